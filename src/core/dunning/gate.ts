import { addBusinessDays, addDays, maxDate } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import type { ExclusionCode, Params } from './draft.ts';
import type { CustomerFacts, HoldFacts, ItemFacts } from './facts.ts';
import { awaitsDeposit } from './deposit.ts';
import { limitsOf } from './limits.ts';
import type { PolicyVersion } from './policy.ts';

export type Gate =
  | { open: true; claimMinor: bigint }
  | { open: false; code: ExclusionCode; params: Params; until: PlainDate | null };

const shut = (code: ExclusionCode, params: Params = {}, until: PlainDate | null = null): Gate => ({
  open: false,
  code,
  params,
  until,
});

/** May this item be asked for at all on that day, and for how much of it? The most final reason comes first. */
export function gate(
  item: ItemFacts,
  customer: CustomerFacts,
  policy: PolicyVersion,
  sendOn: PlainDate,
): Gate {
  if (item.openMinor <= 0n) return shut('paid');
  if (!item.mayRemind) return shut('assigned');
  if (customer.blocked) return shut('customer-blocked');
  if (customer.insolventSince !== null) return shut('insolvency', { since: customer.insolventSince });
  if (item.lapsesOn !== null && item.lapsesOn < sendOn) {
    const params = { on: addDays(item.lapsesOn, 1) };
    // Asking a consumer for what has lapsed is what DGCCRF fines; between professionals a person may decide to.
    if (customer.kind === 'individual') return shut('lapsed-consumer', params);
    if (!item.askedAnyway) return shut('lapsed', params);
  }
  if (item.paymentPending) return shut('payment-pending');

  const deposit = awaitsDeposit(item, customer, sendOn);
  if (deposit !== null) return shut(deposit.code, deposit.params, deposit.until);

  const holds = [...customer.holds, ...item.holds].filter(({ until }) => until === null || until >= sendOn);
  const hold = longestHold(holds.filter((one) => !isPart(one)));
  if (hold !== null) return held(hold);
  const parts = holds.filter(isPart);
  const resting = total(
    parts.map(({ amountMinor }) => amountMinor ?? null),
    item.openMinor,
  );

  const contested = total(
    item.disputes.map((dispute) => dispute.amountMinor),
    item.openMinor,
  );
  if (contested >= item.openMinor) return shut('dispute', { amount: contested.toString() });
  const first = firstToEnd(parts);
  if (first !== null && contested + resting >= item.openMinor) return held(first);

  const running = item.promises
    .map((promise) => ({ ...promise, until: addDays(promise.promisedOn, policy.promiseGraceDays) }))
    .filter((promise) => promise.until > sendOn);
  const promised = total(
    running.map((promise) => promise.amountMinor),
    item.openMinor,
  );
  const claimMinor = item.openMinor - contested - resting - promised;
  if (claimMinor <= 0n) {
    const until = running.map((promise) => promise.until).sort()[0] ?? null;
    const last = running.reduce<PlainDate | null>(
      (latest, { promisedOn }) => (latest === null ? promisedOn : maxDate(latest, promisedOn)),
      null,
    );
    return shut('promise', { on: last ?? '', amount: promised.toString() }, until);
  }

  // Whatever comes next stands on this letter: it is not said to have been, before it is known to.
  if (item.awaitsProofSince !== null) return shut('awaiting-proof', { since: item.awaitsProofSince });

  const reply = customer.unreadReply;
  // Automatic answers say nothing of the debt; anything else is read before we write again.
  if (reply !== null && !reply.automatic) {
    const taskOn = addBusinessDays(reply.since, limitsOf(policy).replyDays, policy.calendar);
    const isTask = taskOn <= sendOn;
    return shut(
      'unread-reply',
      { since: reply.since, ...(isTask ? { task: taskOn } : {}) },
      isTask ? addDays(sendOn, 1) : taskOn,
    );
  }
  return { open: true, claimMinor };
}

const isPart = ({ amountMinor }: HoldFacts): boolean => (amountMinor ?? null) !== null;

const held = ({ reason, until }: HoldFacts): Gate =>
  shut('hold', { reason, ...(until === null ? {} : { until }) }, until === null ? null : addDays(until, 1));

function longestHold(holds: readonly HoldFacts[]): HoldFacts | null {
  return holds.reduce<HoldFacts | null>((longest, hold) => {
    if (longest === null || longest.until === null) return longest ?? hold;
    return hold.until === null || hold.until > longest.until ? hold : longest;
  }, null);
}

/** The one after which more may be asked for; one without a day only when all are. */
function firstToEnd(holds: readonly HoldFacts[]): HoldFacts | null {
  return holds.reduce<HoldFacts | null>((first, hold) => {
    if (first === null || first.until === null) return hold;
    return hold.until !== null && hold.until < first.until ? hold : first;
  }, null);
}

/** Sum of the parts; one without an amount stands for the whole. Never more than the whole. */
function total(parts: readonly (bigint | null)[], whole: bigint): bigint {
  const sum = parts.reduce<bigint>((acc, part) => acc + (part ?? whole), 0n);
  return sum > whole ? whole : sum;
}
