import { fromEpochDay, parseDate, type PlainDate } from '../calendar/index.ts';
import { error, warning, type Finding } from '../finding.ts';
import { cleanText, cutText } from './clean-text.ts';
import { parseAmount, type Currency, type Decimal } from '../money/index.ts';
import { readDecimalCell } from './decimal-cell.ts';
import { shapeOf, type Field, type Mapping } from './fields.ts';
import type { LineFinding, ReadOptions } from './records.ts';

/** Reads the cells of one line by field, and remembers what could not be read. */
export type CellReader = {
  readonly findings: LineFinding[];
  readonly text: (field: Field) => string;
  /** Null when empty or unreadable (then there is a finding). */
  readonly amount: (field: Field, currency: Currency) => bigint | null;
  /** A quantity, a price or a rate, exact. Null when empty or unreadable. */
  readonly decimal: (field: Field) => Decimal | null;
  readonly date: (field: Field, severity?: 'error' | 'warning') => PlainDate | null;
  readonly refuse: (code: string, field: Field | '', params?: Finding['params']) => void;
  readonly warn: (code: string, field: Field | '', params?: Finding['params']) => void;
};

const MAX_VALUE = 80;

export const columnsOf = (mapping: Mapping): ReadonlyMap<Field, number> => {
  const columns = new Map<Field, number>();
  for (const [column, field] of mapping.entries()) {
    if (field !== null && !columns.has(field)) columns.set(field, column);
  }
  return columns;
};

/** Days before 2000 or after 2070 as bare numbers are no dates of invoices. */
const serialDay = (text: string): PlainDate | null => {
  const serial = /^\d{5}$/.test(text) ? Number(text) : 0;
  return serial >= 36_526 && serial <= 62_093 ? fromEpochDay(serial - 25_569) : null;
};

export const createCellReader = (
  line: number,
  cells: readonly string[],
  columns: ReadonlyMap<Field, number>,
  options: ReadOptions,
): CellReader => {
  const findings: LineFinding[] = [];
  const text = (field: Field): string => {
    const column = columns.get(field);
    return column === undefined ? '' : cleanText(cells[column] ?? '');
  };
  const add = (finding: Finding, field: Field | ''): void => {
    const value = field === '' ? '' : cutText(text(field), MAX_VALUE);
    findings.push({ ...finding, ...(field !== '' && { path: field }), line, value });
  };
  const refuse: CellReader['refuse'] = (code, field, params) => add(error(code, { params }), field);
  const warn: CellReader['warn'] = (code, field, params) => add(warning(code, { params }), field);
  return {
    findings,
    text,
    refuse,
    warn,
    amount: (field, currency) => {
      const written = text(field);
      if (written === '' || written === '-' || shapeOf(field) !== 'amount') return null;
      const read = parseAmount(written, currency, { decimal: options.decimal });
      if (read.ok) return read.minor;
      // A spreadsheet shows its errors in the cell: #N/A, #REF!
      refuse(written.startsWith('#') ? 'takeover.cell-error' : read.code, field);
      return null;
    },
    decimal: (field) => {
      const written = text(field);
      if (written === '' || written === '-') return null;
      const read = readDecimalCell(written, options.decimal);
      if (read.ok) return read.value;
      refuse(written.startsWith('#') ? 'takeover.cell-error' : read.code, field);
      return null;
    },
    date: (field, severity = 'error') => {
      const written = text(field);
      if (written === '' || written === '-') return null;
      const read = parseDate(written, options.dateOrder) ?? (options.serialDays ? serialDay(written) : null);
      if (read === null || read < '1990-01-01' || read > '2100-12-31') {
        (severity === 'error' ? refuse : warn)('takeover.date-unreadable', field);
        return null;
      }
      return read;
    },
  };
};
