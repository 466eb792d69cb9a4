import type { PlainDate } from '../../core/calendar/index.ts';
import { EUR } from '../../core/money/index.ts';
import { slicesAfter, type ClaimKind, type InterestSlice } from '../../core/payments/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { ItemCharges, KeptClaim } from './item-charges.ts';
import { insertClaim, setClaim, type Cause, type LiveState, type NewClaim } from './store/claims.ts';

/** What is due on one item in all, to a day: what the law gives, as computed or as it was printed. */
export type Due = {
  readonly itemId: string;
  readonly currency: string;
  readonly indemnityMinor: bigint;
  readonly interestMinor: bigint;
  readonly slices: readonly InterestSlice[];
};

export const dueOf = (item: ItemCharges): Due => ({
  itemId: item.itemId,
  currency: item.currency,
  indemnityMinor: item.charges.indemnityMinor,
  interestMinor: item.charges.interest.totalMinor,
  slices: item.charges.interest.slices,
});

/** What is to be done so that the ledger of claims of an item says what is due of one kind. */
export type ClaimPlan = {
  readonly kind: ClaimKind;
  /** Announced for more than the facts give now: told anew. */
  readonly cancelled: readonly string[];
  /** Announced before, and right. */
  readonly kept: readonly KeptClaim[];
  readonly fresh: NewClaim | null;
  /** Of what is kept and fresh. */
  readonly minor: bigint;
};

/** What was claimed already is kept, the rest becomes a new claim with its own slices: no day of interest twice. */
export const planClaims = (due: Due, claims: readonly KeptClaim[]): ClaimPlan[] =>
  (['indemnity', 'interest'] as const).map((kind) => planKind(due, claims, kind));

const planKind = (due: Due, claims: readonly KeptClaim[], kind: ClaimKind): ClaimPlan => {
  const own = claims.filter((claim) => claim.kind === kind);
  const told = own.filter((claim) => claim.state === 'announced');
  const settled = own.filter((claim) => claim.state !== 'announced');
  const left = (kind === 'indemnity' ? due.indemnityMinor : due.interestMinor) - sum(settled);
  const target = left > 0n ? left : 0n;
  const more = rest(due, kind, own, target - sum(told));
  const isRight = more !== null;
  const part = more ??
    rest(due, kind, settled, target) ?? { amountMinor: target, slices: due.slices, upTo: lastOf(due.slices) };
  const currency = kind === 'indemnity' ? EUR : due.currency;
  return {
    kind,
    cancelled: isRight ? [] : told.map((claim) => claim.id),
    kept: isRight ? told : [],
    fresh: part.amountMinor === 0n ? null : { itemId: due.itemId, kind, currency, ...part },
    minor: target,
  };
};

type Part = Pick<NewClaim, 'amountMinor' | 'slices' | 'upTo'>;

/** What nobody claimed yet; null where its slices do not add up to it: the past was changed. */
const rest = (due: Due, kind: ClaimKind, claimed: readonly KeptClaim[], amountMinor: bigint): Part | null => {
  if (amountMinor < 0n) return null;
  if (kind === 'indemnity' || amountMinor === 0n) return { amountMinor, slices: [], upTo: null };
  const until = claimed.reduce<PlainDate | null>(
    (last, { upTo }) => (upTo !== null && (last === null || upTo > last) ? upTo : last),
    null,
  );
  const slices = until === null ? due.slices : slicesAfter(due, until, sum(claimed));
  const total = slices.reduce((all, one) => all + one.interestMinor, 0n);
  return total === amountMinor ? { amountMinor, slices, upTo: lastOf(slices) } : null;
};

/** The plan carried out: all that it keeps and adds comes to `state`. */
export const writeClaims = async (
  context: Context,
  plans: readonly ClaimPlan[],
  state: LiveState,
  cause: Cause,
  ownItemId: string | null = null,
): Promise<void> => {
  for (const { cancelled, kept, fresh } of plans) {
    for (const id of cancelled) await setClaim(context, id, 'cancelled', null, { reason: 'computed-anew' });
    for (const { id } of kept)
      if (state !== 'announced') await setClaim(context, id, state, ownItemId, cause);
    if (fresh !== null) await insertClaim(context, fresh, state, ownItemId, cause);
  }
};

const lastOf = (slices: readonly InterestSlice[]): PlainDate | null => slices.at(-1)?.to ?? null;
const sum = (claims: readonly { amountMinor: bigint }[]): bigint =>
  claims.reduce((all, one) => all + one.amountMinor, 0n);
