import type { Column } from '../kit/data-table-types.ts';
import { PlainAmount } from './plain-amount.tsx';
import type { BooksTexts } from './texts.ts';

export type SumsRow = {
  openingMinor: string;
  debitMinor: string;
  creditMinor: string;
  closingMinor: string;
  isTotal?: boolean;
};

/** Opening, debit, credit, closing: what a balance shows of an account or of a party; a credit is negative. */
export function sumsColumns<Row extends SumsRow>(t: BooksTexts, currency: string): Column<Row>[] {
  const column = (
    key: 'openingMinor' | 'debitMinor' | 'creditMinor' | 'closingMinor',
    header: string,
    card: Column<Row>['card'],
  ): Column<Row> => ({
    key,
    header,
    width: '8rem',
    align: 'end',
    card,
    cardLabel: true,
    cell: (row) => (
      <PlainAmount
        minor={row[key]}
        currency={currency}
        strong={row.isTotal === true || key === 'closingMinor'}
      />
    ),
  });
  return [
    column('openingMinor', t.columns.opening, 'hidden'),
    column('debitMinor', t.columns.debit, 'line'),
    column('creditMinor', t.columns.credit, 'line'),
    column('closingMinor', t.columns.closing, 'amount'),
  ];
}
