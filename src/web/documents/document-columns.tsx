import type { Column } from '../kit/data-table-types.ts';
import { DateText } from '../kit/dates.tsx';
import { MoneyText } from '../kit/money.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import type { Row } from './api.ts';
import { shownState, stateHue } from './document-state.ts';
import classes from './documents.module.css';
import { SendingMark } from './sending-mark.tsx';
import type { SendingTexts } from './sending-texts.ts';
import { type DocumentsTexts } from './texts.ts';

/** Without its year while it is this one. */
function Day({ date, today }: { date: string | null; today: string }) {
  const isThisYear = date !== null && date.slice(0, 4) === today.slice(0, 4);
  return <DateText date={date} style={isThisYear ? 'day' : 'short'} />;
}

/** An offer stands until a day, an invoice is due on one; a credit note waits for nothing. */
function untilOf(row: Row): string | null {
  if (row.kind === 'quote') return row.validUntil;
  return row.kind === 'credit_note' ? null : row.dueOn;
}

export function documentColumns(t: DocumentsTexts, sending: SendingTexts, today: string): Column<Row>[] {
  const h = t.list.columns;
  return [
    {
      key: 'issuedOn',
      header: h.issuedOn,
      width: '5.75rem',
      card: 'hidden',
      cell: (row) => <Day date={row.issuedOn} today={today} />,
    },
    {
      key: 'kind',
      header: h.kind,
      width: '5.75rem',
      cell: (row) => t.kindsShort[row.kind],
    },
    {
      key: 'number',
      header: h.number,
      width: '7.25rem',
      cell: (row) => (
        <span className={classes.number} data-draft={row.number === '' || undefined}>
          {row.number !== '' ? row.number : row.state === 'draft' ? t.draft : '—'}
        </span>
      ),
    },
    {
      key: 'customer',
      header: h.customer,
      width: 'minmax(9rem, 1fr)',
      card: 'title',
      cell: (row) => (
        <span title={row.title === '' ? undefined : `${row.customerName} · ${row.title}`}>
          {row.customerName === '' ? <span className={classes.dim}>{t.untitled}</span> : row.customerName}
          {row.title !== '' && <span className={classes.subject}>{row.title}</span>}
        </span>
      ),
    },
    {
      key: 'state',
      header: h.state,
      width: '7.75rem',
      cell: (row) => {
        const state = shownState(row, today);
        return <StatusBadge colour={stateHue(state)}>{t.states[state]}</StatusBadge>;
      },
    },
    {
      key: 'sending',
      header: sending.list.column,
      width: '2.75rem',
      cell: (row) =>
        row.sending !== null && <SendingMark mark={row.sending} word={sending.marks[row.sending]} />,
    },
    {
      key: 'until',
      header: h.until,
      width: '5.75rem',
      cardLabel: true,
      cell: (row) => <Day date={untilOf(row)} today={today} />,
    },
    {
      key: 'settledOn',
      header: h.settledOn,
      width: '5.75rem',
      card: 'hidden',
      cell: (row) => <Day date={row.settledOn} today={today} />,
    },
    {
      key: 'amount',
      header: h.amount,
      width: '7.5rem',
      align: 'end',
      pinned: true,
      card: 'amount',
      cell: (row) => (
        <span className={classes.amount}>
          {row.kind === 'credit_note' && row.grossMinor !== '0' ? (
            <MoneyText minor={-BigInt(row.grossMinor)} currency={row.currency} />
          ) : (
            <MoneyText minor={row.grossMinor} currency={row.currency} />
          )}
        </span>
      ),
    },
  ];
}
