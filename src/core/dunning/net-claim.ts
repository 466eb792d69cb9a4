import type { PlainDate } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';
import type { DraftCredit, Params } from './draft.ts';
import type { CustomerFacts, ItemFacts } from './facts.ts';
import { gate } from './gate.ts';
import type { PolicyVersion } from './policy.ts';

export function creditsIn(customer: CustomerFacts, currency: Currency): DraftCredit[] {
  return customer.credits
    .filter((credit) => credit.currency === currency && credit.openMinor > 0n)
    .map(({ itemId, number, openMinor }) => ({ itemId, number, minor: openMinor }))
    .sort((a, b) => (a.itemId < b.itemId ? -1 : 1));
}

/** A credit pays what is overdue first; only the rest is deducted from what falls due later. */
export function creditsAfter(credits: readonly DraftCredit[], owed: bigint): DraftCredit[] {
  let rest = owed;
  return credits.flatMap((credit) => {
    const used = credit.minor < rest ? credit.minor : rest;
    rest -= used;
    return credit.minor === used ? [] : [{ ...credit, minor: credit.minor - used }];
  });
}

/**
 * What of the credits falls to these items when a customer gets several messages: the oldest debt is paid first (C. civ.
 * 1342-10), whatever message it stands in, so that nothing is deducted twice.
 */
export function creditShare(
  customer: CustomerFacts,
  currency: Currency,
  policy: PolicyVersion,
  sendOn: PlainDate,
  itemIds: ReadonlySet<string>,
): DraftCredit[] {
  const left = creditsIn(customer, currency);
  if (left.length === 0) return [];
  const share: DraftCredit[] = left.map((credit) => ({ ...credit, minor: 0n }));
  const items = customer.items.filter((item) => item.currency === currency).sort(oldestFirst);
  for (const item of items) {
    const answer = gate(item, customer, policy, sendOn);
    let open = answer.open ? answer.claimMinor : 0n;
    for (const [i, credit] of left.entries()) {
      const used = credit.minor < open ? credit.minor : open;
      left[i] = { ...credit, minor: credit.minor - used };
      open -= used;
      const mine = share[i];
      if (mine !== undefined && itemIds.has(item.itemId)) share[i] = { ...mine, minor: mine.minor + used };
    }
  }
  return share.filter((credit) => credit.minor > 0n);
}

export function oldestFirst(
  a: Pick<ItemFacts, 'dueOn' | 'itemId'>,
  b: Pick<ItemFacts, 'dueOn' | 'itemId'>,
): number {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1;
  return a.itemId < b.itemId ? -1 : 1;
}

/** Everything overdue, held or contested items included. */
export function overdueOpen(customer: CustomerFacts, currency: Currency, on: PlainDate): bigint {
  return customer.items
    .filter((item) => item.currency === currency && item.dueOn < on && item.openMinor > 0n)
    .reduce((sum, item) => sum + item.openMinor, 0n);
}

/** Nobody is reminded of money that we owe them, nor of a trifle. */
export function tooLittle(
  claims: readonly bigint[],
  credits: readonly DraftCredit[],
  currency: Currency,
  policy: Pick<PolicyVersion, 'minimumMinor'>,
): { code: 'credit-covers' | 'below-minimum'; params: Params } | null {
  const owed = claims.reduce((sum, claim) => sum + claim, 0n);
  const credited = credits.reduce((sum, credit) => sum + credit.minor, 0n);
  const net = owed - credited;
  if (net <= 0n)
    return { code: 'credit-covers', params: { owed: owed.toString(), credits: credited.toString() } };
  const minimum = policy.minimumMinor[currency] ?? 0n;
  return net < minimum
    ? { code: 'below-minimum', params: { net: net.toString(), minimum: minimum.toString() } }
    : null;
}
