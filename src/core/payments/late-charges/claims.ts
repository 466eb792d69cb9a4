import type { PlainDate } from '../../calendar/index.ts';
import type { LateCharges } from './late-charges.ts';

export type ClaimKind = 'indemnity' | 'interest';

/**
 * What was done about a late charge. `announced`: told to the customer, not in the books. `booked`: in the books, an
 * open item of its own. `waived`: given up, with a reason. `cancelled`: never happened, the facts took it back.
 */
export type ClaimState = 'announced' | 'booked' | 'waived' | 'cancelled';

export type Claim = {
  readonly kind: ClaimKind;
  readonly state: ClaimState;
  readonly amountMinor: bigint;
  /** The last day that it counts; null for the indemnity. */
  readonly upTo: PlainDate | null;
};

export type ClaimSum = {
  /** What the law gives up to the day. */
  readonly computedMinor: bigint;
  readonly announcedMinor: bigint;
  readonly bookedMinor: bigint;
  readonly waivedMinor: bigint;
  /** Computed, and neither told, booked nor waived. */
  readonly freshMinor: bigint;
  /** Told or booked, and more than the facts give now: a payment was dated back, an amount credited. Positive. */
  readonly excessMinor: bigint;
};

/** Of one item and one kind of charge: what the law gives, what was done of it, what is left to do. */
export const claimSum = (computedMinor: bigint, claims: readonly Claim[], kind: ClaimKind): ClaimSum => {
  const sumOf = (state: ClaimState): bigint =>
    claims
      .filter((claim) => claim.kind === kind && claim.state === state)
      .reduce((sum, claim) => sum + claim.amountMinor, 0n);
  const [announcedMinor, bookedMinor, waivedMinor] = [sumOf('announced'), sumOf('booked'), sumOf('waived')];
  const rest = computedMinor - announcedMinor - bookedMinor - waivedMinor;
  return {
    computedMinor,
    announcedMinor,
    bookedMinor,
    waivedMinor,
    freshMinor: rest > 0n ? rest : 0n,
    excessMinor: rest < 0n ? -rest : 0n,
  };
};

/** Both kinds, of one item. */
export const claimSums = (
  charges: LateCharges,
  claims: readonly Claim[],
): Readonly<Record<ClaimKind, ClaimSum>> => ({
  indemnity: claimSum(charges.indemnityMinor, claims, 'indemnity'),
  interest: claimSum(charges.interest.totalMinor, claims, 'interest'),
});
