import { Button, SegmentedControl, Select } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { paperStates, salesGroups, salesStates } from '../../app/receivables/contract.ts';
import {
  ExportMenu,
  ItemDrawer,
  RecordInvoice,
  RecordPayment,
  useHome,
  useItemSort,
  ViewsMenu,
  type ItemSort,
} from '../invoices/index.ts';
import { DataTable } from '../kit/data-table.tsx';
import type { Sort } from '../kit/data-table-types.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { SalesIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { FilterBar, Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { SearchField } from '../kit/search-field.tsx';
import { useMay } from '../kit/session.tsx';
import { SendingFilter } from './sending-filter.tsx';
import { useSendingWords } from './sending-texts.ts';
import { salesApi, type SalesRow } from './api.ts';
import { useBulkSelection } from './bulk-selection.tsx';
import classes from './documents.module.css';
import { NewMenu, useNewDocument } from './new-menu.tsx';
import { SalesColumnsMenu, useShownColumns } from './sales-columns-menu.tsx';
import { salesColumns, type SalesColumnKey } from './sales-columns.tsx';
import { SalesFilterPanel } from './sales-filter-panel.tsx';
import { type SalesFilter } from './sales-filter.ts';
import { isOver } from './sales-state.ts';
import { SalesTitle } from './sales-title.tsx';
import { useSalesWords, useWords } from './texts.ts';
import { useSales, useSalesCount, useSalesFilter, useWaiting } from './use-sales.ts';

const newestFirst: Sort = { key: 'issued', direction: 'descending' };
const everyQuestion: readonly SalesColumnKey[] = [
  'issued',
  'kind',
  'number',
  'customer',
  'state',
  'sending',
  'due',
  'settled',
  'reminded',
  'next',
  'amount',
  'open',
];

/** All the questions of a bookkeeper where the window has room for them; else what a list cannot do without. */
function usualColumns(): readonly SalesColumnKey[] {
  const wide = (from: string) => window.matchMedia(`(min-width: ${from})`).matches;
  if (wide('118em')) return everyQuestion;
  const later = [
    'settled',
    'next',
    ...(wide('100em') ? [] : ['reminded']),
    ...(wide('88em') ? [] : ['kind']),
  ];
  return everyQuestion.filter((key) => !later.includes(key));
}

type Opened = { what: 'item'; id: string } | { what: 'record' } | { what: 'pay' } | null;

/** Everything that is written to customers, and what they owe of it, in one list: newest first, drafts before all. */
export function SalesScreen() {
  const t = useSalesWords();
  const sending = useSendingWords();
  const { receivables } = useTexts();
  const navigate = useNavigate();
  const [filter, change, reset] = useSalesFilter();
  const [sort, setSort] = useItemSort('sales.sort', newestFirst);
  const [shown, setShown] = useShownColumns('sales.columns', usualColumns);
  const [opened, setOpened] = useState<Opened>(null);
  const home = useHome().data;
  const today = home?.asOf ?? '';
  const { list, rows } = useSales(filter, sort);
  const count = useSalesCount(filter);
  const bucketColours = useMemo(() => home?.buckets.map((bucket) => bucket.colour) ?? [], [home]);
  const columns = useMemo(
    () => salesColumns({ t, sending, step: receivables.step, today, bucketColours }, shown),
    [t, sending, receivables, today, bucketColours, shown],
  );
  const selecting = useBulkSelection(rows, { hasMore: list.hasNextPage, filter });
  const { fetchNextPage } = list;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const close = () => setOpened(null);
  const record = useCallback(() => setOpened({ what: 'record' }), []);
  const pay = useCallback(() => setOpened({ what: 'pay' }), []);
  const open = (row: SalesRow, full: boolean) => {
    if (row.itemId !== null && !full) return setOpened({ what: 'item', id: row.itemId });
    return void navigate({
      to: row.documentId === null ? `/clients/${row.customerId ?? ''}` : `/ventes/${row.documentId}`,
    });
  };
  const order = { sort: sort.key as ItemSort, direction: sort.direction };
  return (
    <Page title={t.title} subtitle={<Waiting />} actions={<NewMenu onRecord={record} onPay={pay} />}>
      <Groups filter={filter} onChange={change} />
      <FilterBar title={<SalesTitle filter={filter} answer={count} />}>
        <SalesFilterPanel filter={filter} onChange={change} onReset={reset} />
        <ViewsMenu />
        <SalesColumnsMenu shown={shown} onChange={setShown} />
        <ExportMenu address={(format) => salesApi.export({ ...filter, ...order, format })} />
      </FilterBar>
      <DataTable<SalesRow>
        {...selecting}
        label={t.label}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        rowName={(row) => row.number || `${t.kinds[row.kind]} ${row.customerName}`}
        total={count?.count ?? null}
        sort={sort}
        onSort={setSort}
        onOpen={(row, { full }) => open(row, full)}
        muted={isOver}
        loading={list.isPending}
        hasMore={list.hasNextPage}
        loadMore={more}
        loadingMore={list.isFetchingNextPage}
        empty={<Nothing filter={filter} onReset={reset} onRecord={record} />}
        problem={
          list.isError ? <Problem problem={list.error} onRetry={() => void list.refetch()} /> : undefined
        }
      />
      <ItemDrawer
        id={opened?.what === 'item' ? opened.id : null}
        onClose={close}
        onOpen={(id) => setOpened({ what: 'item', id })}
      />
      <RecordInvoice opened={opened?.what === 'record'} onClose={close} />
      <RecordPayment target={opened?.what === 'pay' ? { customer: null } : null} onClose={close} />
    </Page>
  );
}

