import { parseDate } from '../calendar/index.ts';
import { EUR, parseAmount } from '../money/index.ts';
import { fields, fieldsOf, shapeOf, type Field, type ImportKind, type Mapping } from './fields.ts';
import { readDecimalCell } from './decimal-cell.ts';
import { headerWords } from './header-words.ts';
import { plainHeader } from './plain-header.ts';
import { readRate } from './read-vat.ts';

const small = new Set(['de', 'du', 'des', 'la', 'le', 'les', 'l', 'd', 'en', 'of', 'the', 'a']);
const wordsOf = (plain: string): readonly string[] => plain.split(' ').filter((word) => !small.has(word));

const KNOWN = fields.map((field) => ({
  field,
  phrases: headerWords[field].map((phrase, rank) => {
    const plain = plainHeader(phrase);
    return { plain, words: wordsOf(plain), rank };
  }),
}));

/** 100 the very words … 0 nothing in common. */
export const headerScore = (header: string, field: Field): number => {
  const plain = plainHeader(header);
  if (plain === '') return 0;
  const words = wordsOf(plain);
  const known = KNOWN.find((one) => one.field === field)!;
  let best = 0;
  for (const phrase of known.phrases) {
    const missing = phrase.words.filter((word) => !words.includes(word)).length;
    const extra = words.filter((word) => !phrase.words.includes(word)).length;
    const score =
      phrase.plain === plain
        ? 100 - Math.min(phrase.rank, 15)
        : missing === 0 && extra === 0
          ? 84
          : missing === 0 && phrase.words.length > 0
            ? 58 + 8 * Math.min(phrase.words.length, 3) - 9 * extra
            : 0;
    best = Math.max(best, score);
  }
  return best;
};

/** What the first rows of a column look like. */
const evidence = (values: readonly string[], field: Field): number => {
  const filled = values.map((value) => value.trim()).filter((value) => value !== '');
  if (filled.length === 0) return 0;
  const share = (test: (value: string) => boolean): number => filled.filter(test).length / filled.length;
  const isDate = (value: string): boolean => parseDate(value) !== null;
  const isAmount = (value: string): boolean => {
    const read = parseAmount(value, EUR);
    return (
      read.ok ||
      read.code === 'money.ambiguous' ||
      read.code === 'money.too-many-decimals' ||
      read.code === 'money.other-currency'
    );
  };
  const shape = shapeOf(field);
  if (shape === 'date') return share(isDate) >= 0.5 ? 12 : -50;
  if (shape === 'amount') return share((value) => isAmount(value) && !/^\d{8}$/.test(value)) >= 0.5 ? 8 : -50;
  if (shape === 'decimal')
    return share((value) => readDecimalCell(value, 'auto').ok || isAmount(value)) >= 0.5 ? 10 : -50;
  if (field === 'vatRate') return share((value) => readRate(value) !== null) >= 0.5 ? 12 : -50;
  if (field === 'email') return share((value) => value.includes('@')) >= 0.5 ? 15 : -50;
  if (field === 'iban') return share((value) => /^[A-Z]{2}\d{2}/i.test(value)) >= 0.5 ? 15 : -50;
  // « Litige » and the like may hold a date or an amount: the words fields want words.
  if (field === 'number' || field === 'code') return share(isDate) >= 0.8 ? -40 : 0;
  if (field === 'name' || field === 'disputeReason' || field === 'holdReason') {
    return share((value) => isDate(value) || (isAmount(value) && /[.,]/.test(value))) >= 0.5 ? -40 : 0;
  }
  return 0;
};

export type Recognised = { readonly mapping: Mapping; readonly scores: readonly number[] };

const ENOUGH = 55;

/** Each column its field, best score first; no field twice, nothing below the threshold. `rows` are the first rows. */
export const recogniseColumns = (
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  allowed: readonly Field[] = fieldsOf('open_items'),
): Recognised => {
  const candidates = headers.flatMap((header, column) => {
    const values = rows.map((row) => row[column] ?? '');
    return allowed.flatMap((field) => {
      const words = headerScore(header, field);
      const score = words === 0 ? 0 : Math.min(100, words + evidence(values, field));
      return score >= ENOUGH ? [{ column, field, score }] : [];
    });
  });
  candidates.sort((a, b) => b.score - a.score || a.column - b.column);
  const mapping: (Field | null)[] = headers.map(() => null);
  const scores = headers.map(() => 0);
  const taken = new Set<Field>();
  for (const { column, field, score } of candidates) {
    if (mapping[column] !== null || taken.has(field)) continue;
    mapping[column] = field;
    scores[column] = score;
    taken.add(field);
  }
  // A counter-value stands beside a foreign amount; alone, « Montant (EUR) » is the amount itself.
  if (taken.has('baseAmount') && !taken.has('currency')) {
    return recogniseColumns(
      headers,
      rows,
      allowed.filter((field) => field !== 'baseAmount'),
    );
  }
  return { mapping, scores };
};

/** Several rows to a document, or what only a line says: a quantity and a price. */
export const looksLikeLines = (headers: readonly string[], rows: readonly (readonly string[])[]): boolean => {
  const { mapping } = recogniseColumns(headers, rows, fieldsOf('invoices'));
  const has = (field: Field): boolean => mapping.includes(field);
  const isLine = has('quantity') && (has('unitPrice') || has('lineNet'));
  return has('number') && (isLine || (has('unitPrice') && has('vatRate')));
};

/** What a table seems to be, by the fields found in it. */
export const guessKind = (format: 'csv' | 'xlsx' | 'fec', mapping: Mapping): ImportKind => {
  if (format === 'fec') return 'fec';
  const has = (field: Field): boolean => mapping.includes(field);
  const hasOpen = has('open') || has('debit') || has('credit');
  if (!has('number') || !(hasOpen || has('total'))) return 'customers';
  return has('paidOn') && !hasOpen ? 'paid_history' : 'open_items';
};

/** The same headers again are the same file layout, however they are written. */
export const headerSignature = (headers: readonly string[]): string => headers.map(plainHeader).join('|');

/** Keeps only what this kind takes; a field twice stays with its first column. */
export const restrictMapping = (mapping: Mapping, kind: ImportKind): Mapping => {
  const allowed = new Set<Field>(fieldsOf(kind));
  return mapping.map((field, column) =>
    field !== null && allowed.has(field) && mapping.indexOf(field) === column ? field : null,
  );
};
