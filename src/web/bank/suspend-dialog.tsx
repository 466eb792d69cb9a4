import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { CustomerPicker } from '../invoices/index.ts';
import { useTexts } from '../kit/locale.tsx';
import classes from './bank.module.css';
import { guessed, type CustomerDialogProps } from './on-account-dialog.tsx';
import { LineCard } from './pair.tsx';

/** Money of nobody yet: account 471, with whom it may be of. */
export function SuspendDialog({ line, guess, decisions, onClose }: CustomerDialogProps) {
  const t = useTexts();
  const words = t.banking.suspend;
  const [candidate, setCandidate] = useState(guessed(guess, line.currency));
  return (
    <Modal
      opened
      onClose={onClose}
      size="md"
      title={words.title}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      <form
        className={classes.editor}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          decisions.decide({ kind: 'suspend', line, candidatePartyId: candidate?.id ?? null });
          onClose();
        }}
      >
        <LineCard line={line} />
        <p className={classes.explain}>{words.text}</p>
        <CustomerPicker
          label={`${words.candidate} (${t.common.field.optional})`}
          value={candidate}
          onChange={setCandidate}
        />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t.common.action.cancel}
          </Button>
          <Button type="submit" data-autofocus>
            {words.confirm}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
