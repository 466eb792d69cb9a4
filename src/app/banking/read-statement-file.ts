import { setImmediate } from 'node:timers/promises';
import type { InputOf } from '../../contract/endpoint.ts';
import {
  createCsvParser,
  createStatementReader,
  detectFormat,
  type CsvFile,
  type CsvProfile,
  type StatementFile,
} from '../../core/banking/index.ts';
import type { DateOrder } from '../../core/calendar/index.ts';
import { error, warning, type Finding } from '../../core/finding.ts';
import {
  createTextDecoding,
  openTable,
  sheetAsCsv,
  sniffFile,
  type TextDecoding,
} from '../../shell/tabular/index.ts';
import type { bankingContract } from './contract.ts';

export type Columns = NonNullable<InputOf<typeof bankingContract.importStatement>['columns']>;

const CHUNK = 1_048_576;
const HEAD = 8192;

/** Decoded text in pieces; other requests get their turn between two of them. */
async function* decoded(bytes: Buffer, decoding: TextDecoding): AsyncGenerator<string> {
  for (let at = 0; at < bytes.length; at += CHUNK) {
    yield decoding.feed(bytes.subarray(at, at + CHUNK));
    await setImmediate();
  }
  yield decoding.end();
}

const headOf = (bytes: Buffer): string => {
  const decoding = createTextDecoding();
  return decoding.feed(bytes.subarray(0, 4 * HEAD)).slice(0, HEAD);
};

const cellsOf = (line: string, delimiter: string): string[] =>
  line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));

/** A remembered layout whose header stands where it stood. */
const remembered = (head: string, profiles: readonly CsvProfile[]): CsvProfile | undefined => {
  const lines = head.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  return profiles.find((profile) => {
    const header = lines[profile.headerLine - 1];
    return (
      header !== undefined && cellsOf(header, profile.delimiter).join('\n') === profile.headers.join('\n')
    );
  });
};

const profileOf = (columns: Columns, head: string): CsvProfile => {
  const line = head.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)[columns.headerLine - 1];
  return {
    delimiter: columns.delimiter,
    headerLine: columns.headerLine,
    headers: line === undefined ? [] : cellsOf(line, columns.delimiter),
    columns: columns.roles,
    decimal: 'auto',
    dateOrder: columns.dateOrder,
    dateOrderSure: true,
  };
};

export type ReadFileOptions = {
  readonly columns?: Columns | undefined;
  readonly profiles: readonly CsvProfile[];
  /** Said by a person, for a file that does not say it. */
  readonly dateOrder?: DateOrder | undefined;
};

export type ReadFile = { readonly file: StatementFile; readonly profile: CsvProfile | null };

const refusing = (...findings: Finding[]): ReadFile => ({
  file: { format: 'unknown', statements: [], findings },
  profile: null,
});

/** Any statement file, its format found by its content; a table by the columns given, those remembered, or its header. */
export const readStatementFile = async (bytes: Buffer, options: ReadFileOptions): Promise<ReadFile> => {
  const kind = sniffFile(bytes.subarray(0, 4096));
  if (kind === 'empty') return refusing(error('bank.file.empty'));
  if (kind === 'zip') return readWorkbook(bytes, options);
  if (kind !== 'text' && kind !== 'markup') return refusing(error('bank.file.unknown-format'));
  const head = headOf(bytes);
  if (isNoise(head)) return refusing(error('bank.file.encoding'));
  const decoding = createTextDecoding();
  const read = await readText(decoded(bytes, decoding), head, options);
  if (!decoding.damaged) return read;
  const findings = [...read.file.findings, warning('bank.file.encoding-mixed')];
  return { ...read, file: { ...read.file, findings } };
};

/** Control characters and marks of failed decoding where a statement has letters: another encoding, or no text at all. */
const isNoise = (head: string): boolean => {
  const strange = head.match(/(?![\t\n\r\f])\p{Cc}|\uFFFD/gu)?.length ?? 0;
  return strange * 20 > head.length;
};

const readText = async (
  pieces: AsyncGenerator<string>,
  head: string,
  options: ReadFileOptions,
): Promise<ReadFile> => {
  if (detectFormat(head) === 'csv') return readTable(pieces, head, options);
  const reader = createStatementReader(orderOption(options));
  for await (const text of pieces) reader.feed(text);
  return { file: reader.end(), profile: null };
};

const orderOption = ({ dateOrder }: ReadFileOptions): { dateOrder?: DateOrder } =>
  dateOrder === undefined ? {} : { dateOrder };

/** A layout remembered while its dates were doubtful. */
const withOrder = (profile: CsvProfile, dateOrder: DateOrder | undefined): CsvProfile =>
  dateOrder === undefined || profile.dateOrderSure ? profile : { ...profile, dateOrder, dateOrderSure: true };

const readTable = async (
  pieces: AsyncGenerator<string>,
  head: string,
  options: ReadFileOptions,
): Promise<ReadFile> => {
  const known =
    options.columns === undefined ? remembered(head, options.profiles) : profileOf(options.columns, head);
  const profile = known === undefined ? undefined : withOrder(known, options.dateOrder);
  const parser = createCsvParser({ ...orderOption(options), ...(profile !== undefined && { profile }) });
  for await (const text of pieces) parser.feed(text);
  const file = parser.end() as CsvFile;
  return { file, profile: file.profile };
};

async function* begunWith(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

/** A bank's workbook is its CSV in other clothes: the same columns, found in the same way. */
const readWorkbook = async (bytes: Buffer, options: ReadFileOptions): Promise<ReadFile> => {
  const opened = await sheetAsCsv(bytes);
  if (!opened.ok) return refusing(...opened.findings);
  const { text, findings } = opened.value;
  const first = await text.next();
  const head = first.done ? '' : first.value;
  const read = await readTable(begunWith(head, text), head, options);
  return {
    file: { ...read.file, format: 'xlsx', findings: [...read.file.findings, ...findings] },
    profile: read.profile,
  };
};

const SHOWN_ROWS = 8;

/** The first rows of a CSV whose columns nobody recognised, for the person who says what they are. */
export const sampleColumns = async (
  bytes: Buffer,
): Promise<{ delimiter: string; headerLine: number; rows: string[][] } | null> => {
  const isWorkbook = sniffFile(bytes.subarray(0, 4096)) === 'zip';
  const opened = await openTable(isWorkbook ? bytes : bytes.subarray(0, 65_536));
  if (!opened.ok) return null;
  const { headers, headerLine } = opened.value;
  const delimiter = isWorkbook ? ';' : opened.value.delimiter;
  if (delimiter === '') return null;
  const rows = [[...headers]];
  for await (const row of opened.value.rows) {
    if (rows.length > SHOWN_ROWS) break;
    rows.push(row.cells.slice(0, 40).map((cell) => cell.slice(0, 80)));
  }
  return { delimiter, headerLine, rows };
};
