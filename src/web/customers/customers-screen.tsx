import { Button, Select } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { customerShows, customerSorts } from '../../app/receivables/contract.ts';
import { ExportMenu, receivables, ViewsMenu } from '../invoices/index.ts';
import { DataTable } from '../kit/data-table.tsx';
import type { Sort } from '../kit/data-table-types.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { CustomersIcon, PlusIcon } from '../kit/icons.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { useTexts } from '../kit/locale.tsx';
import { FilterBar, Page } from '../kit/page.tsx';
import { usePaletteActions } from '../kit/palette-actions.tsx';
import { Problem } from '../kit/problem.tsx';
import { SearchField } from '../kit/search-field.tsx';
import { useMay } from '../kit/session.tsx';
import { readStored, writeStored } from '../kit/stored.ts';
import { useMineOnly } from '../kit/whose.tsx';
import { useColumns, type Row } from './customer-columns.tsx';
import { CustomerForm } from './customer-form.tsx';
import { ListFilters, type Narrowing } from './list-filters.tsx';
import { RegisterBar } from './register-bar.tsx';
import { useRegisterSettings } from './registers-api.ts';
import { WhoseFilter } from './whose-filter.tsx';

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
  const whose = useTexts().people.whose.customers;
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const words =
    typeof search['search'] === 'string' || typeof search['search'] === 'number'
      ? String(search['search'])
      : '';
  const show: Show = customerShows.find((one) => one === search['show']) ?? 'all';
  const [sort, setSort] = useState(readSort);
  const [adding, setAdding] = useState(false);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const registers = useRegisterSettings().data;
  const mayAdd = useMay('customers.edit');
  const mayVerify = mayAdd && (registers?.companies === true || registers?.vat === true);
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
          for (const name of ['search', ...narrowings]) {
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
  const [isMine] = useMineOnly();
  const filter = {
    ...(words === '' ? {} : { search: words }),
    ...(show === 'all' ? {} : { show }),
    ...narrowing,
    ...(isMine && { mine: 'yes' as const }),
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
        <WhoseFilter words={whose} />
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
        {...(mayVerify && {
          selection,
          onSelection: setSelection,
          selectionBar: (ids) => <RegisterBar ids={rows.map((row) => row.id).filter((id) => ids.has(id))} />,
        })}
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

const narrowings = ['tag', 'salesperson', 'debtorGroup', 'field', 'fieldValue'] as const;

/** Values of the address bar may have become numbers on their way. */
function narrowingOf(search: Readonly<Record<string, unknown>>): Narrowing {
  const narrowing: Narrowing = {};
  for (const name of narrowings) {
    const value = search[name];
    if (typeof value === 'string' || typeof value === 'number') narrowing[name] = String(value);
  }
  return narrowing;
}
