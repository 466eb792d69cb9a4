import type { PlainDate } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';
import type { DraftCredit, Params } from './draft.ts';
import type { CustomerFacts, ItemFacts } from './facts.ts';
import { gate } from './gate.ts';
import { limitsOf } from './limits.ts';
import type { PolicyVersion } from './policy.ts';

/** What is deducted and shown: our debts to the customer, then money received that is not matched yet. */
export function creditsIn(customer: CustomerFacts, currency: Currency): DraftCredit[] {
  const byId = (a: DraftCredit, b: DraftCredit) => (a.itemId < b.itemId ? -1 : 1);
  const credits = customer.credits
    .filter((credit) => credit.currency === currency && credit.openMinor > 0n)
    .map(({ itemId, number, openMinor }): DraftCredit => ({ itemId, number, minor: openMinor }));
  const received = customer.suspense
    .filter((money) => money.currency === currency && money.amountMinor > 0n)
    .map(({ paymentId, receivedOn, amountMinor }): DraftCredit => ({
      itemId: paymentId,
      number: '',
      minor: amountMinor,
      receivedOn,
    }));
  return [...credits.sort(byId), ...received.sort(byId)];
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

/**
 * Nobody is reminded of money that we owe them, nor of a trifle. Where money not yet matched and credits make up a set
 * share of the claim, they are matched first: what would be asked for is more a question of our books than of theirs.
 */
export function tooLittle(
  claims: readonly bigint[],
  credits: readonly DraftCredit[],
  currency: Currency,
  policy: PolicyVersion,
): {
  code: 'credit-covers' | 'below-minimum' | 'money-in-suspense' | 'credits-to-match';
  params: Params;
} | null {
  const owed = claims.reduce((sum, claim) => sum + claim, 0n);
  const credited = sumOf(credits);
  const received = sumOf(credits.filter((credit) => credit.receivedOn !== undefined));
  const net = owed - credited;
  const isToMatch = owed > 0n && credited * 100n >= owed * BigInt(limitsOf(policy).suspensePercent);
  const amounts = { owed: owed.toString(), credits: credited.toString() };
  if (received > 0n && (isToMatch || net <= 0n))
    return { code: 'money-in-suspense', params: { ...amounts, amount: received.toString() } };
  if (net <= 0n) return { code: 'credit-covers', params: amounts };
  const minimum = policy.minimumMinor[currency] ?? 0n;
  if (net < minimum)
    return { code: 'below-minimum', params: { net: net.toString(), minimum: minimum.toString() } };
  return isToMatch && credited > 0n ? { code: 'credits-to-match', params: amounts } : null;
}

const sumOf = (credits: readonly DraftCredit[]): bigint =>
  credits.reduce((sum, credit) => sum + credit.minor, 0n);
