import { constants, inflateSync } from 'node:zlib';
import {
  isArray,
  isDict,
  nameOf,
  PdfFault,
  spend,
  type Budget,
  type PdfDict,
  type PdfValue,
} from './pdf-values.ts';

/** Of one stream, inflated. */
const MAX_INFLATED = 32 * 1024 * 1024;

const numberIn = (dict: PdfDict | undefined, key: string, otherwise: number): number => {
  const value = dict?.get(key);
  return typeof value === 'number' ? value : otherwise;
};

const inflate = (bytes: Buffer): Buffer => {
  try {
    // What is cut off at the end (a wrong /Length) still gives what came before.
    return inflateSync(bytes, { maxOutputLength: MAX_INFLATED, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new PdfFault(isTooLarge ? 'pdf.too-large' : 'pdf.filter');
  }
};

const paeth = (a: number, b: number, c: number): number => {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
};

/** The filters of PNG (RFC 2083, 6), one per row: cross-reference streams are nearly always written so. */
const undoPng = (bytes: Buffer, dict: PdfDict): Buffer => {
  const pixel = numberIn(dict, 'Colors', 1) * numberIn(dict, 'BitsPerComponent', 8);
  const width = Math.ceil((numberIn(dict, 'Columns', 1) * pixel) / 8);
  const step = Math.max(1, Math.ceil(pixel / 8));
  if (!(width >= 1 && width <= 65_536)) throw new PdfFault('pdf.filter');
  const rows = Math.ceil(bytes.length / (width + 1));
  const out = Buffer.alloc(rows * width);
  for (let row = 0; row < rows; row += 1) {
    const from = row * (width + 1);
    const filter = bytes[from]!;
    for (let x = 0; x < width; x += 1) {
      const at = row * width + x;
      const left = x >= step ? out[at - step]! : 0;
      const up = row > 0 ? out[at - width]! : 0;
      const corner = row > 0 && x >= step ? out[at - width - step]! : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      if (guess === undefined) throw new PdfFault('pdf.filter');
      out[at] = ((bytes[from + 1 + x] ?? 0) + guess) & 0xff;
    }
  }
  return out;
};

const undoPredictor = (bytes: Buffer, dict: PdfDict | undefined): Buffer => {
  const predictor = numberIn(dict, 'Predictor', 1);
  if (dict === undefined || predictor <= 1) return bytes;
  if (predictor < 10) throw new PdfFault('pdf.filter');
  return undoPng(bytes, dict);
};

const asciiHex = (bytes: Buffer): Buffer => {
  const digits = bytes
    .toString('latin1')
    .split('>')[0]!
    .replaceAll(/[^0-9a-fA-F]/g, '');
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
};

const ascii85 = (bytes: Buffer): Buffer => {
  const out: number[] = [];
  let group: number[] = [];
  const flush = (): void => {
    const size = group.length;
    while (group.length < 5) group.push(84);
    const word = group.reduce((sum, digit) => sum * 85 + digit, 0);
    for (let index = 0; index < size - 1; index += 1) out.push(Math.floor(word / 256 ** (3 - index)) & 0xff);
    group = [];
  };
  for (const byte of bytes) {
    if (byte === 0x7e) break;
    if (byte === 0x7a && group.length === 0) out.push(0, 0, 0, 0);
    else if (byte >= 0x21 && byte <= 0x75) group.push(byte - 0x21);
    if (group.length === 5) flush();
  }
  if (group.length > 1) flush();
  return Buffer.from(out);
};

const decodeOne = (filter: string, bytes: Buffer, parameters: PdfDict | undefined): Buffer => {
  switch (filter) {
    case 'FlateDecode':
    case 'Fl':
      return undoPredictor(inflate(bytes), parameters);
    case 'ASCIIHexDecode':
    case 'AHx':
      return asciiHex(bytes);
    case 'ASCII85Decode':
    case 'A85':
      return ascii85(bytes);
    default:
      // LZW and what is for images: PDF/A forbids the one, an attached XML has no use for the others.
      throw new PdfFault('pdf.filter');
  }
};

const MAX_FILTERS = 4;

/** The content of a stream whose dictionary is resolved. Throws PdfFault. */
export const decodeStream = (
  raw: Buffer,
  filter: PdfValue | undefined,
  parameters: PdfValue | undefined,
  budget: Budget,
): Buffer => {
  const filters = isArray(filter) ? filter : filter === undefined || filter === null ? [] : [filter];
  const settings = isArray(parameters) ? parameters : [parameters];
  if (filters.length > MAX_FILTERS) throw new PdfFault('pdf.filter');
  let bytes = raw;
  for (const [index, one] of filters.entries()) {
    const setting = settings[index];
    bytes = decodeOne(nameOf(one) ?? '', bytes, isDict(setting) ? setting : undefined);
    spend(budget, bytes.length);
  }
  return bytes;
};
