import { setImmediate } from 'node:timers/promises';
import { Problem } from '../../contract/problem.ts';
import { wireCurrency, wireDate } from '../../contract/wire.ts';
import type { Finding } from '../../core/finding.ts';
import {
  columnsOf,
  createFecReader,
  createInvoiceReader,
  hasLines,
  readRow,
  type ImportKind,
  type Mapping,
  type Reading,
  type ReadOptions,
} from '../../core/takeover/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { openTable, type Table } from '../../shell/tabular/index.ts';
import { readFile } from '../files/index.ts';
import { readOrganization } from '../organization/index.ts';
import { openBook, type Book } from './open-book.ts';
import { joinLines } from './join-lines.ts';
import type { Run } from './store/runs.ts';
import type { OptionsView } from './wire-summary.ts';

export const BATCH = 2000;
/** Lines read before others get their turn: answers of the database above all. */
const BREATH = 200;

/** How the file of a run is written; electronic invoices are a table too, one line each. */
export type Source = Omit<Table, 'kind' | 'delimiter'> | Book;

export const isBook = (source: Source): source is Book => 'refusals' in source;

export const openRunTable = async (context: Context, run: Run): Promise<Source> => {
  if (run.fileSha256 === null) throw new Problem('import.not-ready');
  const { bytes } = await readFile(context, run.fileSha256);
  if (run.format === 'einvoices') {
    const book = openBook({ name: run.fileName, bytes }, await readOrganization(context));
    if (book === null) throw new Problem('import.not-ready');
    return book;
  }
  const opened = await openTable(bytes, {
    headerLine: run.headerLine,
    ...(run.sheet !== '' && { sheet: run.sheet }),
  });
  if (!opened.ok) throw new Problem('file.refused', {}, opened.findings);
  if (run.linesAt === 0) return opened.value;
  const second = run.linesSha256 === null ? bytes : (await readFile(context, run.linesSha256)).bytes;
  const lines = await openTable(second, {
    headerLine: run.linesHeaderLine,
    ...(run.linesSha256 === null && { sheet: run.linesFrom }),
  });
  if (!lines.ok) throw new Problem('file.refused', {}, lines.findings);
  return joinLines(opened.value, lines.value);
};

export const readOptionsOf = (
  kind: ImportKind,
  options: OptionsView,
  format: string,
  baseCurrency: string,
  today: ReadOptions['today'],
): ReadOptions => ({
  kind,
  baseCurrency: wireCurrency(baseCurrency),
  currency: wireCurrency(options.currency),
  dateOrder: options.dateOrder,
  // Sheets hold numbers, not the way they are shown: the reader writes them with a dot.
  decimal:
    format === 'einvoices' ? '.' : format === 'xlsx' && options.decimal === 'auto' ? 'auto' : options.decimal,
  serialDays: format === 'xlsx',
  today,
  cutoverOn: wireDate(options.cutoverOn),
});

export type ReadingBatch = { readonly readings: readonly Reading[]; readonly controlMinor: bigint | null };

/**
 * The file line by line as understood, in batches; the event loop breathes in between. A FEC is read to its end first,
 * because its lettrage may close anywhere; so is a book of invoices, whose rows may stand in any order. A file that breaks in the middle refuses the whole.
 */
export async function* readReadings(
  table: Source,
  mapping: Mapping,
  options: ReadOptions,
): AsyncGenerator<ReadingBatch> {
  const broken = (findings: readonly Finding[]): void => {
    const errors = findings.filter((finding) => finding.severity === 'error');
    if (errors.length > 0) throw new Problem('file.refused', {}, errors);
  };
  if (options.kind === 'fec') {
    const fec = createFecReader(table.headers, options);
    for await (const row of table.rows) fec.add(row.line, row.cells);
    broken(table.findings);
    const { readings, controlMinor } = fec.end();
    for (let from = 0; from === 0 || from < readings.length; from += BATCH) {
      yield { readings: readings.slice(from, from + BATCH), controlMinor };
    }
    return;
  }
  const columns = columnsOf(mapping);
  if (hasLines(options.kind)) {
    const invoices = createInvoiceReader(columns, options);
    let read = 0;
    for await (const { line, part, cells } of table.rows) {
      invoices.add({ line, ...(part === 2 && { part }) }, cells);
      read += 1;
      if (read % BREATH === 0) await setImmediate();
    }
    broken(table.findings);
    const all = invoices.end();
    for (let from = 0; from === 0 || from < all.length; from += BATCH) {
      yield { readings: all.slice(from, from + BATCH), controlMinor: null };
      await setImmediate();
    }
    return;
  }
  let readings: Reading[] = [];
  for await (const row of table.rows) {
    const refusal = isBook(table) ? table.refusals.get(row.line) : undefined;
    readings.push(
      refusal === undefined
        ? readRow(row.line, row.cells, columns, options)
        : refusedFile(readRow(row.line, [], columns, options), refusal),
    );
    if (readings.length % BREATH === 0) await setImmediate();
    if (readings.length < BATCH) continue;
    yield { readings, controlMinor: null };
    readings = [];
  }
  broken(table.findings);
  yield { readings, controlMinor: null };
}

/** What is wrong with a file that could not be read, instead of what its empty line lacks. */
const refusedFile = (
  reading: Reading,
  { name, findings }: { name: string; findings: readonly Finding[] },
): Reading => ({
  ...reading,
  document: null,
  findings: findings.map((finding) => ({ ...finding, line: reading.line, value: name })),
});
