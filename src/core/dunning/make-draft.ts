import { addDays, daysBetween } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';
import { route } from './channel.ts';
import type { Unreachable } from './channel.ts';
import type { Candidate, Setting } from './setting.ts';
import type { DraftCredit, DraftItem, DraftUpcoming, DunningDraft, ReasonKey } from './draft.ts';
import type { CustomerFacts } from './facts.ts';
import { dateOf, indexAfter } from './level.ts';
import type { PolicyVersion } from './policy.ts';
import { isAside } from './step.ts';
import type { Step } from './step.ts';
import { oldestFirst } from './net-claim.ts';
import { sumsOf } from './sums.ts';

/** What one message is made of; `advancing` is not empty and lies within `listed`. */
export type Part = {
  customer: CustomerFacts;
  currency: Currency;
  group: string;
  advancing: readonly Candidate[];
  listed: readonly Candidate[];
  upcoming: readonly Candidate[];
  credits: readonly DraftCredit[];
};

/** The message or call, or why the customer cannot be reached by it. */
export function makeDraft(part: Part, setting: Setting): DunningDraft | Unreachable {
  const { customer, advancing, listed } = part;
  const { policy, sendOn, openDay } = setting;
  const lead = leadOf(advancing, policy);
  const step = lead.at.next;
  if (step === null) throw new Error('An item advances without a next step');
  const way = route(step, customer, part.group);
  if (typeof way === 'string') return way;

  const items = listed.map((one): DraftItem => {
    const advances = advancing.includes(one);
    const last = policy.steps[one.at.doneIndex]?.code ?? null;
    return {
      itemId: one.item.itemId,
      number: one.item.number,
      issuedOn: one.item.issuedOn,
      dueOn: one.item.dueOn,
      daysLate: daysBetween(one.item.dueOn, sendOn),
      amountMinor: one.item.amountMinor,
      openMinor: one.claimMinor,
      stepCode: advances ? (one.at.next?.code ?? null) : last,
      lastStepCode: last,
      advances,
    };
  });
  const sums = sumsOf({ items, credits: part.credits });
  // Field by field: a preview makes hundreds of thousands of drafts, and spreading costs more than deciding.
  return {
    customerId: customer.customerId,
    currency: part.currency,
    group: part.group,
    policyCode: policy.policyCode,
    policyVersion: policy.version,
    stepCode: step.code,
    kind: step.kind,
    level: lead.at.level,
    channel: way.channel,
    fallback: way.fallback,
    recipient: way.recipient,
    alsoTo: way.alsoTo,
    cc: way.cc,
    sendOn,
    deadlineOn: deadline(step, sendOn, items, openDay),
    items,
    credits: part.credits,
    upcoming: part.upcoming.map(({ item, claimMinor }): DraftUpcoming => ({
      itemId: item.itemId,
      number: item.number,
      dueOn: item.dueOn,
      openMinor: claimMinor,
    })),
    reason: reasonOf(lead, step, sendOn, advancing.length),
    nextStep: followingStep(isAside(step) ? lead.at.doneIndex : lead.at.nextIndex, lead.item.dueOn, setting),
    itemsMinor: sums.itemsMinor,
    creditsMinor: sums.creditsMinor,
    totalMinor: sums.totalMinor,
    daysLate: sums.daysLate,
  };
}

/**
 * The highest step; among equals the oldest debt. Where the policy prefers, the oldest debt alone sets the tone; a formal
 * notice leads all the same, or the invoice it is about would have got none.
 */
function leadOf(advancing: readonly Candidate[], policy: PolicyVersion): Candidate {
  const isFormal = ({ at }: Candidate): number => (at.next?.kind === 'formal-notice' ? 1 : 0);
  const height = (one: Candidate): number =>
    policy.options.messageLevel === 'highest' ? one.at.rank : isFormal(one);
  const lead = [...advancing].sort((a, b) => height(b) - height(a) || oldestFirst(a.item, b.item))[0];
  if (lead === undefined) throw new Error('A draft needs an item that advances');
  return lead;
}

export function deadline(
  step: Step,
  sendOn: PlainDate,
  items: readonly Pick<DraftItem, 'dueOn'>[],
  openDay: (date: PlainDate) => PlainDate,
): PlainDate {
  if (step.kind !== 'pre-due') return openDay(addDays(sendOn, step.deadlineDays));
  return items.map((item) => item.dueOn).sort()[0] ?? sendOn;
}

function reasonOf(lead: Candidate, step: Step, sendOn: PlainDate, count: number): DunningDraft['reason'] {
  const { level } = lead.at;
  const daysLate = daysBetween(lead.item.dueOn, sendOn);
  if (step.kind === 'pre-due') return { key: 'pre-due', params: { days: -daysLate, count } };
  const last = lead.at.lastDoneOn;
  const params = {
    level,
    daysLate,
    count,
    ...(last === null ? {} : { lastDays: daysBetween(last, sendOn) }),
  };
  return { key: reasonKey(step, level), params };
}

export function reasonKey(step: Step, level: number): ReasonKey {
  if (isAside(step)) return 'promise-broken';
  if (step.kind === 'pre-due' || step.kind === 'call' || step.kind === 'formal-notice') return step.kind;
  return level <= 1 ? 'first' : 'again';
}

/** What comes after the step at `done` for an item of that due date, when nothing is paid. */
export function followingStep(
  done: number,
  dueOn: PlainDate,
  { policy, sendOn, openDay }: Setting,
): DunningDraft['nextStep'] {
  const index = indexAfter(dueOn, policy, done, sendOn);
  const next = policy.steps[index];
  if (next === undefined) return null;
  return { stepCode: next.code, on: openDay(dateOf(dueOn, policy, index, done, sendOn)) };
}
