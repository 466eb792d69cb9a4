import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { subscriptionsApi, useRefresh, type Subscription } from './api.ts';

type Props = { id: string; failed: Subscription['occurrences'][number] };

/** Why a period could not be invoiced, and what can be done about it. */
export function FailedPeriod({ id, failed }: Props) {
  const t = useTexts().subscriptions.failed;
  const { locale } = useLocale();
  const toasts = useToasts();
  const refresh = useRefresh();
  const mayEdit = useMay('invoices.issue');
  const [skipping, setSkipping] = useState(false);
  const retry = useMutation({
    mutationFn: () => subscriptionsApi.retry({ id, on: failed.on }),
    onSuccess: async (after) => {
      const isDone = after.occurrences.find((one) => one.on === failed.on)?.state === 'done';
      if (isDone) toasts.success(t.done);
      else toasts.info(t.still);
      await refresh();
    },
    onError: toasts.failure,
  });
  const skip = useMutation({
    mutationFn: () => subscriptionsApi.skip({ id, on: failed.on }),
    onSuccess: async () => {
      setSkipping(false);
      toasts.success(t.skipped);
      await refresh();
    },
    onError: toasts.failure,
  });
  return (
    <>
      <Problem
        problem={{
          title: t.title(formatDate(plainDate(failed.on), locale, 'long')),
          detail: t.text,
          findings: failed.findings.filter((one) => one.severity === 'error'),
        }}
        actions={
          mayEdit && (
            <>
              <Button size="xs" loading={retry.isPending} onClick={() => retry.mutate()}>
                {t.retry}
              </Button>{' '}
              <Button size="xs" variant="default" onClick={() => setSkipping(true)}>
                {t.skip}
              </Button>
            </>
          )
        }
      />
      <ConfirmDialog
        opened={skipping}
        onClose={() => setSkipping(false)}
        title={t.skipTitle}
        confirmLabel={t.skip}
        busy={skip.isPending}
        onConfirm={() => skip.mutate()}
      >
        {t.skipText}
      </ConfirmDialog>
    </>
  );
}
