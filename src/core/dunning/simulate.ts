import { addDays } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import { decide } from './decide.ts';
import type { DunningDraft, Exclusion, ExclusionCode } from './draft.ts';
import type { CustomerFacts } from './facts.ts';
import type { PolicyVersion } from './policy.ts';
import { settingOf } from './setting.ts';

/** What changes by itself while days pass: by default nothing is paid and nothing is invoiced. */
export type Course = {
  /** The facts as they are known on that day; `completed` and `lastMessageOn` are those of the simulation. */
  at: (facts: CustomerFacts, day: PlainDate) => CustomerFacts;
  /** Days on which `at` begins to answer something else. */
  changesOn: readonly PlainDate[];
};

export const nothingPaid: Course = { at: (facts) => facts, changesOn: [] };

/**
 * What would leave for one customer from a day to another, both included: the same `decide`, asked on each day on which
 * its answer may change; what it drafts counts as done on the day it leaves. Knowledge of payments is taken to stay as
 * fresh as it is.
 */
export function simulate(
  customer: CustomerFacts,
  policy: PolicyVersion,
  from: PlainDate,
  to: PlainDate,
  course: Course = nothingPaid,
): DunningDraft[] {
  const { openDay } = settingOf(from, policy);
  const sent: DunningDraft[] = [];
  const changes = [...course.changesOn].sort();
  let facts = customer;
  let day: PlainDate = openDay(from);
  while (day <= to) {
    const seen = course.at(facts, day);
    const { drafts, exclusions } = decide(day, { customers: [seen] }, policy);
    sent.push(...drafts);
    facts = drafts.reduce(afterSending, facts);
    const next = drafts.length > 0 ? addDays(day, 1) : nextChange(day, seen, exclusions, policy, changes);
    if (next === null) break;
    day = openDay(next);
  }
  return sent;
}

/** The step of each item that advances is done; a call is a contact but no message, it keeps nobody silent. */
export function afterSending(facts: CustomerFacts, draft: DunningDraft): CustomerFacts {
  const steps = new Map(
    draft.items.flatMap((item) =>
      item.advances && item.stepCode !== null ? [[item.itemId, item.stepCode] as const] : [],
    ),
  );
  const items = facts.items.map((item) => {
    const stepCode = steps.get(item.itemId);
    if (stepCode === undefined) return item;
    return { ...item, completed: [...item.completed, { stepCode, level: null, doneOn: draft.sendOn }] };
  });
  // Of several messages of one day the first stands for all.
  const isCounted = draft.kind !== 'call' && draft.group !== '' && facts.lastMessageOn === draft.sendOn;
  return {
    ...facts,
    items,
    lastMessageOn: draft.kind === 'call' ? facts.lastMessageOn : draft.sendOn,
    contactedOn: isCounted ? facts.contactedOn : [...facts.contactedOn, draft.sendOn],
  };
}

/** What stays as it is until a person acts, whatever else becomes due. */
const STILL: ReadonlySet<ExclusionCode> = new Set<ExclusionCode>([
  'paid',
  'assigned',
  'payment-pending',
  'customer-blocked',
  'insolvency',
  'hold',
  'dispute',
  'money-in-suspense',
  'all-steps-done',
  'awaiting-proof',
]);

/**
 * The first day after `day` on which the answer can be another one. An item with a day of its own cannot move before it;
 * one without may be carried along by what the customer owes besides.
 */
function nextChange(
  day: PlainDate,
  { items, holds }: CustomerFacts,
  exclusions: readonly Exclusion[],
  policy: PolicyVersion,
  changes: readonly PlainDate[],
): PlainDate | null {
  let next = changes.find((change) => change > day) ?? null;
  const consider = (on: PlainDate | null): void => {
    if (on !== null && on > day && (next === null || on < next)) next = on;
  };
  let isCarried = false;
  for (const { code, nextOn } of exclusions) {
    consider(nextOn);
    // A notice that is held up is no longer news once the due date has come: the step after it may be free.
    const mayTurn = code === 'contact-gap' || code === 'reminder-first';
    const isOpen = nextOn === null ? !STILL.has(code) : nextOn <= day;
    isCarried ||= mayTurn || isOpen;
  }
  if (!isCarried) return next;
  for (const item of items) {
    // Overdue from the next day on: it counts in what the customer owes, whatever its own step waits for.
    consider(addDays(item.dueOn, 1));
    if (item.lapsesOn !== null) consider(addDays(item.lapsesOn, 1));
    for (const { promisedOn } of item.promises) consider(addDays(promisedOn, policy.promiseGraceDays));
    for (const { until } of item.holds) if (until !== null) consider(addDays(until, 1));
  }
  for (const { until } of holds) if (until !== null) consider(addDays(until, 1));
  return next;
}
