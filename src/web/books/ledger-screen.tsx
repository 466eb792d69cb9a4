import { Button, Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { DataTable } from '../kit/data-table.tsx';
import type { Column } from '../kit/data-table-types.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { BooksIcon } from '../kit/icons.tsx';
import { useLocale } from '../kit/locale.tsx';
import { FilterBar } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { books, keys, type LedgerRow, type Overview } from './api.ts';
import { BooksPage } from './books-page.tsx';
import classes from './books.module.css';
import { PlainAmount } from './plain-amount.tsx';
import { useWords, type BooksTexts } from './texts.ts';
import { useAsked } from './use-period.ts';

type Row = LedgerRow & { isBrought?: boolean };

/** The postings of one account, or of one party on it, with the balance after each. Enter opens the entry. */
export function LedgerScreen() {
  const t = useWords();
  const { locale } = useLocale();
  const navigate = useNavigate();
  const asked = useAsked();
  const { period, overview } = asked;
  const account = asked.field('compte') ?? firstAccount(overview);
  const partyId = asked.field('tiers');
  const input = { ...period!, account: account!, ...(partyId !== undefined && { partyId }) };
  const list = useInfiniteQuery({
    queryKey: keys.of('ledger', input),
    queryFn: ({ pageParam, signal }) =>
      books.ledger({ ...input, ...(pageParam !== null && { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: period !== null && account !== undefined,
  });
  const brought = list.data?.pages[0]?.broughtMinor ?? '0';
  const found = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const currency = overview?.currency ?? 'EUR';
  const name = overview?.accounts.find((one) => one.code === account)?.name ?? '';
  const rows: Row[] =
    brought === '0' || period === null ? found : [broughtRow(t, period.from, brought), ...found];
  const party = partyId === undefined ? undefined : found[0]?.partyName;
  return (
    <BooksPage
      title={t.ledger.title}
      asked={asked}
      reports={
        account === undefined
          ? []
          : [
              {
                report: 'general-ledger',
                name: `${t.ledger.title} ${account}`,
                account,
                ...(partyId !== undefined && { partyId }),
              },
              { report: 'general-ledger', name: t.wholeLedger },
            ]
      }
      controls={
        <Select
          label={t.ledger.account}
          searchable
          w="min(22rem, 100%)"
          value={account ?? null}
          data={(overview?.accounts ?? []).map((one) => ({
            value: one.code,
            label: `${one.code} — ${one.name}`,
          }))}
          onChange={(value) => asked.change({ compte: value ?? undefined, tiers: undefined })}
          allowDeselect={false}
        />
      }
    >
      {list.isError && <Problem problem={list.error} onRetry={() => void list.refetch()} />}
      <FilterBar title={party === undefined ? `${account ?? ''} ${name}` : t.ledger.ofParty(party)}>
        {partyId !== undefined && (
          <Button variant="subtle" size="compact-sm" onClick={() => asked.change({ tiers: undefined })}>
            {t.ledger.allParties}
          </Button>
        )}
      </FilterBar>
      <DataTable<Row>
        label={t.ledger.label}
        rows={rows}
        columns={ledgerColumns(t, currency, (on) => formatDate(plainDate(on), locale, 'numeric'))}
        rowKey={(row) => (row.isBrought === true ? 'brought' : `${row.entryId}-${row.lineNo}`)}
        onOpen={(row) =>
          row.isBrought !== true && void navigate({ to: `/comptabilite/ecritures/${row.entryId}` })
        }
        loading={list.isPending && account !== undefined}
        hasMore={list.hasNextPage}
        loadMore={() => void list.fetchNextPage()}
        loadingMore={list.isFetchingNextPage}
        empty={<EmptyState icon={BooksIcon} title={t.ledger.empty} />}
      />
    </BooksPage>
  );
}

/** Customers are what one comes to see; a chart without them begins with its first account. */
const firstAccount = (overview: Overview | undefined): string | undefined =>
  overview?.accounts.find((one) => one.code.startsWith('411'))?.code ?? overview?.accounts[0]?.code;

const broughtRow = (t: BooksTexts, on: string, minor: string): Row => ({
  entryId: '',
  lineNo: 0,
  on,
  journal: '',
  entryNo: '',
  piece: '',
  label: t.ledger.brought,
  partyId: null,
  partyName: '',
  debitMinor: '0',
  creditMinor: '0',
  balanceMinor: minor,
  lettrage: '',
  isBrought: true,
});

const ledgerColumns = (t: BooksTexts, currency: string, day: (on: string) => string): Column<Row>[] => [
  { key: 'on', header: t.columns.on, width: '6.5rem', card: 'line', cell: (row) => day(row.on) },
  {
    key: 'entry',
    header: t.columns.entryNo,
    width: '5.5rem',
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
    width: 'minmax(7rem, 0.7fr)',
    card: 'hidden',
    cell: (row) => row.piece,
  },
  {
    key: 'label',
    header: t.columns.label,
    width: 'minmax(9rem, 1.4fr)',
    card: 'title',
    cell: (row) => (
      <>
        {row.label}
        {row.partyName !== '' && !row.label.includes(row.partyName) && (
          <span className={classes.dim}> · {row.partyName}</span>
        )}
      </>
    ),
  },
  {
    key: 'lettrage',
    header: t.columns.lettrage,
    width: '3.5rem',
    card: 'hidden',
    cell: (row) => <span className={classes.dim}>{row.lettrage}</span>,
  },
  amountColumn('debitMinor', t.columns.debit, 'line', currency),
  amountColumn('creditMinor', t.columns.credit, 'line', currency),
  amountColumn('balanceMinor', t.columns.balance, 'amount', currency),
];

const amountColumn = (
  key: 'debitMinor' | 'creditMinor' | 'balanceMinor',
  header: string,
  card: Column<Row>['card'],
  currency: string,
): Column<Row> => ({
  key,
  header,
  width: '7rem',
  align: 'end',
  pinned: key === 'balanceMinor',
  card,
  cardLabel: true,
  cell: (row) => <PlainAmount minor={row[key]} currency={currency} strong={key === 'balanceMinor'} />,
});
