import { addDays } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';
import type { Decision, DraftCredit, DunningDraft, ExclusionCode, Params } from './draft.ts';
import { budgetsOf, exceeded, roomOn } from './contact-budget.ts';
import type { CustomerFacts } from './facts.ts';
import { makeDraft } from './make-draft.ts';
import { creditsAfter, creditsIn, overdueOpen, tooLittle } from './net-claim.ts';
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
  credits: DraftCredit[];
  /** Until when the last message keeps us silent; null when it does not. */
  quietUntil: PlainDate | null;
  contacts: PlainDate[];
};

/** One customer in one currency: at most one message, and a call beside it. */
export function decideGroup(
  customer: CustomerFacts,
  currency: Currency,
  candidates: readonly Candidate[],
  setting: Setting,
  decision: Decision,
  /** Grows by what is drafted. */
  contacts: PlainDate[],
): void {
  const { policy, sendOn } = setting;
  const last = customer.lastMessageOn;
  const silence = last === null ? null : addDays(last, policy.contactGapDays);
  const quietUntil = silence !== null && silence > sendOn ? silence : null;
  const credits = creditsIn(customer, currency);
  const group: Group = { customer, currency, setting, credits, quietUntil, contacts };
  const sorter = sorterFor(group, decision);

  const overdue = candidates.filter((one) => one.overdue);
  const reminded = remind(group, overdue, sorter);
  announce(
    group,
    candidates.filter((one) => !one.overdue && one.ripe && one.at.next?.kind === 'pre-due'),
    reminded,
    sorter,
  );
  explainRest(candidates, setting, sorter);
}

function sorterFor(group: Group, decision: Decision): Sorter {
  const { customerId } = group.customer;
  const placed = new Set<string>();
  return {
    post: (draft) => {
      for (const { itemId } of draft.items) placed.add(itemId);
      decision.drafts.push(draft);
      group.contacts.push(draft.sendOn);
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
 * The reminder and the call. Each lists everything overdue, only what is ripe for it advances: the level of
 * an item never depends on the others. True when a reminder was drafted.
 */
function remind(group: Group, overdue: readonly Candidate[], sorter: Sorter): boolean {
  const { customer, currency, setting, credits } = group;
  const ripe = overdue.filter((one) => one.ripe);
  if (ripe.length === 0) return false;
  const refusal = tooLittle(claims(overdue), credits, currency, setting.policy);
  if (refusal !== null) {
    sorter.exclude(overdue, refusal.code, refusal.params);
    return false;
  }
  const forCall = ripe.filter((one) => one.at.next?.kind === 'call');
  const forMessage = ripe.filter((one) => one.at.next?.kind !== 'call');
  let message: DunningDraft | null = null;
  if (forMessage.length > 0 && group.quietUntil === null && hasRoom(group)) {
    message = makeDraft(customer, currency, forMessage, overdue, credits, setting);
    if (message === null) sorter.exclude(forMessage, 'no-contact');
    else sorter.post(message);
  } else excludeQuiet(group, forMessage, sorter);
  // A message says more than a call: it comes first where there is room for one of them.
  if (forCall.length > 0 && hasRoom(group)) {
    const call = makeDraft(customer, currency, forCall, overdue, credits, setting);
    if (call !== null) sorter.post(call);
  } else excludeBudget(group, forCall, sorter);
  return message !== null;
}

const hasRoom = ({ customer, setting, contacts }: Group): boolean =>
  exceeded(contacts, budgetsOf(customer, setting.policy), setting.sendOn) === null;

function excludeBudget(group: Group, list: readonly Candidate[], sorter: Sorter): void {
  const { customer, setting, contacts } = group;
  const budgets = budgetsOf(customer, setting.policy);
  const full = exceeded(contacts, budgets, setting.sendOn);
  if (full === null) return;
  const nextOn = setting.openDay(roomOn(contacts, budgets, setting.sendOn));
  sorter.exclude(list, 'contact-budget', { most: full.most, days: full.days }, nextOn);
}

/** The notice before the due date: never beside a reminder, which says more. */
function announce(group: Group, upcoming: readonly Candidate[], reminded: boolean, sorter: Sorter): void {
  if (upcoming.length === 0) return;
  const { customer, currency, setting } = group;
  const { policy, sendOn, openDay } = setting;
  const credits = creditsAfter(group.credits, overdueOpen(customer, currency, sendOn));
  const refusal = tooLittle(claims(upcoming), credits, currency, policy);
  if (refusal !== null) return sorter.exclude(upcoming, refusal.code, refusal.params);
  if (reminded) {
    const later = openDay(addDays(sendOn, Math.max(1, policy.contactGapDays)));
    return sorter.exclude(upcoming, 'reminder-first', {}, later);
  }
  if (group.quietUntil !== null || !hasRoom(group)) return excludeQuiet(group, upcoming, sorter);
  const draft = makeDraft(customer, currency, upcoming, upcoming, credits, setting);
  if (draft === null) sorter.exclude(upcoming, 'no-contact');
  else sorter.post(draft);
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
