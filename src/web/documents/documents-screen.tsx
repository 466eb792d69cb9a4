import { Button, SegmentedControl, Select } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { documentGroups, sendingFilters } from '../../app/invoicing/contract.ts';
import { useHome } from '../invoices/index.ts';
import { DataTable } from '../kit/data-table.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { SalesIcon } from '../kit/icons.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { SearchField } from '../kit/search-field.tsx';
import { ViewsMenu } from '../invoices/index.ts';
import { useMay } from '../kit/session.tsx';
import { useBulkSelection } from './bulk-selection.tsx';
import { documentsApi, keys, type Group, type Row } from './api.ts';
import { documentColumns } from './document-columns.tsx';
import { shownState } from './document-state.ts';
import classes from './documents.module.css';
import { SendingFilter } from './sending-filter.tsx';
import { useSendingWords } from './sending-texts.ts';
import { NewMenu, useNewDocument } from './new-menu.tsx';
import { useWords } from './texts.ts';

type Filter = { group: Group; search: string; sending: (typeof sendingFilters)[number] | null };

function useFilter(): readonly [Filter, (change: Partial<Filter>) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const filter = useMemo(
    () => ({
      group: documentGroups.find((one) => one === search['group']) ?? 'all',
      search: typeof search['search'] === 'string' ? search['search'] : '',
      sending: sendingFilters.find((one) => one === search['sending']) ?? null,
    }),
    [search],
  );
  const change = useCallback(
    (next: Partial<Filter>) => {
      const { group, search: words, sending } = { ...filter, ...next };
      void navigate({
        to: '.',
        search: () => ({
          ...(group !== 'all' && { group }),
          ...(words !== '' && { search: words }),
          ...(sending !== null && { sending }),
        }),
        replace: 'search' in next,
      });
    },
    [filter, navigate],
  );
  return [filter, change];
}

/** Quotes, invoices and credit notes in one list, drafts included; latest first. */
export function DocumentsScreen() {
  const t = useWords();
  const navigate = useNavigate();
  const [filter, change] = useFilter();
  const mayEdit = useMay('invoices.edit');
  const today = useHome().data?.asOf ?? '';
  const request = {
    ...(filter.group !== 'all' && { group: filter.group }),
    ...(filter.search !== '' && { search: filter.search }),
    ...(filter.sending !== null && { sending: filter.sending }),
  };
  const list = useInfiniteQuery({
    queryKey: keys.list(request),
    queryFn: ({ pageParam, signal }) => documentsApi.list({ ...request, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
  const count = useQuery({
    queryKey: keys.count,
    queryFn: ({ signal }) => documentsApi.count({}, { signal }),
  }).data;
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.documents) ?? [], [list.data]);
  const sendingWords = useSendingWords();
  const columns = useMemo(() => documentColumns(t, sendingWords, today), [t, sendingWords, today]);
  const selecting = useBulkSelection(rows, { hasMore: list.hasNextPage, narrowed: request });
  const { fetchNextPage } = list;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const waiting =
    count === undefined ? '' : t.list.waiting(count.drafts, count.quotesWaiting, count.quotesAccepted);
  const search = useCallback((words: string) => change({ search: words }), [change]);
  return (
    <Page
      title={t.list.title}
      subtitle={count === undefined ? '\u00a0' : waiting === '' ? t.list.calm : waiting}
      actions={mayEdit && <NewMenu />}
    >
      <div className={classes.bar} role="search">
        <SegmentedControl
          className={classes.groups}
          aria-label={t.list.group}
          value={filter.group}
          onChange={(value) => change({ group: documentGroups.find((one) => one === value) ?? 'all' })}
          data={documentGroups.map((value) => ({ value, label: t.list.groups[value] }))}
        />
        <Select
          className={classes.groupsNarrow}
          aria-label={t.list.group}
          allowDeselect={false}
          value={filter.group}
          onChange={(value) => change({ group: documentGroups.find((one) => one === value) ?? 'all' })}
          data={documentGroups.map((value) => ({ value, label: t.list.groups[value] }))}
        />
        <SendingFilter value={filter.sending} onChange={(sending) => change({ sending })} />
        <SearchField value={filter.search} onChange={search} placeholder={t.list.search} width="20rem" />
        <ViewsMenu />
      </div>
      <DataTable<Row>
        {...selecting}
        label={t.list.label}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        rowName={(row) => row.number || `${t.kinds[row.kind]} ${row.customerName}`}
        total={null}
        onOpen={(row) => void navigate({ to: `/ventes/${row.id}` })}
        muted={(row) => ['used', 'refused', 'expired'].includes(shownState(row, today))}
        loading={list.isPending}
        hasMore={list.hasNextPage}
        loadMore={more}
        loadingMore={list.isFetchingNextPage}
        empty={
          <Nothing filter={filter} onReset={() => change({ group: 'all', search: '', sending: null })} />
        }
        problem={
          list.isError ? <Problem problem={list.error} onRetry={() => void list.refetch()} /> : undefined
        }
      />
    </Page>
  );
}

function Nothing({ filter, onReset }: { filter: Filter; onReset: () => void }) {
  const t = useWords();
  const open = useNewDocument();
  const mayEdit = useMay('invoices.edit');
  if (filter.group !== 'all' || filter.search !== '' || filter.sending !== null) {
    return (
      <EmptyState
        icon={SalesIcon}
        title={t.list.empty}
        action={
          <Button variant="default" onClick={onReset}>
            {t.list.reset}
          </Button>
        }
      >
        {t.list.emptyDetail}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={SalesIcon}
      title={t.list.first}
      action={
        mayEdit && (
          <>
            <Button onClick={() => open('quote')}>{t.create.new.quote}</Button>{' '}
            <Button variant="default" onClick={() => open('invoice')}>
              {t.create.new.invoice}
            </Button>
          </>
        )
      }
    >
      {t.list.firstDetail}
    </EmptyState>
  );
}
