import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { DataTable } from '../kit/data-table.tsx';
import type { Column } from '../kit/data-table-types.ts';
import { DateText } from '../kit/dates.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { BankIcon, UploadIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Page } from '../kit/page.tsx';
import { usePaletteActions } from '../kit/palette-actions.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { bank, keys, type Payout } from './api.ts';
import classes from './bank.module.css';
import { BankTabs } from './bank-tabs.tsx';
import { PayoutDetail } from './payout-detail.tsx';
import { PayoutImport } from './payout-import.tsx';

/** « Versements et remises »: what will come in one line, what came, and what does not fit. */
export function PayoutsScreen() {
  const t = useTexts().payouts;
  const mayImport = useMay('bank.import');
  const [importing, setImporting] = useState(false);
  const [opened, setOpened] = useState<Payout | null>(null);
  const list = useQuery({ queryKey: keys.payouts, queryFn: ({ signal }) => bank.payouts({}, { signal }) });
  const actions = useMemo(
    () =>
      mayImport
        ? [{ id: 'payout-import', label: t.import.action, icon: UploadIcon, run: () => setImporting(true) }]
        : [],
    [mayImport, t],
  );
  usePaletteActions(actions);
  const columns = useColumns();
  const payouts = list.data?.payouts ?? [];
  const importButton = mayImport ? (
    <Button variant={payouts.length === 0 ? 'filled' : 'default'} onClick={() => setImporting(true)}>
      {t.import.action}
    </Button>
  ) : undefined;
  const isEmpty = list.isSuccess && payouts.length === 0;
  return (
    <Page
      title={t.title}
      subtitle={t.subtitle}
      before={<BankTabs />}
      actions={isEmpty ? undefined : importButton}
    >
      {isEmpty ? (
        <EmptyState icon={BankIcon} title={t.empty.title} action={importButton}>
          {t.empty.text}
        </EmptyState>
      ) : (
        <DataTable<Payout>
          label={t.list}
          rows={payouts}
          columns={columns}
          rowKey={(payout) => payout.id}
          rowName={(payout) => payout.reference}
          onOpen={setOpened}
          muted={(payout) => payout.state === 'cancelled'}
          loading={list.isPending}
          problem={
            list.isError ? <Problem problem={list.error} onRetry={() => void list.refetch()} /> : undefined
          }
        />
      )}
      <PayoutImport opened={importing} onClose={() => setImporting(false)} />
      <PayoutDetail payout={opened} onClose={() => setOpened(null)} />
    </Page>
  );
}

const COLOURS = { expected: 'blue', received: 'green', cancelled: 'grey' } as const;

function useColumns(): Column<Payout>[] {
  const t = useTexts().payouts;
  const amount = (
    key: string,
    header: string,
    of: (payout: Payout) => string | null,
    card: 'amount' | 'line' | 'hidden',
  ): Column<Payout> => ({
    key,
    header,
    width: '6.25rem',
    align: 'end',
    card,
    cardLabel: card === 'line',
    cell: (payout) => {
      const minor = of(payout);
      return minor === null ? null : <MoneyText minor={minor} currency={payout.currency} />;
    },
  });
  return [
    {
      key: 'what',
      header: t.columns.what,
      width: 'minmax(8.5rem, 2fr)',
      card: 'title',
      cell: (payout) => (
        <span className={classes.cellText} title={`${payout.provider} ${payout.reference}`.trim()}>
          {payout.provider || t.kinds[payout.kind]}
          <span className={classes.hint}> {payout.reference}</span>
        </span>
      ),
    },
    {
      key: 'expected',
      header: t.columns.expected,
      width: '6.5rem',
      cardLabel: true,
      cell: (payout) => <DateText date={payout.expectedOn} />,
    },
    amount('gross', t.columns.gross, (payout) => payout.grossMinor, 'hidden'),
    amount('fee', t.columns.fee, (payout) => (payout.feeMinor === '0' ? null : payout.feeMinor), 'line'),
    amount('net', t.columns.net, (payout) => payout.netMinor, 'amount'),
    amount('received', t.columns.received, (payout) => receivedOf(payout), 'line'),
    amount('difference', t.columns.difference, (payout) => differenceOf(payout), 'line'),
    {
      key: 'state',
      header: t.columns.state,
      width: '8rem',
      cell: (payout) =>
        payout.openParts > 0 ? (
          <StatusBadge colour="orange">{t.toSettle(payout.openParts)}</StatusBadge>
        ) : (
          <StatusBadge colour={COLOURS[payout.state]}>{t.states[payout.state]}</StatusBadge>
        ),
    },
  ];
}

const receivedOf = (payout: Payout): string | null =>
  payout.state === 'received' ? payout.receivedMinor : null;

/** Nothing is missing of what has come, or was called off. */
const differenceOf = (payout: Payout): string | null => {
  if (payout.state === 'cancelled') return null;
  const missing = BigInt(payout.receivedMinor) - BigInt(payout.netMinor);
  return missing === 0n ? null : missing.toString();
};
