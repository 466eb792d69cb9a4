import type { Texts } from '../../i18n/catalogue.ts';
import type { Column } from '../kit/data-table-types.ts';
import { DateText } from '../kit/dates.tsx';
import { MoneyText } from '../kit/money.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import type { Row } from './api.ts';
import { shownState, stateHue } from './document-state.ts';
import classes from './documents.module.css';

export function documentColumns(t: Texts['documentsScreens'], today: string): Column<Row>[] {
  const h = t.list.columns;
  return [
    {
      key: 'issuedOn',
      header: h.issuedOn,
      width: '6.75rem',
      card: 'hidden',
      cell: (row) => <DateText date={row.issuedOn} />,
    },
    {
      key: 'number',
      header: h.number,
      width: 'minmax(9rem, 0.8fr)',
      cell: (row) => (
        <span className={classes.number} data-draft={row.number === '' || undefined}>
          {row.number === '' ? t.draft : row.number}
          {!(row.kind === 'invoice' && row.number !== '') && (
            <span className={classes.kind}>{t.kinds[row.kind]}</span>
          )}
        </span>
      ),
    },
    {
      key: 'customer',
      header: h.customer,
      width: 'minmax(8rem, 1fr)',
      card: 'title',
      cell: (row) =>
        row.customerName === '' ? <span className={classes.dim}>{t.untitled}</span> : row.customerName,
    },
    {
      key: 'subject',
      header: h.subject,
      width: 'minmax(6rem, 1fr)',
      card: 'hidden',
      cell: (row) => <span className={classes.dim}>{row.title}</span>,
    },
    {
      key: 'state',
      header: h.state,
      width: '8.25rem',
      cell: (row) => {
        const state = shownState(row, today);
        return <StatusBadge colour={stateHue(state)}>{t.states[state]}</StatusBadge>;
      },
    },
    {
      key: 'until',
      header: h.until,
      width: '6.75rem',
      cardLabel: true,
      cell: (row) => <DateText date={row.kind === 'quote' ? row.validUntil : row.dueOn} />,
    },
    {
      key: 'settledOn',
      header: h.settledOn,
      width: '6.75rem',
      card: 'hidden',
      cell: (row) => <DateText date={row.settledOn} />,
    },
    {
      key: 'amount',
      header: h.amount,
      width: '8.5rem',
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
