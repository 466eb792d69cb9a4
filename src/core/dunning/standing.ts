import { nextBusinessDay } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import type { DunningDraft, Exclusion } from './draft.ts';
import type { CustomerFacts } from './facts.ts';
import { progress } from './level.ts';
import { takesNotices } from './notice.ts';
import type { PolicyVersion } from './policy.ts';

/**
 * Where one open item stands in the decision of a day. `leaves`: a message or call of that day moves it on. `listed`: a
 * message of that day names it, its own step comes later. `waits`: a day is known on which it is looked at again by
 * itself. `stopped`: nothing happens until a person acts, or until there is nothing more to happen.
 */
export type Outlook = 'leaves' | 'listed' | 'waits' | 'stopped';

export type Standing = {
  itemId: string;
  outlook: Outlook;
  /** The message that moves it on or names it. */
  draft: DunningDraft | null;
  /** Why it moves on in none. */
  exclusion: Exclusion | null;
  /** The step it goes through next; null when all are done. */
  stepCode: string | null;
  /** The day of that step, or of the next look; null when no day is known. */
  on: PlainDate | null;
  /** What follows if nothing is paid, for an item that leaves. */
  then: { stepCode: string; on: PlainDate } | null;
};

/** Each item of the customers with its place in the decision: the one answer to « why, why not, when next ». */
export function standings(
  asOf: PlainDate,
  customers: readonly CustomerFacts[],
  policy: PolicyVersion,
  decision: { readonly drafts: readonly DunningDraft[]; readonly exclusions: readonly Exclusion[] },
): Map<string, Standing> {
  const sendOn = nextBusinessDay(asOf, policy.calendar);
  const found = new Map<string, Standing>();
  for (const customer of customers) {
    const isNoticed = takesNotices(customer, policy);
    for (const item of customer.items) {
      const { next, stepDate } = progress(item, policy, sendOn, isNoticed);
      found.set(item.itemId, {
        itemId: item.itemId,
        outlook: 'stopped',
        draft: null,
        exclusion: null,
        stepCode: next?.code ?? null,
        on: stepDate === null ? null : nextBusinessDay(stepDate, policy.calendar),
        then: null,
      });
    }
  }
  for (const exclusion of decision.exclusions) {
    const one = found.get(exclusion.itemId);
    if (one === undefined) continue;
    one.exclusion = exclusion;
    one.on = exclusion.nextOn;
    one.outlook = exclusion.nextOn === null ? 'stopped' : 'waits';
  }
  for (const draft of decision.drafts) {
    for (const { itemId, advances, stepCode } of draft.items) {
      const one = found.get(itemId);
      if (one === undefined || one.outlook === 'leaves') continue;
      if (advances) {
        Object.assign(one, { outlook: 'leaves', draft, exclusion: null, stepCode, on: draft.sendOn });
        // What follows is told of the item that gave the message its level.
        one.then = stepCode === draft.stepCode ? draft.nextStep : null;
      } else if (one.exclusion === null) {
        one.outlook = 'listed';
        one.draft = draft;
      }
    }
  }
  return found;
}
