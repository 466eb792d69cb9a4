import { settingOf } from './setting.ts';
import type { DraftItem, DunningDraft } from './draft.ts';
import { route } from './channel.ts';
import type { CustomerFacts } from './facts.ts';
import { deadline, followingStep, reasonKey } from './make-draft.ts';
import { levelAt, stepIndex, stepOf } from './policy.ts';
import type { PolicyVersion } from './policy.ts';
import { withSums } from './sums.ts';

/*
 * What a person may change in a draft before it goes. Both return null when nothing would be left to send.
 */

/** The others stay; the one left out is not marked as reminded, and comes back at its own date. */
export function withoutItem(draft: DunningDraft, itemId: string): DunningDraft | null {
  const items = draft.items.filter((item) => item.itemId !== itemId);
  const left = withSums({ ...draft, items });
  return left.totalMinor <= 0n || !items.some((item) => item.advances) ? null : left;
}

const follows = (item: DraftItem, draft: DunningDraft, index: number, policy: PolicyVersion): boolean =>
  item.advances && (item.stepCode === draft.stepCode || stepIndex(policy, item.stepCode) > index);

/** At that level the message would say a second time what one of its invoices was told already. */
export function repeatsStep(
  draft: DunningDraft,
  stepCode: string,
  policy: PolicyVersion,
  customer: CustomerFacts,
): boolean {
  const index = stepIndex(policy, stepCode);
  const told = new Set(
    customer.items
      .filter((item) =>
        item.completed.some((done) => done.stepCode === stepCode && done.earlierRound !== true),
      )
      .map((item) => item.itemId),
  );
  return draft.items.some((item) => told.has(item.itemId) && follows(item, draft, index, policy));
}

/**
 * The message at another level. Items that carried the old level, or stand above the new one, follow;
 * those below keep their own. Null when the customer cannot be reached by the channels of the new step.
 */
export function withStep(
  draft: DunningDraft,
  stepCode: string,
  policy: PolicyVersion,
  customer: CustomerFacts,
): DunningDraft | null {
  const step = stepOf(policy, stepCode);
  const way = route(step, customer, draft.group);
  if (typeof way === 'string') return null;
  const index = stepIndex(policy, stepCode);
  const items = draft.items.map((item) =>
    follows(item, draft, index, policy) ? { ...item, stepCode } : item,
  );
  const level = levelAt(policy, index);
  const setting = settingOf(draft.sendOn, policy);
  const oldest = items
    .filter((item) => item.advances && item.stepCode === stepCode)
    .map((item) => item.dueOn)
    .sort()[0];
  return {
    ...draft,
    ...way,
    stepCode,
    kind: step.kind,
    level,
    items,
    deadlineOn: deadline(step, draft.sendOn, items, setting.openDay),
    reason: {
      key: reasonKey(step, level),
      params: { ...draft.reason.params, level, daysLate: draft.daysLate },
    },
    nextStep: oldest === undefined ? draft.nextStep : followingStep(index, oldest, setting),
  };
}
