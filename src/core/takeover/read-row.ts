import { createCellReader } from './cell-reader.ts';
import type { Field } from './fields.ts';
import { readCustomer } from './read-customer.ts';
import { readDocument } from './read-document.ts';
import type { LineFinding, Reading, ReadOptions } from './records.ts';

/** « Total général », « Sous-total client »: printed under many balances, no document. */
export const isTotalLine = (cells: readonly string[]): boolean =>
  cells.some((cell) => /^(?:sous[- ]?)?tota(?:l|ux)\b|^(?:grand|sub)[- ]?total\b/i.test(cell.trim()));

/** One line of a customers, open items or paid history file. */
export const readRow = (
  line: number,
  row: readonly string[],
  columns: ReadonlyMap<Field, number>,
  options: ReadOptions,
): Reading => {
  const cells = createCellReader(line, row, columns, options);
  if (options.kind !== 'customers' && cells.text('number') === '' && isTotalLine(row)) {
    const finding: LineFinding = { code: 'takeover.total-line', severity: 'warning', line, value: '' };
    return { line, customer: null, document: null, findings: [finding] };
  }
  const customer = readCustomer(cells);
  if (customer.code === '' && customer.siren === '' && customer.name === '') {
    cells.refuse('takeover.customer-missing', 'name');
  }
  const document = options.kind === 'customers' ? null : readDocument(cells, options);
  return { line, customer, document, findings: cells.findings };
};
