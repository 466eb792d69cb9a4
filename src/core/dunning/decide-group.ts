import { addDays } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';
import type { Decision, DraftCredit, DunningDraft, ExclusionCode, Params } from './draft.ts';
import { budgetsOf, exceeded, groupingOf, leavesTogether, roomOn } from './contact-budget.ts';
import type { CustomerFacts } from './facts.ts';
import { makeDraft } from './make-draft.ts';
import type { Part } from './make-draft.ts';
import { creditShare, creditsAfter, creditsIn, overdueOpen, tooLittle } from './net-claim.ts';
import { orderGroup } from './order.ts';
import type { Grouping } from './policy.ts';
import type { Candidate, Setting } from './setting.ts';

/** Puts each candidate in a draft, or out with a reason, once. */
type Sorter = {
  post: (draft: DunningDraft) => void;
  exclude: (
    list: readonly Candidate[],
    code: ExclusionCode,
    params?: Params | ((one: Candidate) => Params),
    nextOn?: PlainDate | null | ((one: Candidate) => PlainDate | null),
  ) => void;
};

/** What holds for the whole customer in one currency. */
type Group = {
  customer: CustomerFacts;
  currency: Currency;
  setting: Setting;
  grouping: Grouping;
  credits: DraftCredit[];
  /** Until when the last message keeps us silent; null when it does not. */
  quietUntil: PlainDate | null;
  tally: Tally;
};

/** The contacts of a customer, growing by what is drafted; `isWrittenTo`: several messages of this day count already. */
export type Tally = { contacts: PlainDate[]; isWrittenTo: boolean };

/** One customer in one currency: one message, or one for each invoice, step or order; and a call beside them. */
export function decideGroup(
  customer: CustomerFacts,
  currency: Currency,
  candidates: readonly Candidate[],
  setting: Setting,
  decision: Decision,
  tally: Tally,
): void {
  const grouping = groupingOf(customer, setting.policy);
  const credits = creditsIn(customer, currency);
  const quietUntil = quietAfter(customer, setting);
  const group = { customer, currency, setting, grouping, credits, quietUntil, tally };
  const sorter = sorterFor(group, decision);

  const overdue = candidates.filter((one) => one.overdue);
  const later = candidates.filter((one) => !one.overdue);
  const reminded = remind(group, overdue, later, sorter);
  announce(
    group,
    later.filter((one) => one.ripe && one.at.next?.kind === 'pre-due'),
    reminded,
    sorter,
  );
  explainRest(candidates, setting, sorter);
}

/** Of several messages of one day, the first that leaves does not silence the others. */
function quietAfter(customer: CustomerFacts, { policy, sendOn }: Setting): PlainDate | null {
  const { lastMessageOn } = customer;
  if (lastMessageOn === null || leavesTogether(customer, policy, sendOn)) return null;
  const silence = addDays(lastMessageOn, policy.contactGapDays);
  return silence > sendOn ? silence : null;
}

function sorterFor(group: Group, decision: Decision): Sorter {
  const { customerId } = group.customer;
  const placed = new Set<string>();
  return {
    post: (draft) => {
      for (const { itemId } of draft.items) placed.add(itemId);
      decision.drafts.push(draft);
      const isOneOfSeveral = draft.group !== '';
      if (!isOneOfSeveral || !group.tally.isWrittenTo) group.tally.contacts.push(draft.sendOn);
      if (isOneOfSeveral) group.tally.isWrittenTo = true;
    },
    exclude: (list, code, params = {}, nextOn = null) => {
      for (const one of list) {
        const { itemId, currency } = one.item;
        if (placed.has(itemId)) continue;
        placed.add(itemId);
        decision.exclusions.push({
          customerId,
          itemId,
          currency,
          code,
          params: typeof params === 'function' ? params(one) : params,
          nextOn: typeof nextOn === 'function' ? nextOn(one) : nextOn,
        });
      }
    },
  };
}

/**
 * The reminders and the call. Each lists everything overdue of its part, only what is ripe for it advances: the level of
 * an item never depends on the others. True when a reminder was drafted.
 */
function remind(
  group: Group,
  overdue: readonly Candidate[],
  later: readonly Candidate[],
  sorter: Sorter,
): boolean {
  const { customer, currency, setting, credits } = group;
  const ripe = overdue.filter((one) => one.ripe);
  if (ripe.length === 0) return false;
  const refusal = tooLittle(claims(overdue), credits, currency, setting.policy);
  if (refusal !== null) {
    sorter.exclude(overdue, refusal.code, refusal.params);
    return false;
  }
  const forCall = ripe.filter((one) => one.at.next?.kind === 'call');
  const whole = { customer, currency, group: '', listed: overdue, upcoming: [], credits };
  const forMessage = ripe.filter((one) => one.at.next?.kind !== 'call');
  let reminded = false;
  if (group.quietUntil !== null) excludeQuiet(group, forMessage, sorter);
  else {
    const known = setting.policy.options.listNotDue ? later : [];
    for (const part of partsOf(group, forMessage, overdue, known)) {
      if (!hasRoom(group)) {
        excludeBudget(group, part.advancing, sorter);
        continue;
      }
      const small = tooLittle(claims(part.listed), part.credits, currency, setting.policy);
      if (small !== null) sorter.exclude(part.listed, small.code, small.params);
      else reminded = write(part, setting, sorter) || reminded;
    }
  }
  // A message says more than a call: it comes first where there is room for one of them.
  if (forCall.length > 0 && hasRoomForCall(group)) {
    const call = makeDraft({ ...whole, advancing: forCall }, setting);
    if (typeof call !== 'string') sorter.post(call);
  } else excludeBudget(group, forCall, sorter);
  return reminded;
}

