import { EUR } from '../money/index.ts';
import { PLAIN_OPTIONS } from './policy.ts';
import type { PolicyVersion } from './policy.ts';
import type { Step } from './step.ts';

const reminder = (code: string, offsetDays: number, more: Partial<Step> = {}): Step => ({
  code,
  kind: 'reminder',
  offsetDays,
  channel: 'email',
  minGapDays: 5,
  countsAsLevel: true,
  deadlineDays: 8,
  ...more,
});

const notice = (code: string, offsetDays: number, more: Partial<Step> = {}): Step =>
  reminder(code, offsetDays, { kind: 'pre-due', countsAsLevel: false, deadlineDays: 0, ...more });

/** Kept beside the others for those who want them: a word on the day itself, and one when a promise was not kept. */
const dueDay = notice('due-day', 0, { minGapDays: 3, isOff: true });
const brokenPromise = reminder('broken-promise', 0, {
  anchor: 'promise',
  countsAsLevel: false,
  isOff: true,
});

/** −7, +3, +10, +20, call +25, formal notice +35: firm within five weeks, kind all along. */
export function defaultPolicyFr(): PolicyVersion {
  return {
    policyCode: 'default-fr',
    version: 1,
    steps: [
      notice('pre-due', -7),
      dueDay,
      reminder('reminder-1', 3),
      reminder('reminder-2', 10),
      reminder('reminder-3', 20),
      reminder('call', 25, { kind: 'call', channel: 'call', countsAsLevel: false }),
      reminder('formal-notice', 35, {
        kind: 'formal-notice',
        channel: 'email+letter',
        minGapDays: 8,
        deadlineDays: 15,
      }),
      brokenPromise,
    ],
    promiseGraceDays: 3,
    contactGapDays: 5,
    minimumMinor: { [EUR]: 100n },
    calendar: 'FR',
    options: PLAIN_OPTIONS,
  };
}

/**
 * Private persons: fewer messages and further apart, no telephone, no charges. They owe neither the 40 € nor the interest
 * of C. com. L441-10, only interest at the legal rate from the formal notice (C. civ. 1231-6, 1344-1); who presses them
 * too often is on the wrong side of C. conso. L121-6.
 */
export function consumerPolicyFr(): PolicyVersion {
  return {
    ...defaultPolicyFr(),
    policyCode: 'consumers-fr',
    steps: [
      notice('pre-due', -7, { isOff: true }),
      reminder('reminder-1', 7, { minGapDays: 7, deadlineDays: 10 }),
      reminder('reminder-2', 21, { minGapDays: 12, deadlineDays: 10 }),
      reminder('formal-notice', 45, {
        kind: 'formal-notice',
        channel: 'email+letter',
        minGapDays: 20,
        deadlineDays: 15,
        charges: 'none',
      }),
      brokenPromise,
    ],
    promiseGraceDays: 5,
    contactGapDays: 10,
    minimumMinor: { [EUR]: 500n },
  };
}

/**
 * Public buyers: the delay of CCP R2192-10 and R2192-11 (30 days; 50 for hospitals, 60 for public undertakings) runs from
 * when the invoice reached them, and a payment goes through an authorising officer and an accountant. No notice and no
 * telephone; the charges of L2192-13 and D2192-35 are the rate rule's (core/payments/late-charges: ECB + 8).
 */
export function publicPolicyFr(): PolicyVersion {
  return {
    ...defaultPolicyFr(),
    policyCode: 'public-fr',
    steps: [
      reminder('reminder-1', 5, { minGapDays: 7, deadlineDays: 15 }),
      reminder('reminder-2', 20, { minGapDays: 10, deadlineDays: 15 }),
      reminder('reminder-3', 40, { minGapDays: 15, deadlineDays: 15 }),
      reminder('formal-notice', 60, {
        kind: 'formal-notice',
        channel: 'email+letter',
        minGapDays: 15,
        deadlineDays: 30,
        charges: 'announce',
      }),
      brokenPromise,
    ],
    promiseGraceDays: 5,
    contactGapDays: 7,
    minimumMinor: { [EUR]: 100n },
  };
}

/** Whose policy it is when a customer has none of its own; '' for the one of all others. */
export const SHIPPED_POLICIES = [
  { forKind: '', policy: defaultPolicyFr },
  { forKind: 'individual', policy: consumerPolicyFr },
  { forKind: 'public_body', policy: publicPolicyFr },
] as const;
