import { Link } from '@tanstack/react-router';
import type { Texts } from '../../i18n/catalogue.ts';
import type { Column } from '../kit/data-table-types.ts';
import { DateText } from '../kit/dates.tsx';
import { MoneyText } from '../kit/money.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import type { SalesRow } from './api.ts';
import classes from './documents.module.css';
import { SendingMark } from './sending-mark.tsx';
import type { SendingTexts } from './sending-texts.ts';
import { salesState } from './sales-state.ts';
import type { SalesTexts } from './texts.ts';

/** Keys are the orders of the server where it knows one. */
export const salesColumnKeys = [
  'issued',
  'kind',
  'number',
  'customer',
  'reference',
  'state',
  'sending',
  'due',
  'settled',
  'reminded',
  'next',
  'amount',
  'open',
] as const;
export type SalesColumnKey = (typeof salesColumnKeys)[number];

/** Those that say which row it is, and what it is worth, stay. */
export const fixedColumns: readonly SalesColumnKey[] = ['number', 'customer', 'amount'];

/** Without its year while it is this one. */
function Day({ date, today }: { date: string; today: string }) {
  const isThisYear = date.slice(0, 4) === today.slice(0, 4);
  return <DateText date={date} style={isThisYear ? 'day' : 'short'} />;
}

type Words = {
  t: SalesTexts;
  sending: SendingTexts;
  step: Texts['receivables']['step'];
  today: string;
  bucketColours: readonly string[];
};

export function salesColumns(
  { t, sending, step, today, bucketColours }: Words,
  shown: readonly SalesColumnKey[],
): Column<SalesRow>[] {
  const h = t.columns;
  const day = (header: string, of: (row: SalesRow) => string | null, card: 'line' | 'hidden') => ({
    header,
    width: '5.75rem',
    sortable: true,
    card,
    cardLabel: card === 'line',
    cell: (row: SalesRow) => {
      const date = of(row);
      // Blank rather than a dash: most rows of most lists have none.
      return date === null ? null : <Day date={date} today={today} />;
    },
  });
  const cells: Record<SalesColumnKey, Omit<Column<SalesRow>, 'key'>> = {
    issued: day(h.issuedOn, (row) => row.issuedOn, 'hidden'),
    kind: {
      header: h.kind,
      width: '6.25rem',
      cell: (row) => <span className={classes.dim}>{kindOf(row, t)}</span>,
    },
    number: {
      header: h.number,
      width: '8.25rem',
      sortable: true,
      cell: (row) => <Numbered row={row} t={t} besideKind={shown.includes('kind')} />,
    },
    customer: {
      header: h.customer,
      width: 'minmax(9rem, 1fr)',
      sortable: true,
      card: 'title',
      cell: (row) => <Customer row={row} t={t} />,
    },
    reference: { header: h.reference, width: '7rem', card: 'hidden', cell: (row) => row.reference },
    state: {
      header: h.state,
      width: '8.25rem',
      cell: (row) => {
        const [text, colour] = salesState(row, t, bucketColours);
        return <StatusBadge colour={colour}>{text}</StatusBadge>;
      },
    },
    sending: {
      header: sending.list.column,
      width: '2.75rem',
      card: 'hidden',
      cell: (row) =>
        row.sending !== null && <SendingMark mark={row.sending} word={sending.marks[row.sending]} />,
    },
    due: {
      ...day(h.due, (row) => (row.kind === 'credit_note' ? null : row.dueOn), 'line'),
      width: '6.5rem',
    },
    settled: day(h.settledOn, (row) => row.settledOn, 'hidden'),
    reminded: {
      header: h.lastReminder,
      width: '9.75rem',
      sortable: true,
      card: 'hidden',
      cell: (row) => row.lastReminder !== null && <Reminder of={row.lastReminder} step={step} />,
    },
    next: {
      header: h.nextReminder,
      width: '9.75rem',
      card: 'hidden',
      cell: (row) => row.nextReminder !== null && <Reminder of={row.nextReminder} step={step} />,
    },
    amount: {
      header: h.amount,
      width: '7rem',
      align: 'end',
      sortable: true,
      pinned: !shown.includes('open'),
      card: 'amount',
      cell: (row) => (
        <span className={classes.amount}>
          <MoneyText minor={row.amountMinor} currency={row.currency} />
        </span>
      ),
    },
    open: {
      header: h.open,
      width: '6.5rem',
      align: 'end',
      sortable: true,
      pinned: true,
      card: 'hidden',
      cell: (row) => <Open row={row} />,
    },
  };
  return shown.map((key) => ({ key, ...cells[key] }));
}

const kindOf = (row: SalesRow, t: SalesTexts): string => (row.isRetention ? t.retention : t.kinds[row.kind]);

/** The number leads to the document itself; what has none yet says what it will be. */
function Numbered({ row, t, besideKind }: { row: SalesRow; t: SalesTexts; besideKind: boolean }) {
  const kind = kindOf(row, t);
  const text =
    row.number !== '' ? row.number : !besideKind ? kind : row.state === 'draft' ? t.noNumber : t.none;
  if (row.documentId === null) return <span className={classes.number}>{text}</span>;
  return (
    <Link
      to={`/ventes/${row.documentId}`}
      className={classes.number}
      data-draft={row.number === '' || undefined}
      title={kind}
      tabIndex={-1}
    >
      {text}
    </Link>
  );
}

type ReminderProps = { of: NonNullable<SalesRow['lastReminder']>; step: Words['step'] };

/** The day first: it is what is looked for, and stays whole. */
function Reminder({ of, step }: ReminderProps) {
  return (
    <span title={step(of.step)}>
      <DateText date={of.on} style="day" /> <span className={classes.dim}>· {step(of.step)}</span>
    </span>
  );
}

function Customer({ row, t }: { row: SalesRow; t: SalesTexts }) {
  return (
    <span title={row.title === '' ? undefined : `${row.customerName} · ${row.title}`}>
      {row.customerId === null ? (
        <span className={classes.dim}>{t.untitled}</span>
      ) : (
        <Link to={`/clients/${row.customerId}`} className={classes.customer} tabIndex={-1}>
          {row.customerName}
        </Link>
      )}
      {row.title !== '' && <span className={classes.subject}>{row.title}</span>}
    </span>
  );
}

function Open({ row }: { row: SalesRow }) {
  if (row.openMinor === null) return null;
  return (
    <span className={classes.open} data-settled={row.openMinor === '0' || undefined}>
      <MoneyText minor={row.openMinor} currency={row.currency} />
    </span>
  );
}
