import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { DataTable } from '../kit/data-table.tsx';
import type { Column } from '../kit/data-table-types.ts';
import { MoneyText } from '../kit/money.tsx';
import type { Revaluation } from './api.ts';
import classes from './closing.module.css';
import { useWords, type ClosingTexts } from './texts.ts';

type Item = Revaluation['items'][number];
type Bank = Revaluation['banks'][number];
type Valued = Pick<Item, 'currency' | 'minor' | 'bookedMinor' | 'closingMinor' | 'differenceMinor'>;

/** In currency, as booked, at the closing rate, and how far apart: the last is what will be booked. */
const valueColumns = <Row extends Valued>(t: ClosingTexts, base: string): Column<Row>[] => {
  const words = t.revaluation.columns;
  const inBase = (minor: string | null, signed = false) =>
    minor === null ? (
      <span className={classes.dim}>—</span>
    ) : (
      <MoneyText minor={minor} currency={base} signed={signed} />
    );
  const shared = { width: '8.5rem', align: 'end', card: 'line', cardLabel: true } as const;
  return [
    {
      ...shared,
      key: 'amount',
      header: words.amount,
      cell: (row) => <MoneyText minor={row.minor} currency={row.currency} />,
    },
    { ...shared, key: 'booked', header: words.booked, cell: (row) => inBase(row.bookedMinor) },
    {
      ...shared,
      key: 'closing',
      header: words.closing,
      width: '9.5rem',
      cell: (row) => inBase(row.closingMinor),
    },
    {
      ...shared,
      key: 'difference',
      header: words.difference,
      card: 'amount',
      cell: (row) => <strong>{inBase(row.differenceMinor, true)}</strong>,
    },
  ];
};

export function ItemTable({ items, base }: { items: readonly Item[]; base: string }) {
  const t = useWords();
  const columns = useMemo(
    (): Column<Item>[] => [
      {
        key: 'number',
        header: t.revaluation.columns.number,
        width: '9rem',
        card: 'line',
        cell: (row) => (
          <span>
            {row.number} <span className={classes.dim}>{row.account}</span>
          </span>
        ),
      },
      {
        key: 'party',
        header: t.revaluation.columns.party,
        width: 'minmax(10rem, 1fr)',
        card: 'title',
        cell: (row) => (
          <Link to="/clients/$id" params={{ id: row.partyId }}>
            {row.partyName}
          </Link>
        ),
      },
      ...valueColumns<Item>(t, base),
    ],
    [t, base],
  );
  return (
    <DataTable<Item>
      label={t.revaluation.items}
      rows={items}
      columns={columns}
      rowKey={(row) => row.itemId}
      rowName={(row) => row.number}
      height="page"
    />
  );
}

export function BankTable({ banks, base }: { banks: readonly Bank[]; base: string }) {
  const t = useWords();
  const columns = useMemo(
    (): Column<Bank>[] => [
      {
        key: 'bank',
        header: t.revaluation.columns.bank,
        width: 'minmax(12rem, 1fr)',
        card: 'title',
        cell: (row) => (
          <span>
            {row.name} <span className={classes.dim}>{row.account}</span>
          </span>
        ),
      },
      ...valueColumns<Bank>(t, base),
    ],
    [t, base],
  );
  return (
    <DataTable<Bank>
      label={t.revaluation.banks}
      rows={banks}
      columns={columns}
      rowKey={(row) => row.account}
      rowName={(row) => row.name}
      height="page"
    />
  );
}
