import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { payments, useRefresh } from './api.ts';
import { useDescribe } from './fields.ts';
import classes from './invoices.module.css';

/** A returned cheque, a refused debit, a mistake: undone by a contrary entry, with the reason. */
export function ReversePayment({ id, onClose }: { id: string | null; onClose: () => void }) {
  const t = useTexts();
  const words = t.receivables.payment;
  const toasts = useToasts();
  const refresh = useRefresh();
  const describe = useDescribe();
  const [reason, setReason] = useState('');
  const reverse = useMutation({
    mutationFn: () => payments.reverse({ id: id ?? '', reason }),
    onSuccess: async () => {
      toasts.success(words.reversed);
      setReason('');
      onClose();
      await refresh();
    },
  });
  return (
    <Modal
      opened={id !== null}
      onClose={onClose}
      title={words.reverseTitle}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          reverse.mutate();
        }}
      >
        <p className={classes.verdict}>{words.reverseText}</p>
        <Textarea
          label={words.reason}
          description={words.reasonHint}
          autosize
          minRows={2}
          maxLength={300}
          required
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {reverse.isError && <Problem problem={reverse.error} describe={describe} compact />}
        <div className={classes.buttons} style={{ justifyContent: 'flex-end' }}>
          <Button variant="default" onClick={onClose}>
            {t.common.action.cancel}
          </Button>
          <Button type="submit" loading={reverse.isPending} disabled={reason.trim() === ''}>
            {words.reverseSubmit}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
