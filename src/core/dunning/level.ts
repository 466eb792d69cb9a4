import { addDays, daysBetween, maxDate } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import type { ItemFacts } from './facts.ts';
import { limitsOf } from './limits.ts';
import { indexOfLevel, levelAt, stepIndex } from './policy.ts';
import type { PolicyVersion } from './policy.ts';
import { anchorOf, isAside, isOff, unitOf } from './step.ts';
import type { Step } from './step.ts';
import { ageDate, shift } from './timing.ts';

export type Progress = {
  /** Index of the highest step done, −1 when none. */
  doneIndex: number;
  lastDoneOn: PlainDate | null;
  /** Index of the step that may come next; the number of steps when all are done. */
  nextIndex: number;
  next: Step | null;
  /** Level of the message of `next`: one beside the order speaks as high as what was done. */
  level: number;
  /** Which of two steps is the higher one. */
  rank: number;
  /** First day on which `next` is allowed by age and by spacing; null without a next step. */
  stepDate: PlainDate | null;
};

type Standing = Pick<ItemFacts, 'dueOn' | 'completed' | 'promises' | 'takenOverLate' | 'startLevel'>;

/**
 * eligible_at(item, k) = max(due + offset_k, done_at(item, k−1) + gap_k), where
 * gap_k = max(minimum gap, age_k − age_{k−1}).
 *
 * Old enough and next in turn are two different questions: the age says when a step may come at the
 * earliest, the spacing keeps a long silence (an outage, an import of old items) from being made up
 * for in a few days. Holds and promises are added by the caller (`gate.ts`). `takesNotices` false: what comes
 * before the due date is passed over.
 */
export function progress(
  item: Standing,
  policy: PolicyVersion,
  sendOn: PlainDate,
  takesNotices = true,
): Progress {
  let doneIndex = -1;
  let lastDoneOn: PlainDate | null = null;
  for (const done of item.completed) {
    const known = stepIndex(policy, done.stepCode);
    const step = policy.steps[known];
    // A step that a person jumped over counts as waived: the highest one done decides.
    if (step === undefined || !isAside(step))
      doneIndex = Math.max(doneIndex, known >= 0 ? known : indexOfLevel(policy, done.level ?? 0));
    lastDoneOn = lastDoneOn === null ? done.doneOn : maxDate(lastDoneOn, done.doneOn);
  }
  // Old debts of another system begin where whoever took them over chose to: by default with the first step.
  const startLevel = Math.min(
    item.startLevel ?? limitsOf(policy).takenOverLevel,
    levelAt(policy, policy.steps.length),
  );
  if (doneIndex < 0 && item.takenOverLate && startLevel > 1) doneIndex = indexOfLevel(policy, startLevel) - 1;
  const aside = afterPromise(item, policy, sendOn);
  if (aside !== null) {
    const { index, step, from } = aside;
    const stepDate = lastDoneOn === null ? from : maxDate(from, addDays(lastDoneOn, step.minGapDays));
    const level = levelAt(policy, doneIndex);
    return { doneIndex, lastDoneOn, nextIndex: index, next: step, level, rank: doneIndex + 0.5, stepDate };
  }
  const nextIndex = indexAfter(item.dueOn, policy, doneIndex, sendOn, takesNotices);
  const next = policy.steps[nextIndex] ?? null;
  const level = levelAt(policy, nextIndex);
  const stepDate = next === null ? null : dateOf(item.dueOn, policy, nextIndex, doneIndex, lastDoneOn);
  return { doneIndex, lastDoneOn, nextIndex, next, level, rank: nextIndex, stepDate };
}

/** The step in turn after one of the order. */
export function indexAfter(
  dueOn: PlainDate,
  policy: PolicyVersion,
  doneIndex: number,
  sendOn: PlainDate,
  takesNotices = true,
): number {
  let index = doneIndex + 1;
  for (let step = policy.steps[index]; step !== undefined; step = policy.steps[index]) {
    if (
      !isOff(step) &&
      !isAside(step) &&
      (step.kind !== 'pre-due' || (takesNotices && !isLate(step, dueOn, sendOn)))
    )
      break;
    index += 1;
  }
  return index;
}

/** Announcing a due date that has come would be late news; what speaks of the day itself has that day. */
const isLate = (step: Step, dueOn: PlainDate, sendOn: PlainDate): boolean =>
  step.offsetDays < 0 ? sendOn >= dueOn : sendOn > dueOn;

/** First day for the step at `index` when the one at `doneIndex` is the highest done, and something was on `lastDoneOn`. */
export function dateOf(
  dueOn: PlainDate,
  policy: PolicyVersion,
  index: number,
  doneIndex: number,
  lastDoneOn: PlainDate | null,
): PlainDate {
  const step = policy.steps[index];
  const byAge = ageDate(dueOn, policy, index);
  if (step === undefined || lastDoneOn === null) return byAge;
  if (step.kind === 'pre-due') return maxDate(byAge, addDays(lastDoneOn, step.minGapDays));
  const late = addDays(dueOn, 1);
  if (anchorOf(step) === 'previous') {
    const since = shift(lastDoneOn, step.offsetDays, unitOf(step), policy.calendar);
    return maxDate(late, maxDate(since, addDays(lastDoneOn, step.minGapDays)));
  }
  const spaced = addDays(lastDoneOn, gapBefore(dueOn, policy, index, doneIndex));
  return maxDate(policy.options.levelRule === 'previous' ? late : byAge, spaced);
}

/** A notice before the due date is no reminder: after it only the minimum gap holds. */
function gapBefore(dueOn: PlainDate, policy: PolicyVersion, index: number, doneIndex: number): number {
  const step = policy.steps[index];
  const previous = policy.steps[doneIndex];
  const least = step?.minGapDays ?? 0;
  if (previous === undefined || previous.kind === 'pre-due') return least;
  return Math.max(least, daysBetween(ageDate(dueOn, policy, doneIndex), ageDate(dueOn, policy, index)));
}

/** A promise was not kept, and nothing was said of it since. */
function afterPromise(
  item: Standing,
  policy: PolicyVersion,
  sendOn: PlainDate,
): { index: number; step: Step; from: PlainDate } | null {
  const index = policy.steps.findIndex((step) => isAside(step) && !isOff(step));
  const step = policy.steps[index];
  if (step === undefined || item.dueOn >= sendOn) return null;
  const broken = item.promises
    .map((promise) => promise.promisedOn)
    .filter((on) => addDays(on, policy.promiseGraceDays) <= sendOn)
    .sort()
    .at(-1);
  if (broken === undefined) return null;
  if (item.completed.some((done) => done.stepCode === step.code && done.doneOn > broken)) return null;
  const from = shift(
    addDays(broken, policy.promiseGraceDays),
    step.offsetDays,
    unitOf(step),
    policy.calendar,
  );
  return { index, step, from };
}

/**
 * The level at which an item goes on that is taken over « as if it had been reminded » until a day: the first one it was not
 * yet old enough for then. The last level is never taken as done: nobody but us can say what it says.
 */
export function levelAsReminded(dueOn: PlainDate, policy: PolicyVersion, on: PlainDate): number {
  const levels = policy.steps.flatMap((step, index) =>
    step.countsAsLevel && !isOff(step) && !isAside(step) ? [index] : [],
  );
  const reached = levels.filter((index) => ageDate(dueOn, policy, index) <= on).length;
  return Math.max(1, Math.min(reached + 1, levels.length));
}
