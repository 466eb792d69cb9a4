import { daysBetween, type PlainDate } from '../../calendar/index.ts';
import { EUR, type Currency } from '../../money/index.ts';
import { claimSums, type Claim } from './claims.ts';
import type { LateCharges } from './late-charges.ts';
import type { InterestSlice } from './late-interest.ts';
import type { Semester } from './semester.ts';

/** What a message or a statement claims for one invoice, with its computation. */
export type ClaimLine = {
  readonly itemId: string;
  readonly number: string;
  readonly dueOn: PlainDate;
  /** Of the interest; the indemnity is in euros. */
  readonly currency: Currency;
  readonly slices: readonly InterestSlice[];
  /** Interest that is in the books or given up already: taken off the slices. */
  readonly settledMinor: bigint;
  /** The slices less what is settled. */
  readonly interestMinor: bigint;
  readonly indemnityMinor: bigint;
  readonly missing: Semester | null;
};

export type ClaimSource = {
  readonly itemId: string;
  readonly number: string;
  readonly dueOn: PlainDate;
  readonly currency: Currency;
  readonly charges: LateCharges;
  readonly claims: readonly Claim[];
};

/** What may be asked for on top of an invoice: computed, less what is booked (an item of its own) or waived. */
export const claimLine = (source: ClaimSource): ClaimLine | null => {
  const { itemId, number, dueOn, currency, charges, claims } = source;
  const { indemnity, interest } = claimSums(charges, claims);
  const settledMinor = min(interest.bookedMinor + interest.waivedMinor, interest.computedMinor);
  const interestMinor = interest.computedMinor - settledMinor;
  const indemnityMinor = max(indemnity.computedMinor - indemnity.bookedMinor - indemnity.waivedMinor, 0n);
  if (interestMinor === 0n && indemnityMinor === 0n) return null;
  const slices = interestMinor === 0n ? [] : charges.interest.slices;
  return {
    itemId,
    number,
    dueOn,
    currency,
    slices,
    settledMinor: interestMinor === 0n ? 0n : settledMinor,
    interestMinor,
    indemnityMinor,
    missing: charges.interest.missing,
  };
};

/** By currency, in the order met; euros of the indemnity join the interest in euros. */
export const claimTotals = (
  lines: readonly Pick<ClaimLine, 'currency' | 'interestMinor' | 'indemnityMinor'>[],
): { currency: Currency; minor: bigint }[] => {
  const totals = new Map<Currency, bigint>();
  const add = (currency: Currency, minor: bigint) => {
    if (minor !== 0n) totals.set(currency, (totals.get(currency) ?? 0n) + minor);
  };
  for (const line of lines) {
    add(line.currency, line.interestMinor);
    add(EUR, line.indemnityMinor);
  }
  return [...totals].map(([currency, minor]) => ({ currency, minor }));
};

/**
 * What was printed against what may be claimed at the moment of sending: less may leave again by itself, more goes back
 * to a person.
 */
export const compareClaims = (
  printed: readonly Pick<ClaimLine, 'itemId' | 'interestMinor' | 'indemnityMinor'>[],
  now: readonly Pick<ClaimLine, 'itemId' | 'interestMinor' | 'indemnityMinor'>[],
): 'same' | 'less' | 'more' => {
  const left = new Map(printed.map((line) => [line.itemId, line]));
  let isLess = false;
  for (const line of now) {
    const was = left.get(line.itemId);
    left.delete(line.itemId);
    if (
      was === undefined ||
      line.interestMinor > was.interestMinor ||
      line.indemnityMinor > was.indemnityMinor
    )
      return 'more';
    if (line.interestMinor < was.interestMinor || line.indemnityMinor < was.indemnityMinor) isLess = true;
  }
  return isLess || left.size > 0 ? 'less' : 'same';
};

/**
 * The company's rule: nothing on top where all is paid within so many days of the first reminder. Never before a
 * reminder went out: paid late without one is paid in time for the rule.
 */
export const isWaivedByRule = (
  days: number | null,
  paidOn: PlainDate | null,
  firstReminderOn: PlainDate | null,
): boolean =>
  days !== null &&
  paidOn !== null &&
  (firstReminderOn === null || daysBetween(firstReminderOn, paidOn) <= days);

const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
