import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { accepted, error, refused, type Result } from '../../core/finding.ts';
import { openCsv } from './csv-table.ts';
import { chooseHeader } from './header-row.ts';
import { oleRefusal, sniffFile, type FileKind } from './sniff.ts';
import type { RawTable, Table, TableHint } from './table.ts';
import { openXlsx } from './xlsx-table.ts';

const MAX_TEXT = 200 * 1024 * 1024;
const MAX_ZIP = 100 * 1024 * 1024;
const HEAD = 4096;

const REFUSALS: Readonly<Record<Exclude<FileKind, 'text' | 'zip' | 'ole'>, string>> = {
  empty: 'table.file.empty',
  pdf: 'table.file.pdf',
  image: 'table.file.image',
  archive: 'table.file.archive',
  markup: 'table.file.markup',
  binary: 'table.file.binary',
};

type Source = {
  size: number;
  head(): Promise<Buffer>;
  whole(): Promise<Buffer>;
  chunks(): AsyncIterable<Buffer> | Buffer[];
};

const sourceOf = async (input: string | Buffer): Promise<Source> => {
  if (Buffer.isBuffer(input)) {
    return {
      size: input.length,
      head: async () => input.subarray(0, HEAD),
      whole: async () => input,
      chunks: () => [input],
    };
  }
  const { size } = await stat(input);
  return {
    size,
    head: async () => {
      const file = await open(input);
      try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    whole: () => readFile(input),
    chunks: () => createReadStream(input, { highWaterMark: 262_144 }),
  };
};

/**
 * A table out of whatever a user dropped: CSV in any usual encoding, XLSX, FEC. Wrong kinds, bombs and broken files
 * are refused with a code; only the file system throws.
 */
export const openTable = async (input: string | Buffer, hint: TableHint = {}): Promise<Result<Table>> => {
  const source = await sourceOf(input);
  const kind = sniffFile(await source.head());
  const limit = hint.maxBytes ?? (kind === 'zip' ? MAX_ZIP : MAX_TEXT);
  if (kind !== 'text' && kind !== 'zip' && kind !== 'ole') return refused(error(REFUSALS[kind]));
  if (source.size > limit) {
    const megabytes = (bytes: number): number => Math.ceil(bytes / 1_048_576);
    return refused(
      error('table.file.too-large', { params: { size: megabytes(source.size), limit: megabytes(limit) } }),
    );
  }
  if (kind === 'ole') return refused(error(oleRefusal(await source.whole())));
  let raw: RawTable;
  if (kind === 'zip') {
    const opened = await openXlsx(await source.whole(), hint);
    if (!opened.ok) return opened;
    raw = opened.value;
  } else raw = await openCsv(source.chunks(), hint);
  const table = await chooseHeader(raw, hint);
  if (!table)
    return { ok: false, findings: raw.findings.length > 0 ? raw.findings : [error('table.file.empty')] };
  return accepted(table, table.findings);
};
