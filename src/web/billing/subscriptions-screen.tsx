import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { DataTable } from '../kit/data-table.tsx';
import type { Column } from '../kit/data-table-types.ts';
import { DateText } from '../kit/dates.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { PlusIcon, SubscriptionIcon } from '../kit/icons.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText, useMoney } from '../kit/money.tsx';
import { Page } from '../kit/page.tsx';
import { usePaletteActions } from '../kit/palette-actions.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { subscriptionsApi, type SubscriptionRow } from './api.ts';
import classes from './billing.module.css';
import { stateColour, stateOf } from './subscription-state.ts';

/** « Abonnements »: what is invoiced by itself, and when next. */
export function SubscriptionsScreen() {
  const t = useTexts().subscriptions;
  const money = useMoney();
  const navigate = useNavigate();
  const mayEdit = useMay('invoices.issue');
  const list = useQuery({
    queryKey: ['subscriptions', 'list'],
    queryFn: ({ signal }) => subscriptionsApi.list({}, { signal }),
  });
  const create = useCallback(() => void navigate({ to: '/abonnements/nouveau' }), [navigate]);
  useShortcut('n', create, { label: t.new, group: 'screen', enabled: mayEdit });
  usePaletteActions(
    useMemo(
      () => (mayEdit ? [{ id: 'subscription', label: t.new, icon: PlusIcon, keys: 'n', run: create }] : []),
      [mayEdit, t, create],
    ),
  );
  const rows = list.data?.subscriptions ?? [];
  const columns = useColumns(list.data?.today ?? null);
  const sums = [...new Set(rows.map((row) => row.currency))].map((currency) =>
    money(
      rows.filter((row) => row.currency === currency).reduce((sum, row) => sum + BigInt(row.yearMinor), 0n),
      currency,
    ),
  );
  const add = mayEdit && (
    <Button leftSection={<PlusIcon size={18} />} onClick={create}>
      {t.new}
    </Button>
  );
  return (
    <Page
      title={t.title}
      subtitle={rows.length === 0 ? '\u00a0' : `${t.count(rows.length)}, ${t.year(sums.join(' + '))}.`}
      actions={rows.length > 0 && add}
    >
      <DataTable<SubscriptionRow>
        label={t.label}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        rowName={(row) => `${row.customerName} ${row.title}`}
        total={rows.length}
        onOpen={(row) => void navigate({ to: `/abonnements/${row.id}` })}
        loading={list.isPending}
        problem={
          list.isError ? <Problem problem={list.error} onRetry={() => void list.refetch()} /> : undefined
        }
        empty={
          <EmptyState icon={SubscriptionIcon} title={t.empty} action={add}>
            {t.emptyText}
          </EmptyState>
        }
      />
    </Page>
  );
}

function useColumns(today: string | null): Column<SubscriptionRow>[] {
  const t = useTexts().subscriptions;
  return useMemo(
    () => [
      {
        key: 'customer',
        header: t.columns.customer,
        width: 'minmax(10rem, 1fr)',
        card: 'title',
        cell: (row) => <span className={classes.name}>{row.customerName}</span>,
      },
      {
        key: 'title',
        header: t.columns.title,
        width: 'minmax(10rem, 1.2fr)',
        card: 'line',
        cell: (row) => row.title,
      },
      {
        key: 'every',
        header: t.columns.every,
        width: '10rem',
        card: 'hidden',
        cell: (row) => t.every(row.everyMonths),
      },
      {
        key: 'state',
        header: t.columns.state,
        width: '7rem',
        card: 'line',
        cell: (row) => {
          const state = stateOf(row, today);
          return <StatusBadge colour={stateColour[state]}>{t.states[state]}</StatusBadge>;
        },
      },
      {
        key: 'next',
        header: t.columns.next,
        width: '9rem',
        card: 'line',
        cardLabel: true,
        cell: (row) => <DateText date={row.next?.on ?? null} />,
      },
      {
        key: 'amount',
        header: t.columns.amount,
        width: '8rem',
        align: 'end',
        card: 'amount',
        cell: (row) =>
          row.next === null ? (
            <span className={classes.dim}>—</span>
          ) : (
            <MoneyText minor={row.next.netMinor} currency={row.currency} />
          ),
      },
    ],
    [t, today],
  );
}
