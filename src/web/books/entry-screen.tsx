import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate, formatInstant } from '../../i18n/format.ts';
import { BackLink } from '../kit/back-link.tsx';
import { DataTable } from '../kit/data-table.tsx';
import type { Column } from '../kit/data-table-types.ts';
import { useLocale } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { books, keys, useOverview, type Entry } from './api.ts';
import classes from './books.module.css';
import { PlainAmount } from './plain-amount.tsx';
import { useWords, type BooksTexts } from './texts.ts';

type Posting = Entry['postings'][number];

/** One entry as it was posted, and the way to the document that proves it. */
export function EntryScreen() {
  const t = useWords();
  const { locale } = useLocale();
  const money = useMoney();
  const { id = '' } = useParams({ strict: false });
  const overview = useOverview();
  const read = useQuery({
    queryKey: keys.of('entry', { id }),
    queryFn: ({ signal }) => books.readEntry({ id }, { signal }),
  });
  const entry = read.data;
  const currency = overview.data?.currency ?? 'EUR';
  return (
    <Page
      title={entry === undefined ? '\u00a0' : t.entry.title(entry.journal, entry.entryNo)}
      subtitle={
        entry === undefined
          ? '\u00a0'
          : `${formatDate(plainDate(entry.on), locale, 'long')} · ${entry.journalName} · ${entry.label}`
      }
      before={<BackLink to="/comptabilite/journaux">{t.entry.back}</BackLink>}
    >
      {read.isError && <Problem problem={read.error} onRetry={() => void read.refetch()} />}
      {entry !== undefined && <Facts entry={entry} />}
      <DataTable<Posting>
        label={t.entry.label}
        height="page"
        rows={entry?.postings ?? []}
        columns={postingColumns(t, currency, money)}
        rowKey={(row) => String(row.lineNo)}
        loading={read.isPending}
      />
    </Page>
  );
}

function Facts({ entry }: { entry: Entry }) {
  const t = useWords().entry;
  const { locale } = useLocale();
  const { documentId, partyId } = entry.source;
  return (
    <p className={classes.facts}>
      {entry.piece !== '' && <span>{t.piece(entry.piece)}</span>}
      <span>{t.recorded(entry.recordedBy, formatInstant(entry.recordedAt, locale, 'Europe/Paris'))}</span>
      {documentId !== null && <Link to={`/ventes/${documentId}`}>{t.openDocument}</Link>}
      {documentId === null && partyId !== null && <Link to={`/clients/${partyId}`}>{t.openCustomer}</Link>}
      {entry.reverses !== null && (
        <Link to={`/comptabilite/ecritures/${entry.reverses.id}`}>{t.reverses(entry.reverses.name)}</Link>
      )}
      {entry.reversedBy !== null && (
        <Link to={`/comptabilite/ecritures/${entry.reversedBy.id}`}>
          {t.reversedBy(entry.reversedBy.name)}
        </Link>
      )}
    </p>
  );
}

const postingColumns = (
  t: BooksTexts,
  currency: string,
  money: ReturnType<typeof useMoney>,
): Column<Posting>[] => [
  {
    key: 'account',
    header: t.columns.account,
    width: 'minmax(10rem, 1fr)',
    card: 'title',
    cell: (row) => (
      <>
        <span className={classes.code}>{row.account}</span> {row.accountName}
      </>
    ),
  },
  {
    key: 'party',
    header: t.columns.party,
    width: 'minmax(8rem, 0.8fr)',
    card: 'line',
    cell: (row) =>
      row.partyId === null ? null : <Link to={`/clients/${row.partyId}`}>{row.partyName}</Link>,
  },
  {
    key: 'label',
    header: t.columns.label,
    width: 'minmax(8rem, 0.8fr)',
    card: 'line',
    cell: (row) =>
      row.foreign === null
        ? row.label
        : `${row.label} (${money(row.foreign.minor, row.foreign.currency)})`.trim(),
  },
  {
    key: 'lettrage',
    header: t.columns.lettrage,
    width: '3.5rem',
    card: 'hidden',
    cell: (row) => <span className={classes.dim}>{row.lettrage}</span>,
  },
  amountColumn('debitMinor', t.columns.debit, currency),
  amountColumn('creditMinor', t.columns.credit, currency),
];

const amountColumn = (
  key: 'debitMinor' | 'creditMinor',
  header: string,
  currency: string,
): Column<Posting> => ({
  key,
  header,
  width: '8rem',
  align: 'end',
  card: 'line',
  cardLabel: true,
  cell: (row) => <PlainAmount minor={row[key]} currency={currency} />,
});
