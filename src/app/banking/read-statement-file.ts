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
import { createTextDecoding, openTable, sniffFile } from '../../shell/tabular/index.ts';
import type { bankingContract } from './contract.ts';

export type Columns = NonNullable<InputOf<typeof bankingContract.importStatement>['columns']>;

const CHUNK = 1_048_576;
const HEAD = 8192;

/** Decoded text in pieces; other requests get their turn between two of them. */
async function* decoded(bytes: Buffer): AsyncGenerator<string> {
  const decoding = createTextDecoding();
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

export type ReadFile = { readonly file: StatementFile; readonly profile: CsvProfile | null };

/** Any statement file, its format found by its content; a CSV by the columns given, those remembered, or its header. */
export const readStatementFile = async (
  bytes: Buffer,
  options: { columns?: Columns; profiles: readonly CsvProfile[] },
): Promise<ReadFile> => {
  const kind = sniffFile(bytes.subarray(0, 4096));
  if (kind !== 'text' && kind !== 'markup') {
    const code = kind === 'empty' ? 'bank.file.empty' : 'bank.file.unknown-format';
    return {
      file: { format: 'unknown', statements: [], findings: [{ code, severity: 'error' }] },
      profile: null,
    };
  }
  const head = headOf(bytes);
  if (detectFormat(head) !== 'csv') {
    const reader = createStatementReader();
    for await (const text of decoded(bytes)) reader.feed(text);
    return { file: reader.end(), profile: null };
  }
  const profile =
    options.columns === undefined ? remembered(head, options.profiles) : profileOf(options.columns, head);
  const parser = createCsvParser(profile === undefined ? {} : { profile });
  for await (const text of decoded(bytes)) parser.feed(text);
  const file = parser.end() as CsvFile;
  return { file, profile: file.profile };
};

const SHOWN_ROWS = 8;

/** The first rows of a CSV whose columns nobody recognised, for the person who says what they are. */
export const sampleColumns = async (
  bytes: Buffer,
): Promise<{ delimiter: string; headerLine: number; rows: string[][] } | null> => {
  const opened = await openTable(bytes.subarray(0, 65_536));
  if (!opened.ok || opened.value.delimiter === '') return null;
  const { headers, headerLine, delimiter } = opened.value;
  const rows = [[...headers]];
  for await (const row of opened.value.rows) {
    if (rows.length > SHOWN_ROWS) break;
    rows.push(row.cells.slice(0, 40).map((cell) => cell.slice(0, 80)));
  }
  return { delimiter, headerLine, rows };
};
