import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { BULK_LIMIT } from '../../contract/bulk-limit.ts';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { useTexts } from '../kit/locale.tsx';
import { RegisterRefusal } from './register-refusal.tsx';
import { registersApi } from './registers-api.ts';

/** Over the list of customers while some are chosen: ask the registers about all of them. */
export function RegisterBar({ ids }: { ids: readonly string[] }) {
  const words = useTexts().registers.run;
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const start = useMutation({
    mutationFn: () => registersApi.start({ ids: [...ids] }),
    onSuccess: (run) => void navigate({ to: `/clients/verifications/${run.id}` }),
  });
  if (ids.length > BULK_LIMIT) return <span>{words.tooMany(BULK_LIMIT)}</span>;
  return (
    <>
      <Button size="xs" onClick={() => setAsking(true)}>
        {words.bar(ids.length)}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        onClose={() => {
          setAsking(false);
          start.reset();
        }}
        title={words.confirmTitle(ids.length)}
        confirmLabel={words.confirm}
        reversible
        busy={start.isPending}
        onConfirm={() => start.mutate()}
      >
        {words.confirmText}
        {start.isError && <RegisterRefusal error={start.error} />}
      </ConfirmDialog>
    </>
  );
}