function write(part: Part, setting: Setting, sorter: Sorter): boolean {
  const draft = makeDraft(part, setting);
  if (typeof draft === 'string') sorter.exclude(part.advancing, draft);
  else sorter.post(draft);
  return typeof draft !== 'string';
}

/** The messages that the ripe items make, the oldest debt first. */
function partsOf(
  group: Group,
  ripe: readonly Candidate[],
  overdue: readonly Candidate[],
  later: readonly Candidate[],
): Part[] {
  const { customer, currency, grouping, setting, credits } = group;
  const keys = [...new Set(ripe.map((one) => groupOf(one, grouping)))];
  return keys.map((key): Part => {
    const inPart = (one: Candidate): boolean => groupOf(one, grouping) === key;
    const advancing = ripe.filter(inPart);
    // What is not ripe stands in another step's message, or in none.
    const listed = grouping === 'level' ? advancing : overdue.filter(inPart);
    const own = new Set(listed.map((one) => one.item.itemId));
    return {
      customer,
      currency,
      group: key,
      advancing,
      listed,
      upcoming: grouping === 'level' ? [] : later.filter(inPart),
      credits:
        grouping === 'customer'
          ? credits
          : creditShare(customer, currency, setting.policy, setting.sendOn, own),
    };
  });
}

function groupOf({ item, at }: Candidate, grouping: Grouping): string {
  if (grouping === 'invoice') return `invoice:${item.itemId}`;
  if (grouping === 'order') return orderGroup(item.orderRef);
  return grouping === 'level' ? `level:${at.next?.code ?? ''}` : '';
}

const hasRoomForCall = ({ customer, setting, tally }: Group): boolean =>
  exceeded(tally.contacts, budgetsOf(customer, setting.policy), setting.sendOn) === null;

/** One more message: where the day's are several, the first has made room for the others. */
const hasRoom = (group: Group): boolean =>
  (group.grouping !== 'customer' && group.tally.isWrittenTo) || hasRoomForCall(group);

function excludeBudget(group: Group, list: readonly Candidate[], sorter: Sorter): void {
  const { customer, setting, tally } = group;
  const { contacts } = tally;
  const budgets = budgetsOf(customer, setting.policy);
  const full = exceeded(contacts, budgets, setting.sendOn);
  if (full === null) return;
  const nextOn = setting.openDay(roomOn(contacts, budgets, setting.sendOn));
  sorter.exclude(list, 'contact-budget', { most: full.most, days: full.days }, nextOn);
}

/** The notice before the due date: never beside a reminder, which says more. */
function announce(group: Group, upcoming: readonly Candidate[], reminded: boolean, sorter: Sorter): void {
  if (upcoming.length === 0) return;
  const { customer, currency, setting, grouping } = group;
  const { policy, sendOn, openDay } = setting;
  const credits = creditsAfter(group.credits, overdueOpen(customer, currency, sendOn));
  const refusal =
    tooLittle(claims(upcoming), credits, currency, policy) ??
    tooLittle(claims(upcoming), credits, currency, {
      ...policy,
      minimumMinor: policy.options.noticeMinimumMinor,
    });
  if (refusal !== null) return sorter.exclude(upcoming, refusal.code, refusal.params);
  if (reminded) {
    const later = openDay(addDays(sendOn, Math.max(1, policy.contactGapDays)));
    return sorter.exclude(upcoming, 'reminder-first', {}, later);
  }
  if (group.quietUntil !== null || !hasRoom(group)) return excludeQuiet(group, upcoming, sorter);
  for (const part of partsOf(group, upcoming, upcoming, [])) {
    const own = grouping === 'customer' ? { ...part, credits } : part;
    const small = tooLittle(claims(own.listed), own.credits, currency, policy);
    if (small !== null) sorter.exclude(own.listed, small.code, small.params);
    else if (hasRoom(group)) write(own, setting, sorter);
    else excludeBudget(group, own.advancing, sorter);
  }
}

function excludeQuiet(group: Group, list: readonly Candidate[], sorter: Sorter): void {
  const { customer, quietUntil, setting } = group;
  if (quietUntil === null) return excludeBudget(group, list, sorter);
  const params = { last: customer.lastMessageOn ?? '', days: setting.policy.contactGapDays };
  sorter.exclude(list, 'contact-gap', params, setting.openDay(quietUntil));
}

function explainRest(candidates: readonly Candidate[], setting: Setting, sorter: Sorter): void {
  const nextOn = ({ at }: Candidate): PlainDate | null =>
    at.stepDate === null ? null : setting.openDay(at.stepDate);
  sorter.exclude(
    candidates.filter((one) => one.at.next === null),
    'all-steps-done',
    lastStep,
  );
  sorter.exclude(
    candidates.filter((one) => !one.overdue),
    'not-due',
    ({ item }) => ({ due: item.dueOn }),
    nextOn,
  );
  sorter.exclude(
    candidates,
    'waiting',
    (one) => ({ step: one.at.next?.code ?? '', ...lastStep(one) }),
    nextOn,
  );
}

function lastStep({ at }: Candidate): Params {
  return at.lastDoneOn === null ? {} : { last: at.lastDoneOn };
}

const claims = (list: readonly Candidate[]): bigint[] => list.map((one) => one.claimMinor);
