import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import { announcedOf, hasOutgrown, leavesByItself } from './automatic.ts';
import { decide } from './decide.ts';
import type { PolicyVersion } from './policy.ts';
import { defaultPolicyFr } from './shipped-policies.ts';
import { recheck } from './recheck.ts';
import { sampleCustomer, sampleItem, stepDone } from './sample-facts.ts';

const TODAY = plainDate('2026-11-24');

const withAutomatic = (...codes: string[]): PolicyVersion => {
  const policy = defaultPolicyFr();
  return {
    ...policy,
    steps: policy.steps.map((step) => (codes.includes(step.code) ? { ...step, mode: 'automatic' } : step)),
  };
};
const draftOf = (policy: PolicyVersion, customer = sampleCustomer([sampleItem('a', '2026-11-17')])) => {
  const draft = decide(TODAY, { customers: [customer] }, policy).drafts[0];
  if (draft === undefined) throw new Error('no draft');
  return draft;
};

describe('a message leaves by itself', () => {
  it('only when its step says so: a policy without a word about it is reviewed', () => {
    expect(leavesByItself(draftOf(defaultPolicyFr()), defaultPolicyFr())).toBe(false);
    const policy = withAutomatic('reminder-1');
    expect(leavesByItself(draftOf(policy), policy)).toBe(true);
  });
  it('not when another invoice in it goes through a step that a person wants to read', () => {
    const customer = sampleCustomer([
      sampleItem('young', '2026-11-17'),
      sampleItem('old', '2026-11-01', { completed: [stepDone('reminder-1', '2026-11-06')] }),
    ]);
    const both = withAutomatic('reminder-1', 'reminder-2');
    expect(leavesByItself(draftOf(both, customer), both)).toBe(true);
    const second = withAutomatic('reminder-2');
    expect(leavesByItself(draftOf(second, customer), second)).toBe(false);
  });
  it('never as a call', () => {
    const policy = withAutomatic('call');
    const customer = sampleCustomer([
      sampleItem('a', '2026-10-20', { completed: [stepDone('reminder-3', '2026-11-10')] }),
    ]);
    const draft = draftOf(policy, customer);
    expect(draft.kind).toBe('call');
    expect(leavesByItself(draft, policy)).toBe(false);
  });
});

describe('what was announced', () => {
  const policy = withAutomatic('reminder-1');
  const draft = draftOf(policy);
  const told = announcedOf(draft);
  const by = { edited: false };
  it('leaves as announced, or smaller', () => {
    expect(hasOutgrown(told, told, by)).toBe(false);
    const part = sampleCustomer([sampleItem('a', '2026-11-17', { openMinor: 40_000n })]);
    const { draft: smaller } = recheck(draft, part, policy, TODAY);
    expect(hasOutgrown(told, announcedOf(smaller), by)).toBe(false);
  });
  it('goes back to a person when it asks for more, for something else, elsewhere or at another level', () => {
    const items = [...told.items, { itemId: 'b', openMinor: 1n }];
    expect(hasOutgrown(told, { ...told, totalMinor: told.totalMinor + 1n }, by)).toBe(true);
    // A credit hides the invoice that came.
    expect(hasOutgrown(told, { ...told, items }, by)).toBe(true);
    expect(hasOutgrown(told, { ...told, recipient: 'autre@helianthe.example' }, by)).toBe(true);
    expect(hasOutgrown(told, { ...told, cc: ['direction@helianthe.example'] }, by)).toBe(true);
    expect(hasOutgrown(told, { ...told, channel: 'email+letter' }, by)).toBe(true);
    // Told by a version that did not keep them.
    expect(hasOutgrown({ ...told, cc: null, channel: null }, told, by)).toBe(false);
    expect(hasOutgrown(told, { ...told, stepCode: 'reminder-2' }, by)).toBe(true);
    expect(hasOutgrown(told, { ...told, stepCode: 'reminder-2' }, { edited: true })).toBe(false);
  });
  it('is never exceeded, whatever invoices come and go', () => {
    const list = fc.uniqueArray(
      fc.record({ itemId: fc.constantFrom('a', 'b', 'c', 'd'), openMinor: fc.bigInt({ min: 1n, max: 9n }) }),
      { selector: (item) => item.itemId },
    );
    const announced = (items: { itemId: string; openMinor: bigint }[]) => ({
      ...told,
      items,
      totalMinor: items.reduce((sum, item) => sum + item.openMinor, 0n),
    });
    fc.assert(
      fc.property(list, list, (before, after) => {
        if (hasOutgrown(announced(before), announced(after), by)) return;
        for (const item of after) {
          const then = before.find((one) => one.itemId === item.itemId);
          expect(then !== undefined && item.openMinor <= then.openMinor).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
