import { addDays, maxDate } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import type { ItemFacts } from './facts.ts';
import { limitsOf } from './limits.ts';
import { indexOfLevel, stepIndex } from './policy.ts';
import type { PolicyVersion, Step } from './policy.ts';

export type Progress = {
  /** Index of the highest step done, −1 when none. */
  doneIndex: number;
  lastDoneOn: PlainDate | null;
  /** Index of the step that may come next; the number of steps when all are done. */
  nextIndex: number;
  next: Step | null;
  /** First day on which `next` is allowed by age and by spacing; null without a next step. */
  stepDate: PlainDate | null;
};

/**
 * eligible_at(item, k) = max(due + offset_k, done_at(item, k−1) + gap_k), where
 * gap_k = max(minimum gap, offset_k − offset_{k−1}).
 *
 * Old enough and next in turn are two different questions: the age says when a step may come at the
 * earliest, the spacing keeps a long silence (an outage, an import of old items) from being made up
 * for in a few days. Holds and promises are added by the caller (`gate.ts`).
 */
export function progress(
  item: Pick<ItemFacts, 'dueOn' | 'completed' | 'takenOverLate'>,
  policy: PolicyVersion,
  sendOn: PlainDate,
): Progress {
  let doneIndex = -1;
  let lastDoneOn: PlainDate | null = null;
  for (const done of item.completed) {
    const known = stepIndex(policy, done.stepCode);
    // A step that a person jumped over counts as waived: the highest one done decides.
    doneIndex = Math.max(doneIndex, known >= 0 ? known : indexOfLevel(policy, done.level ?? 0));
    lastDoneOn = lastDoneOn === null ? done.doneOn : maxDate(lastDoneOn, done.doneOn);
  }
  // Old debts of another system begin where the company chose to: by default with the first step.
  const { takenOverLevel } = limitsOf(policy);
  if (doneIndex < 0 && item.takenOverLate && takenOverLevel > 1)
    doneIndex = indexOfLevel(policy, takenOverLevel) - 1;
  let nextIndex = doneIndex + 1;
  // Announcing a due date that has come would be late news.
  while (policy.steps[nextIndex]?.kind === 'pre-due' && sendOn >= item.dueOn) nextIndex += 1;
  const next = policy.steps[nextIndex] ?? null;
  if (next === null) return { doneIndex, lastDoneOn, nextIndex, next, stepDate: null };
  const byAge = addDays(item.dueOn, next.offsetDays);
  const stepDate =
    lastDoneOn === null
      ? byAge
      : maxDate(byAge, addDays(lastDoneOn, gapBefore(next, policy.steps[doneIndex])));
  return { doneIndex, lastDoneOn, nextIndex, next, stepDate };
}

/** A notice before the due date is no reminder: after it only the minimum gap holds. */
export function gapBefore(step: Step, previous: Step | undefined): number {
  if (previous === undefined || previous.kind === 'pre-due') return step.minGapDays;
  return Math.max(step.minGapDays, step.offsetDays - previous.offsetDays);
}
