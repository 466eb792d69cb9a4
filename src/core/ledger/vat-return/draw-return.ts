import { roundDiv } from '../../money/index.ts';
import { TAXED_BOXES, UNTAXED_BOXES, VAT_BOXES } from './boxes.ts';
import type { VatBox } from './boxes.ts';
import type { VatAmounts } from './vat-lines.ts';

/** Exact, and as the form wants it: whole units of the currency. */
export type BoxAmount = { readonly exactMinor: bigint; readonly roundedMinor: bigint };
export type ReturnBox = { readonly box: VatBox; readonly base: BoxAmount; readonly tax: BoxAmount };

export type VatReturn = {
  /** Lines with something on them, in the order of the form. One that falls below zero counts on B5, F8 and 21. */
  readonly boxes: readonly ReturnBox[];
  /** A1: the taxed sales without VAT. */
  readonly salesMinor: bigint;
  /** B5 and F8: bases that fell below zero, as positive amounts. */
  readonly taxedRegularisedMinor: bigint;
  readonly untaxedRegularisedMinor: bigint;
  /** 16: the sum of the taxes as they are rounded. */
  readonly grossMinor: bigint;
  /** 21: VAT given back where a rate falls below zero, as a positive amount. */
  readonly deductedMinor: bigint;
  /** 16 − 21. Positive: due (TD); negative: a credit (25). What suppliers invoice is not in it. */
  readonly netMinor: bigint;
  /** The taxes to the cent: what leaves 44571. */
  readonly exactTaxMinor: bigint;
};

/** To the nearest unit, half counted for one (CGI art. 1649 undecies, then CIBS art. L131-2): 2,50 € is 3 €. */
export function toWholeUnits(minor: bigint, decimals = 2): bigint {
  const unit = 10n ** BigInt(decimals);
  return roundDiv(minor, unit) * unit;
}

/** Lines into boxes. A return has no negative amount: such a box goes to B5 (or F8) for its base, to 21 for its tax. */
export function drawReturn(lines: readonly VatAmounts[], decimals = 2): VatReturn {
  const amountOf = (exactMinor: bigint): BoxAmount => ({
    exactMinor,
    roundedMinor: toWholeUnits(exactMinor, decimals),
  });
  const boxes = VAT_BOXES.flatMap((box): ReturnBox[] => {
    const own = lines.filter((line) => line.box === box);
    if (own.length === 0) return [];
    return [
      {
        box,
        base: amountOf(own.reduce((sum, line) => sum + line.baseMinor, 0n)),
        tax: amountOf(own.reduce((sum, line) => sum + line.taxMinor, 0n)),
      },
    ];
  });
  const isOf = (names: readonly VatBox[]) => (one: ReturnBox) => names.includes(one.box);
  const taxed = boxes.filter(isOf(TAXED_BOXES));
  const untaxed = boxes.filter(isOf(UNTAXED_BOXES));
  const above = (list: readonly ReturnBox[], of: 'base' | 'tax'): bigint =>
    list.filter((one) => !isBelow(one)).reduce((sum, one) => sum + one[of].roundedMinor, 0n);
  const below = (list: readonly ReturnBox[], of: 'base' | 'tax'): bigint =>
    list.filter(isBelow).reduce((sum, one) => sum - one[of].roundedMinor, 0n);
  const grossMinor = above(taxed, 'tax');
  const deductedMinor = below(taxed, 'tax');
  return {
    boxes,
    salesMinor: above(taxed, 'base'),
    taxedRegularisedMinor: below(taxed, 'base'),
    untaxedRegularisedMinor: below(untaxed, 'base'),
    grossMinor,
    deductedMinor,
    netMinor: grossMinor - deductedMinor,
    exactTaxMinor: taxed.reduce((sum, one) => sum + one.tax.exactMinor, 0n),
  };
}

export const isBelow = ({ base, tax }: ReturnBox): boolean =>
  tax.exactMinor < 0n || (tax.exactMinor === 0n && base.exactMinor < 0n);
