import { addDays } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import { decideCustomer } from './decide.ts';
import type { Decision, DunningDraft } from './draft.ts';
import type { CustomerFacts } from './facts.ts';
import { firstPossible, firstTurn } from './next-look.ts';
import type { PolicyVersion } from './policy.ts';
import { settingsOf } from './setting.ts';

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
  const settingOn = settingsOf(policy);
  const { openDay } = settingOn(from);
  const sent: DunningDraft[] = [];
  const changes = [...course.changesOn].sort();
  let facts = customer;
  let day: PlainDate | null = openDay(from);
  while (day !== null && day <= to) {
    const { drafts, exclusions }: Decision = { drafts: [], exclusions: [] };
    decideCustomer(course.at(facts, day), settingOn(day), { drafts, exclusions });
    sent.push(...drafts);
    facts = drafts.reduce(afterSending, facts);
    day = nextLook(day, drafts.length > 0);
  }
  return sent;

  /** Nothing leaves between the day and the one it answers: null for ever. */
  function nextLook(on: PlainDate, hasDrafted: boolean): PlainDate | null {
    const change = changes.find((one) => one > on) ?? null;
    const tomorrow = settingOn(addDays(on, 1));
    const seen = course.at(facts, on);
    const possible = firstPossible(seen, tomorrow);
    // What was refused today though it was ripe is refused until something turns.
    const isRefused = !hasDrafted && possible === tomorrow.sendOn;
    const next = isRefused ? firstTurn(on, seen, tomorrow) : possible;
    if (next === null || (change !== null && change < next)) return change === null ? null : openDay(change);
    return openDay(next);
  }
}

/** The step of each item that advances is done; a call is a contact but no message, it keeps nobody silent. */
export function afterSending(facts: CustomerFacts, draft: DunningDraft): CustomerFacts {
  const steps = new Map<string, string>();
  for (const { itemId, advances, stepCode } of draft.items) {
    if (advances && stepCode !== null) steps.set(itemId, stepCode);
  }
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
