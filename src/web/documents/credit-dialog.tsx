import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { documentsApi, useStore, type Kept } from './api.ts';
import classes from './issued.module.css';
import { useWords } from './texts.ts';

export type CreditDialogProps = { kept: Kept | null; onClose: () => void };

/** A credit note of the whole, as a draft; it asks why, because the document says why. */
export function CreditDialog({ kept, onClose }: CreditDialogProps) {
  const t = useTexts();
  const own = useWords();
  return (
    <Modal
      opened={kept !== null}
      onClose={onClose}
      title={kept === null ? '' : own.credit.title(kept.number)}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      {kept !== null && <Body kept={kept} onClose={onClose} />}
    </Modal>
  );
}

function Body({ kept, onClose }: { kept: Kept; onClose: () => void }) {
  const t = useTexts();
  const own = useWords();
  const words = own.credit;
  const store = useStore();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const credit = useMutation({
    mutationFn: () => documentsApi.credit({ id: kept.id, reason: reason.trim() }),
    onSuccess: async (made) => {
      onClose();
      await store(made);
      await navigate({ to: `/ventes/${made.id}` });
    },
  });
  return (
    <form
      className={classes.dialog}
      onSubmit={(event) => {
        event.preventDefault();
        credit.mutate();
      }}
    >
      <p>{words.text}</p>
      <TextInput
        label={words.reason}
        description={words.reasonHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data-autofocus
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {credit.isError && <Problem problem={credit.error} compact />}
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {t.common.action.cancel}
        </Button>
        <Button type="submit" loading={credit.isPending} disabled={reason.trim() === ''}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
