import type { PlainDate } from '../core/calendar/index.ts';
import { currencyDecimals, toDecimal } from '../core/money/index.ts';
import type { Currency } from '../core/money/index.ts';
import { counted, plural } from './plural.ts';
import type { Locale } from './plural.ts';

export { counted as formatCount, plural };
export type { Locale };

/**
 * Everything that turns a value into characters for people. Screens and mails go through Intl; documents through
 * the formatDocument… functions, whose patterns are ours, so that the bytes of a PDF repeat on any machine.
 */
const TAGS: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };

/** Building an Intl formatter costs far more than using it: one per pattern is kept. */
const remembered = <T>(): ((key: string, make: () => T) => T) => {
  const made = new Map<string, T>();
  return (key, make) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make();
    made.set(key, fresh);
    return fresh;
  };
};
const numberFormat = remembered<Intl.NumberFormat>();
const dateFormat = remembered<Intl.DateTimeFormat>();

/** Exact: the decimal string goes to Intl as text, never through a float. « 1 234,56 € », "€1,234.56". */
export function formatMoney(minor: bigint, currency: Currency, locale: Locale): string {
  const decimals = currencyDecimals(currency);
  const format = numberFormat(
    `money ${locale} ${currency}`,
    () =>
      new Intl.NumberFormat(TAGS[locale], {
        style: 'currency',
        currency,
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      }),
  );
  return format.format(toDecimal({ minor, currency }) as Intl.StringNumericLiteral);
}

/** The same without cents, for tiles and axes where they are noise: rounded half away from zero. */
export function formatMoneyRounded(minor: bigint, currency: Currency, locale: Locale): string {
  const format = numberFormat(
    `rounded ${locale} ${currency}`,
    () =>
      new Intl.NumberFormat(TAGS[locale], {
        style: 'currency',
        currency,
        minimumFractionDigits: 0,
        maximumFractionDigits: 0,
      }),
  );
  return format.format(toDecimal({ minor, currency }) as Intl.StringNumericLiteral);
}

/** A decimal string is taken as it is ('0.1250'); `decimals` fixes how many are shown. */
export function formatNumber(value: number | bigint | string, locale: Locale, decimals?: number): string {
  const format = numberFormat(
    `number ${locale} ${decimals ?? 'as-is'}`,
    () =>
      new Intl.NumberFormat(
        TAGS[locale],
        decimals === undefined
          ? { maximumFractionDigits: 3 }
          : { minimumFractionDigits: decimals, maximumFractionDigits: decimals },
      ),
  );
  return format.format(value as number | bigint | Intl.StringNumericLiteral);
}

/** A share of one: 0.256 → « 25,6 % ». */
export function formatPercent(share: number, locale: Locale, decimals = 0): string {
  const format = numberFormat(
    `percent ${locale} ${decimals}`,
    () => new Intl.NumberFormat(TAGS[locale], { style: 'percent', maximumFractionDigits: decimals }),
  );
  return format.format(share);
}

/** long « 22 novembre 2026 », short « 22 nov. 2026 », day « 22 nov. », numeric « 22/11/2026 ». */
export type DateStyle = 'long' | 'short' | 'day' | 'numeric';

const DATE_STYLES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  day: { day: 'numeric', month: 'short' },
  numeric: { day: '2-digit', month: '2-digit', year: 'numeric' },
};

export function formatDate(date: PlainDate, locale: Locale, style: DateStyle = 'short'): string {
  const format = dateFormat(
    `${style} ${locale}`,
    () => new Intl.DateTimeFormat(TAGS[locale], { ...DATE_STYLES[style], timeZone: 'UTC' }),
  );
  return ordinal(format.format(new Date(`${date}T00:00:00Z`)), locale, style);
}

/** French writes « 1er janvier » and then cardinals. */
function ordinal(text: string, locale: Locale, style: DateStyle): string {
  return locale === 'fr' && style !== 'numeric' ? text.replace(/^1(?=\s)/, '1er') : text;
}

/** The day of a moment in the organisation's time zone: « 7 nov. 2026 ». */
export function formatInstantDay(instant: string, locale: Locale, timeZone: string): string {
  const format = dateFormat(
    `instant-day ${locale} ${timeZone}`,
    () => new Intl.DateTimeFormat(TAGS[locale], { ...DATE_STYLES.short, timeZone }),
  );
  return ordinal(format.format(new Date(instant)), locale, 'short');
}

/** A moment in the organisation's time zone: « 7 nov. 2026 à 09:12 ». */
export function formatInstant(instant: string, locale: Locale, timeZone: string): string {
  const at = new Date(instant);
  const hourFormat = dateFormat(
    `instant-hour ${locale} ${timeZone}`,
    () =>
      new Intl.DateTimeFormat(TAGS[locale], {
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone,
      }),
  );
  const date = formatInstantDay(instant, locale, timeZone);
  return locale === 'fr' ? `${date} à ${hourFormat.format(at)}` : `${date}, ${hourFormat.format(at)}`;
}

/** The hour of a moment as one says it: « 3 h 12 », “03:12”. */
export function formatHour(instant: string, locale: Locale, timeZone: string): string {
  const format = dateFormat(
    `hour ${locale} ${timeZone}`,
    () =>
      new Intl.DateTimeFormat(TAGS[locale], {
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone,
      }),
  );
  const text = format.format(new Date(instant));
  return locale === 'fr' ? text.replace(/^0?(\d+):(\d+)$/, '$1\u00a0h\u00a0$2') : text;
}

/** A moment soon, as one says it: « lundi 30 novembre à 9 h », “Monday 30 November at 09:00”. */
export function formatWhen(instant: string, locale: Locale, timeZone: string): string {
  const format = dateFormat(
    `when ${locale} ${timeZone}`,
    () => new Intl.DateTimeFormat(TAGS[locale], { weekday: 'long', day: 'numeric', month: 'long', timeZone }),
  );
  const day = format.format(new Date(instant));
  const hour = formatHour(instant, locale, timeZone);
  return locale === 'fr'
    ? `${day.replace(/ 1 /, ' 1er ')} à ${hour.replace(/\u00a000$/, '')}`
    : `${day} at ${hour}`;
}

export type { DocumentFormatter } from '../core/invoicing/documents/formatter.ts';
export { documentFormatter, formatDocumentDate, formatDocumentMoney } from './format-document.ts';

/** The same to the second, with the offset: what is proved names its moment whatever zone it is read in. */
export function formatInstantExact(instant: string, locale: Locale, timeZone: string): string {
  const time = dateFormat(
    `instant-exact ${locale} ${timeZone}`,
    () =>
      new Intl.DateTimeFormat(TAGS[locale], {
        day: '2-digit',
        month: '2-digit',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        hourCycle: 'h23',
        timeZone,
        timeZoneName: 'shortOffset',
      }),
  );
  return time.format(new Date(instant));
}
