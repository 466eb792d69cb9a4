import { Button, SegmentedControl } from '@mantine/core';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { BankTabs } from '../bank/index.ts';
import { RecordPayment, type PaymentTarget } from '../invoices/index.ts';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { BankIcon, PlusIcon } from '../kit/icons.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Page, Toolbar } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import type { RemittanceKind } from '../../core/instruments/index.ts';
import {
  instruments,
  useAct,
  useInstruments,
  useSummary,
  type Family,
  type Instrument,
  type View,
} from './api.ts';
import { InstrumentTable, type Act } from './instrument-table.tsx';
import classes from './instruments.module.css';
import { LineDialog } from './line-dialog.tsx';
import { RemitDialog, type ToRemit } from './remit-dialog.tsx';
import { Slips } from './slips.tsx';
import { SummaryTiles } from './summary-tiles.tsx';
import { UnpaidForm } from './unpaid-form.tsx';

const VIEWS = ['open', 'held', 'remitted', 'unpaid', 'paid', 'all'] as const satisfies readonly View[];

type Props = {
  family: Family;
  /** Between the figures and the list. */
  children?: ReactNode;
  /** What may be done with what is selected. */
  remittances: readonly { kind: RemittanceKind; label: (count: number) => string }[];
};

/** The list of one family: figures, what waits, what goes to the bank, what came back. N adds, X selects. */
export function FamilyScreen({ family, children, remittances }: Props) {
  const t = useTexts().instruments;
  const mayRecord = useMay('payments.record');
  const mayMatch = useMay('bank.match');
  const [view, setView] = useState<View>('open');
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [adding, setAdding] = useState<PaymentTarget | null>(null);
  const [remitting, setRemitting] = useState<ToRemit | null>(null);
  const [unpaid, setUnpaid] = useState<Instrument | null>(null);
  const [debiting, setDebiting] = useState<Instrument | null>(null);
  const [undoing, setUndoing] = useState<Instrument | null>(null);
  const list = useInstruments(family, view);
  const summary = useSummary(family).data;
  const today = summary?.today ?? '';
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.instruments) ?? [], [list.data]);
  const add = useCallback(
    () => setAdding({ customer: null, means: family === 'cheques' ? 'cheque' : 'bill' }),
    [family],
  );
  useShortcut('n', add, { label: t[family].add, group: 'screen', enabled: mayRecord });
  const step = useAct(
    ({ one, act }: { one: Instrument; act: 'send' | 'accept' | 'pay' }) =>
      instruments.step({ id: one.id, act, on: today }),
    t.done.step,
  );
  const undo = useAct(
    (one: Instrument) => instruments.undo({ id: one.id }),
    t.done.undo,
    () => setUndoing(null),
  );
  const { mutate } = step;
  const onAct = useCallback(
    (one: Instrument, act: Act) => {
      if (act === 'unpaid') setUnpaid(one);
      else if (act === 'undo') setUndoing(one);
      else if (act !== 'debit') mutate({ one, act });
      else if (mayMatch) setDebiting(one);
    },
    [mutate, mayMatch],
  );
  const { fetchNextPage } = list;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const chosenOf = (ids: ReadonlySet<string>): Instrument[] =>
    rows.filter((one) => ids.has(one.id) && one.state === 'held');
  return (
    <Page
      title={t[family].title}
      subtitle={t[family].subtitle}
      before={<BankTabs />}
      actions={
        mayRecord && (
          <Button leftSection={<PlusIcon size={18} />} onClick={add}>
            {t[family].add}
          </Button>
        )
      }
    >
      {summary !== undefined && <SummaryTiles summary={summary} family={family} />}
      {summary !== undefined && summary.urgent > 0 && (
        <p className={classes.warning} role="status">
          {t.urgent(summary.urgent)}
        </p>
      )}
      {children}
      <Toolbar label={t.view}>
        <SegmentedControl
          className={classes.views}
          aria-label={t.view}
          value={view}
          onChange={(value) => {
            setView(value as View);
            setSelection(new Set());
          }}
          data={VIEWS.map((one) => ({
            value: one,
            label: one === 'held' && family === 'bills' ? t.views.heldBills : t.views[one],
          }))}
        />
      </Toolbar>
      <InstrumentTable
        family={family}
        today={today}
        rows={rows}
        onAct={mayRecord ? onAct : null}
        {...(mayRecord && {
          selection,
          onSelection: setSelection,
          selectionBar: (ids: ReadonlySet<string>) => {
            const chosen = chosenOf(ids);
            return remittances.map(({ kind, label }) => (
              <Button
                key={kind}
                size="compact-md"
                disabled={chosen.length === 0}
                onClick={() => setRemitting({ kind, chosen })}
              >
                {label(chosen.length)}
              </Button>
            ));
          },
        })}
        loading={list.isPending}
        hasMore={list.hasNextPage}
        loadMore={more}
        loadingMore={list.isFetchingNextPage}
        problem={
          list.isError ? <Problem problem={list.error} onRetry={() => void list.refetch()} /> : undefined
        }
        empty={
          view === 'open' ? (
            <EmptyState
              icon={BankIcon}
              title={t[family].none}
              action={mayRecord && <Button onClick={add}>{t[family].add}</Button>}
            >
              {t[family].noneDetail}
            </EmptyState>
          ) : (
            <p className={classes.explain}>{t[family].nothing}</p>
          )
        }
      />
      <Slips family={family} />
      <RecordPayment target={adding} onClose={() => setAdding(null)} />
      <UnpaidForm target={unpaid} today={today} onClose={() => setUnpaid(null)} />
      {remitting !== null && (
        <RemitDialog
          target={remitting}
          today={today}
          onDone={() => {
            setRemitting(null);
            setSelection(new Set());
          }}
          onClose={() => setRemitting(null)}
        />
      )}
      {debiting !== null && (
        <LineDialog target={{ instrument: debiting }} onClose={() => setDebiting(null)} />
      )}
      <ConfirmDialog
        opened={undoing !== null}
        onClose={() => setUndoing(null)}
        title={t.undoTitle(undoing?.number ?? '')}
        confirmLabel={t.undoConfirm}
        onConfirm={() => {
          if (undoing !== null) undo.mutate(undoing);
        }}
        busy={undo.isPending}
        reversible
      >
        {undoing !== null && (t.undoDetail as Record<string, string>)[undoing.state]}
      </ConfirmDialog>
    </Page>
  );
}
