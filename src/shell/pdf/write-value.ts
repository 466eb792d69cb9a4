import { isArray, isDict, isRef, isStream, nameOf, PdfFault, type PdfValue } from './pdf-values.ts';

/** Delimiters, spaces and what is no printable ASCII are written by their code (7.3.5). */
const name = (text: string): string =>
  `/${text.replaceAll(/[^!-~]|[#()<>[\]{}/%]/g, (sign) => `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;

/** Never with an exponent, which PDF does not know: what would need one is nothing on a page, or no number of one. */
const number = (value: number): string => {
  const text = String(value);
  if (!text.includes('e')) return text;
  if (Math.abs(value) < 1) return '0';
  throw new PdfFault('pdf.broken');
};

/** A value as a file has it, its references given their new numbers; a stream is not a value but an object. */
export const writeValue = (value: PdfValue, numberOf: (ref: number) => number | null): string => {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return number(value);
  if (Buffer.isBuffer(value)) return `<${value.toString('hex')}>`;
  if (isRef(value)) {
    const target = numberOf(value.ref);
    return target === null ? 'null' : `${target} 0 R`;
  }
  if (isStream(value)) throw new Error('a stream stands by itself');
  if (isArray(value)) return `[${value.map((one) => writeValue(one, numberOf)).join(' ')}]`;
  if (isDict(value)) {
    const entries = [...value].map(([key, one]) => `${name(key)} ${writeValue(one, numberOf)}`);
    return `<<${entries.join(' ')}>>`;
  }
  return name(nameOf(value) ?? '');
};
