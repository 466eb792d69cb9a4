import { currencyDecimals } from './currency.ts';
import type { Currency } from './currency.ts';

/** An exact amount: a whole number of minor units (cents, yen, millimes) of one currency. */
export type Money = { readonly minor: bigint; readonly currency: Currency };

export function money(minor: bigint, currency: Currency): Money {
  return { minor, currency };
}

export function zero(currency: Currency): Money {
  return { minor: 0n, currency };
}

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new Error(`Cannot mix ${a.currency} and ${b.currency}`);
}

export function add(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return money(a.minor + b.minor, a.currency);
}

export function subtract(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return money(a.minor - b.minor, a.currency);
}

export function negate(m: Money): Money {
  return money(-m.minor, m.currency);
}

export function abs(m: Money): Money {
  return m.minor < 0n ? negate(m) : m;
}

/** Negative, zero or positive, as Array.sort wants it. */
export function compare(a: Money, b: Money): -1 | 0 | 1 {
  sameCurrency(a, b);
  return a.minor < b.minor ? -1 : a.minor > b.minor ? 1 : 0;
}

export function isZero(m: Money): boolean {
  return m.minor === 0n;
}

export function isNegative(m: Money): boolean {
  return m.minor < 0n;
}

/** The currency is given so that the sum of nothing has one. */
export function sumMoney(list: readonly Money[], currency: Currency): Money {
  return list.reduce(add, zero(currency));
}

/** '1234.56', '-0.05', '1500' (JPY): exact, for files and tests; screens format through i18n. */
export function toDecimal(m: Money): string {
  const decimals = currencyDecimals(m.currency);
  const sign = m.minor < 0n ? '-' : '';
  const digits = (m.minor < 0n ? -m.minor : m.minor).toString().padStart(decimals + 1, '0');
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
