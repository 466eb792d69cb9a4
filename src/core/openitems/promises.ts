import { addDays, type PlainDate } from '../calendar/index.ts';

/** What a customer said they would pay, as far as money and days are concerned. */
export type GivenPromise = {
  readonly id: string;
  /** Empty: the whole account in this currency. */
  readonly itemIds: readonly string[];
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly dueOn: PlainDate;
  /** ISO instant. */
  readonly madeAt: string;
};

/** Something that lowered what an item owes: a payment, a credit note; positive. */
export type Receipt = {
  readonly itemId: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  /** The day it counts for: that of the bank. */
  readonly effectiveOn: PlainDate;
  /** When we learned of it, as an ISO instant. */
  readonly knownAt: string;
};

/** An item as promises are laid on it. */
export type PromisedItem = {
  readonly id: string;
  readonly currency: string;
  readonly dueOn: PlainDate;
  readonly openMinor: bigint;
};

const covers = (promise: GivenPromise, itemId: string, currency: string): boolean =>
  promise.currency === currency && (promise.itemIds.length === 0 || promise.itemIds.includes(itemId));

/** Part of a receipt that a promise has taken. */
export type PromiseReceipt = { readonly effectiveOn: PlainDate; readonly amountMinor: bigint };

/**
 * What each promise has received since it was made. A payment counts once: for the promise of its item whose day comes
 * first and that still waits for money; what is left of it for the next one.
 */
export function promiseReceipts(
  promises: readonly GivenPromise[],
  receipts: readonly Receipt[],
): Map<string, PromiseReceipt[]> {
  const received = new Map<string, PromiseReceipt[]>();
  const waits = new Map(promises.map((promise) => [promise.id, promise.amountMinor]));
  const inTurn = [...promises].sort((a, b) => compare(a.dueOn, b.dueOn) || compare(a.id, b.id));
  const inOrder = [...receipts].sort(
    (a, b) =>
      compare(a.knownAt, b.knownAt) || compare(a.effectiveOn, b.effectiveOn) || compare(a.itemId, b.itemId),
  );
  for (const { itemId, currency, knownAt, effectiveOn, amountMinor } of inOrder) {
    let left = amountMinor;
    for (const promise of inTurn) {
      if (promise.madeAt > knownAt || !covers(promise, itemId, currency)) continue;
      const part = smaller(waits.get(promise.id)!, left);
      if (part <= 0n) continue;
      received.set(promise.id, [...(received.get(promise.id) ?? []), { effectiveOn, amountMinor: part }]);
      waits.set(promise.id, waits.get(promise.id)! - part);
      left -= part;
    }
  }
  return received;
}

export type PromiseState = 'open' | 'kept' | 'part_kept' | 'broken' | 'withdrawn';

/**
 * What became of a promise. Until its day is over it runs, unless all of it has come; afterwards only that counts which
 * the bank had within the days of grace, however late we learned of it.
 */
export function promiseState(
  promise: Pick<GivenPromise, 'amountMinor' | 'dueOn'>,
  received: readonly PromiseReceipt[],
  asOf: PlainDate,
  graceDays: number,
): Exclude<PromiseState, 'withdrawn'> {
  const last = addDays(promise.dueOn, graceDays);
  const inTime = sum(received.filter(({ effectiveOn }) => effectiveOn <= last));
  if (inTime >= promise.amountMinor) return 'kept';
  if (asOf <= promise.dueOn) return 'open';
  return inTime > 0n ? 'part_kept' : 'broken';
}

/** Part of an item that is promised for a day. */
export type PromisedPart = { readonly dueOn: PlainDate; readonly amountMinor: bigint };

/**
 * What is still promised, laid on the items that are still open, the oldest due first. A promise whose day is yet to come
 * goes before one whose day has passed, whatever it was about: a customer who missed a date and gave a new one is held to
 * the new one. Of those past, the latest goes first.
 */
export function layPromises(
  promises: readonly GivenPromise[],
  received: ReadonlyMap<string, readonly PromiseReceipt[]>,
  items: readonly PromisedItem[],
  asOf: PlainDate,
): Map<string, PromisedPart[]> {
  const parts = new Map<string, PromisedPart[]>();
  const taken = new Map<string, bigint>();
  const oldest = [...items].sort((a, b) => compare(a.dueOn, b.dueOn));
  for (const promise of inForce(promises, asOf)) {
    let left = promise.amountMinor - sum(received.get(promise.id) ?? []);
    for (const item of oldest) {
      if (!covers(promise, item.id, item.currency)) continue;
      const part = smaller(item.openMinor - (taken.get(item.id) ?? 0n), left);
      if (part <= 0n) continue;
      left -= part;
      taken.set(item.id, (taken.get(item.id) ?? 0n) + part);
      parts.set(item.id, [...(parts.get(item.id) ?? []), { dueOn: promise.dueOn, amountMinor: part }]);
    }
  }
  return parts;
}

const inForce = (promises: readonly GivenPromise[], asOf: PlainDate): GivenPromise[] => {
  const toCome = promises.filter((one) => one.dueOn >= asOf);
  const past = promises.filter((one) => one.dueOn < asOf);
  return [
    ...toCome.sort((a, b) => compare(a.dueOn, b.dueOn) || compare(a.id, b.id)),
    ...past.sort((a, b) => compare(b.dueOn, a.dueOn) || compare(a.id, b.id)),
  ];
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

const sum = (parts: readonly PromiseReceipt[]): bigint =>
  parts.reduce((total, { amountMinor }) => total + amountMinor, 0n);
