import { Button, Select } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { customerShows, customerSorts, type receivablesContract } from '../../app/receivables/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { ExportMenu, receivables, ViewsMenu } from '../invoices/index.ts';
import { DataTable } from '../kit/data-table.tsx';
import type { Column, Sort } from '../kit/data-table-types.ts';
import { DateText } from '../kit/dates.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { CustomersIcon, PlusIcon } from '../kit/icons.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { FilterBar, Page } from '../kit/page.tsx';
import { usePaletteActions } from '../kit/palette-actions.tsx';
import { Problem } from '../kit/problem.tsx';
import { SearchField } from '../kit/search-field.tsx';
import { useMay } from '../kit/session.tsx';
import { readStored, writeStored } from '../kit/stored.ts';
import { CustomerForm } from './customer-form.tsx';
import { ListFilters, type Narrowing } from './list-filters.tsx';
import { useMissingText } from './missing-text.ts';
import classes from './customers.module.css';
import { useDelayText } from './delay-text.ts';

type Row = AnswerOf<typeof receivablesContract.customers>['customers'][number];
type SortKey = (typeof customerSorts)[number];
type Show = (typeof customerShows)[number];

const readSort = (): Sort => {
  const [key, direction] = (readStored('customers.sort') ?? '').split(' ');
  const known = customerSorts.find((one) => one === key);
  return known === undefined
    ? { key: 'overdue', direction: 'descending' }
    : { key: known, direction: direction === 'descending' ? 'descending' : 'ascending' };
};

