import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { plainDate } from '../../core/calendar/index.ts';
import { VAT_BOXES, annualLineOf, isAnnualPeriod, type VatBox } from '../../core/ledger/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { BackLink } from '../kit/back-link.tsx';
import { DataTable } from '../kit/data-table.tsx';
import type { Column } from '../kit/data-table-types.ts';
import { DateText } from '../kit/dates.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { BooksIcon } from '../kit/icons.tsx';
import { useLocale } from '../kit/locale.tsx';
import { FilterBar, Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import classes from './books.module.css';
import { PlainAmount } from './plain-amount.tsx';
import { spanSearch, usePaper, useSpan, vatApi, vatKeys, type VatLine } from './vat-api.ts';
import { VatExportMenu } from './vat-export-menu.tsx';
import { useVatWords, type VatTexts } from './vat-texts.ts';

type Row = VatLine;

/** As the form of the period numbers it. */
const lineOf = (box: VatBox, span: { from: string; to: string } | null): string =>
  span !== null && isAnnualPeriod('month', { from: plainDate(span.from), to: plainDate(span.to) })
    ? annualLineOf(box)
    : box;

/** What a line of the return is made of; Enter opens the document. */
export function VatLinesScreen() {
  const t = useVatWords();
  const { locale } = useLocale();
  const navigate = useNavigate();
  const { span, field } = useSpan();
  const paper = usePaper(span).data;
  const asked = span ?? (paper === undefined ? null : { from: paper.from, to: paper.to });
  const box = VAT_BOXES.find((one) => one === field('ligne'));
  const list = useInfiniteQuery({
    queryKey: vatKeys.of('lines', { ...asked, box }),
    queryFn: ({ pageParam, signal }) =>
      vatApi.lines(
        { ...asked!, ...(box !== undefined && { box }), ...(pageParam !== null && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: asked !== null,
  });
  const first = list.data?.pages[0];
  const rows: Row[] = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const day = (on: string): string => formatDate(plainDate(on), locale, 'long');
  return (
    <Page
      title={box === undefined ? t.lines.all : t.lines.title(`${lineOf(box, asked)} — ${t.boxes[box]}`)}
      subtitle={asked === null ? '\u00a0' : t.subtitle(day(asked.from), day(asked.to))}
      before={
        <BackLink to="/comptabilite/tva" {...(asked !== null && { search: spanSearch(asked) })}>
          {t.lines.back}
        </BackLink>
      }
      actions={
        asked !== null && <VatExportMenu span={asked} parts={['lines']} {...(box !== undefined && { box })} />
      }
    >
      {list.isError && <Problem problem={list.error} onRetry={() => void list.refetch()} />}
      <p className={classes.note}>{t.lines.note}</p>
      <FilterBar title={first === undefined ? '\u00a0' : t.lines.count(first.count)}>
        {first !== undefined && (
          <p className={classes.facts}>
            <span>
              {t.base} <PlainAmount minor={first.baseMinor} currency={paper?.currency ?? 'EUR'} strong />
            </span>
            <span>
              {t.tax} <PlainAmount minor={first.taxMinor} currency={paper?.currency ?? 'EUR'} strong />
            </span>
          </p>
        )}
      </FilterBar>
      <DataTable<Row>
        label={t.lines.all}
        rows={rows}
        columns={lineColumns(t, paper?.currency ?? 'EUR', box, rows)}
        rowKey={(row) => `${row.sourceId} ${row.box}`}
        onOpen={(row) => {
          if (row.documentId !== null) void navigate({ to: '/ventes/$id', params: { id: row.documentId } });
          else if (row.entryId !== null)
            void navigate({ to: '/comptabilite/ecritures/$id', params: { id: row.entryId } });
        }}
        loading={list.isPending}
        hasMore={list.hasNextPage}
        loadMore={() => void list.fetchNextPage()}
        loadingMore={list.isFetchingNextPage}
        empty={<EmptyState icon={BooksIcon} title={t.empty} />}
      />
    </Page>
  );
}

const lineColumns = (
  t: VatTexts,
  currency: string,
  box: VatBox | undefined,
  rows: readonly Row[],
): Column<Row>[] => [
  { key: 'on', header: t.lines.on, width: '7rem', card: 'line', cell: (row) => <DateText date={row.on} /> },
  {
    key: 'kind',
    header: t.lines.kind,
    width: rows.some((row) => row.isLate) ? '13rem' : '7.5rem',
    card: 'line',
    cell: (row) => (
      <>
        {t.lines.kinds[row.kind]} {row.isLate && <StatusBadge colour="amber">{t.isLate}</StatusBadge>}
      </>
    ),
  },
  {
    key: 'party',
    header: t.lines.party,
    width: 'minmax(10rem, 1fr)',
    card: 'title',
    cell: (row) => row.partyName,
  },
  { key: 'number', header: t.lines.number, width: '8.5rem', card: 'line', cell: (row) => row.number },
  ...(box === undefined
    ? [{ key: 'box', header: t.box, width: '4rem', card: 'line' as const, cell: (row: Row) => row.box }]
    : []),
  ...(rows.some((row) => row.cash !== null) ? [cashColumn(t)] : []),
  {
    key: 'base',
    header: t.base,
    width: '7rem',
    align: 'end',
    card: 'line',
    cardLabel: true,
    cell: (row) => <PlainAmount minor={row.baseMinor} currency={currency} />,
  },
  {
    key: 'tax',
    header: t.tax,
    width: '7rem',
    align: 'end',
    card: 'amount',
    pinned: true,
    cell: (row) => <PlainAmount minor={row.taxMinor} currency={currency} />,
  },
];

const cashColumn = (t: VatTexts): Column<Row> => ({
  key: 'cash',
  header: t.lines.cash,
  width: '7rem',
  align: 'end',
  card: 'line',
  cardLabel: true,
  cell: (row) =>
    row.cash === null ? '' : <PlainAmount minor={row.cash.minor} currency={row.cash.currency} />,
});
