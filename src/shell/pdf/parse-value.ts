import { PdfFault, spend, type Budget, type PdfValue } from './pdf-values.ts';

const MAX_DEPTH = 64;
/** File names and dates are strings; texts of pages are not read here. */
const MAX_STRING = 65_536;

const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0x00;
const DELIMITERS = new Set(Buffer.from('()<>[]{}/%'));
const isRegular = (byte: number | undefined): boolean =>
  byte !== undefined && !isSpace(byte) && !DELIMITERS.has(byte);

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Reads values one after the other (ISO 32000-1, 7.2 and 7.3). Throws PdfFault on anything that is none. */
export type ValueParser = {
  at: number;
  value(): PdfValue;
  /** The next word ('obj', 'endobj', 'stream', 'R', '12'), '' when something else comes. */
  word(): string;
  skipSpace(): void;
};

export const createValueParser = (bytes: Buffer, start: number, budget: Budget): ValueParser => {
  let at = start;
  let depth = 0;

  const skipSpace = (): void => {
    const from = at;
    for (;;) {
      if (isSpace(bytes[at])) at += 1;
      else if (bytes[at] === 0x25)
        while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at += 1;
      else break;
    }
    spend(budget, at - from);
  };

  const word = (): string => {
    skipSpace();
    const from = at;
    while (isRegular(bytes[at])) at += 1;
    spend(budget, at - from);
    // Longer than any word or number; an honest name is shorter too (127 bytes).
    if (at - from > 1_024) throw new PdfFault('pdf.broken');
    return bytes.toString('latin1', from, at);
  };

  const name = (): PdfValue => {
    at += 1;
    const from = at;
    while (isRegular(bytes[at])) at += 1;
    spend(budget, at - from + 1);
    const raw = bytes.toString('latin1', from, at);
    return {
      name: raw.replaceAll(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    };
  };

  const hexString = (): Buffer => {
    const end = bytes.indexOf(0x3e, at);
    spend(budget, (end < 0 ? bytes.length : end) - at);
    if (end < 0 || end - at > MAX_STRING) throw new PdfFault('pdf.broken');
    const digits = bytes.toString('latin1', at + 1, end).replaceAll(/[^0-9a-fA-F]/g, '');
    at = end + 1;
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
  };

  const octal = (): number => {
    const digits = /^[0-7]{1,3}/.exec(bytes.toString('latin1', at, at + 3))![0];
    at += digits.length;
    return Number.parseInt(digits, 8) & 0xff;
  };

  const literalString = (): Buffer => {
    const out: number[] = [];
    const from = at;
    let open = 1;
    at += 1;
    while (at < bytes.length) {
      const byte = bytes[at]!;
      if (byte === 0x5c) {
        at += 1;
        const next = String.fromCharCode(bytes[at] ?? 0);
        if (/[0-7]/.test(next)) {
          out.push(octal());
          continue;
        }
        // A line that goes on.
        if (next === '\r') at += bytes[at + 1] === 0x0a ? 2 : 1;
        else if (next === '\n') at += 1;
        else {
          out.push(ESCAPES[next] ?? next.charCodeAt(0));
          at += 1;
        }
        continue;
      }
      if (byte === 0x28) open += 1;
      if (byte === 0x29) open -= 1;
      at += 1;
      if (open === 0) break;
      out.push(byte);
      if (out.length > MAX_STRING) break;
    }
    spend(budget, at - from);
    if (open > 0) throw new PdfFault('pdf.broken');
    return Buffer.from(out);
  };

  const array = (): PdfValue => {
    at += 1;
    const items: PdfValue[] = [];
    for (;;) {
      skipSpace();
      if (bytes[at] === 0x5d) break;
      items.push(value());
    }
    at += 1;
    return items;
  };

  const dict = (): PdfValue => {
    at += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      skipSpace();
      if (bytes[at] === 0x3e && bytes[at + 1] === 0x3e) break;
      if (bytes[at] !== 0x2f) throw new PdfFault('pdf.broken');
      const key = (name() as { name: string }).name;
      entries.set(key, value());
    }
    at += 2;
    return entries;
  };

  /** A number, or the first of the three words of a reference. */
  const numberOrRef = (text: string): PdfValue => {
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) throw new PdfFault('pdf.broken');
    const number = Number(text);
    if (!/^\d{1,10}$/.test(text)) return number;
    const after = at;
    const generation = word();
    if (/^\d{1,5}$/.test(generation) && word() === 'R')
      return { ref: number, generation: Number(generation) };
    at = after;
    return number;
  };

  const plain = (): PdfValue => {
    const byte = bytes[at];
    if (byte === 0x2f) return name();
    if (byte === 0x28) return literalString();
    if (byte === 0x5b) return array();
    if (byte === 0x3c) return bytes[at + 1] === 0x3c ? dict() : hexString();
    const text = word();
    if (text === 'null') return null;
    if (text === 'true') return true;
    if (text === 'false') return false;
    return numberOrRef(text);
  };

  const value = (): PdfValue => {
    skipSpace();
    spend(budget, 16);
    depth += 1;
    if (depth > MAX_DEPTH) throw new PdfFault('pdf.broken');
    const result = plain();
    depth -= 1;
    return result;
  };

  return {
    get at() {
      return at;
    },
    set at(to: number) {
      at = to;
      depth = 0;
    },
    value,
    word,
    skipSpace,
  };
};
