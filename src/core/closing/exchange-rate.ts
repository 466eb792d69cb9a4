import { daysBetween, type PlainDate } from '../calendar/index.ts';
import { currencyDecimals, divide, exact, ofMinor, printShort } from '../money/index.ts';
import type { Currency, Decimal } from '../money/index.ts';

export type RateSource = 'ecb' | 'hand';

/** How many units of a currency one unit of base was worth on a day: the way the European Central Bank quotes. */
export type ExchangeRate = {
  readonly currency: Currency;
  readonly on: PlainDate;
  readonly rate: Decimal;
  readonly source: RateSource;
};

export type RateFound =
  | { readonly kind: 'exact'; readonly rate: ExchangeRate }
  /** Nothing was published that day: the last one before and the first one after, for a person to choose. */
  | {
      readonly kind: 'nearest';
      readonly before: ExchangeRate | null;
      readonly after: ExchangeRate | null;
    };

/** The rate of a day is never guessed: where there is none (a Sunday, a file not read) the nearest ones are said. */
export function rateOn(rates: readonly ExchangeRate[], currency: Currency, on: PlainDate): RateFound {
  let before: ExchangeRate | null = null;
  let after: ExchangeRate | null = null;
  for (const rate of rates) {
    if (rate.currency !== currency) continue;
    if (rate.on === on) return { kind: 'exact', rate };
    if (rate.on < on && (before === null || rate.on > before.on)) before = rate;
    if (rate.on > on && (after === null || rate.on < after.on)) after = rate;
  }
  return { kind: 'nearest', before, after };
}

/** A rate known this long ago is the last one published: banks close five days around Easter and New Year at most. */
const KNOWN_DAYS = 7;

/**
 * The rate to invoice at on a day: the last one known (CGI art. 266, 1 bis; Directive 2006/112/EC, art. 91(2)). null where
 * none was kept lately: nothing stands for it.
 */
export function lastKnown(found: RateFound, on: PlainDate): ExchangeRate | null {
  const rate = found.kind === 'exact' ? found.rate : found.before;
  return rate === null || daysBetween(rate.on, on) > KNOWN_DAYS ? null : rate;
}

/** What one unit of the currency is worth in base currency, as documents say it: eight decimals. */
export const perUnit = ({ rate }: ExchangeRate): Decimal => printShort(divide(exact('1'), exact(rate), 8));

/** An amount in base currency: minor units of `currency` ÷ rate, half away from zero. The sign stays. */
export function toBase(minor: bigint, currency: Currency, rate: Decimal, base: Currency): bigint {
  return divide(ofMinor(minor, currencyDecimals(currency)), exact(rate), currencyDecimals(base)).units;
}
