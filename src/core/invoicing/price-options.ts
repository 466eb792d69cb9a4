import { currencyDecimals } from '../money/index.ts';
import { lineAmount } from './line-amount.ts';
import type { LineAmount } from './line-amount.ts';
import { optionsOf, withOptions } from './options.ts';
import type { QuoteOption } from './options.ts';
import { computeTotals } from './totals.ts';
import type { Priced } from './totals.ts';

export type PricedOption = QuoteOption & {
  /** One per line of the option, in their order. */
  readonly amounts: readonly LineAmount[];
  /** By itself, before what is taken off or added on the whole document. */
  readonly netMinor: bigint;
  readonly grossMinor: bigint;
};

/** What each option of a quote costs by itself, in minor units of the quote. */
export function pricedOptions(document: Priced): PricedOption[] {
  return optionsOf(document).map((option) => {
    const kept = new Set(option.lines.map((line) => line.id));
    const lines = withOptions(document, [option.id]).lines.filter((line) => kept.has(line.id));
    const { netMinor, grossMinor } = computeTotals({ ...document, lines, adjustments: [], paidMinor: 0n });
    const decimals = currencyDecimals(document.currency);
    return {
      ...option,
      amounts: option.lines.map((line) => lineAmount(line, decimals)),
      netMinor,
      grossMinor,
    };
  });
}
