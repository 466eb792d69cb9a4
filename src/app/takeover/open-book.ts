import { Problem } from '../../contract/problem.ts';
import { error, type Finding } from '../../core/finding.ts';
import { einvoiceCells, einvoiceHeaders, type Own } from '../../core/takeover/index.ts';
import { sniffFile, type TableRow } from '../../shell/tabular/index.ts';
import { readZipDirectory, readZipPart, ZipRefusal } from '../../shell/tabular/zip-directory.ts';
import type { UploadedFile } from '../../shell/http/context.ts';
import { readEInvoiceBytes } from './read-einvoice-file.ts';

/** One invoice; and all that one archive may unpack to, which a bomb would pass at once. */
const MAX_INVOICE = 30 * 1024 * 1024;
const MAX_UNPACKED = 600 * 1024 * 1024;

/** Electronic invoices as a table of open items: one line a file, in the order of their names. */
export type Book = {
  readonly kind: 'einvoices';
  readonly headers: readonly string[];
  readonly headerLine: number;
  readonly sheet: string;
  readonly rows: AsyncIterable<TableRow>;
  readonly findings: Finding[];
  /** Why a file gives no line that could be read; filled as its row passes. */
  readonly refusals: ReadonlyMap<number, { readonly name: string; readonly findings: readonly Finding[] }>;
  /** The picture of a line as it was received; null where the invoice came as XML alone. */
  readonly pdfOf: (line: number) => UploadedFile | null;
};

type Entry = { readonly name: string; readonly size: number; readonly read: () => Buffer };

const isHidden = (name: string): boolean => /(^|\/)(\.|__MACOSX)/.test(name);

/** An archive that is no workbook, a PDF, or XML: the books of invoices. Null: something else. */
const entriesOf = (file: Pick<UploadedFile, 'name' | 'bytes'>): Entry[] | null => {
  const kind = sniffFile(file.bytes);
  // UTF-16 is text to the sniffer, with or without its mark.
  if (kind === 'pdf' || kind === 'markup' || (kind === 'text' && /\.xml$/i.test(file.name))) {
    // Given by itself, one that is no invoice is a table that could not be read, and is refused as such.
    return readEInvoiceBytes(file.bytes).ok
      ? [{ name: file.name, size: file.bytes.length, read: () => file.bytes }]
      : null;
  }
  const directory = kind === 'zip' ? readZipDirectory(file.bytes) : null;
  if (directory === null || directory.has('[Content_Types].xml')) return null;
  return [...directory.values()]
    .filter(({ name }) => /\.(pdf|xml)$/i.test(name) && !isHidden(name))
    .map((entry) => ({
      name: entry.name,
      size: entry.size,
      read: () => readZipPart(file.bytes, entry, MAX_INVOICE),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
};

/** Null when the file is no book of electronic invoices. An archive without any is refused. */
export const openBook = (file: Pick<UploadedFile, 'name' | 'bytes'>, own: Own): Book | null => {
  const entries = entriesOf(file);
  if (entries === null) return null;
  const refuse = (code: string): never => {
    throw new Problem('file.refused', {}, [error(code)]);
  };
  if (entries.length === 0) return refuse('takeover.zip-without-invoices');
  // The sizes an archive claims are not believed, but one that claims too much is not even begun.
  if (entries.reduce((sum, entry) => sum + entry.size, 0) > MAX_UNPACKED) return refuse('table.zip.bomb');
  const refusals = new Map<number, { name: string; findings: readonly Finding[] }>();

  const cells = (entry: Entry, line: number): string[] => {
    const refused = (findings: readonly Finding[]): string[] => {
      refusals.set(line, { name: entry.name, findings });
      return einvoiceHeaders.map((_, at) => (at === 0 ? entry.name : ''));
    };
    try {
      const document = readEInvoiceBytes(entry.read());
      if (!document.ok) return refused(document.findings);
      const read = einvoiceCells(document.value, own, entry.name);
      return read.ok ? read.value : refused(read.findings);
    } catch (cause) {
      if (cause instanceof ZipRefusal) return refused([error(cause.code)]);
      throw cause;
    }
  };

  return {
    kind: 'einvoices',
    headers: einvoiceHeaders,
    headerLine: 1,
    sheet: '',
    findings: [],
    refusals,
    rows: (async function* () {
      for (const [index, entry] of entries.entries()) {
        yield await Promise.resolve({ line: index + 1, cells: cells(entry, index + 1) });
      }
    })(),
    pdfOf: (line) => {
      const entry = entries[line - 1];
      if (entry === undefined) return null;
      const bytes = entry.read();
      if (sniffFile(bytes) !== 'pdf') return null;
      return { name: entry.name.replace(/^.*\//, ''), mediaType: 'application/pdf', bytes };
    },
  };
};
