import { endOfMonth, month, startOfMonth, year } from '../core/calendar/index.ts';
import type { Occurrence, OccurrenceWords } from '../core/invoicing/index.ts';
import { documentLines } from './document-lines.ts';
import { formatDocumentDate, formatDocumentMonth } from './format-document.ts';
import type { Locale } from './locales.ts';

/** « novembre 2026 », « octobre à décembre 2026 », else from day to day. */
function periodText({ from, to }: Pick<Occurrence, 'from' | 'to'>, locale: Locale): string {
  if (from !== startOfMonth(from) || to !== endOfMonth(to)) {
    const [first, last] = [formatDocumentDate(from, locale, 'long'), formatDocumentDate(to, locale, 'long')];
    return locale === 'fr' ? `du ${first} au ${last}` : `from ${first} to ${last}`;
  }
  const last = formatDocumentMonth(to, locale, 'full');
  if (year(from) === year(to) && month(from) === month(to)) return last;
  const first = formatDocumentMonth(from, locale, year(from) === year(to) ? 'month' : 'full');
  return `${first} ${locale === 'fr' ? 'à' : 'to'} ${last}`;
}

/** What the invoice of a period says of it, in the language of the document. */
export const occurrenceWords = (
  { from, to, part }: Pick<Occurrence, 'from' | 'to' | 'part'>,
  locale: Locale,
): OccurrenceWords => ({
  period: periodText({ from, to }, locale),
  from: formatDocumentDate(from, locale, 'long'),
  to: formatDocumentDate(to, locale, 'long'),
  part: part === null ? null : documentLines(locale).partOfPeriod(part.days, part.of),
});
