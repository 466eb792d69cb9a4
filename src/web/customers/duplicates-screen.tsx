import { Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { parties, useDescribe, useRefresh } from '../invoices/index.ts';
import { BackLink } from '../kit/back-link.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { CustomersIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { DismissedPairs } from './dismissed-pairs.tsx';
import { DuplicateGroup, type Merge, type Pair } from './duplicate-group.tsx';

/** Records that may be one customer: a person decides which is kept, and whether they are one at all. */
export function DuplicatesScreen() {
  const t = useTexts();
  const words = t.parties.duplicates;
  const toasts = useToasts();
  const refresh = useRefresh();
  const describe = useDescribe();
  const [asked, setAsked] = useState<Merge | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const found = useQuery({
    queryKey: ['customers', 'duplicates'],
    queryFn: ({ signal }) => parties.duplicates({}, { signal }),
  });
  const undo = useMutation({
    mutationFn: (id: string) => parties.undoMerge({ id }),
    onSuccess: refresh,
    onError: setRefusal,
  });
  const merge = useMutation({
    mutationFn: ({ survivor, duplicate }: Merge) =>
      parties.merge({ id: survivor.id, duplicateId: duplicate.id }),
    onSuccess: async (kept, { survivor, duplicate }) => {
      setRefusal(null);
      const mergeId = kept.merged.find((one) => one.id === duplicate.id)?.mergeId;
      toasts.success({
        message: words.done(duplicate.name, survivor.name),
        ...(typeof mergeId === 'string' && { undo: () => undo.mutate(mergeId) }),
      });
      await refresh();
    },
    onError: setRefusal,
    onSettled: () => setAsked(null),
  });
  const restore = useMutation({
    mutationFn: (pairs: Pair[]) => parties.restoreDuplicates({ pairs }),
    onSuccess: refresh,
    onError: setRefusal,
  });
  const dismiss = useMutation({
    mutationFn: (pairs: Pair[]) => parties.dismissDuplicates({ pairs }),
    onSuccess: async (_done, pairs) => {
      setRefusal(null);
      toasts.success({ message: words.dismissed, undo: () => restore.mutate(pairs) });
      await refresh();
    },
    onError: setRefusal,
  });
  return (
    <Page
      title={words.title}
      subtitle={words.text}
      width="narrow"
      before={<BackLink to="/clients">{t.receivables.customers.title}</BackLink>}
    >
      {refusal !== null && <Problem problem={refusal} describe={describe} compact />}
      {found.isError && <Problem problem={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Skeleton height={220} />}
      {found.data?.groups.length === 0 && (
        <EmptyState icon={CustomersIcon} title={words.none}>
          {words.noneText}
        </EmptyState>
      )}
      {found.data?.groups.map((group) => (
        <DuplicateGroup
          key={`${group.reason} ${group.customers.map((one) => one.id).join()}`}
          group={group}
          onMerge={setAsked}
          onDismiss={(pairs) => dismiss.mutate(pairs)}
        />
      ))}
      <DismissedPairs pairs={found.data?.dismissed ?? []} />
      <ConfirmDialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={words.confirmTitle}
        confirmLabel={words.confirm}
        onConfirm={() => {
          if (asked !== null) merge.mutate(asked);
        }}
        reversible
        busy={merge.isPending}
      >
        {asked !== null && words.confirmText(asked.duplicate.name, asked.survivor.name)}
      </ConfirmDialog>
    </Page>
  );
}
