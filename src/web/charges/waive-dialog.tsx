import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDescribe, useFieldErrors } from '../invoices/index.ts';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { chargesApi } from './api.ts';
import classes from './charges.module.css';

export type WaiveTarget = { partyId: string; itemIds: string[] | null; name: string };

/** Giving up money asks for a reason. */
export function WaiveDialog({ target, onClose }: { target: WaiveTarget | null; onClose: () => void }) {
  const t = useTexts();
  return (
    <Modal
      opened={target !== null}
      onClose={onClose}
      title={target === null ? '' : t.charges.customer.waiveTitle(target.name)}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      {target !== null && <Form target={target} onClose={onClose} />}
    </Modal>
  );
}

function Form({ target, onClose }: { target: WaiveTarget; onClose: () => void }) {
  const t = useTexts();
  const words = t.charges.customer;
  const toasts = useToasts();
  const describe = useDescribe();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const waive = useMutation({
    mutationFn: () => chargesApi.waive({ partyId: target.partyId, itemIds: target.itemIds, reason }),
    onSuccess: async () => {
      toasts.success(words.waived);
      onClose();
      await queries.invalidateQueries();
    },
  });
  const errorOf = useFieldErrors(waive.error);
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        waive.mutate();
      }}
    >
      <p className={classes.text}>{words.waiveText}</p>
      {waive.isError && <Problem problem={waive.error} describe={describe} compact />}
      <Textarea
        label={words.reason}
        description={words.reasonHint}
        autosize
        data-autofocus
        maxLength={300}
        value={reason}
        error={errorOf('reason')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button type="submit" loading={waive.isPending}>
          {words.waive}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t.common.action.cancel}
        </Button>
      </div>
    </form>
  );
}