function Waiting() {
  const t = useSalesWords();
  const waiting = useWaiting();
  if (waiting === undefined) return '\u00a0';
  return t.waiting(waiting.drafts, waiting.quotesWaiting, waiting.quotesAccepted) || t.calm;
}

type NarrowProps = { filter: SalesFilter; onChange: (change: Partial<SalesFilter>) => void };

function Groups({ filter, onChange }: NarrowProps) {
  const t = useSalesWords();
  const data = salesGroups.map((value) => ({ value, label: t.groups[value] }));
  const value = filter.group ?? 'all';
  const choose = (next: string | null) => onChange({ group: salesGroups.find((one) => one === next) });
  const search = useCallback((words: string) => onChange({ search: words }), [onChange]);
  return (
    <div className={classes.bar}>
      <SegmentedControl
        className={classes.groups}
        aria-label={t.group}
        value={value}
        onChange={choose}
        data={data}
      />
      <Select
        className={classes.groupsNarrow}
        aria-label={t.group}
        allowDeselect={false}
        value={value}
        onChange={choose}
        data={data}
      />
      <States filter={filter} onChange={onChange} />
      <SendingFilter
        value={filter.sending ?? null}
        onChange={(sending) => onChange({ sending: sending ?? undefined })}
      />
      <SearchField value={filter.search ?? ''} onChange={search} placeholder={t.search} width="18.5rem" />
    </div>
  );
}

function States({ filter, onChange }: NarrowProps) {
  const t = useSalesWords();
  const isPaper = (state: string) => (paperStates as readonly string[]).includes(state);
  const options = (papers: boolean) =>
    salesStates.flatMap((one) =>
      one === 'all' || isPaper(one) !== papers ? [] : [{ value: one, label: t.stateOptions[one] }],
    );
  return (
    <Select
      aria-label={t.stateLabel}
      className={classes.states}
      allowDeselect={false}
      value={filter.state ?? 'all'}
      onChange={(value) => onChange({ state: salesStates.find((one) => one === value), bucket: undefined })}
      data={[
        { value: 'all', label: t.allStates },
        { group: t.stateGroups.owed, items: options(false) },
        { group: t.stateGroups.papers, items: options(true) },
      ]}
      maxDropdownHeight={440}
    />
  );
}

type NothingProps = { filter: SalesFilter; onReset: () => void; onRecord: () => void };

function Nothing({ filter, onReset, onRecord }: NothingProps) {
  const t = useSalesWords();
  const create = useWords().create;
  const open = useNewDocument();
  const mayEdit = useMay('invoices.edit');
  const mayRecord = useMay('invoices.record');
  const mayImport = useMay('takeover.import');
  if (Object.keys(filter).length > 0) {
    return (
      <EmptyState
        icon={SalesIcon}
        title={t.empty}
        action={
          <Button variant="default" onClick={onReset}>
            {t.reset}
          </Button>
        }
      >
        {t.emptyDetail}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={SalesIcon}
      title={t.first}
      action={
        <div className={classes.first}>
          {mayEdit && (
            <>
              <Button onClick={() => open('quote')}>{create.new.quote}</Button>
              <Button variant="default" onClick={() => open('invoice')}>
                {create.new.invoice}
              </Button>
            </>
          )}
          {mayImport && (
            <Button variant="default" component={Link} to="/reprise">
              {t.import}
            </Button>
          )}
          {mayRecord && (
            <Button variant="default" onClick={onRecord}>
              {t.record}
            </Button>
          )}
        </div>
      }
    >
      {t.firstDetail}
    </EmptyState>
  );
}
