import type { HolidayCalendar } from '../calendar/index.ts';
import { EUR } from '../money/index.ts';
import type { Currency } from '../money/index.ts';

export type StepKind = 'pre-due' | 'reminder' | 'call' | 'formal-notice';
export type Channel = 'email' | 'letter' | 'email+letter' | 'call';

export type Step = {
  /** Unique within the policy and kept for ever: completed steps refer to it. */
  code: string;
  kind: StepKind;
  /** Days after the due date; negative before it. */
  offsetDays: number;
  channel: Channel;
  /** Days that must have passed since the previous step of the same item. */
  minGapDays: number;
  /** A call or a notice before the due date is a step without being a level: it does not raise the tone. */
  countsAsLevel: boolean;
  /** Days the message leaves to pay: its deadline. */
  deadlineDays: number;
  /** Whether its message claims late charges with their computation; left out: a formal notice does. */
  charges?: ChargeRule;
  /** Left out: a person reads every message of it before it leaves. */
  mode?: StepMode;
};

/** `automatic`: its messages leave by themselves, one business day after they were announced to the person responsible. */
export type StepMode = 'review' | 'automatic';

export const modeOf = (step: Pick<Step, 'mode'>): StepMode => step.mode ?? 'review';

/** `announce`: the message says what late charges are due, and that is kept as announced. Consumers owe none. */
export type ChargeRule = 'none' | 'announce';

export const chargeRuleOf = (step: Pick<Step, 'kind' | 'charges'>): ChargeRule =>
  step.charges ?? (step.kind === 'formal-notice' ? 'announce' : 'none');

export type PolicyVersion = {
  policyCode: string;
  version: number;
  /** In the order in which an item goes through them, by rising offset. */
  steps: readonly Step[];
  /** Days after a promised date before the item is reminded again. */
  promiseGraceDays: number;
  /** Days between two messages to one customer, whatever they are about. */
  contactGapDays: number;
  /** Net amounts below it are not worth a message, in minor units by currency; absent: no minimum. */
  minimumMinor: Readonly<Partial<Record<Currency, bigint>>>;
  calendar: HolidayCalendar;
};

/** The newest version is the last; a running case keeps the version it started with. */
export type Policy = { code: string; versions: readonly PolicyVersion[] };

/** −7, +3, +10, +20, call +25, formal notice +35: firm within five weeks, kind all along. */
export function defaultPolicyFr(): PolicyVersion {
  const reminder = (code: string, offsetDays: number): Step => ({
    code,
    kind: 'reminder',
    offsetDays,
    channel: 'email',
    minGapDays: 5,
    countsAsLevel: true,
    deadlineDays: 8,
  });
  return {
    policyCode: 'default-fr',
    version: 1,
    steps: [
      { ...reminder('pre-due', -7), kind: 'pre-due', countsAsLevel: false, deadlineDays: 0 },
      reminder('reminder-1', 3),
      reminder('reminder-2', 10),
      reminder('reminder-3', 20),
      { ...reminder('call', 25), kind: 'call', channel: 'call', countsAsLevel: false },
      {
        ...reminder('formal-notice', 35),
        kind: 'formal-notice',
        channel: 'email+letter',
        minGapDays: 8,
        deadlineDays: 15,
      },
    ],
    promiseGraceDays: 3,
    contactGapDays: 5,
    minimumMinor: { [EUR]: 100n },
    calendar: 'FR',
  };
}

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

/** How many steps that count as a level have been reached at this index: pre-due 0, first reminder 1… */
export function levelAt(policy: PolicyVersion, index: number): number {
  return policy.steps.slice(0, index + 1).filter((step) => step.countsAsLevel).length;
}

/** Index of the step that carries this level; a level beyond the policy is its last step. */
export function indexOfLevel(policy: PolicyVersion, level: number): number {
  if (level <= 0) return -1;
  let reached = 0;
  for (const [index, step] of policy.steps.entries()) {
    if (step.countsAsLevel) reached += 1;
    if (reached === level) return index;
  }
  return policy.steps.length - 1;
}