/** Everyone we sell to, those who owe most first. */
export function CustomersScreen() {
  const t = useTexts().receivables;
  const duplicates = useTexts().parties.duplicates.link;
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const words =
    typeof search['search'] === 'string' || typeof search['search'] === 'number'
      ? String(search['search'])
      : '';
  const show: Show = customerShows.find((one) => one === search['show']) ?? 'all';
  const [sort, setSort] = useState(readSort);
  const [adding, setAdding] = useState(false);
  const mayAdd = useMay('customers.edit');
  useShortcut('n', () => setAdding(true), { label: t.actions.newCustomer, group: 'screen', enabled: mayAdd });
  usePaletteActions(
    useMemo(
      () =>
        mayAdd
          ? [
              {
                id: 'customer',
                label: t.actions.newCustomer,
                icon: PlusIcon,
                keys: 'n',
                run: () => setAdding(true),
              },
            ]
          : [],
      [mayAdd, t],
    ),
  );
  const change = useCallback(
    (next: { search?: string; show?: Show } & Narrowing) =>
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => {
          const merged: Record<string, unknown> = { ...before, ...next };
          for (const name of ['search', 'tag', 'field', 'fieldValue']) {
            if (merged[name] === '') delete merged[name];
          }
          if (merged['show'] === 'all') delete merged['show'];
          return merged;
        },
        replace: 'search' in next,
      }),
    [navigate],
  );
  const narrowing = narrowingOf(search);
  const filter = {
    ...(words === '' ? {} : { search: words }),
    ...(show === 'all' ? {} : { show }),
    ...narrowing,
  };
  const request = { ...filter, sort: sort.key as SortKey, direction: sort.direction };
  const list = useInfiniteQuery({
    queryKey: ['receivables', 'customers', request],
    queryFn: ({ pageParam, signal }) => receivables.customers({ ...request, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
  const count = useQuery({
    queryKey: ['receivables', 'customers', 'count', filter],
    queryFn: ({ signal }) => receivables.countCustomers(filter, { signal }),
    placeholderData: (before) => before,
  });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.customers) ?? [], [list.data]);
  const columns = useColumns(show === 'incomplete');
  const { fetchNextPage } = list;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return (
    <Page
      title={t.customers.title}
      actions={
        mayAdd && (
          <>
            <Button component={Link} to="/clients/doublons" variant="default">
              {duplicates}
            </Button>
            <Button leftSection={<PlusIcon size={18} />} onClick={() => setAdding(true)}>
              {t.actions.newCustomer}
            </Button>
          </>
        )
      }
    >
      <FilterBar title={count.data === undefined ? t.customers.label : t.customers.found(count.data.count)}>
        <Select
          aria-label={t.customers.showLabel}
          w="12rem"
          allowDeselect={false}
          value={show}
          onChange={(value) => change({ show: customerShows.find((one) => one === value) ?? 'all' })}
          data={customerShows.map((one) => ({ value: one, label: t.customers.show[one] }))}
        />
        <ListFilters value={narrowing} onChange={change} />
        <SearchField
          value={words}
          onChange={(text) => change({ search: text })}
          placeholder={t.customers.search}
        />
        <ViewsMenu />
        <ExportMenu address={(format) => receivables.exportCustomers({ ...request, format })} />
      </FilterBar>
      <DataTable<Row>
        label={t.customers.label}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        total={count.data?.count ?? null}
        sort={sort}
        onSort={(next) => {
          writeStored('customers.sort', `${next.key} ${next.direction}`);
          setSort(next);
        }}
        onOpen={(row) => void navigate({ to: `/clients/${row.id}` })}
        loading={list.isPending}
        hasMore={list.hasNextPage}
        loadMore={more}
        loadingMore={list.isFetchingNextPage}
        problem={
          list.isError ? <Problem problem={list.error} onRetry={() => void list.refetch()} /> : undefined
        }
        empty={
          Object.keys(filter).length === 0 ? (
            <EmptyState
              icon={CustomersIcon}
              title={t.customers.first}
              action={
                <>
                  <Button component={Link} to="/reprise">
                    {t.home.empty.import}
                  </Button>{' '}
                  <Button variant="default" onClick={() => setAdding(true)}>
                    {t.actions.newCustomer}
                  </Button>
                </>
              }
            >
              {t.customers.firstDetail}
            </EmptyState>
          ) : (
            <EmptyState icon={CustomersIcon} title={t.customers.empty}>
              {t.customers.emptyDetail}
            </EmptyState>
          )
        }
      />
      <CustomerForm
        opened={adding}
        onClose={() => setAdding(false)}
        onSaved={(customer) => void navigate({ to: `/clients/${customer.id}` })}
      />
    </Page>
  );
}

function Amounts({ row, of }: { row: Row; of: 'balanceMinor' | 'overdueMinor' }) {
  const t = useTexts().receivables.list;
  const shown = row.balances.filter((one) => one[of] !== '0');
  if (shown.length === 0) return <span className={classes.dim}>{t.none}</span>;
  return (
    <span className={of === 'overdueMinor' ? classes.overdue : classes.balance}>
      {shown.map((one, index) => (
        <span key={one.currency}>
          {index > 0 && ' + '}
          <MoneyText minor={one[of]} currency={one.currency} />
        </span>
      ))}
    </span>
  );
}

/** Values of the address bar may have become numbers on their way. */
function narrowingOf(search: Readonly<Record<string, unknown>>): Narrowing {
  const narrowing: Narrowing = {};
  for (const name of ['tag', 'field', 'fieldValue'] as const) {
    const value = search[name];
    if (typeof value === 'string' || typeof value === 'number') narrowing[name] = String(value);
  }
  return narrowing;
}

/** Where records are completed, what is missing has the room of how they pay. */
const besideMissing = new Set(['name', 'code', 'missing', 'overdue', 'balance']);
const shownOf = <R,>(isIncomplete: boolean, columns: Column<R>[]): Column<R>[] =>
  isIncomplete ? columns.filter((one) => besideMissing.has(one.key)) : columns;

function useColumns(isIncomplete: boolean): Column<Row>[] {
  const t = useTexts().receivables;
  const words = useTexts().parties;
  const missing = useMissingText();
  const delay = useDelayText();
  return useMemo(
    () =>
      shownOf<Row>(isIncomplete, [
        {
          key: 'name',
          header: t.columns.customer,
          width: 'minmax(11rem, 1fr)',
          sortable: true,
          card: 'title',
          cell: (row) => (
            <span>
              <span className={classes.name}>{row.name}</span>
              {row.city !== '' && <span className={classes.city}> · {row.city}</span>}
              {row.isMerged && <span className={classes.city}> · {words.merged.mark}</span>}
            </span>
          ),
        },
        {
          key: 'code',
          header: t.columns.code,
          width: '5.5rem',
          sortable: true,
          card: 'hidden',
          cell: (row) => <span className={classes.dim}>{row.code}</span>,
        },
        ...(isIncomplete
          ? [
              {
                key: 'missing',
                header: words.missingTitle,
                width: 'minmax(10rem, 18rem)',
                card: 'line',
                cell: (row: Row) => <span className={classes.missing}>{missing(row.missing)}</span>,
              } as const,
            ]
          : []),
        {
          key: 'oldest',
          header: t.columns.firstDue,
          width: '6.75rem',
          sortable: true,
          card: 'line',
          cardLabel: true,
          cell: (row) => <DateText date={row.oldestDueOn} />,
        },
        {
          key: 'delay',
          header: t.columns.delay,
          width: '7.5rem',
          card: 'line',
          cell: (row) => (row.averageDelayDays === null ? '—' : delay(row.averageDelayDays)),
        },
        {
          key: 'reminded',
          header: t.columns.lastReminder,
          width: '8rem',
          card: 'hidden',
          cell: (row) =>
            row.lastReminder === null ? (
              <span className={classes.dim}>{t.list.none}</span>
            ) : (
              <span>
                {t.step(row.lastReminder.step)}{' '}
                <span className={classes.dim}>
                  · <DateText date={row.lastReminder.on} style="day" />
                </span>
              </span>
            ),
        },
        {
          key: 'overdue',
          header: t.columns.overdue,
          width: '7rem',
          align: 'end',
          sortable: true,
          card: 'line',
          cardLabel: true,
          cell: (row) => <Amounts row={row} of="overdueMinor" />,
        },
        {
          key: 'balance',
          header: t.columns.balance,
          width: '7rem',
          align: 'end',
          sortable: true,
          card: 'amount',
          cell: (row) => <Amounts row={row} of="balanceMinor" />,
        },
      ]),
    [t, words, delay, missing, isIncomplete],
  );
}
