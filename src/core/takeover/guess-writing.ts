import type { DateOrder } from '../calendar/index.ts';
import { EUR, parseAmount, type DecimalMark } from '../money/index.ts';
import { decimalMarkOf } from './decimal-cell.ts';
import { shapeOf, type Mapping } from './fields.ts';

export type Writing = {
  readonly dateOrder: Extract<DateOrder, 'dmy' | 'mdy'>;
  readonly decimal: DecimalMark | 'auto';
};

/**
 * How the columns of amounts and dates are written, from the first rows: one value that can be read in one way only
 * (12,5 – 25/12/2026) speaks for its whole column.
 */
export const guessWriting = (mapping: Mapping, rows: readonly (readonly string[])[]): Writing => {
  const cells = (shape: 'amount' | 'date' | 'decimal'): string[] =>
    rows.flatMap((row) =>
      mapping.flatMap((field, column) =>
        field !== null && shapeOf(field) === shape ? [(row[column] ?? '').trim()] : [],
      ),
    );
  const decimals = decimalMarkOf(cells('decimal'));
  const marks = { ',': 0, '.': 0 };
  for (const text of cells('amount')) {
    const plain = parseAmount(text, EUR);
    if (!plain.ok && plain.code === 'money.ambiguous') continue;
    const comma = parseAmount(text, EUR, { decimal: ',' }).ok;
    const dot = parseAmount(text, EUR, { decimal: '.' }).ok;
    if (comma && !dot) marks[','] += 1;
    if (dot && !comma) marks['.'] += 1;
  }
  const decimal =
    marks[','] > 0 && marks['.'] === 0 ? ',' : marks['.'] > 0 && marks[','] === 0 ? '.' : 'auto';
  let dayFirst = 0;
  let monthFirst = 0;
  for (const text of cells('date')) {
    const parts = /^(\d{1,2})[-/. ](\d{1,2})[-/. ]\d{2,4}/.exec(text);
    if (parts === null) continue;
    if (Number(parts[1]) > 12) dayFirst += 1;
    if (Number(parts[2]) > 12) monthFirst += 1;
  }
  return {
    dateOrder: monthFirst > 0 && dayFirst === 0 ? 'mdy' : 'dmy',
    // Prices and quantities say it where no amount does.
    decimal: decimal === 'auto' && marks[','] === 0 && marks['.'] === 0 ? decimals : decimal,
  };
};
