import type { HolidayCalendar } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';
import type { Limits } from './limits.ts';
import type { Step } from './step.ts';
import { isAside, isOff } from './step.ts';

/** What one message is about: everything a customer owes, or each invoice, step or order by itself. */
export const GROUPINGS = ['customer', 'invoice', 'level', 'order'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export type PolicyOptions = {
  /**
   * `age`: a step comes when the invoice is old enough for it and the one before is far enough away. `previous`: after the
   * first one only the reminder before counts, as in Business Central.
   */
  levelRule: 'age' | 'previous';
  grouping: Grouping;
  /** The tone of a message about several invoices: that of the highest step, or of the oldest debt. */
  messageLevel: 'highest' | 'oldest';
  /** Lists what is not due yet below what is asked for, for information. */
  listNotDue: boolean;
  /** Who is told of a due date to come. */
  noticeTo: 'everyone' | 'new-or-late';
  /** Sums below it are not announced, in minor units by currency. */
  noticeMinimumMinor: Readonly<Partial<Record<Currency, bigint>>>;
};

/** As every policy was before it could say otherwise. */
export const PLAIN_OPTIONS: PolicyOptions = {
  levelRule: 'age',
  grouping: 'customer',
  messageLevel: 'highest',
  listNotDue: false,
  noticeTo: 'everyone',
  noticeMinimumMinor: {},
};

export type PolicyVersion = {
  policyCode: string;
  version: number;
  /** In the order in which an item goes through them; what waits for a broken promise comes last. */
  steps: readonly Step[];
  /** Days after a promised date before the item is reminded again. */
  promiseGraceDays: number;
  /** Days between two messages to one customer, whatever they are about. */
  contactGapDays: number;
  /** Net amounts below it are not worth a message, in minor units by currency; absent: no minimum. */
  minimumMinor: Readonly<Partial<Record<Currency, bigint>>>;
  calendar: HolidayCalendar;
  /** The company's own caution, the same for all its policies and not kept with a version; absent: what is shipped. */
  limits?: Limits;
  options: PolicyOptions;
};

/** The newest version is the last; a running case keeps the version it started with. */
export type Policy = { code: string; versions: readonly PolicyVersion[] };

export function stepIndex(policy: PolicyVersion, code: string | null): number {
  return code === null ? -1 : policy.steps.findIndex((step) => step.code === code);
}

/** The step of that code; a code the policy does not have is an impossible state. */
export function stepOf(policy: PolicyVersion, code: string): Step {
  const step = policy.steps[stepIndex(policy, code)];
  if (step === undefined)
    throw new Error(`No step ${code} in policy ${policy.policyCode} v${policy.version}`);
  return step;
}

const raisesLevel = (step: Step): boolean => step.countsAsLevel && !isOff(step) && !isAside(step);

/** How many steps that count as a level have been reached at this index: pre-due 0, first reminder 1… */
export function levelAt(policy: Pick<PolicyVersion, 'steps'>, index: number): number {
  return policy.steps.slice(0, index + 1).filter(raisesLevel).length;
}

/** Index of the step that carries this level; a level beyond the policy is its last step. */
export function indexOfLevel(policy: PolicyVersion, level: number): number {
  if (level <= 0) return -1;
  let reached = 0;
  for (const [index, step] of policy.steps.entries()) {
    if (raisesLevel(step)) reached += 1;
    if (reached === level) return index;
  }
  return policy.steps.length - 1;
}
