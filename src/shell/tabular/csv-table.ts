import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { error, warning, type Finding } from '../../core/finding.ts';
import { createTextDecoding, decodeChunks } from './decode-text.ts';
import type { RawTable, TableHint, TableRow } from './table.ts';

const SAMPLE = 65_536;
const MAX_RECORD = 1_000_000;

/** Columns per line outside quotes; the delimiter is the one under which most lines agree on more than one column. */
export const findDelimiter = (sample: string): string => {
  let best = { delimiter: ';', score: 0 };
  for (const delimiter of [';', ',', '\t', '|']) {
    const counts = new Map<number, number>();
    let columns = 1;
    let quoted = false;
    let lines = 0;
    for (const char of sample) {
      if (char === '"') quoted = !quoted;
      else if (quoted) continue;
      else if (char === delimiter) columns += 1;
      else if (char === '\n' || char === '\r') {
        if (columns > 1) counts.set(columns, (counts.get(columns) ?? 0) + 1);
        columns = 1;
        lines += 1;
        if (lines > 200) break;
      }
    }
    if (columns > 1) counts.set(columns, (counts.get(columns) ?? 0) + 1);
    for (const [width, agreeing] of counts) {
      const score = agreeing * Math.min(width, 12);
      if (score > best.score) best = { delimiter, score };
    }
  }
  return best.delimiter;
};

/** Eighteen names in this order are a Fichier des Écritures Comptables (LPF A47 A-1). */
const isFec = (sample: string): boolean => /^\uFEFF?"?JournalCode"?[\t|;,]"?JournalLib\b/i.test(sample);

type CsvRecord = { record: string[]; info: { lines: number } };

async function* csvRows(
  text: AsyncGenerator<string>,
  delimiter: string,
  findings: Finding[],
): AsyncGenerator<TableRow> {
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  const source = Readable.from(text);
  source.on('error', (cause) => parser.destroy(cause));
  source.pipe(parser);
  let overcounted = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
      const breaks = record.flatMap((cell) => cell.match(/\r\n|\r|\n/g) ?? []);
      // csv-parse counts a CRLF inside quotes twice.
      overcounted += breaks.filter((one) => one === '\r\n').length;
      if (record.every((cell) => cell.trim() === '')) continue;
      yield { line: info.lines - overcounted - breaks.length, cells: record };
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const count = (key: string): number => (typeof cause[key] === 'number' ? cause[key] : 0);
    const code =
      cause.code === 'CSV_QUOTE_NOT_CLOSED' || cause.code === 'CSV_MAX_RECORD_SIZE'
        ? 'table.csv.quote'
        : 'table.csv.broken';
    findings.push(error(code, { params: { line: count('lines'), afterRecord: count('records') } }));
  } finally {
    source.destroy();
  }
}

/** Text tables: encoding, delimiter and quotes found out; formulas stay text and are never evaluated. */
export const openCsv = async (
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  hint: TableHint,
): Promise<RawTable> => {
  const findings: Finding[] = [];
  const decoding = createTextDecoding();
  const text = decodeChunks(chunks, decoding);
  let sample = '';
  while (sample.length < SAMPLE) {
    const next = await text.next();
    if (next.done) break;
    sample += next.value;
  }
  const delimiter = hint.delimiter ?? findDelimiter(sample);
  async function* whole(): AsyncGenerator<string> {
    yield sample;
    yield* text;
    if (decoding.damaged) findings.push(warning('table.text.mixed-encoding'));
  }
  const rows = csvRows(whole(), delimiter, findings);
  return { kind: isFec(sample) ? 'fec' : 'csv', sheet: '', delimiter, rows, findings };
};
