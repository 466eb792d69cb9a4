import { createPdfFile, type Entries, type Entry } from './pdf-file.ts';
import { createValueParser } from './parse-value.ts';
import {
  isArray,
  isDict,
  isStream,
  PdfFault,
  spend,
  type Budget,
  type PdfDict,
  type PdfValue,
} from './pdf-values.ts';

/** The table of a file: where its objects are, and its newest trailer. */
export type Xref = { readonly entries: Entries; readonly trailer: PdfDict };

type Section = { readonly entries: [number, Entry][]; readonly trailer: PdfDict };

const MAX_SECTIONS = 1_000;
const MAX_OBJECT = 8_388_607;

/** Classic table (7.5.4): 'xref', subsections of lines 'offset generation n|f', 'trailer'. */
const readTable = (bytes: Buffer, offset: number, budget: Budget): Section => {
  const parser = createValueParser(bytes, offset, budget);
  if (parser.word() !== 'xref') throw new PdfFault('pdf.broken');
  const entries: [number, Entry][] = [];
  for (;;) {
    const word = parser.word();
    if (word === 'trailer') break;
    const [first, count] = [Number(word || 'x'), Number(parser.word() || 'x')];
    if (!Number.isInteger(first) || !Number.isInteger(count) || first + count > MAX_OBJECT)
      throw new PdfFault('pdf.broken');
    for (let index = 0; index < count; index += 1) {
      const at = Number(parser.word() || 'x');
      parser.word();
      const kind = parser.word();
      if (!Number.isInteger(at) || (kind !== 'n' && kind !== 'f')) throw new PdfFault('pdf.broken');
      entries.push([first + index, kind === 'n' ? { at } : 'free']);
    }
  }
  const trailer = parser.value();
  if (!isDict(trailer)) throw new PdfFault('pdf.broken');
  return { entries, trailer };
};

const numbers = (value: PdfValue | undefined): number[] =>
  isArray(value) ? value.map((one) => (typeof one === 'number' ? one : -1)) : [];

/** Cross-reference stream (7.5.8): rows of three big-endian fields. */
const readStream = (bytes: Buffer, offset: number, budget: Budget): Section => {
  const file = createPdfFile(bytes, new Map(), budget);
  const { value } = file.objectAt(offset);
  if (!isStream(value)) throw new PdfFault('pdf.broken');
  const { dict } = value;
  const widths = numbers(dict.get('W'));
  const [kindWidth = -1, secondWidth = -1, thirdWidth = -1] = widths;
  if (widths.length < 3 || widths.some((width) => width < 0 || width > 6)) throw new PdfFault('pdf.broken');
  const rows = file.content(value);
  const rowWidth = kindWidth + secondWidth + thirdWidth;
  if (rowWidth === 0) throw new PdfFault('pdf.broken');
  const size = dict.get('Size');
  const index = dict.has('Index') ? numbers(dict.get('Index')) : [0, typeof size === 'number' ? size : 0];
  const field = (at: number, width: number): number => (width === 0 ? 0 : rows.readUIntBE(at, width));
  const entries: [number, Entry][] = [];
  let at = 0;
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const [first, count] = [index[pair]!, index[pair + 1]!];
    for (let row = 0; row < count && at + rowWidth <= rows.length; row += 1, at += rowWidth) {
      const kind = kindWidth === 0 ? 1 : field(at, kindWidth);
      const second = field(at + kindWidth, secondWidth);
      if (first + row > MAX_OBJECT) throw new PdfFault('pdf.broken');
      entries.push([first + row, kind === 1 ? { at: second } : kind === 2 ? { inside: second } : 'free']);
    }
  }
  spend(budget, entries.length * 16);
  return { entries, trailer: dict };
};

const readSection = (bytes: Buffer, offset: number, budget: Budget): Section => {
  const parser = createValueParser(bytes, offset, budget);
  return parser.word() === 'xref' ? readTable(bytes, offset, budget) : readStream(bytes, offset, budget);
};

/**
 * Follows 'startxref' and /Prev from the newest revision of the file to the oldest: the newest word about an object
 * counts, and a freed one stays freed.
 */
export const readXref = (bytes: Buffer, budget: Budget): Xref => {
  const end = bytes.lastIndexOf('startxref', undefined, 'latin1');
  spend(budget, end < 0 ? bytes.length : bytes.length - end);
  if (end < 0) throw new PdfFault('pdf.broken');
  const entries: Entries = new Map();
  let trailer: PdfDict | undefined;
  const seen = new Set<number>();
  const waiting: PdfValue[] = [Number(createValueParser(bytes, end + 9, budget).word() || 'x')];
  while (waiting.length > 0) {
    const offset = waiting.shift();
    if (typeof offset !== 'number' || !Number.isInteger(offset) || offset < 0 || offset >= bytes.length)
      throw new PdfFault('pdf.broken');
    if (seen.has(offset)) continue;
    seen.add(offset);
    if (seen.size > MAX_SECTIONS) throw new PdfFault('pdf.too-large');
    const section = readSection(bytes, offset, budget);
    for (const [number, entry] of section.entries) if (!entries.has(number)) entries.set(number, entry);
    trailer ??= section.trailer;
    // A file for old and new readers: what the table hides stands in a stream, and is newer than /Prev.
    for (const key of ['XRefStm', 'Prev'])
      if (section.trailer.has(key)) waiting.push(section.trailer.get(key)!);
  }
  return { entries, trailer: trailer! };
};
