import { checkPolicy, type PolicyVersion } from '../../core/dunning/index.ts';
import type { Finding } from '../../core/finding.ts';
import type { Policy } from './api.ts';
import { tidyTexts } from './policy-text-form.ts';

export type PolicyStep = Policy['steps'][number];
export type PolicyForm = Pick<
  Policy,
  'name' | 'steps' | 'promiseGraceDays' | 'contactGapDays' | 'minimumMinor' | 'texts'
>;

export const formOf = ({
  name,
  steps,
  promiseGraceDays,
  contactGapDays,
  minimumMinor,
  texts,
}: Policy): PolicyForm => ({
  name,
  steps,
  promiseGraceDays,
  contactGapDays,
  minimumMinor,
  texts: tidyTexts(texts),
});

/** Steps are shown and kept in the order an invoice goes through them. */
const ordered = (steps: readonly PolicyStep[]): PolicyStep[] =>
  [...steps].sort((a, b) => a.offsetDays - b.offsetDays);

export function withStep(form: PolicyForm, code: string, change: Partial<PolicyStep>): PolicyForm {
  const steps = form.steps.map((step) => (step.code === code ? fitting({ ...step, ...change }) : step));
  return { ...form, steps: ordered(steps) };
}

/** A call goes by phone and nothing else does; neither a call nor a notice beforehand raises the tone. */
function fitting(step: PolicyStep): PolicyStep {
  const isCall = step.kind === 'call';
  const channel = isCall ? 'call' : step.channel === 'call' ? 'email' : step.channel;
  return { ...step, channel, countsAsLevel: !isCall && step.kind !== 'pre-due' };
}

/** A reminder ten days after the last step, with a code of its own: completed steps refer to codes for ever. */
export function withNewStep(form: PolicyForm): { form: PolicyForm; code: string } {
  const used = new Set(form.steps.map((step) => step.code));
  let number = form.steps.filter((step) => step.kind === 'reminder').length + 1;
  while (used.has(`reminder-${String(number)}`)) number += 1;
  const code = `reminder-${String(number)}`;
  const last = Math.max(0, ...form.steps.map((step) => step.offsetDays));
  const step: PolicyStep = {
    code,
    kind: 'reminder',
    offsetDays: last + 10,
    channel: 'email',
    minGapDays: 5,
    countsAsLevel: true,
    deadlineDays: 8,
  };
  return { form: { ...form, steps: ordered([...form.steps, step]) }, code };
}

export const withoutStep = (form: PolicyForm, code: string): PolicyForm => ({
  ...form,
  steps: form.steps.filter((step) => step.code !== code),
});

/** The server's own check, while typing. */
export function policyFindings(form: PolicyForm): Finding[] {
  const version: PolicyVersion = {
    policyCode: 'form',
    version: 0,
    steps: form.steps,
    promiseGraceDays: form.promiseGraceDays,
    contactGapDays: form.contactGapDays,
    minimumMinor: {},
    calendar: 'FR',
  };
  return checkPolicy(version);
}

/** How many steps lie before the due date: where its mark stands on the timeline. */
export const beforeDue = (form: PolicyForm): number =>
  form.steps.filter((step) => step.offsetDays < 0).length;
