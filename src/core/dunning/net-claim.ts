import type { PlainDate } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';
import type { DraftCredit, Params } from './draft.ts';
import type { CustomerFacts } from './facts.ts';
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
  policy: PolicyVersion,
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
