import type { DocumentContent } from '../../contract/document-shapes.ts';
import { parseAmount, toDecimal, type Currency } from '../../core/money/index.ts';
import type { Locale } from '../../i18n/locales.ts';
import { readDecimal, showDecimal } from '../kit/decimals.ts';

export type Adjustment = DocumentContent['adjustments'][number]['value'];

const PERCENT = /^\d{1,3}(\.\d{1,4})?$/;
const ENDS_IN_CURRENCY = /(€|[A-Za-z]{3})\s*$/;

/**
 * A rebate as people write it: « 10 % » or « 10 » is a part, « 25 € » and « 250 » are amounts, because nobody takes more
 * than the whole off. Null when it cannot be read; « » is no rebate at all.
 */
export function readAdjustment(text: string, currency: Currency): Adjustment | 'none' | null {
  const bare = text.trim();
  if (bare === '') return 'none';
  if (!ENDS_IN_CURRENCY.test(bare)) {
    const percent = readDecimal(bare);
    if (percent !== null && PERCENT.test(percent) && Number(percent) <= 100) {
      return Number(percent) === 0 ? 'none' : { kind: 'percent', percent };
    }
    if (bare.endsWith('%')) return null;
  }
  const amount = parseAmount(bare, currency, { decimal: markOf(bare) });
  if (!amount.ok || amount.minor < 0n) return null;
  return amount.minor === 0n ? 'none' : { kind: 'amount', minor: amount.minor.toString() };
}

/** The last mark is the decimal one, as everywhere on this screen. */
const markOf = (text: string): ',' | '.' => (text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',');

export function showAdjustment(value: Adjustment | undefined, currency: Currency, locale: Locale): string {
  if (value === undefined) return '';
  const gap = locale === 'fr' ? '\u202f' : '';
  if (value.kind === 'percent') return `${showDecimal(value.percent, locale)}${gap}%`;
  const decimal = showDecimal(toDecimal({ minor: BigInt(value.minor), currency }), locale);
  return `${decimal}\u00a0${currency === 'EUR' ? '€' : currency}`;
}
