/** What a PDF is made of (ISO 32000-1, 7.3). Numbers are numbers: the only ones used here are counts and offsets. */
export type PdfName = { readonly name: string };
export type PdfRef = { readonly ref: number; readonly generation: number };
export type PdfDict = ReadonlyMap<string, PdfValue>;
/** `start` is where its bytes begin in the file; where they end is for the reader of streams to find out. */
export type PdfStream = { readonly dict: PdfDict; readonly start: number };
export type PdfValue =
  | null
  | boolean
  | number
  | Buffer
  | PdfName
  | PdfRef
  | PdfStream
  | readonly PdfValue[]
  | PdfDict;

/** Why a file, or one way through it, cannot be read: a finding's code. */
export class PdfFault extends Error {
  readonly code: string;
  constructor(code: 'pdf.broken' | 'pdf.too-large' | 'pdf.encrypted' | 'pdf.filter') {
    super(code);
    this.code = code;
  }
}

/**
 * Work that one file may ask for, in bytes touched: nothing else bounds a file whose parts point at each other or
 * inflate without end.
 */
export type Budget = { left: number };

export const spend = (budget: Budget, bytes: number): void => {
  budget.left -= bytes;
  if (budget.left < 0) throw new PdfFault('pdf.too-large');
};

export const isDict = (value: PdfValue | undefined): value is PdfDict => value instanceof Map;
export const isArray = (value: PdfValue | undefined): value is readonly PdfValue[] => Array.isArray(value);
export const isRef = (value: PdfValue | undefined): value is PdfRef =>
  typeof value === 'object' && value !== null && 'ref' in value;
export const isStream = (value: PdfValue | undefined): value is PdfStream =>
  typeof value === 'object' && value !== null && 'dict' in value;
export const nameOf = (value: PdfValue | undefined): string | undefined =>
  typeof value === 'object' && value !== null && 'name' in value ? value.name : undefined;

/** A text string (7.9.2.2): UTF-16 or UTF-8 by its mark, else PDFDocEncoding, of which names use the ASCII part. */
export const textOf = (value: PdfValue | undefined): string | undefined => {
  if (!Buffer.isBuffer(value)) return undefined;
  if (value[0] === 0xfe && value[1] === 0xff) return new TextDecoder('utf-16be').decode(value);
  if (value[0] === 0xff && value[1] === 0xfe) return new TextDecoder('utf-16le').decode(value);
  if (value[0] === 0xef && value[1] === 0xbb && value[2] === 0xbf) return value.toString('utf8', 3);
  return value.toString('latin1');
};
