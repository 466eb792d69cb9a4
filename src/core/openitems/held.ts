import type { PlainDate } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';

/** A person decided not to remind: one item, or the whole customer. */
export type Hold = {
  partyId: string;
  /** null: every item of the customer. */
  itemId: string | null;
  reason: string;
  fromOn: PlainDate;
  /** The last day it holds; null: until lifted. */
  untilOn: PlainDate | null;
  lifted?: boolean;
};

export type PromiseState = 'open' | 'kept' | 'part_kept' | 'broken' | 'withdrawn';

/** The customer said when, and how much. */
export type PromiseToPay = {
  partyId: string;
  /** Empty: the whole account. */
  itemIds: readonly string[];
  amountMinor: bigint;
  currency: Currency;
  promisedOn: PlainDate;
  dueOn: PlainDate;
  state: PromiseState;
};

/** The customer contests an item, wholly or in part. */
export type Dispute = {
  partyId: string;
  itemId: string;
  /** The contested part, positive. */
  amountMinor: bigint;
  reason: string;
  openedOn: PlainDate;
  closedOn: PlainDate | null;
};

export type HoldingFacts = {
  holds: readonly Hold[];
  promises: readonly PromiseToPay[];
  disputes: readonly Dispute[];
};

export type Held = {
  code: 'openitems.held-by-dispute' | 'openitems.held-by-promise' | 'openitems.held-by-person';
  /** The last day it holds; null: nobody knows yet. */
  untilOn: PlainDate | null;
  /** What was written down, as data. */
  reason: string;
};

type Item = { id: string; partyId: string; openMinor: bigint };

/**
 * Why an item is not to be reminded on a day, or null. Of several reasons the one that lasts longest: it tells
 * when to look again. A dispute holds the item only when it covers all that is open (see undisputedMinor).
 */
export function isHeld(item: Item, facts: HoldingFacts, asOf: PlainDate): Held | null {
  const reasons = [
    ...byDispute(item, facts.disputes, asOf),
    ...byPerson(item, facts.holds, asOf),
    ...byPromise(item, facts.promises, asOf),
  ];
  return reasons.reduce<Held | null>(
    (longest, held) => (longest && !lasts(held, longest) ? longest : held),
    null,
  );
}

function lasts(a: Held, than: Held): boolean {
  if (than.untilOn === null) return false;
  return a.untilOn === null || a.untilOn > than.untilOn;
}

function byDispute(item: Item, disputes: readonly Dispute[], asOf: PlainDate): Held[] {
  const live = disputes.filter((dispute) => dispute.itemId === item.id && isLive(dispute, asOf));
  if (live.length === 0 || undisputedMinor(item, live, asOf) > 0n) return [];
  const reason = live.map((dispute) => dispute.reason).join(' ; ');
  return [{ code: 'openitems.held-by-dispute', untilOn: null, reason }];
}

function byPerson(item: Item, holds: readonly Hold[], asOf: PlainDate): Held[] {
  return holds
    .filter((hold) => hold.partyId === item.partyId && (hold.itemId === null || hold.itemId === item.id))
    .filter((hold) => !hold.lifted && hold.fromOn <= asOf && (hold.untilOn === null || asOf <= hold.untilOn))
    .map((hold) => ({ code: 'openitems.held-by-person', untilOn: hold.untilOn, reason: hold.reason }));
}

function byPromise(item: Item, promises: readonly PromiseToPay[], asOf: PlainDate): Held[] {
  return promises
    .filter((promise) => promise.partyId === item.partyId && promise.state === 'open')
    .filter((promise) => promise.itemIds.length === 0 || promise.itemIds.includes(item.id))
    .filter((promise) => promise.promisedOn <= asOf && asOf <= promise.dueOn)
    .map((promise) => ({ code: 'openitems.held-by-promise', untilOn: promise.dueOn, reason: '' }));
}

function isLive(dispute: Dispute, asOf: PlainDate): boolean {
  return dispute.openedOn <= asOf && (dispute.closedOn === null || asOf < dispute.closedOn);
}

/** The part of an item that is open and not contested: that much may still be asked for. */
export function undisputedMinor(
  item: Pick<Item, 'id' | 'openMinor'>,
  disputes: readonly Dispute[],
  asOf: PlainDate,
): bigint {
  const contested = disputes
    .filter((dispute) => dispute.itemId === item.id && isLive(dispute, asOf))
    .reduce((sum, dispute) => sum + dispute.amountMinor, 0n);
  return contested >= item.openMinor ? 0n : item.openMinor - contested;
}

/** What became of a promise, from what its items have received since it was made. */
export function promiseState(
  promise: Pick<PromiseToPay, 'amountMinor' | 'dueOn'>,
  receivedMinor: bigint,
  asOf: PlainDate,
): Exclude<PromiseState, 'withdrawn'> {
  if (receivedMinor >= promise.amountMinor) return 'kept';
  if (asOf <= promise.dueOn) return 'open';
  return receivedMinor > 0n ? 'part_kept' : 'broken';
}
