import { describe, expect, test } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import { EUR } from '../money/index.ts';
import { decide } from './decide.ts';
import type { CustomerFacts } from './facts.ts';
import { progress } from './level.ts';
import type { PolicyOptions, PolicyVersion } from './policy.ts';
import { sampleCustomer, sampleItem, stepDone } from './sample-facts.ts';
import { defaultPolicyFr } from './shipped-policies.ts';
import type { Step } from './step.ts';

const plain = defaultPolicyFr();
const withStep = (code: string, change: Partial<Step>): PolicyVersion => ({
  ...plain,
  steps: plain.steps.map((step) => (step.code === code ? { ...step, ...change } : step)),
});
const withOptions = (options: Partial<PolicyOptions>): PolicyVersion => ({
  ...plain,
  options: { ...plain.options, ...options },
});
const on = (day: string, customer: CustomerFacts, policy: PolicyVersion) =>
  decide(plainDate(day), { customers: [customer] }, policy);
const read = (day: string, customer: CustomerFacts, policy: PolicyVersion): string[] =>
  on(day, customer, policy).drafts.map(
    (draft) => `${draft.stepCode}: ${draft.items.map((i) => i.itemId).join(' ')}`,
  );
const next = (policy: PolicyVersion, due: string, ...done: [string, string][]) => {
  const item = sampleItem('a', due, { completed: done.map(([code, day]) => stepDone(code, day)) });
  const at = progress(item, policy, plainDate('2027-01-04'));
  return [at.next?.code, at.stepDate];
};

describe('days are counted from an anchor', () => {
  test('from the due date, in calendar days: due 2026-10-12, +10', () => {
    expect(next(plain, '2026-10-12', ['reminder-1', '2026-10-15'])).toEqual(['reminder-2', '2026-10-22']);
  });

  test('in business days: ten of them after Monday 12 October is Monday 26', () => {
    const policy = withStep('reminder-2', { dayUnit: 'business' });
    expect(next(policy, '2026-10-12', ['reminder-1', '2026-10-15'])).toEqual(['reminder-2', '2026-10-26']);
  });

  test('from the previous step, whenever it went', () => {
    const policy = withStep('reminder-2', { anchor: 'previous', offsetDays: 7 });
    expect(next(policy, '2026-10-12', ['reminder-1', '2026-10-15'])).toEqual(['reminder-2', '2026-10-22']);
    expect(next(policy, '2026-10-12', ['reminder-1', '2026-11-23'])).toEqual(['reminder-2', '2026-11-30']);
  });

  test('the minimum gap holds for every anchor', () => {
    const policy = withStep('reminder-2', { anchor: 'previous', offsetDays: 2, minGapDays: 6 });
    expect(next(policy, '2026-10-12', ['reminder-1', '2026-10-15'])).toEqual(['reminder-2', '2026-10-21']);
  });

  test('a step switched off is passed over, and its gap with it', () => {
    const policy = withStep('reminder-2', { isOff: true });
    // From +3 to +20: seventeen days after the first one.
    expect(next(policy, '2026-10-12', ['reminder-1', '2026-10-19'])).toEqual(['reminder-3', '2026-11-05']);
  });
});

describe('the day itself', () => {
  const policy = withStep('due-day', { isOff: false });
  const customer = sampleCustomer([sampleItem('a', '2026-10-12')]);

  test('has its notice, and only that day', () => {
    expect(read('2026-10-12', customer, policy)).toEqual(['due-day: a']);
    expect(read('2026-10-13', customer, policy)).toEqual([]);
    expect(read('2026-10-12', customer, plain)).toEqual([]);
  });

  test('a missed one is not made up for: the first reminder comes in its turn', () => {
    expect(read('2026-10-15', customer, policy)).toEqual(['reminder-1: a']);
  });
});

