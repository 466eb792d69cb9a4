import { currencyDecimals, exact, printShort, type Currency } from '../../core/money/index.ts';
import { formatNumber, type Locale } from '../../i18n/format.ts';

/** « 1 234,5 » → '1234.5'; null when it is no price: a price is exact text, never a float. */
export function readPrice(text: string): string | null {
  const plain = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  return /^\d{1,12}(\.\d{1,6})?$/.test(plain) ? plain : null;
}

/** As many decimals as were given, and no fewer than the currency has. */
export function showPrice(price: string, currency: string, locale: Locale): string {
  const given = exact(printShort(exact(price))).scale;
  return formatNumber(price, locale, Math.max(given, currencyDecimals(currency as Currency)));
}
