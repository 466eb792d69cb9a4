import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import classes from './confirm-dialog.module.css';
import type { ConfirmDialogProps } from './confirm-dialog.tsx';
import { useTexts } from './locale.tsx';

/** Fetched by confirm-dialog.tsx. */
export function ConfirmModal(props: ConfirmDialogProps) {
  const { opened, onClose, title } = props;
  const t = useTexts().common;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      attributes={{ content: { role: 'alertdialog' } }}
      closeButtonProps={{ 'aria-label': t.action.close }}
      classNames={{ title: classes.title }}
    >
      <Body {...props} />
    </Modal>
  );
}

function Body(props: ConfirmDialogProps) {
  const { onClose, children, confirmLabel, onConfirm, busy = false, typed } = props;
  const { destructive = false, reversible = false } = props;
  const t = useTexts().common;
  const [word, setWord] = useState('');
  const ready = typed === undefined || word.trim().toLowerCase() === typed.toLowerCase();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void onConfirm();
      }}
    >
      <div>{children}</div>
      {!reversible && <p className={classes.warning}>{t.confirm.irreversible}</p>}
      {typed !== undefined && (
        <TextInput
          label={t.confirm.typeToConfirm(typed)}
          value={word}
          onChange={(event) => setWord(event.currentTarget.value)}
          autoComplete="off"
          data-autofocus
        />
      )}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose} data-autofocus={typed === undefined || undefined}>
          {t.action.cancel}
        </Button>
        <Button type="submit" color={destructive ? 'red.9' : undefined} loading={busy} disabled={!ready}>
          {confirmLabel}
        </Button>
      </div>
    </form>
  );
}
