import { addDays, maxDate } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import { route } from './channel.ts';
import { budgetsOf, roomOn } from './contact-budget.ts';
import type { CustomerFacts, ItemFacts } from './facts.ts';
import { gate } from './gate.ts';
import { takesNotices } from './notice.ts';
import type { Setting } from './setting.ts';
import type { Step } from './step.ts';

/** The earliest of many days, none before the day one starts from. */
type Earliest = { on: PlainDate | null; consider: (on: PlainDate | null) => void };

const earliest = (from: PlainDate): Earliest => {
  const found: Earliest = {
    on: null,
    consider: (on) => {
      if (on !== null && on >= from && (found.on === null || on < found.on)) found.on = on;
    },
  };
  return found;
};

/**
 * The first day, that of the setting or later, on which a message or call is possible: some item must be ripe, its gate
 * open and its customer within reach; a message waits for the end of the customer's peace, and anything for room in the
 * contact budget. Before it nobody need be asked. Null: never by itself.
 */
export function firstPossible(customer: CustomerFacts, setting: Setting): PlainDate | null {
  const { sendOn, policy } = setting;
  const isNoticed = takesNotices(customer, policy);
  const quietUntil = quietEnd(customer, setting);
  let first: PlainDate | null = null;
  for (const item of customer.items) {
    const ripe = ripeOn(item, setting, isNoticed, quietUntil);
    // Gate and reach are asked last: they are what costs.
    if (ripe === null || (first !== null && ripe >= first)) continue;
    const opensOn = opening(item, customer, setting);
    if (opensOn === null || !isInReach(item, customer, setting, isNoticed)) continue;
    const on = maxDate(opensOn, ripe);
    if (first === null || on < first) first = on;
    if (first === sendOn) break;
  }
  if (first === null) return null;
  return roomOn(customer.contactedOn, budgetsOf(customer, policy), first);
}

/** First day, that of the setting or later, on which a step of the item may be ripe. */
function ripeOn(
  item: ItemFacts,
  setting: Setting,
  isNoticed: boolean,
  quietUntil: PlainDate,
): PlainDate | null {
  const { sendOn } = setting;
  const { next, stepDate } = setting.at(item, isNoticed);
  const own = stepDate === null ? null : maxDate(next?.kind === 'call' ? sendOn : quietUntil, stepDate);
  if (own === sendOn || !mayTurn(item, next)) return own;
  const ripe = earliest(sendOn);
  ripe.consider(own);
  ripe.consider(item.dueOn);
  ripe.consider(addDays(item.dueOn, 1));
  for (const { promisedOn } of item.promises) ripe.consider(graceEnd(promisedOn, setting));
  return ripe.on;
}

/** Another step may be next once a notice comes too late, or a promise was not kept. */
const mayTurn = (item: ItemFacts, next: Step | null): boolean =>
  next?.kind === 'pre-due' || item.promises.length > 0;

/** A message is led by a step that reaches somebody; an item whose step does not only goes along. */
function isInReach(item: ItemFacts, customer: CustomerFacts, setting: Setting, isNoticed: boolean): boolean {
  const { next } = setting.at(item, isNoticed);
  return mayTurn(item, next) || (next !== null && typeof route(next, customer) !== 'string');
}

/** First day on which the gate of an item may be open; null: only a person opens it. */
function opening(item: ItemFacts, customer: CustomerFacts, { policy, sendOn }: Setting): PlainDate | null {
  const answer = gate(item, customer, policy, sendOn);
  if (answer.open) return sendOn;
  // Its day is that of the task it becomes: nobody has read the answer then either.
  return answer.code === 'unread-reply' ? null : answer.until;
}

function quietEnd({ lastMessageOn, grouping }: CustomerFacts, { policy, sendOn }: Setting): PlainDate {
  if (lastMessageOn === null) return sendOn;
  // Where a customer gets several messages, those of one day do not silence each other.
  const isAlone = (grouping ?? policy.options.grouping) === 'customer';
  if (!isAlone && lastMessageOn >= sendOn) return sendOn;
  return maxDate(sendOn, addDays(lastMessageOn, policy.contactGapDays));
}

/**
 * The first day after `day` on which anything that a decision looks at is another: as long as nothing is, what was refused
 * is refused again. `setting`: that of the day after.
 */
export function firstTurn(day: PlainDate, customer: CustomerFacts, setting: Setting): PlainDate | null {
  const { policy } = setting;
  const { lastMessageOn, contactedOn, depositDays, holds } = customer;
  const isNoticed = takesNotices(customer, policy);
  const first = earliest(addDays(day, 1));
  const { consider } = first;
  for (const { until } of holds) if (until !== null) consider(addDays(until, 1));
  if (lastMessageOn !== null) {
    for (const days of [0, 1, policy.contactGapDays]) consider(addDays(lastMessageOn, days));
  }
  for (const { days } of budgetsOf(customer, policy)) {
    for (const on of contactedOn) {
      consider(addDays(on, days));
      consider(addDays(on, 1 - days));
    }
  }
  for (const item of customer.items) {
    consider(item.dueOn);
    consider(addDays(item.dueOn, 1));
    consider(setting.at(item, isNoticed).stepDate);
    if (item.lapsesOn !== null) consider(addDays(item.lapsesOn, 1));
    for (const { promisedOn } of item.promises) consider(graceEnd(promisedOn, setting));
    for (const { until } of item.holds) if (until !== null) consider(addDays(until, 1));
    if (depositDays !== null && item.depositedOn !== null)
      consider(addDays(item.depositedOn, depositDays + 1));
  }
  return first.on;
}

const graceEnd = (promisedOn: PlainDate, { policy }: Setting): PlainDate =>
  addDays(promisedOn, policy.promiseGraceDays);
