import { decodeStream } from './decode-stream.ts';
import { createValueParser } from './parse-value.ts';
import {
  isArray,
  isDict,
  isRef,
  isStream,
  nameOf,
  PdfFault,
  spend,
  type Budget,
  type PdfDict,
  type PdfStream,
  type PdfValue,
} from './pdf-values.ts';

/** Where an object is: at an offset of the file, at a place in an object stream, or nowhere any more. */
export type Entry = { readonly at: number } | { readonly inside: number } | 'free';
export type Entries = Map<number, Entry>;

/** The objects of a file, found through a table of entries. Everything here throws PdfFault. */
export type PdfFile = {
  /** What a value is or refers to; null for what does not exist. */
  get(value: PdfValue | undefined): PdfValue;
  content(stream: PdfStream): Buffer;
  /** The bytes of a stream as they are in the file, filters not undone. */
  raw(stream: PdfStream): Buffer;
  /** The object that begins at an offset, with its number. */
  objectAt(offset: number): { number: number; value: PdfValue };
  /** The numbers of the objects in an object stream. */
  members(objectStream: number): Iterable<number>;
};

type ObjectStream = { readonly bytes: Buffer; readonly offsets: ReadonlyMap<number, number> };

const MAX_HOPS = 16;

export const createPdfFile = (bytes: Buffer, entries: Entries, budget: Budget): PdfFile => {
  const known = new Map<number, PdfValue>();
  const objectStreams = new Map<number, ObjectStream>();

  const objectAt = (offset: number): { number: number; value: PdfValue } => {
    spend(budget, 64);
    const parser = createValueParser(bytes, offset, budget);
    const number = Number(parser.word() || 'x');
    const generation = Number(parser.word() || 'x');
    if (!Number.isInteger(number) || !Number.isInteger(generation) || parser.word() !== 'obj')
      throw new PdfFault('pdf.broken');
    const value = parser.value();
    if (!isDict(value) || parser.word() !== 'stream') return { number, value };
    let start = parser.at;
    if (bytes[start] === 0x0d) start += 1;
    if (bytes[start] === 0x0a) start += 1;
    return { number, value: { dict: value, start } };
  };

  /** /Length when 'endstream' follows it; else up to the next 'endstream', as every reader does. */
  const raw = ({ dict, start }: PdfStream): Buffer => {
    const length = get(dict.get('Length'));
    if (typeof length === 'number' && length >= 0 && start + length <= bytes.length) {
      const after = bytes.toString('latin1', start + length, start + length + 12);
      if (/^\s{0,2}endstream/.test(after)) return bytes.subarray(start, start + length);
    }
    const end = bytes.indexOf('endstream', start, 'latin1');
    spend(budget, (end < 0 ? bytes.length : end) - start);
    if (end < 0) throw new PdfFault('pdf.broken');
    return bytes.subarray(start, end);
  };

  /** Parameters of filters may be references, each by itself. */
  const resolved = (value: PdfValue | undefined): PdfValue => {
    const one = get(value);
    return isArray(one) ? one.slice(0, MAX_HOPS).map(get) : one;
  };

  const content = (stream: PdfStream): Buffer => {
    const { dict } = stream;
    const filter = resolved(dict.get('Filter') ?? dict.get('F'));
    return decodeStream(raw(stream), filter, resolved(dict.get('DecodeParms') ?? dict.get('DP')), budget);
  };

  const readObjectStream = (number: number): ObjectStream => {
    const entry = entries.get(number);
    // An object stream inside an object stream is forbidden (7.5.7), and would never end.
    if (entry === undefined || entry === 'free' || !('at' in entry)) throw new PdfFault('pdf.broken');
    const { value } = objectAt(entry.at);
    if (!isStream(value) || nameOf(get(value.dict.get('Type'))) !== 'ObjStm')
      throw new PdfFault('pdf.broken');
    const first = get(value.dict.get('First'));
    const count = get(value.dict.get('N'));
    if (typeof first !== 'number' || typeof count !== 'number') throw new PdfFault('pdf.broken');
    const inflated = content(value);
    const parser = createValueParser(inflated, 0, budget);
    const offsets = new Map<number, number>();
    for (let index = 0; index < count && parser.at < first; index += 1) {
      const [member, offset] = [Number(parser.word()), Number(parser.word())];
      offsets.set(member, first + offset);
    }
    return { bytes: inflated, offsets };
  };

  const objectStream = (number: number): ObjectStream => {
    const cached = objectStreams.get(number);
    if (cached !== undefined) return cached;
    const read = readObjectStream(number);
    objectStreams.set(number, read);
    return read;
  };

  const load = (number: number): PdfValue => {
    const entry = entries.get(number);
    if (entry === undefined || entry === 'free') return null;
    if ('at' in entry) {
      const found = objectAt(entry.at);
      // A table that points at another object is a broken table.
      if (found.number !== number) throw new PdfFault('pdf.broken');
      return found.value;
    }
    const { bytes: inflated, offsets } = objectStream(entry.inside);
    const offset = offsets.get(number);
    return offset === undefined ? null : createValueParser(inflated, offset, budget).value();
  };

  const get = (value: PdfValue | undefined): PdfValue => {
    let here = value ?? null;
    for (let hop = 0; isRef(here); hop += 1) {
      spend(budget, 16);
      if (hop > MAX_HOPS) throw new PdfFault('pdf.broken');
      const number = here.ref;
      const cached = known.get(number);
      // While it is being read it is null: a /Length that refers to its own stream ends here.
      if (cached === undefined) known.set(number, null);
      here = cached === undefined ? load(number) : cached;
      known.set(number, here);
    }
    return here;
  };

  return { get, content, raw, objectAt, members: (number) => objectStream(number).offsets.keys() };
};

export const dictAt = (file: PdfFile, value: PdfValue | undefined): PdfDict | undefined => {
  const found = file.get(value);
  return isDict(found) ? found : undefined;
};
