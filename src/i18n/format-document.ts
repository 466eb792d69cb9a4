import { day, month, year } from '../core/calendar/index.ts';
import type { PlainDate } from '../core/calendar/index.ts';
import type { DocumentFormatter, InvoiceFormatter } from '../core/invoicing/documents/formatter.ts';
import { currencyDecimals, toDecimal } from '../core/money/index.ts';
import type { Currency, Decimal } from '../core/money/index.ts';
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
  return withCurrency(toDecimal({ minor, currency }), currency, locale);
}

/** « 1 234,5 », "1,234.5", with the sign in front of it. */
function figureOf(value: Decimal, locale: Locale): { sign: string; figure: string } {
  const [whole = '', fraction] = value.replace(/^[+-]/, '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, locale === 'fr' ? NARROW : ',');
  const figure = fraction === undefined ? grouped : `${grouped}${locale === 'fr' ? ',' : '.'}${fraction}`;
  return { sign: value.startsWith('-') ? MINUS : '', figure };
}

function withCurrency(value: Decimal, currency: Currency, locale: Locale): string {
  const { sign, figure } = figureOf(value, locale);
  const symbol = SYMBOLS[currency];
  if (locale === 'fr') return `${sign}${figure}${NO_BREAK}${symbol ?? currency}`;
  return symbol === undefined ? `${sign}${currency}${NO_BREAK}${figure}` : `${sign}${symbol}${figure}`;
}

/** A decimal number of a document: quantities, rates. */
export function formatDocumentNumber(value: Decimal, locale: Locale): string {
  const { sign, figure } = figureOf(value, locale);
  return `${sign}${figure}`;
}

/** « 12,50 € », « 0,0125 € »: never fewer decimals than the currency, never zeros beyond them. */
export function formatDocumentUnitPrice(value: Decimal, currency: Currency, locale: Locale): string {
  const [whole = '0', fraction = ''] = value.split('.');
  const decimals = fraction.replace(/0+$/, '').padEnd(currencyDecimals(currency), '0');
  return withCurrency(decimals === '' ? whole : `${whole}.${decimals}`, currency, locale);
}

export function formatDocumentDate(date: PlainDate, locale: Locale, style: 'numeric' | 'long'): string {
  if (style === 'numeric') return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
  const name = MONTHS[locale][month(date) - 1] ?? '';
  const number = locale === 'fr' && day(date) === 1 ? '1er' : String(day(date));
  return `${number}${NO_BREAK}${name} ${year(date)}`;
}

/** « novembre 2026 »; without its year, « novembre ». */
export function formatDocumentMonth(date: PlainDate, locale: Locale, style: 'month' | 'full'): string {
  const name = MONTHS[locale][month(date) - 1] ?? '';
  return style === 'month' ? name : `${name} ${year(date)}`;
}

export function documentFormatter(locale: Locale): DocumentFormatter {
  return {
    money: (minor, currency) => formatDocumentMoney(minor, currency, locale),
    date: (date) => formatDocumentDate(date, locale, 'numeric'),
    longDate: (date) => formatDocumentDate(date, locale, 'long'),
  };
}

export function invoiceFormatter(locale: Locale): InvoiceFormatter {
  return {
    ...documentFormatter(locale),
    number: (value) => formatDocumentNumber(value, locale),
    unitPrice: (value, currency) => formatDocumentUnitPrice(value, currency, locale),
    percent: (value) => `${formatDocumentNumber(value, locale)}${locale === 'fr' ? `${NO_BREAK}%` : '%'}`,
  };
}
