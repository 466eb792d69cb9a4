import { Problem } from '../../contract/problem.ts';
import { maxDate, type PlainDate } from '../../core/calendar/index.ts';
import { error } from '../../core/finding.ts';
import { impute, type OpenItem } from '../../core/openitems/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { debtsOf, lockItems, type Pair } from '../openitems/index.ts';

export type Share = { itemId: string; amountMinor: bigint };
/** Chosen by the payer or by hand; or the oldest due first; or none: on account. */
export type Shares = readonly Share[] | 'oldest-first' | 'none';

/** What each debtor gets of a payment: the payer may not be the debtor, and may pay for several. */
export type DebtorPart = {
  partyId: string;
  amountMinor: bigint;
  shares: Share[];
  items: Map<string, OpenItem>;
};

/**
 * Splits a payment between debtors. What is not shared goes to the payer, on account: when nobody says who paid, to the only
 * debtor. A payment that settles nothing of a known customer stays in suspense (not part of the answer); it is never half
 * there, for what stands on 471 is attributed whole.
 */
export const splitByDebtor = async (
  context: Context,
  payment: { partyId: string | null; currency: string; amountMinor: bigint },
  shares: Shares,
): Promise<DebtorPart[]> => {
  const chosen = await choose(context, payment, shares);
  const items = await lockItems(
    context,
    chosen.map((share) => share.itemId),
  );
  const parts = new Map<string, DebtorPart>();
  const part = (partyId: string): DebtorPart => {
    const known = parts.get(partyId) ?? { partyId, amountMinor: 0n, shares: [], items };
    parts.set(partyId, known);
    return known;
  };
  let shared = 0n;
  for (const share of chosen) {
    const item = items.get(share.itemId);
    if (item === undefined) throw new Problem('record.not-found');
    if (share.amountMinor <= 0n) throw refusal('openitems.amount-not-positive');
    const target = part(item.partyId);
    target.amountMinor += share.amountMinor;
    target.shares.push(share);
    shared += share.amountMinor;
  }
  if (shared > payment.amountMinor) throw refusal('payments.shares-above-amount');
  const payerId = payment.partyId ?? (parts.size === 1 ? [...parts.keys()][0]! : null);
  if (payerId === null && shared > 0n && shared < payment.amountMinor)
    throw refusal('payments.rest-without-payer');
  if (payerId !== null && shared < payment.amountMinor)
    part(payerId).amountMinor += payment.amountMinor - shared;
  return [...parts.values()];
};

const refusal = (code: string): Problem =>
  new Problem('record.refused', {}, [error(code, { path: 'shares' })]);

const choose = async (
  context: Context,
  payment: { partyId: string | null; currency: string; amountMinor: bigint },
  shares: Shares,
): Promise<readonly Share[]> => {
  if (shares === 'none') return [];
  if (shares !== 'oldest-first') return shares;
  if (payment.partyId === null) return [];
  return impute(payment.amountMinor, await debtsOf(context, payment.partyId, payment.currency)).shares;
};

/** An allocation counts from the day both the debt and the money exist. */
export const pairsOf = (part: DebtorPart, creditItemId: string, receivedOn: PlainDate): Pair[] =>
  part.shares.map((share) => ({
    debitItemId: share.itemId,
    creditItemId,
    amountMinor: share.amountMinor,
    effectiveOn: maxDate(receivedOn, part.items.get(share.itemId)!.issuedOn),
  }));
