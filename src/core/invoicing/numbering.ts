import { month, year } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import { accepted, error, refused } from '../finding.ts';
import type { Result } from '../finding.ts';

/**
 * A series of document numbers: unique, chronological, without a gap (CGI ann. II art. 242 nonies A, I-7°;
 * BOI-TVA-DECLA-30-20-20-10). The format is text with tokens: {YYYY} {YY} {MM} and one counter {0000}, as long as its
 * zeros or longer: 'FA-{YYYY}-{0000}' → FA-2026-0042. Only the counter varies in length, so that no two counts print the same number.
 */
export type NumberSeries = {
  readonly format: string;
  readonly reset: 'never' | 'yearly' | 'monthly';
  /** First count of a series that has no number yet: it goes on after another system's last one. */
  readonly start: number;
};

/** BT-1 in France (BR-FR-01, BR-FR-02). */
const MAX_LENGTH = 35;
const ALLOWED = /^[A-Za-z0-9+\-_/]+$/;
const TOKEN = /\{(YYYY|YY|MM|0+)\}/g;
const COUNTER = /^0+$/;
const MAX_COUNT = 999_999_999_999;

type Part = { text: string } | { token: string };

/** The format cut at its tokens: 'FA-{YYYY}' → FA-, YYYY. */
export function partsOf(format: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of format.matchAll(TOKEN)) {
    if (match.index > at) parts.push({ text: format.slice(at, match.index) });
    parts.push({ token: match[1] ?? '' });
    at = match.index + match[0].length;
  }
  if (at < format.length) parts.push({ text: format.slice(at) });
  return parts;
}

export const isCounter = (part: Part): boolean => 'token' in part && COUNTER.test(part.token);

/** A format that would give two documents the same number, or one a platform refuses, is refused. */
export function checkSeries(series: NumberSeries): Result<NumberSeries> {
  const path = 'format';
  const parts = partsOf(series.format);
  const texts = parts.flatMap((part) => ('text' in part ? [part.text] : []));
  const tokens = parts.flatMap((part) => ('token' in part ? [part.token] : []));
  if (parts.filter(isCounter).length !== 1) return refused(error('invoicing.series-counter', { path }));
  if (texts.some((text) => !ALLOWED.test(text)))
    return refused(error('invoicing.series-characters', { path }));
  const hasYear = tokens.some((token) => token.startsWith('YY'));
  const hasMonth = tokens.includes('MM');
  // Counting from 1 again every year repeats a number that does not say its year.
  if (series.reset === 'yearly' && !hasYear) return refused(error('invoicing.series-year', { path }));
  if (series.reset === 'monthly' && !(hasYear && hasMonth))
    return refused(error('invoicing.series-month', { path }));
  if (!Number.isInteger(series.start) || series.start < 1 || series.start > MAX_COUNT) {
    return refused(error('invoicing.series-start', { path: 'start' }));
  }
  const longest = print(parts, '2000-01-01' as PlainDate, 1);
  return longest.length > MAX_LENGTH
    ? refused(
        error('invoicing.number-too-long', { path, params: { length: longest.length, max: MAX_LENGTH } }),
      )
    : accepted(series);
}

function print(parts: readonly Part[], on: PlainDate, count: number): string {
  return parts
    .map((part) => {
      if ('text' in part) return part.text;
      if (part.token === 'YYYY') return on.slice(0, 4);
      if (part.token === 'YY') return on.slice(2, 4);
      if (part.token === 'MM') return on.slice(5, 7);
      return String(count).padStart(part.token.length, '0');
    })
    .join('');
}

/** The count in a number of this format, or null when it is not one of its numbers. */
export function readNumber(format: string, number: string): number | null {
  const pattern = partsOf(format)
    .map((part) => {
      if ('text' in part) return part.text.replace(/[^A-Za-z0-9]/g, '\\$&');
      if (part.token === 'YYYY') return '\\d{4}';
      return isCounter(part) ? `(\\d{${part.token.length},})` : '\\d{2}';
    })
    .join('');
  const count = new RegExp(`^${pattern}$`).exec(number)?.[1];
  return count === undefined || Number(count) > MAX_COUNT ? null : Number(count);
}

/** What the series gave last; null for both when it has given nothing. */
export type LastNumber = { readonly number: string; readonly issuedOn: PlainDate };

/**
 * The next number of a series on a day. Refused: a day before the last number's (a wrong clock, or a document
 * antedated: numbers follow the dates), a format that cannot count, a last number the format did not print, a number
 * a platform would not take.
 */
export function nextNumber(
  series: NumberSeries,
  last: LastNumber | null,
  issuedOn: PlainDate,
): Result<string> {
  const checked = checkSeries(series);
  if (!checked.ok) return checked;
  if (last !== null && issuedOn < last.issuedOn) {
    const params = { last: last.issuedOn, number: last.number };
    return refused(error('invoicing.number-before-last', { path: 'issuedOn', params }));
  }
  const count = nextCount(series, last, issuedOn);
  if (count === null) {
    const params = { number: last?.number ?? '', format: series.format };
    return refused(error('invoicing.number-not-of-series', { path: 'format', params }));
  }
  const number = print(partsOf(series.format), issuedOn, count);
  return number.length > MAX_LENGTH
    ? refused(
        error('invoicing.number-too-long', {
          path: 'format',
          params: { length: number.length, max: MAX_LENGTH },
        }),
      )
    : accepted(number);
}

function nextCount(series: NumberSeries, last: LastNumber | null, issuedOn: PlainDate): number | null {
  if (last === null) return series.start;
  const sameYear = year(last.issuedOn) === year(issuedOn);
  const samePeriod =
    series.reset === 'never' ||
    (series.reset === 'yearly' ? sameYear : sameYear && month(last.issuedOn) === month(issuedOn));
  if (!samePeriod) return 1;
  const count = readNumber(series.format, last.number);
  return count === null || count >= MAX_COUNT ? null : count + 1;
}
