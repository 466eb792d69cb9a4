import { month, year, day } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import { currencyDecimals, divide, exact, plus, printShort, roundDiv, times } from '../money/index.ts';
import type { Currency, Decimal, Exact } from '../money/index.ts';
import type { ItemLine, Line } from './model.ts';
import type { Occurrence } from './schedule.ts';

/**
 * How the prices of a subscription move. `percent`: on each anniversary of the start. `index`: by the ratio of the last
 * value known on the day to the base (C. mon. fin. L112-2: the index is linked to the object of the contract or to the
 * trade of a party).
 */
export type Indexation =
  | { readonly kind: 'none' }
  | { readonly kind: 'percent'; readonly percent: Decimal }
  | {
      readonly kind: 'index';
      readonly name: string;
      readonly base: Decimal;
      readonly values: readonly { readonly from: PlainDate; readonly value: Decimal }[];
    };

/** A factor as a fraction, so that a price is rounded once. */
type Factor = { readonly top: Exact; readonly bottom: Exact };

const ONE: Exact = { units: 1n, scale: 0 };
const HUNDRED: Exact = { units: 100n, scale: 0 };

function power(base: Exact, times_: number): Exact {
  return Array.from({ length: times_ }).reduce<Exact>((product) => times(product, base), ONE);
}

/** Whole years between two days; 29 February turns on 1 March. */
export function anniversaries(from: PlainDate, on: PlainDate): number {
  const years = year(on) - year(from);
  const passed = month(on) * 100 + day(on) >= month(from) * 100 + day(from);
  return Math.max(0, passed ? years : years - 1);
}

export function indexFactor(indexation: Indexation, startsOn: PlainDate, on: PlainDate): Factor {
  switch (indexation.kind) {
    case 'none':
      return { top: ONE, bottom: ONE };
    case 'percent': {
      const years = anniversaries(startsOn, on);
      return { top: power(plus(HUNDRED, exact(indexation.percent)), years), bottom: power(HUNDRED, years) };
    }
    case 'index': {
      const known = indexation.values.filter((one) => one.from <= on);
      const last = known.reduce<(typeof known)[number] | null>(
        (best, one) => (best === null || one.from >= best.from ? one : best),
        null,
      );
      return last === null
        ? { top: ONE, bottom: ONE }
        : { top: exact(last.value), bottom: exact(indexation.base) };
    }
  }
}

/**
 * The lines of a period: prices indexed and, where the period is cut short, charged by its days. Each price is rounded
 * once, to the decimals it is written with and never fewer than those of the currency, half away from zero.
 */
export function occurrenceLines(
  lines: readonly Line[],
  occurrence: Pick<Occurrence, 'from' | 'part'>,
  terms: { readonly indexation: Indexation; readonly startsOn: PlainDate; readonly currency: Currency },
): Line[] {
  const factor = indexFactor(terms.indexation, terms.startsOn, occurrence.from);
  const decimals = currencyDecimals(terms.currency);
  const { part } = occurrence;
  const days = { units: BigInt(part?.days ?? 1), scale: 0 };
  const of = { units: BigInt(part?.of ?? 1), scale: 0 };
  const top = times(factor.top, days);
  const bottom = times(factor.bottom, of);
  return lines.map((line) => {
    if (line.type !== 'item') return line;
    const price = exact(line.unitPrice);
    const unitPrice = printShort(divide(times(price, top), bottom, Math.max(price.scale, decimals)));
    return { ...line, unitPrice, ...partOfRebate(line, part) };
  });
}

function partOfRebate({ discount }: ItemLine, part: Occurrence['part']): Pick<ItemLine, 'discount'> {
  if (discount?.kind !== 'amount' || part === null) return {};
  return {
    discount: {
      kind: 'amount',
      minor: roundDiv(discount.minor * BigInt(part.days), BigInt(part.of)),
    },
  };
}
