import { Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { DataTable } from '../kit/data-table.tsx';
import type { Column } from '../kit/data-table-types.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { CustomersIcon } from '../kit/icons.tsx';
import { Problem } from '../kit/problem.tsx';
import { books, keys, type PartyRow } from './api.ts';
import { BooksPage } from './books-page.tsx';
import classes from './books.module.css';
import { sumsColumns } from './sums-columns.tsx';
import { useWords, type BooksTexts } from './texts.ts';
import { useAsked } from './use-period.ts';

type Row = PartyRow & { isTotal?: boolean };

/** Who stands behind an account kept by party; Enter opens that party's ledger. */
export function PartiesScreen() {
  const t = useWords();
  const navigate = useNavigate();
  const asked = useAsked();
  const { period, overview } = asked;
  const collective = (overview?.accounts ?? []).filter((one) => one.itemised);
  const account =
    asked.field('compte') ??
    collective.find((one) => one.code.startsWith('411'))?.code ??
    collective[0]?.code;
  const input = { ...period!, account: account! };
  const list = useInfiniteQuery({
    queryKey: keys.of('party-balance', input),
    queryFn: ({ pageParam, signal }) =>
      books.partyBalance({ ...input, ...(pageParam !== null && { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: period !== null && account !== undefined,
  });
  const found = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const sums = list.data?.pages[0]?.total;
  const total: Row[] =
    sums === undefined || sums === null || found.length === 0
      ? []
      : [{ partyId: 'total', code: '', name: t.parties.total, ...sums, isTotal: true }];
  return (
    <BooksPage
      title={t.parties.title}
      asked={asked}
      reports={
        account === undefined
          ? []
          : [
              { report: 'party-balance', name: t.reports['party-balance'], account },
              { report: 'party-ledger', name: t.reports['party-ledger'], account },
            ]
      }
      controls={
        <Select
          label={t.parties.account}
          w="min(22rem, 100%)"
          value={account ?? null}
          data={collective.map((one) => ({ value: one.code, label: `${one.code} — ${one.name}` }))}
          onChange={(value) => asked.change({ compte: value ?? undefined })}
          allowDeselect={false}
        />
      }
    >
      {list.isError && <Problem problem={list.error} onRetry={() => void list.refetch()} />}
      <DataTable<Row>
        label={t.parties.label}
        // The sum first: a list of thousands is read from its head.
        rows={[...total, ...found]}
        columns={partyColumns(t, overview?.currency ?? 'EUR')}
        rowKey={(row) => row.partyId}
        onOpen={(row) =>
          row.isTotal !== true &&
          void navigate({
            to: '/comptabilite/grand-livre',
            search: { du: period!.from, au: period!.to, compte: account, tiers: row.partyId },
          })
        }
        loading={list.isPending && account !== undefined}
        hasMore={list.hasNextPage}
        loadMore={() => void list.fetchNextPage()}
        loadingMore={list.isFetchingNextPage}
        empty={<EmptyState icon={CustomersIcon} title={t.parties.empty} />}
      />
    </BooksPage>
  );
}

const partyColumns = (t: BooksTexts, currency: string): Column<Row>[] => [
  {
    key: 'code',
    header: t.columns.partyCode,
    width: '6rem',
    card: 'hidden',
    cell: (row) => <span className={classes.code}>{row.code}</span>,
  },
  {
    key: 'name',
    header: t.columns.party,
    width: 'minmax(10rem, 1fr)',
    card: 'title',
    cell: (row) => (row.isTotal === true ? <strong className={classes.total}>{row.name}</strong> : row.name),
  },
  ...sumsColumns<Row>(t, currency),
];
