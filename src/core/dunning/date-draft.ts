import { daysBetween } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import type { DunningDraft } from './draft.ts';
import { deadline } from './make-draft.ts';
import { stepOf } from './policy.ts';
import type { PolicyVersion } from './policy.ts';
import { settingOf } from './setting.ts';
import { withSums } from './sums.ts';

/*
 * Two days count delays, and each has its own reader. A message is read on the day it leaves: everything printed in it
 * is true on `sendOn`. The review is read today, beside the list of invoices: both count the same days. On a business
 * day the two are one; from Friday's close to Monday they are not.
 */

/** The draft as its message reads when it leaves on that day: delays, reason and deadline move with the calendar. */
export function datedFor(draft: DunningDraft, asOf: PlainDate, policy: PolicyVersion): DunningDraft {
  const { sendOn, openDay } = settingOf(asOf, policy);
  if (draft.sendOn === sendOn) return draft;
  const moved = daysBetween(draft.sendOn, sendOn);
  const params = movedBy(draft.reason.params, { daysLate: moved, lastDays: moved, days: -moved });
  return {
    ...countedOn(draft, sendOn),
    sendOn,
    deadlineOn: deadline(stepOf(policy, draft.stepCode), sendOn, draft.items, openDay),
    reason: { key: draft.reason.key, params },
  };
}

/**
 * The draft as a reviewer sees it today: delays as in the list of invoices. What has left keeps those of the day it left.
 * The reason speaks of the sending day, where the step is due, and names that day in `on` when it is still to come; how
 * long ago the last message went and how soon the due date comes are counted from today.
 */
export function seenOn(draft: DunningDraft, today: PlainDate): DunningDraft {
  if (draft.sendOn <= today) return draft;
  const moved = daysBetween(draft.sendOn, today);
  const params = movedBy(draft.reason.params, { lastDays: moved, days: -moved });
  return {
    ...countedOn(draft, today),
    reason: { key: draft.reason.key, params: { ...params, on: draft.sendOn } },
  };
}

function countedOn(draft: DunningDraft, day: PlainDate): DunningDraft {
  const items = draft.items.map((item) => ({ ...item, daysLate: daysBetween(item.dueOn, day) }));
  return withSums({ ...draft, items });
}

function movedBy(
  params: DunningDraft['reason']['params'],
  by: Readonly<Record<string, number>>,
): DunningDraft['reason']['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' ? value + (by[name] ?? 0) : value,
    ]),
  );
}
