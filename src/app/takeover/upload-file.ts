import { createHash } from 'node:crypto';
import { Problem } from '../../contract/problem.ts';
import { error, type Finding } from '../../core/finding.ts';
import {
  cleanText,
  cutText,
  einvoiceMapping,
  fieldsOf,
  guessKind,
  headerSignature,
  importKinds,
  looksLikeLines,
  recogniseColumns,
  restrictMapping,
  type ImportKind,
  type Mapping,
} from '../../core/takeover/index.ts';
import type { Context, UploadedFile } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import {
  openTable,
  type Table,
  type TableHint,
  type TableKind,
  type TableRow,
} from '../../shell/tabular/index.ts';
import { keepFile } from '../files/index.ts';
import { audit, readOrganization } from '../organization/index.ts';
import { openBook } from './open-book.ts';
import { findSheets, recogniseLines } from './join-lines.ts';
import { SHOWN_ROWS, shownRows } from './shown-rows.ts';
import { findMapping, NO_LINES, readRun, toRunView, type Sample } from './store/runs.ts';
import type { ImportRunView } from './wire-summary.ts';

const MAX_COLUMNS = 200;

export const signatureOf = (headers: readonly string[]): string =>
  createHash('sha256').update(headerSignature(headers)).digest('hex');

const asKind = (text: string): ImportKind | null => importKinds.find((kind) => kind === text) ?? null;

const refuse = (findings: readonly Finding[]): never => {
  throw new Problem('file.refused', {}, findings);
};

const openedTable = async (file: UploadedFile, hint: TableHint = {}): Promise<Table> => {
  const opened = await openTable(file.bytes, hint);
  return opened.ok ? opened.value : refuse(opened.findings);
};

/** A sheet of invoices and a sheet of their lines are one table; the width of the first, and what the second is called. */
const openedPair = async (file: UploadedFile) => {
  const found = await findSheets(file.bytes);
  if (found === null) return null;
  const invoices = await openedTable(file, { sheet: found.invoices });
  const lines = await openedTable(file, { sheet: found.lines });
  const at = { linesFrom: found.lines, linesAt: invoices.headers.length, linesHeaderLine: lines.headerLine };
  const { rows, ...told } = lines;
  const first: TableRow[] = [];
  for await (const row of rows) {
    first.push(row);
    if (first.length === SHOWN_ROWS) break;
  }
  const mapping = recogniseLines(told.headers, first);
  return { table: invoices, headers: told.headers, rows: first, mapping, at };
};

/** Keeps a table as received and says what its columns seem to be. Nothing is imported. */
export const uploadFile = async (context: Context, file: UploadedFile): Promise<ImportRunView> => {
  const book = openBook(file, await readOrganization(context));
  const pair = book === null ? await openedPair(file) : null;
  const table = book ?? pair?.table ?? (await openedTable(file));
  if (table.headers.length > MAX_COLUMNS) refuse([error('takeover.too-many-columns')]);
  const rows: TableRow[] = [];
  for await (const row of table.rows) {
    rows.push(row);
    if (rows.length === SHOWN_ROWS) break;
  }
  if (rows.length === 0) {
    refuse(table.findings.length > 0 ? table.findings : [error('takeover.no-lines')]);
  }
  const isFixed = table.kind === 'fec' || table.kind === 'einvoices';
  const headers = [...table.headers, ...(pair?.headers ?? [])];
  const remembered = isFixed ? null : await findMapping(context, signatureOf(headers));
  const cells = rows.map((row) => row.cells);
  const isLined = pair !== null || (!isFixed && looksLikeLines(table.headers, cells));
  const recognised = recogniseColumns(table.headers, cells, fieldsOf(isLined ? 'invoices' : 'open_items'));
  const guessed = (format: TableKind): ImportKind =>
    isLined ? 'invoices' : guessKind(format, recognised.mapping);
  const kind =
    table.kind === 'einvoices' ? 'open_items' : (asKind(remembered?.kind ?? '') ?? guessed(table.kind));
  const mapping: Mapping =
    table.kind === 'fec'
      ? []
      : table.kind === 'einvoices'
        ? einvoiceMapping
        : (remembered?.mapping ?? restrictMapping([...recognised.mapping, ...(pair?.mapping ?? [])], kind));
  const sample: Sample = {
    headers: headers.map((header) => cutText(cleanText(header), 200)),
    headerLine: table.headerLine,
    sheet: table.sheet,
    rows: shownRows([
      ...rows,
      ...(pair?.rows ?? []).map((row) => ({
        ...row,
        cells: [...Array.from({ length: table.headers.length }, () => ''), ...row.cells],
      })),
    ]),
    remembered: remembered !== null,
    ...(pair?.at ?? NO_LINES),
  };
  const id = newId();
  const sha256 = await keepFile(context, { ...file, mediaType: 'application/octet-stream' });
  await context.tx
    .insertInto('import_run')
    .values({
      org_id: context.org,
      id,
      kind,
      state: 'uploaded',
      file_sha256: sha256,
      file_name: file.name.slice(0, 200),
      file_size: BigInt(file.bytes.length),
      format: table.kind,
      sample: JSON.stringify(sample),
      mapping: JSON.stringify(mapping),
      locale: context.locale,
      recorded_by: context.actor.name,
    })
    .execute();
  await audit(context, 'import.uploaded', { kind: 'import', id }, { file: file.name, sha256 });
  return toRunView(await readRun(context, id));
};
