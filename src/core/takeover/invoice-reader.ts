import { hasErrors } from '../finding.ts';
import { currencyDecimals, ofMinor, parseCurrency, printExact } from '../money/index.ts';
import { createCellReader, type CellReader } from './cell-reader.ts';
import { cleanText } from './clean-text.ts';
import { checkTotals, totalsOf } from './check-totals.ts';
import { lineFields, type Field } from './fields.ts';
import { turned } from './item-line.ts';
import { readLine, saysLine } from './read-line.ts';
import { isTotalLine, readRow } from './read-row.ts';
import type { LineFinding, LineRecord, Reading, ReadOptions, RowRef } from './records.ts';

type Row = { readonly ref: RowRef; readonly cells: readonly string[] };
type Group = { readonly rows: Row[]; readonly number: string };

/** A book of invoices, several rows each: rows may come in any order and are told by their number. */
export type InvoiceReader = {
  readonly add: (ref: RowRef, cells: readonly string[]) => void;
  /** One reading an invoice, in the order of their first rows. */
  readonly end: () => Reading[];
};

const MAX_LINES = 2000;

/** What all rows of one invoice must agree upon, where they say it. */
const SHARED: readonly Field[] = [
  'code',
  'name',
  'siren',
  'documentKind',
  'issuedOn',
  'dueOn',
  'currency',
  'total',
  'netTotal',
  'taxTotal',
  'open',
  'paidOn',
];

const isLineField = (field: Field): boolean => (lineFields as readonly Field[]).includes(field);

/**
 * Facts of the invoice may stand on every row, on the first alone (Odoo leaves the rest empty), or in a table of their
 * own (`lineOf` names the invoice of a line). A document with one bad row is refused whole, and each bad row named.
 */
export const createInvoiceReader = (
  columns: ReadonlyMap<Field, number>,
  options: ReadOptions,
): InvoiceReader => {
  const groups = new Map<string, Group>();
  const readings: (Reading | Group)[] = [];
  let last: Group | null = null;

  const cell = (row: readonly string[], field: Field): string => {
    const at = columns.get(field);
    return at === undefined ? '' : cleanText(row[at] ?? '');
  };
  const reader = (row: Row): CellReader => {
    const cells = createCellReader(row.ref.line, row.cells, columns, options);
    return cells;
  };

  const groupOf = (number: string): Group => {
    const key = number.toUpperCase();
    let group = groups.get(key);
    if (group === undefined) {
      group = { rows: [], number };
      groups.set(key, group);
      readings.push(group);
    }
    return group;
  };

  return {
    add: (ref, cells) => {
      if (cells.every((text) => text.trim() === '')) return;
      const row: Row = { ref, cells };
      const number = cell(cells, 'number') || cell(cells, 'lineOf');
      if (number !== '') {
        last = groupOf(number);
        last.rows.push(row);
        return;
      }
      const isTotal = isTotalLine(cells);
      if (!isTotal && last !== null && saysLine(reader(row))) last.rows.push(row);
      else readings.push(located(readRow(ref.line, cells, columns, options), [row]));
    },
    end: () =>
      readings.map((one) => ('number' in one ? readInvoice(one, columns, options, cell, reader) : one)),
  };
};

/** Findings of one row say where it stands: its line, and which of two tables. */
const placed = (findings: readonly LineFinding[], { ref }: Row): LineFinding[] =>
  findings.map((finding) => ({ ...finding, ...ref }));

const located = (reading: Reading, rows: readonly Row[]): Reading => ({
  ...reading,
  rows: rows.map(({ ref }) => ref),
  findings: reading.findings.map((finding) => ({ ...finding, ...rows[0]!.ref })),
});

