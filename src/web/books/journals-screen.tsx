import { Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { DataTable } from '../kit/data-table.tsx';
import type { Column } from '../kit/data-table-types.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { BooksIcon } from '../kit/icons.tsx';
import { useLocale } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { books, keys, type EntryRow } from './api.ts';
import { BooksPage } from './books-page.tsx';
import classes from './books.module.css';
import { PlainAmount } from './plain-amount.tsx';
import { useWords, type BooksTexts } from './texts.ts';
import { useAsked } from './use-period.ts';

/** The books of entry, in order of date; Enter opens the entry with its lines. */
export function JournalsScreen() {
  const t = useWords();
  const { locale } = useLocale();
  const navigate = useNavigate();
  const asked = useAsked();
  const { period, overview } = asked;
  const journal = asked.field('journal');
  const input = { ...period!, ...(journal !== undefined && { journal }) };
  const list = useInfiniteQuery({
    queryKey: keys.of('entries', input),
    queryFn: ({ pageParam, signal }) =>
      books.entries({ ...input, ...(pageParam !== null && { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: period !== null,
  });
  return (
    <BooksPage
      title={t.journals.title}
      asked={asked}
      reports={[{ report: 'journal', name: t.reports.journal, ...(journal !== undefined && { journal }) }]}
      controls={
        <Select
          label={t.journals.journal}
          w="14rem"
          value={journal ?? ''}
          data={[
            { value: '', label: t.journals.all },
            ...(overview?.journals ?? []).map((one) => ({
              value: one.code,
              label: `${one.code} — ${one.name}`,
            })),
          ]}
          onChange={(value) => asked.change({ journal: value === '' || value === null ? undefined : value })}
          allowDeselect={false}
        />
      }
    >
      {list.isError && <Problem problem={list.error} onRetry={() => void list.refetch()} />}
      <DataTable<EntryRow>
        label={t.journals.label}
        rows={list.data?.pages.flatMap((page) => page.rows) ?? []}
        columns={entryColumns(t, overview?.currency ?? 'EUR', (on) =>
          formatDate(plainDate(on), locale, 'numeric'),
        )}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: `/comptabilite/ecritures/${row.id}` })}
        loading={list.isPending}
        hasMore={list.hasNextPage}
        loadMore={() => void list.fetchNextPage()}
        loadingMore={list.isFetchingNextPage}
        empty={<EmptyState icon={BooksIcon} title={t.journals.empty} />}
      />
    </BooksPage>
  );
}

const entryColumns = (t: BooksTexts, currency: string, day: (on: string) => string): Column<EntryRow>[] => [
  { key: 'on', header: t.columns.on, width: '6.5rem', card: 'line', cell: (row) => day(row.on) },
  {
    key: 'entry',
    header: t.columns.entryNo,
    width: '6rem',
    card: 'line',
    cell: (row) => (
      <span className={classes.code}>
        {row.journal} {row.entryNo}
      </span>
    ),
  },
  {
    key: 'piece',
    header: t.columns.piece,
    width: 'minmax(7rem, 0.6fr)',
    card: 'hidden',
    cell: (row) => row.piece,
  },
  {
    key: 'label',
    header: t.columns.label,
    width: 'minmax(12rem, 1.6fr)',
    card: 'title',
    cell: (row) => row.label,
  },
  {
    key: 'total',
    header: t.columns.amount,
    width: '8rem',
    align: 'end',
    card: 'amount',
    cell: (row) => <PlainAmount minor={row.totalMinor} currency={currency} strong />,
  },
];
