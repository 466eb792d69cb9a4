import { day, month, year } from '../core/calendar/index.ts';
import type { PlainDate } from '../core/calendar/index.ts';
import type { DocumentFormatter } from '../core/dunning/documents/formatter.ts';
import { toDecimal } from '../core/money/index.ts';
import type { Currency } from '../core/money/index.ts';
import type { Locale } from './plural.ts';

/*
 * Patterns of documents: no Intl, because the ICU data of the machine would decide the bytes of a stored PDF.
 */
const NARROW = '\u202f';
const NO_BREAK = '\u00a0';
const MINUS = '\u2212';

const SYMBOLS: Record<string, string> = { EUR: '€', GBP: '£' };

const MONTHS: Record<Locale, readonly string[]> = {
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

/** « −1 234,56 € », "−€1,234.56", « 1 234,56 CHF », "CHF 1,234.56". */
export function formatDocumentMoney(minor: bigint, currency: Currency, locale: Locale): string {
  const negative = minor < 0n;
  const [whole = '', fraction] = toDecimal({ minor: negative ? -minor : minor, currency }).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, locale === 'fr' ? NARROW : ',');
  const figure = fraction === undefined ? grouped : `${grouped}${locale === 'fr' ? ',' : '.'}${fraction}`;
  const sign = negative ? MINUS : '';
  const symbol = SYMBOLS[currency];
  if (locale === 'fr') return `${sign}${figure}${NO_BREAK}${symbol ?? currency}`;
  return symbol === undefined ? `${sign}${currency}${NO_BREAK}${figure}` : `${sign}${symbol}${figure}`;
}

export function formatDocumentDate(date: PlainDate, locale: Locale, style: 'numeric' | 'long'): string {
  if (style === 'numeric') return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
  const name = MONTHS[locale][month(date) - 1] ?? '';
  const number = locale === 'fr' && day(date) === 1 ? '1er' : String(day(date));
  return `${number}${NO_BREAK}${name} ${year(date)}`;
}

export function documentFormatter(locale: Locale): DocumentFormatter {
  return {
    money: (minor, currency) => formatDocumentMoney(minor, currency, locale),
    date: (date) => formatDocumentDate(date, locale, 'numeric'),
    longDate: (date) => formatDocumentDate(date, locale, 'long'),
  };
}
