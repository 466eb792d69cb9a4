import { createHash } from 'node:crypto';
import { Problem } from '../../contract/problem.ts';
import { error, type Finding } from '../../core/finding.ts';
import {
  einvoiceMapping,
  guessKind,
  headerSignature,
  importKinds,
  recogniseColumns,
  restrictMapping,
  type ImportKind,
  type Mapping,
} from '../../core/takeover/index.ts';
import type { Context, UploadedFile } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { openTable, type Table, type TableRow } from '../../shell/tabular/index.ts';
import { keepFile } from '../files/index.ts';
import { audit, readOrganization } from '../organization/index.ts';
import { openBook } from './open-book.ts';
import { findMapping, readRun, toRunView, type Sample } from './store/runs.ts';
import type { ImportRunView } from './wire-summary.ts';

const SHOWN_ROWS = 20;
const MAX_COLUMNS = 200;
const MAX_CELL = 120;

export const signatureOf = (headers: readonly string[]): string =>
  createHash('sha256').update(headerSignature(headers)).digest('hex');

const asKind = (text: string): ImportKind | null => importKinds.find((kind) => kind === text) ?? null;

const refuse = (findings: readonly Finding[]): never => {
  throw new Problem('file.refused', {}, findings);
};

const openedTable = async (file: UploadedFile): Promise<Table> => {
  const opened = await openTable(file.bytes);
  return opened.ok ? opened.value : refuse(opened.findings);
};

/** Keeps a table as received and says what its columns seem to be. Nothing is imported. */
export const uploadFile = async (context: Context, file: UploadedFile): Promise<ImportRunView> => {
  const book = openBook(file, await readOrganization(context));
  const table = book ?? (await openedTable(file));
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
  const remembered = isFixed ? null : await findMapping(context, signatureOf(table.headers));
  const recognised = recogniseColumns(
    table.headers,
    rows.map((row) => row.cells),
  );
  const kind =
    table.kind === 'einvoices'
      ? 'open_items'
      : (asKind(remembered?.kind ?? '') ?? guessKind(table.kind, recognised.mapping));
  const mapping: Mapping =
    table.kind === 'fec'
      ? []
      : table.kind === 'einvoices'
        ? einvoiceMapping
        : (remembered?.mapping ?? restrictMapping(recognised.mapping, kind));
  const sample: Sample = {
    headers: [...table.headers],
    headerLine: table.headerLine,
    sheet: table.sheet,
    rows: rows.map((row) => ({ line: row.line, cells: row.cells.map((cell) => cell.slice(0, MAX_CELL)) })),
    remembered: remembered !== null,
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
