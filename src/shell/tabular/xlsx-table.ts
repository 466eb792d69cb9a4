import { StringDecoder } from 'node:string_decoder';
import { error, refused, type Finding, type Result } from '../../core/finding.ts';
import type { RawTable, TableHint, TableRow } from './table.ts';
import { createSheetRows, type SheetContext } from './xlsx-sheet.ts';
import { createSharedStrings, readDateStyles, readRelations, readWorkbook } from './xlsx-parts.ts';
import { readZipDirectory, readZipPart, streamZipPart, ZipRefusal, type ZipEntry } from './zip-directory.ts';

const SMALL_PART = 16 * 1024 * 1024;
const STRINGS_PART = 256 * 1024 * 1024;
const SHEET_PART = 1024 * 1024 * 1024;

const refusalOf = (cause: unknown): Finding => {
  if (cause instanceof ZipRefusal) return error(cause.code);
  throw cause;
};

/** A zip that is no workbook: say what it is rather than that it is broken. */
const otherZip = (directory: Map<string, ZipEntry>): string => {
  if (directory.has('xl/workbook.bin')) return 'table.file.xlsb';
  if (directory.has('content.xml')) return 'table.file.ods';
  return directory.has('EncryptedPackage') ? 'table.file.encrypted' : 'table.file.archive';
};

async function* sheetRows(bytes: Buffer, entry: ZipEntry, context: SheetContext): AsyncGenerator<TableRow> {
  let ready: TableRow[] = [];
  const decoder = new StringDecoder('utf8');
  const sheet = createSheetRows(context, (row) => ready.push(row));
  try {
    for await (const chunk of streamZipPart(bytes, entry, SHEET_PART)) {
      sheet.feed(decoder.write(chunk));
      const rows = ready;
      ready = [];
      yield* rows;
    }
    sheet.end();
    yield* ready;
  } catch (cause) {
    context.findings.push(refusalOf(cause));
  }
}

const readStrings = async (bytes: Buffer, entry: ZipEntry | undefined): Promise<string[]> => {
  if (!entry) return [];
  const shared = createSharedStrings();
  const decoder = new StringDecoder('utf8');
  for await (const chunk of streamZipPart(bytes, entry, STRINGS_PART)) shared.feed(decoder.write(chunk));
  return shared.strings;
};

/** Names of the visible sheets of a workbook, in its order; none when it is no workbook. */
export const sheetNames = (bytes: Buffer): string[] => {
  try {
    const entry = readZipDirectory(bytes)?.get('xl/workbook.xml');
    if (entry === undefined) return [];
    const { sheets } = readWorkbook(readZipPart(bytes, entry, SMALL_PART).toString('utf8'));
    return sheets.filter((one) => !one.hidden).map((one) => one.name);
  } catch (cause) {
    if (cause instanceof ZipRefusal) return [];
    throw cause;
  }
};

/** The first visible sheet that has anything in it, or the one asked for. */
export const openXlsx = async (bytes: Buffer, hint: TableHint): Promise<Result<RawTable>> => {
  const directory = readZipDirectory(bytes);
  if (!directory) return refused(error('table.zip.broken'));
  const workbookEntry = directory.get('xl/workbook.xml');
  if (!workbookEntry) return refused(error(otherZip(directory)));
  try {
    const part = (name: string): string => {
      const entry = directory.get(name);
      return entry ? readZipPart(bytes, entry, SMALL_PART).toString('utf8') : '';
    };
    const workbook = readWorkbook(part('xl/workbook.xml'));
    const relations = readRelations(part('xl/_rels/workbook.xml.rels') || '<none/>');
    const findings: Finding[] = [];
    const context: SheetContext = {
      strings: await readStrings(bytes, directory.get('xl/sharedStrings.xml')),
      dateStyles: readDateStyles(part('xl/styles.xml') || '<none/>'),
      date1904: workbook.date1904,
      findings,
    };
    const wanted = workbook.sheets.filter((one) => (hint.sheet ? one.name === hint.sheet : !one.hidden));
    for (const sheet of wanted) {
      const entry = directory.get(relations.get(sheet.relation) ?? '');
      if (!entry) continue;
      const rows = sheetRows(bytes, entry, context);
      const first = await rows.next();
      if (findings.some((one) => one.severity === 'error')) return { ok: false, findings };
      if (first.done) continue;
      const whole = withFirst(first.value, rows);
      return {
        ok: true,
        value: { kind: 'xlsx', sheet: sheet.name, delimiter: '', rows: whole, findings },
        findings,
      };
    }
    return refused(error('table.file.empty'));
  } catch (cause) {
    return refused(refusalOf(cause));
  }
};

async function* withFirst(first: TableRow, rest: AsyncGenerator<TableRow>): AsyncGenerator<TableRow> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
