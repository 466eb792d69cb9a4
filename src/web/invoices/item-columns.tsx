import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Texts } from '../../i18n/catalogue.ts';
import type { Column } from '../kit/data-table-types.ts';
import { DateText } from '../kit/dates.tsx';
import { MoneyText } from '../kit/money.tsx';
import type { Item } from './api.ts';
import { ItemState } from './item-state.tsx';
import classes from './invoices.module.css';

export type ColumnKey =
  | 'number'
  | 'customer'
  | 'reference'
  | 'issued'
  | 'due'
  | 'state'
  | 'settled'
  | 'reminded'
  | 'next'
  | 'amount'
  | 'open';

type Texts2 = Texts['receivables'];

/** « Relance 2 · 3 nov. » */
function Reminder({ of, t }: { of: Item['lastReminder']; t: Texts2 }) {
  if (of === null) return <span className={classes.dim}>{t.list.none}</span>;
  return (
    <span title={t.step(of.step)}>
      {t.step(of.step)}{' '}
      <span className={classes.dim}>
        · <DateText date={of.on} style="day" />
      </span>
    </span>
  );
}

export function itemColumns(t: Texts2, shown: readonly ColumnKey[]): Column<Item>[] {
  const h = t.columns;
  const cells: Record<ColumnKey, Omit<Column<Item>, 'key'> & { cell: (item: Item) => ReactNode }> = {
    number: {
      header: h.number,
      width: shown.includes('customer') ? '7.5rem' : 'minmax(7.5rem, 1fr)',
      sortable: true,
      card: 'line',
      cell: (item) => (
        <span className={classes.number}>
          {item.number}
          {item.kind !== 'invoice' && <span className={classes.kind}>{t.kinds[item.kind]}</span>}
          {item.isDoubtful && <span className={classes.kind}>{t.doubtful}</span>}
        </span>
      ),
    },
    customer: {
      header: h.customer,
      width: 'minmax(8rem, 1fr)',
      sortable: true,
      card: 'title',
      cell: (item) => (
        <Link to={`/clients/${item.customerId}`} className={classes.quiet} tabIndex={-1}>
          {item.customerName}
        </Link>
      ),
    },
    reference: {
      header: h.reference,
      width: '7rem',
      card: 'hidden',
      cell: (item) => item.reference,
    },
    issued: {
      header: h.issuedOn,
      width: '6.75rem',
      sortable: true,
      card: 'hidden',
      cell: (item) => <DateText date={item.issuedOn} />,
    },
    due: {
      header: h.dueOn,
      width: '6.75rem',
      sortable: true,
      card: 'line',
      cardLabel: true,
      cell: (item) => <DateText date={item.dueOn} />,
    },
    state: { header: h.state, width: '7.25rem', card: 'line', cell: (item) => <ItemState item={item} /> },
    settled: {
      header: h.settledOn,
      width: '6.75rem',
      sortable: true,
      card: 'hidden',
      cell: (item) => <DateText date={item.settledOn} />,
    },
    reminded: {
      header: h.lastReminder,
      width: '12.5rem',
      sortable: true,
      card: 'hidden',
      cell: (item) => <Reminder of={item.lastReminder} t={t} />,
    },
    next: {
      header: h.nextReminder,
      width: '12.5rem',
      card: 'hidden',
      cell: (item) => <Reminder of={item.nextReminder} t={t} />,
    },
    amount: {
      header: h.amount,
      width: '6.5rem',
      align: 'end',
      sortable: true,
      card: 'hidden',
      cell: (item) => <MoneyText minor={item.amountMinor} currency={item.currency} />,
    },
    open: {
      header: h.open,
      width: '6.5rem',
      align: 'end',
      sortable: true,
      pinned: true,
      card: 'amount',
      cell: (item) => (
        <strong className={classes.due} data-settled={item.openMinor === '0' || undefined}>
          <MoneyText minor={item.openMinor} currency={item.currency} />
        </strong>
      ),
    },
  };
  return shown.map((key) => ({ key, ...cells[key] }));
}
