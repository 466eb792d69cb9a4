import { addDays, daysBetween, maxDate } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';
import { route } from './channel.ts';
import type { Candidate, Setting } from './setting.ts';
import type { DraftCredit, DraftItem, DunningDraft, ReasonKey } from './draft.ts';
import type { CustomerFacts } from './facts.ts';
import { gapBefore } from './level.ts';
import { levelAt } from './policy.ts';
import type { Step } from './policy.ts';
import { withSums } from './sums.ts';

/** null when the customer cannot be reached by any channel. `advancing` is not empty and lies within `listed`. */
export function makeDraft(
  customer: CustomerFacts,
  currency: Currency,
  advancing: readonly Candidate[],
  listed: readonly Candidate[],
  credits: readonly DraftCredit[],
  setting: Setting,
): DunningDraft | null {
  const { policy, sendOn, openDay } = setting;
  const lead = leadOf(advancing);
  const step = lead.at.next;
  if (step === null) throw new Error('An item advances without a next step');
  const way = route(step.channel, customer);
  if (way === null) return null;

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
  return withSums({
    customerId: customer.customerId,
    currency,
    policyCode: policy.policyCode,
    policyVersion: policy.version,
    stepCode: step.code,
    kind: step.kind,
    level: levelAt(policy, lead.at.nextIndex),
    ...way,
    sendOn,
    deadlineOn: deadline(step, sendOn, items, openDay),
    items,
    credits: [...credits],
    reason: reasonOf(lead, step, sendOn, levelAt(policy, lead.at.nextIndex), advancing.length),
    nextStep: followingStep(lead.at.nextIndex, lead.item.dueOn, setting),
  });
}

/** The highest step; among equals the oldest debt. */
function leadOf(advancing: readonly Candidate[]): Candidate {
  const lead = [...advancing].sort(
    (a, b) => b.at.nextIndex - a.at.nextIndex || (a.item.dueOn < b.item.dueOn ? -1 : 1),
  )[0];
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

function reasonOf(
  lead: Candidate,
  step: Step,
  sendOn: PlainDate,
  level: number,
  count: number,
): DunningDraft['reason'] {
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
  if (step.kind === 'pre-due' || step.kind === 'call' || step.kind === 'formal-notice') return step.kind;
  return level <= 1 ? 'first' : 'again';
}

/** What comes after the step of that index for an item of that due date, when nothing is paid. */
export function followingStep(index: number, dueOn: PlainDate, setting: Setting): DunningDraft['nextStep'] {
  const { policy, sendOn, openDay } = setting;
  const step = policy.steps[index];
  const next = policy.steps[index + 1];
  if (step === undefined || next === undefined) return null;
  const byAge = addDays(dueOn, next.offsetDays);
  return { stepCode: next.code, on: openDay(maxDate(byAge, addDays(sendOn, gapBefore(next, step)))) };
}
