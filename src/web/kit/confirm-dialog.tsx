import { Button, Modal, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTexts } from './locale.tsx';
import classes from './confirm-dialog.module.css';

export type ConfirmDialogProps = {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, and that it cannot be taken back. */
  children: ReactNode;
  /** The act itself: « Émettre la facture », never « OK ». */
  confirmLabel: string;
  onConfirm: () => void | Promise<void>;
  destructive?: boolean;
  busy?: boolean;
  /** The word to type first, for what cannot be rebuilt. */
  typed?: string;
};

/** Only for what cannot be undone (issue, seal, close, erase). Everything else acts, and offers to undo. */
export function ConfirmDialog(props: ConfirmDialogProps) {
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
  const { onClose, children, confirmLabel, onConfirm, destructive = false, busy = false, typed } = props;
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
      <p className={classes.warning}>{t.confirm.irreversible}</p>
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