describe('a promise that was not kept', () => {
  const policy = withStep('broken-promise', { isOff: false });
  const promised = (day: string, ...done: [string, string][]) =>
    sampleCustomer([
      sampleItem('a', '2026-09-14', {
        completed: done.map(([code, at]) => stepDone(code, at)),
        promises: [{ promisedOn: plainDate(day), amountMinor: null }],
      }),
    ]);

  test('is spoken of when the grace is over, before the next reminder', () => {
    const customer = promised('2026-10-15', ['reminder-2', '2026-09-25']);
    expect(read('2026-10-16', customer, policy)).toEqual([]);
    // 15 October, three days of grace, and a weekend.
    expect(read('2026-10-19', customer, policy)).toEqual(['broken-promise: a']);
    expect(read('2026-10-19', customer, plain)).toEqual(['reminder-3: a']);
  });

  test('once a promise, as high as what was done, and the reminders go on after it', () => {
    const customer = promised('2026-10-15', ['reminder-2', '2026-09-25'], ['broken-promise', '2026-10-19']);
    expect(read('2026-10-20', customer, policy)).toEqual([]);
    // Reminder 3 is ten days from reminder 2 in the policy: ten days of peace after what was said last.
    expect(read('2026-10-29', customer, policy)).toEqual(['reminder-3: a']);
    const [draft] = on('2026-10-19', promised('2026-10-15', ['reminder-2', '2026-09-25']), policy).drafts;
    expect(draft).toMatchObject({ level: 2, kind: 'reminder', reason: { key: 'promise-broken' } });
    expect(draft?.nextStep?.stepCode).toBe('reminder-3');
  });

  test('without a promise the step does not exist', () => {
    expect(read('2026-10-19', sampleCustomer([sampleItem('a', '2026-10-12')]), policy)).toEqual([
      'reminder-1: a',
    ]);
  });
});

describe('level by the previous reminder alone', () => {
  const raised = sampleCustomer([
    sampleItem('a', '2026-10-01', { completed: [stepDone('reminder-3', '2026-10-08')] }),
  ]);

  test('after a reminder raised by hand, only the spacing counts: +20 to +25 is five days', () => {
    expect(read('2026-10-12', raised, withOptions({ levelRule: 'previous' }))).toEqual([]);
    expect(read('2026-10-13', raised, withOptions({ levelRule: 'previous' }))).toEqual(['call: a']);
    expect(read('2026-10-23', raised, plain)).toEqual([]);
    // By age the call waits for the 26th day.
    expect(read('2026-10-26', raised, plain)).toEqual(['call: a']);
  });

  test('the first one still waits until the invoice is late enough', () => {
    const fresh = sampleCustomer([sampleItem('a', '2026-10-20')]);
    expect(read('2026-10-22', fresh, withOptions({ levelRule: 'previous' }))).toEqual([]);
  });
});

describe('who is told before the due date', () => {
  const policy = withOptions({ noticeTo: 'new-or-late' });
  const soon = [sampleItem('a', '2026-10-19')];

  test.each([
    ['new', ['pre-due: a']],
    ['late', ['pre-due: a']],
    ['regular', []],
  ] as const)('%s', (payer, expected) => {
    expect(read('2026-10-13', sampleCustomer(soon, { payer }), policy)).toEqual(expected);
  });

  test('and only of sums that are worth it', () => {
    const policyAbove = withOptions({ noticeMinimumMinor: { [EUR]: 100_001n } });
    const { drafts, exclusions } = on('2026-10-13', sampleCustomer(soon), policyAbove);
    expect(drafts).toEqual([]);
    expect(exclusions.map((one) => one.code)).toEqual(['below-minimum']);
  });
});

describe('a public buyer whose invoices are deposited (CCP R2192-10, R2192-11, R2192-15)', () => {
  const deposited = (day: string | null) =>
    sampleCustomer([sampleItem('a', '2026-10-12', { depositedOn: day === null ? null : plainDate(day) })], {
      depositDays: 30,
    });
  const why = (day: string, customer: CustomerFacts) =>
    on(day, customer, plain).exclusions.map((one) => `${one.code} ${one.nextOn ?? '-'}`);

  test('is not reminded before the day of deposit is known', () => {
    expect(why('2026-12-01', deposited(null))).toEqual(['not-deposited -']);
  });

  test('nor before the thirty days are over, whatever the invoice says', () => {
    expect(why('2026-10-20', deposited('2026-10-05'))).toEqual(['deposit-delay 2026-11-05']);
    expect(read('2026-11-05', deposited('2026-10-05'), plain)).toEqual(['reminder-1: a']);
  });
});
