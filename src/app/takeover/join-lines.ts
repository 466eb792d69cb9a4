import {
  fieldsOf,
  lineFields,
  looksLikeLines,
  recogniseColumns,
  type Field,
  type Mapping,
} from '../../core/takeover/index.ts';
import { openTable, sheetNames, type Table, type TableRow } from '../../shell/tabular/index.ts';

const LOOK_AT = 20;

const namesInvoices: readonly Field[] = ['number', 'code', 'name', 'siren', 'issuedOn'];

/**
 * Invoices in one table and their lines in another, as one wide table: the columns of the second stand to the right of
 * those of the first, and its rows come after.
 */
export const joinLines = (invoices: Table, lines: Table): Table => {
  const width = invoices.headers.length;
  const before: readonly string[] = Array.from({ length: width }, () => '');
  return {
    ...invoices,
    headers: [...invoices.headers, ...lines.headers],
    get findings() {
      return [...invoices.findings, ...lines.findings];
    },
    rows: (async function* (): AsyncGenerator<TableRow> {
      // Longer rows than their header would run into the columns of the lines.
      for await (const row of invoices.rows) yield { ...row, cells: row.cells.slice(0, width) };
      for await (const row of lines.rows) yield { ...row, part: 2, cells: [...before, ...row.cells] };
    })(),
  };
};

/** What the columns of a table of lines are: its number says whose lines they are. */
export const recogniseLines = (headers: readonly string[], rows: readonly TableRow[]): Mapping =>
  recogniseColumns(
    headers,
    rows.map((row) => row.cells),
    ['number', ...lineFields.filter((field) => field !== 'lineOf')],
  ).mapping.map((field) => (field === 'number' ? 'lineOf' : field));

const firstRows = async (table: Table): Promise<TableRow[]> => {
  const rows: TableRow[] = [];
  for await (const row of table.rows) {
    rows.push(row);
    if (rows.length === LOOK_AT) break;
  }
  return rows;
};

type Sheet = { readonly name: string; readonly isLines: boolean; readonly isInvoices: boolean };

const lookAt = async (bytes: Buffer, name: string): Promise<Sheet | null> => {
  const opened = await openTable(bytes, { sheet: name });
  if (!opened.ok) return null;
  const { headers } = opened.value;
  const rows = (await firstRows(opened.value)).map((row) => row.cells);
  const { mapping } = recogniseColumns(headers, rows, fieldsOf('invoices'));
  const has = (field: Field): boolean => mapping.includes(field);
  const isLines = looksLikeLines(headers, rows);
  const namesCustomer = namesInvoices.some(
    (field) => field !== 'number' && field !== 'issuedOn' && has(field),
  );
  return { name, isLines, isInvoices: has('number') && has('issuedOn') && namesCustomer };
};

/** A workbook with one sheet of invoices and one of their lines; null when it holds no such pair. */
export const findSheets = async (bytes: Buffer): Promise<{ invoices: string; lines: string } | null> => {
  const names = sheetNames(bytes);
  if (names.length < 2) return null;
  const sheets: Sheet[] = [];
  for (const name of names.slice(0, 10)) {
    const sheet = await lookAt(bytes, name);
    if (sheet !== null) sheets.push(sheet);
  }
  const invoices = sheets.find((one) => one.isInvoices && !one.isLines);
  const lines = sheets.find((one) => one.isLines && !one.isInvoices);
  return invoices === undefined || lines === undefined
    ? null
    : { invoices: invoices.name, lines: lines.name };
};