const readInvoice = (
  group: Group,
  columns: ReadonlyMap<Field, number>,
  options: ReadOptions,
  cell: (row: readonly string[], field: Field) => string,
  reader: (row: Row) => CellReader,
): Reading => {
  const first = group.rows[0]!;
  const findings: LineFinding[] = [];
  // The facts of the document, each from the first row that says it.
  const head: string[] = [];
  for (const [field, at] of columns) {
    if (isLineField(field) && field !== 'netTotal' && field !== 'taxTotal') continue;
    const telling = group.rows.find((row) => cell(row.cells, field) !== '');
    if (telling === undefined) continue;
    const said = cell(telling.cells, field);
    head[at] = said;
    if (!SHARED.includes(field)) continue;
    for (const row of group.rows) {
      const other = cell(row.cells, field);
      if (other === '' || other === said) continue;
      findings.push({
        code: 'takeover.rows-disagree',
        severity: 'error',
        path: field,
        value: other.slice(0, 80),
        params: { line: telling.ref.line, said: said.slice(0, 80) },
        ...row.ref,
      });
    }
  }
  const width = Math.max(0, ...columns.values()) + 1;
  const filled = Array.from({ length: width }, (_, at) => head[at] ?? '');
  const numberAt = columns.get('number');
  // A line whose invoice stands in no table of documents.
  if (numberAt !== undefined && filled[numberAt] === '' && group.rows.every(({ ref }) => ref.part === 2)) {
    findings.push(...group.rows.map((row) => orphan(row, group.number)));
  }
  const currency = parseCurrency(cell(filled, 'currency')) ?? options.currency;

  let lines: LineRecord[] = [];
  for (const row of group.rows) {
    const cells = reader(row);
    if (!saysLine(cells)) continue;
    const line = readLine(cells, row.ref.line, currency);
    if (line !== null) lines.push(line);
    findings.push(...placed(cells.findings, row));
  }
  const headCells = createCellReader(first.ref.line, filled, columns, options);
  const items = lines.filter((one) => one.type === 'item');
  const isReadable = !hasErrors(findings);
  if (isReadable && items.length > MAX_LINES) headCells.refuse('takeover.too-many-lines', '');
  else if (isReadable && items.length === 0) {
    if (options.kind === 'drafts') headCells.refuse('takeover.no-invoice-lines', 'lineName');
    else headCells.warn('takeover.no-invoice-lines', 'lineName');
  } else if (isReadable) {
    const totals = totalsOf(lines, currency);
    checkTotals(headCells, lines, totals, currency);
    const total = columns.get('total') ?? width;
    if ((filled[total] ?? '') === '') {
      const mark = options.decimal === ',' ? ',' : '.';
      filled[total] = printExact(ofMinor(totals.grossMinor, currencyDecimals(currency))).replace('.', mark);
    }
    if (totals.grossMinor < 0n) lines = lines.map(turned);
    else if (totals.grossMinor === 0n) headCells.warn('takeover.total-zero', 'total');
  }
  findings.push(...placed(headCells.findings, first));

  const columnsOfHead = new Map(columns);
  if (!columns.has('total')) columnsOfHead.set('total', width);
  const reading = readRow(first.ref.line, filled, columnsOfHead, options);
  const isOrphan = findings.some(({ code }) => code === 'takeover.line-without-invoice');
  const own = isOrphan
    ? []
    : placed(reading.findings, first).filter(
        (one) =>
          !findings.some((there) => there.code === one.code && there.path === one.path) &&
          // A line that cannot be read leaves no total: it is the line that is to be corrected.
          (isReadable || one.code !== 'takeover.amount-missing'),
      );
  const document =
    reading.document === null
      ? null
      : {
          ...reading.document,
          ...(items.length > 0 && { lines }),
          ...(options.kind === 'drafts' && {
            isDraft: true as const,
            dueOn: reading.document.dueOn ?? reading.document.issuedOn,
          }),
        };
  return {
    ...reading,
    rows: group.rows.map(({ ref }) => ref),
    document,
    findings: [...findings, ...own],
  };
};

const orphan = (row: Row, number: string): LineFinding => ({
  code: 'takeover.line-without-invoice',
  severity: 'error',
  path: 'lineOf',
  value: number.slice(0, 80),
  ...row.ref,
});
