import { Button, Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { BULK_LIMIT } from '../../contract/bulk-limit.ts';
import { isInvoice, type DocumentKind } from '../../core/invoicing/index.ts';
import { RemindButton } from '../dunning/index.ts';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { useTexts } from '../kit/locale.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { bulkApi, type BulkChoice, type BulkRun } from './bulk-api.ts';
import type { SalesFilter, Whole } from './sales-filter.ts';

/** What the bar must know of a row of the list. */
export type Choosable = { readonly id: string; readonly kind: DocumentKind; readonly state: string };

export type BulkBarProps = {
  chosen: readonly Choosable[];
  /** Of the chosen invoices, what is owed and late. */
  lateItemIds: readonly string[];
  /** More is on the server than the list has read, and all that was read is chosen: what the whole of it is. */
  whole: Whole;
  /** What the list is narrowed by. */
  filter: SalesFilter;
};

type Asking = 'issue' | 'send' | null;

/** What can be done to the chosen documents together: each action counts those it fits, the others are left alone. */
export function BulkBar({ chosen, lateItemIds, whole: offered, filter }: BulkBarProps) {
  const t = useTexts().bulk;
  const navigate = useNavigate();
  const toasts = useToasts();
  const mayIssue = useMay('invoices.issue');
  const maySend = useMay('messages.send');
  const [asking, setAsking] = useState<Asking>(null);
  const [whole, setWhole] = useState(false);
  const [send, setSend] = useState(false);
  const drafts = chosen.filter((one) => one.state === 'draft' && isInvoice(one.kind));
  const issued = chosen.filter((one) => one.state === 'issued');
  const takesDrafts = whole && offered !== null;
  const takesIssued = whole && offered === 'all';
  const { search, customerId, sending } = filter;
  const narrowed = {
    ...(search !== undefined && { search }),
    ...(customerId !== undefined && { customerId }),
    ...(sending !== undefined && { sending }),
  };
  const choiceOf = (rows: readonly Choosable[], takesWhole: boolean): BulkChoice =>
    takesWhole ? { all: narrowed } : { ids: rows.map((one) => one.id) };
  const start = useMutation({
    mutationFn: (action: 'issue' | 'send' | 'print'): Promise<BulkRun> => {
      if (action === 'issue') return bulkApi.issue({ choice: choiceOf(drafts, takesDrafts), send });
      return bulkApi[action]({ choice: choiceOf(issued, takesIssued) });
    },
    onSuccess: (run) => void navigate({ to: `/ventes/lots/${run.id}` }),
    onError: (error) => toasts.failure(error),
    onSettled: () => setAsking(null),
  });
  if (chosen.length > BULK_LIMIT && !takesDrafts) return <span>{t.bar.tooMany(BULK_LIMIT)}</span>;
  const close = () => setAsking(null);
  return (
    <>
      {offered !== null && (
        <Checkbox
          size="xs"
          label={t.bar.whole}
          checked={whole}
          onChange={(event) => setWhole(event.currentTarget.checked)}
        />
      )}
      {mayIssue && (
        <Button size="xs" disabled={drafts.length === 0 && !takesDrafts} onClick={() => setAsking('issue')}>
          {t.bar.issue(drafts.length)}
        </Button>
      )}
      {maySend && (
        <Button
          size="xs"
          variant="default"
          disabled={issued.length === 0 && !takesIssued}
          onClick={() => setAsking('send')}
        >
          {t.bar.send(issued.length)}
        </Button>
      )}
      <Button
        size="xs"
        variant="default"
        disabled={issued.length === 0 && !takesIssued}
        loading={start.isPending && asking === null}
        onClick={() => start.mutate('print')}
      >
        {t.bar.print(issued.length)}
      </Button>
      {!whole && <RemindButton what={{ itemIds: [...lateItemIds] }} count={lateItemIds.length} size="xs" />}
      <ConfirmDialog
        opened={asking === 'issue'}
        onClose={close}
        title={takesDrafts ? t.confirm.issueWhole : t.confirm.issueTitle(drafts.length)}
        confirmLabel={t.confirm.issue}
        busy={start.isPending}
        onConfirm={() => start.mutate('issue')}
      >
        <p>{t.confirm.issueText}</p>
        {maySend && (
          <Checkbox
            label={t.confirm.alsoSend}
            checked={send}
            onChange={(event) => setSend(event.currentTarget.checked)}
          />
        )}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'send'}
        onClose={close}
        title={takesIssued ? t.confirm.sendWhole : t.confirm.sendTitle(issued.length)}
        confirmLabel={t.confirm.send}
        busy={start.isPending}
        onConfirm={() => start.mutate('send')}
      >
        <p>{t.confirm.sendText}</p>
      </ConfirmDialog>
    </>
  );
}
