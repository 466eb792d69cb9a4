import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../kit/locale.tsx';
import type { Line } from './api.ts';
import classes from './bank.module.css';
import { LineCard } from './pair.tsx';

type LineDialogProps = {
  line: Line;
  words: { title: string; text: string; confirm: string };
  isReady: boolean;
  /** The dialog has nothing to type in first: Enter confirms. */
  confirmFirst?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** One line of the bank, what the decision means, its fields, and the decision. */
export function LineDialog(props: LineDialogProps) {
  const { line, words, isReady, confirmFirst, onConfirm, onClose, children } = props;
  const t = useTexts().common.action;
  return (
    <Modal
      opened
      onClose={onClose}
      size="md"
      title={words.title}
      closeButtonProps={{ 'aria-label': t.close }}
    >
      <form
        className={classes.editor}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady) return;
          onConfirm();
          onClose();
        }}
      >
        <LineCard line={line} />
        <p className={classes.explain}>{words.text}</p>
        {children}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button type="submit" disabled={!isReady} data-autofocus={confirmFirst}>
            {words.confirm}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
