import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useRefresh } from '../invoices/index.ts';
import { DrawerForm, TargetDrawer } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { periodsApi, type Periods } from './api.ts';
import classes from './entries.module.css';

type Lock = Periods['locks'][number];

/** A soft lock is lifted with a reason, which stays. */
export function UnlockForm({ lock, onClose }: { lock: Lock | null; onClose: () => void }) {
  const t = useTexts().entries.periodsScreen;
  return (
    <TargetDrawer target={lock} title={t.unlockTitle} onClose={onClose}>
      {(target) => <Form lock={target} onClose={onClose} />}
    </TargetDrawer>
  );
}

function Form({ lock, onClose }: { lock: Lock; onClose: () => void }) {
  const t = useTexts().entries.periodsScreen;
  const toasts = useToasts();
  const refresh = useRefresh();
  const [reason, setReason] = useState('');
  const unlock = useMutation({
    mutationFn: () =>
      periodsApi.unlock({
        journal: lock.journal as Parameters<typeof periodsApi.unlock>[0]['journal'],
        reason,
      }),
    onSuccess: async () => {
      toasts.success(t.unlocked);
      onClose();
      await refresh();
    },
  });
  return (
    <DrawerForm
      problem={unlock.isError && <Problem problem={unlock.error} compact />}
      submit={t.unlock}
      busy={unlock.isPending}
      disabled={reason.trim() === ''}
      onSubmit={() => unlock.mutate()}
      onClose={onClose}
    >
      <p className={classes.hint}>{t.unlockDetail}</p>
      <TextInput
        label={t.reason}
        required
        maxLength={200}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DrawerForm>
  );
}
