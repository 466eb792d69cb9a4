import { describe, expect, test } from 'vitest';
import { checkPolicy } from './check-policy.ts';
import { defaultPolicyFr, SHIPPED_POLICIES } from './shipped-policies.ts';
import type { Step } from './step.ts';

const { steps } = defaultPolicyFr();
const changed = (code: string, change: Partial<Step>) => ({
  steps: steps.map((step) => (step.code === code ? { ...step, ...change } : step)),
});
const codes = (policy: { steps: readonly Step[] }): string[] => checkPolicy(policy).map((one) => one.code);

describe('a policy', () => {
  test.each(SHIPPED_POLICIES)('as shipped is right: $forKind', ({ policy }) => {
    expect(checkPolicy(policy())).toEqual([]);
  });

  test('may be switched off step by step, not whole', () => {
    expect(codes(changed('reminder-2', { isOff: true }))).toEqual([]);
    expect(codes({ steps: steps.map((step) => ({ ...step, isOff: true })) })).toEqual([
      'dunning.policy-empty',
    ]);
    expect(codes({ steps: [] })).toEqual(['dunning.policy-empty']);
  });

  test.each<[string, string, Partial<Step>]>([
    ['dunning.steps-out-of-order', 'reminder-2', { offsetDays: 3 }],
    ['dunning.offset-on-wrong-side', 'due-day', { offsetDays: 1 }],
    ['dunning.days-not-whole', 'reminder-2', { minGapDays: 0 }],
    ['dunning.level-not-here', 'call', { countsAsLevel: true }],
    ['dunning.level-not-here', 'broken-promise', { countsAsLevel: true }],
    ['dunning.channel-does-not-fit', 'call', { channel: 'email' }],
    ['dunning.channel-not-offered', 'reminder-1', { channel: 'sms' }],
    ['dunning.fallback-is-the-channel', 'reminder-1', { fallback: 'email' }],
    ['dunning.fallback-is-the-channel', 'formal-notice', { fallback: 'letter' }],
    ['dunning.role-twice', 'reminder-1', { audience: { to: ['billing'], cc: ['billing'] } }],
    ['dunning.anchor-without-previous', 'reminder-2', { anchor: 'previous', offsetDays: 0 }],
    ['dunning.promise-step-kind', 'broken-promise', { kind: 'formal-notice' }],
  ])('%s', (code, step, change) => {
    expect(codes(changed(step, change))).toContain(code);
  });

  test('counts from the step before only where there is one', () => {
    const first = { steps: steps.slice(2).map((s, i): Step => (i === 0 ? { ...s, anchor: 'previous' } : s)) };
    expect(codes(first)).toEqual(['dunning.anchor-without-previous']);
    expect(codes(changed('reminder-2', { anchor: 'previous', offsetDays: 7 }))).toEqual([]);
  });

  test('has one step for broken promises, at the end', () => {
    const aside = steps.at(-1) as Step;
    const on = { ...aside, isOff: false };
    expect(codes({ steps: [...steps.slice(0, -1), on, { ...on, code: 'again' }] })).toContain(
      'dunning.promise-step-twice',
    );
    expect(codes({ steps: [aside, ...steps.slice(0, -1)] })).toContain('dunning.promise-step-not-last');
  });
});
