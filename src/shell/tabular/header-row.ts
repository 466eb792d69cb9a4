import type { RawTable, Table, TableHint, TableRow } from './table.ts';

const LOOK_AHEAD = 25;

const filledCount = (row: TableRow): number => row.cells.filter((cell) => cell.trim() !== '').length;

const wordCount = (row: TableRow): number => row.cells.filter((cell) => /\p{L}/u.test(cell)).length;

/** Titles and blank rows stand above many tables: the header is the first row about as wide as the table, in words. */
const headerIndex = (rows: readonly TableRow[]): number => {
  const widest = Math.max(...rows.map(filledCount));
  const at = rows.findIndex(
    (row) => filledCount(row) * 10 >= widest * 6 && wordCount(row) * 2 > filledCount(row),
  );
  return Math.max(0, at);
};

async function* rest(
  buffered: readonly TableRow[],
  rows: AsyncGenerator<TableRow>,
): AsyncGenerator<TableRow> {
  try {
    yield* buffered;
    yield* rows;
  } finally {
    await rows.return(undefined);
  }
}

/** Null when there is no row at all. */
export const chooseHeader = async (raw: RawTable, hint: TableHint): Promise<Table | null> => {
  const buffered: TableRow[] = [];
  while (buffered.length < LOOK_AHEAD) {
    const next = await raw.rows.next();
    if (next.done) break;
    buffered.push(next.value);
  }
  if (buffered.length === 0) return null;
  const pointed = buffered.findIndex((row) => row.line === hint.headerLine);
  const at = pointed >= 0 ? pointed : raw.kind === 'fec' ? 0 : headerIndex(buffered);
  const header = buffered[at]!;
  return {
    kind: raw.kind,
    sheet: raw.sheet,
    delimiter: raw.delimiter,
    findings: raw.findings,
    headers: header.cells.map((cell) => cell.replaceAll(/\s+/g, ' ').trim()),
    headerLine: header.line,
    rows: rest(buffered.slice(at + 1), raw.rows),
  };
};
