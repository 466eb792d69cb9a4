import { fromParts } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';

export type DateOrder = 'dmy' | 'ymd' | 'mdy';

/** First letters of month names, French then English, without accents. */
const MONTHS: readonly RegExp[] = [
  /^jan/,
  /^(fev|feb)/,
  /^(mars?|march)$/,
  /^(avr|apr)/,
  /^(mai|may)$/,
  /^(juin|jun|june)$/,
  /^(juil|jul)/,
  /^(aou|aug)/,
  /^sep/,
  /^oct/,
  /^nov/,
  /^dec/,
];

/** Two-digit years: 70–99 are the last century, as POSIX and spreadsheets nearly all do. */
function fullYear(text: string): number {
  const value = Number(text);
  if (text.length > 2) return value;
  return value >= 70 ? 1900 + value : 2000 + value;
}

function monthNumber(name: string): number {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return MONTHS.findIndex((pattern) => pattern.test(plain)) + 1;
}

/**
 * Reads a day as people and files write it. ISO, 'yyyymmdd' and dates that start with a four-digit year
 * are taken as such whatever the order; '03/04/26' needs the order of its source ('dmy' in France).
 * An hour behind the date is ignored. null when it is not a date. Spreadsheet serial numbers are not read here.
 */
export function parseDate(text: string, order: DateOrder = 'dmy'): PlainDate | null {
  const trimmed = text
    .trim()
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/(?<=\d)[T ]\d{1,2}[:h]\d{2}(:\d{2}([.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i, '');

  const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(trimmed);
  if (packed) return fromParts(Number(packed[1]), Number(packed[2]), Number(packed[3]));

  const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(trimmed);
  if (yearFirst) return fromParts(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]));

  const numeric = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/.exec(trimmed);
  if (numeric) return fromNumbers(numeric[1] ?? '', numeric[3] ?? '', numeric[4] ?? '', order);

  return parseWithMonthName(trimmed);
}

function fromNumbers(first: string, second: string, third: string, order: DateOrder): PlainDate | null {
  if (order === 'mdy') return fromParts(fullYear(third), Number(first), Number(second));
  // '26-03-12' from a source that writes the year first.
  if (order === 'ymd' && third.length === 2) return fromParts(fullYear(first), Number(second), Number(third));
  return fromParts(fullYear(third), Number(second), Number(first));
}

/** '12 mars 2026', '1er janvier 2026', 'lundi 12 mars 2026', '12-mars-26', 'March 12, 2026', '12th March 2026'. */
function parseWithMonthName(text: string): PlainDate | null {
  const dated = text.replace(/^\p{L}{3,9}[.,]? (?=\d)/u, (word) =>
    monthNumber(word.replace(/\W+$/, '')) ? word : '',
  );
  const dayFirst = /^(\d{1,2})(?:er|st|nd|rd|th)?[ -](\p{L}+)\.?[ -](\d{4}|\d{2})$/iu.exec(dated);
  if (dayFirst) {
    return fromParts(fullYear(dayFirst[3] ?? ''), monthNumber(dayFirst[2] ?? ''), Number(dayFirst[1]));
  }
  const monthFirst = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/iu.exec(dated);
  if (!monthFirst) return null;
  return fromParts(Number(monthFirst[3]), monthNumber(monthFirst[1] ?? ''), Number(monthFirst[2]));
}
