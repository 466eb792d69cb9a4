import { exact, percentOf, times, toMinor } from '../money/index.ts';
import type { Adjustment, ItemLine } from './model.ts';

/** What a line is worth without VAT, in minor units of the document. */
export type LineAmount = {
  readonly id: string;
  /** Quantity × unit price. */
  readonly grossMinor: bigint;
  /** Taken off; negative on a line that takes something back. */
  readonly discountMinor: bigint;
  /** Added after the discount: an eco-contribution is never rebated (C. env. L541-10-26). */
  readonly contributionMinor: bigint;
  /** BT-131: gross − discount + contribution. */
  readonly netMinor: bigint;
};

/**
 * Each part is rounded once, to the decimals of the currency, half away from zero, and the net is their sum: so the
 * line of the electronic invoice (BT-129 × BT-146 − BT-136 + BT-141 = BT-131) adds up exactly. Throws on a number that
 * is none: `checkDraft` comes first.
 */
export function lineAmount(line: ItemLine, decimals: number): LineAmount {
  const quantity = exact(line.quantity);
  const grossMinor = toMinor(times(quantity, exact(line.unitPrice)), decimals);
  const discountMinor = line.discount ? partOf(grossMinor, line.discount) : 0n;
  const contributionMinor = line.contribution
    ? toMinor(times(quantity, exact(line.contribution.perUnit)), decimals)
    : 0n;
  const netMinor = grossMinor - discountMinor + contributionMinor;
  return { id: line.id, grossMinor, discountMinor, contributionMinor, netMinor };
}

/** A rebate follows the sign of what it is taken off: 30 off −200 is −30, so that −170 is left. */
export function partOf(baseMinor: bigint, value: Adjustment): bigint {
  if (value.kind === 'percent') return percentOf(baseMinor, value.percent);
  return baseMinor < 0n ? -value.minor : value.minor;
}
