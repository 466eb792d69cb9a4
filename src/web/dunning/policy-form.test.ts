import { describe, expect, it } from 'vitest';
import { defaultPolicyFr, isOff, NO_OWN_TEXTS, PLAIN_OPTIONS } from '../../core/dunning/index.ts';
import {
  beforeDue,
  canMove,
  policyFindings,
  withMoved,
  withNewStep,
  withoutStep,
  withStep,
  type PolicyForm,
} from './policy-form.ts';

const standard: PolicyForm = {
  name: 'Relance standard',
  steps: defaultPolicyFr().steps.filter((step) => !isOff(step)),
  promiseGraceDays: 3,
  contactGapDays: 5,
  minimumMinor: [{ currency: 'EUR', minor: '100' }],
  options: { ...PLAIN_OPTIONS, noticeMinimumMinor: [] },
  texts: NO_OWN_TEXTS,
};
const offsets = (form: PolicyForm) => form.steps.map((step) => step.offsetDays);

describe('the form of a reminder policy', () => {
  it('starts from a policy the server accepts', () => {
    expect(policyFindings(standard)).toEqual([]);
    expect(offsets(standard)).toEqual([-7, 3, 10, 20, 25, 35]);
    expect(beforeDue(standard)).toBe(1);
  });

  it('keeps steps in the order an invoice goes through them', () => {
    const moved = withStep(standard, 'reminder-1', { offsetDays: 15 });
    expect(offsets(moved)).toEqual([-7, 10, 15, 20, 25, 35]);
    expect(policyFindings(moved)).toEqual([]);
  });

  it('says when two steps fall on one day, or one stands on the wrong side of the due date', () => {
    const twice = withStep(standard, 'reminder-1', { offsetDays: 10 });
    expect(policyFindings(twice).map((one) => one.code)).toEqual(['dunning.steps-out-of-order']);
    const early = withStep(standard, 'reminder-1', { offsetDays: -3 });
    expect(policyFindings(early).map((one) => one.code)).toEqual(['dunning.offset-on-wrong-side']);
  });

  it('gives a call the phone, and takes it away again', () => {
    const call = withStep(standard, 'reminder-2', { kind: 'call' });
    const changed = call.steps.find((step) => step.code === 'reminder-2');
    expect(changed).toMatchObject({ channel: 'call', countsAsLevel: false });
    const back = withStep(call, 'reminder-2', { kind: 'reminder' });
    expect(back.steps.find((step) => step.code === 'reminder-2')).toMatchObject({
      channel: 'email',
      countsAsLevel: true,
    });
  });

  it('adds steps with codes never used before, after the last one', () => {
    const { form, code } = withNewStep(withoutStep(standard, 'reminder-2'));
    // reminder-3 is taken, and reminder-2 may be referred to by what was sent.
    expect(code).toBe('reminder-4');
    expect(form.steps.at(-1)).toMatchObject({ code, offsetDays: 45 });
    expect(policyFindings(form)).toEqual([]);
  });

  it('moves a step among those of its side: the days stay, what is done on them changes places', () => {
    const moved = withMoved(standard, 'call', -1);
    expect(moved.steps.map((step) => step.code).slice(3, 5)).toEqual(['call', 'reminder-3']);
    expect(offsets(moved)).toEqual(offsets(standard));
    expect(policyFindings(moved)).toEqual([]);
    expect(canMove(standard, 'reminder-1', -1)).toBe(false);
    expect(canMove(standard, 'formal-notice', 1)).toBe(false);
  });

  it('keeps a step where it is in time when it is counted from another day', () => {
    const chained = withStep(standard, 'reminder-2', { anchor: 'previous' });
    expect(offsets(chained)).toEqual([-7, 3, 7, 20, 25, 35]);
    expect(policyFindings(chained)).toEqual([]);
    // It follows the one before it when that one moves.
    const later = withStep(chained, 'reminder-1', { offsetDays: 5 });
    expect(later.steps.map((step) => step.code).slice(1, 3)).toEqual(['reminder-1', 'reminder-2']);
    expect(offsets(withStep(later, 'reminder-2', { anchor: 'due' }))).toEqual([-7, 5, 12, 20, 25, 35]);
  });

  it('puts what waits for a broken promise last, where it makes the tone no firmer', () => {
    const aside = withStep(standard, 'reminder-2', { anchor: 'promise' });
    expect(aside.steps.at(-1)).toMatchObject({ code: 'reminder-2', offsetDays: 0, countsAsLevel: false });
    expect(policyFindings(aside)).toEqual([]);
  });
});
