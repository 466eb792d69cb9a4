import { Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DrawerForm, TargetDrawer } from '../kit/drawer-form.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { accountantApi, accountantKey, useAccountantWords, type Batch } from './accountant-api.ts';
import classes from './books.module.css';

/** Notes why the accountant did not take a batch; what it held goes again. */
export function RefuseBatchForm({ batch, onClose }: { batch: Batch | null; onClose: () => void }) {
  const t = useAccountantWords().refuse;
  return (
    <TargetDrawer target={batch} title={batch === null ? '' : t.title(batch.no)} onClose={onClose}>
      {(target) => <Form batch={target} onClose={onClose} />}
    </TargetDrawer>
  );
}

function Form({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  const t = useAccountantWords().refuse;
  const toasts = useToasts();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const refuse = useMutation({
    mutationFn: () => accountantApi.refuse({ id: batch.id, reason }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: accountantKey });
      toasts.success(t.done);
      onClose();
    },
  });
  return (
    <DrawerForm
      problem={refuse.isError && <Problem problem={refuse.error} compact />}
      submit={t.submit}
      busy={refuse.isPending}
      disabled={reason.trim().length < 3}
      onSubmit={() => refuse.mutate()}
      onClose={onClose}
    >
      <p className={classes.note}>{t.detail}</p>
      <Textarea
        label={t.reason}
        required
        autosize
        minRows={2}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DrawerForm>
  );
}
