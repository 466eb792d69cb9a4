import { anchorOf, checkPolicy, indexBefore, isAside, nominalDays } from '../../core/dunning/index.ts';
import type { Finding } from '../../core/finding.ts';
import type { Policy } from './api.ts';
import { tidyTexts } from './policy-text-form.ts';

export type PolicyStep = Policy['steps'][number];
export type PolicyForm = Pick<
  Policy,
  'name' | 'steps' | 'promiseGraceDays' | 'contactGapDays' | 'minimumMinor' | 'options' | 'texts'
>;

export const formOf = ({
  name,
  steps,
  promiseGraceDays,
  contactGapDays,
  minimumMinor,
  options,
  texts,
}: Policy): PolicyForm => ({
  name,
  steps,
  promiseGraceDays,
  contactGapDays,
  minimumMinor,
  options,
  texts: tidyTexts(texts),
});

/**
 * Steps are shown and kept in the order an invoice goes through them: by day, each with those that count from it behind
 * it; what waits for a promise comes last.
 */
function ordered(steps: readonly PolicyStep[]): PolicyStep[] {
  const chains: PolicyStep[][] = [];
  for (const step of steps.filter((one) => !isAside(one))) {
    const last = chains.at(-1);
    if (anchorOf(step) === 'previous' && last !== undefined) last.push(step);
    else chains.push([step]);
  }
  const headOf = (chain: readonly PolicyStep[]): number => nominalDays({ steps: chain }, 0) ?? 0;
  return [...chains.sort((a, b) => headOf(a) - headOf(b)).flat(), ...steps.filter(isAside)];
}

export function withStep(form: PolicyForm, code: string, change: Partial<PolicyStep>): PolicyForm {
  const index = form.steps.findIndex((step) => step.code === code);
  const steps = form.steps.map((step) =>
    step.code === code ? fitting(step, { ...change, ...newDays(form, index, change) }) : step,
  );
  return { ...form, steps: ordered(steps) };
}

/** Counted from another day, a step stays where it is in time. */
function newDays(form: PolicyForm, index: number, change: Partial<PolicyStep>): Partial<PolicyStep> {
  const step = form.steps[index];
  if (step === undefined || change.anchor === undefined || change.anchor === anchorOf(step)) return {};
  if (change.anchor === 'promise') return { offsetDays: 0, kind: 'reminder' };
  const own = nominalDays(form, index) ?? Math.max(0, ...form.steps.map((one) => one.offsetDays)) + 10;
  if (change.anchor === 'due') return { offsetDays: own };
  const before = nominalDays(form, indexBefore(form, index)) ?? 0;
  return { offsetDays: Math.max(1, own - before) };
}

/** A call goes by phone and nothing else does; neither a call nor a notice nor a word on a promise raises the tone. */
function fitting(old: PolicyStep, change: Partial<PolicyStep>): PolicyStep {
  const step = { ...old, ...change };
  const isCall = step.kind === 'call';
  const channel = isCall ? 'call' : step.channel === 'call' ? 'email' : step.channel;
  const never = (one: PolicyStep): boolean => one.kind === 'call' || one.kind === 'pre-due' || isAside(one);
  return {
    ...step,
    channel,
    countsAsLevel: !never(step) && (never(old) ? true : step.countsAsLevel),
  };
}

/** The neighbour that a step may change places with: both before the due date, or both after it. */
function neighbour(form: PolicyForm, code: string, by: -1 | 1): number | null {
  const from = form.steps.findIndex((step) => step.code === code);
  const [step, other] = [form.steps[from], form.steps[from + by]];
  if (step === undefined || other === undefined || isAside(step) || isAside(other)) return null;
  return (step.kind === 'pre-due') === (other.kind === 'pre-due') ? from + by : null;
}

export const canMove = (form: PolicyForm, code: string, by: -1 | 1): boolean =>
  neighbour(form, code, by) !== null;

/** Two steps change places: the days stay, what is done on them is exchanged. */
export function withMoved(form: PolicyForm, code: string, by: -1 | 1): PolicyForm {
  const to = neighbour(form, code, by);
  const from = form.steps.findIndex((step) => step.code === code);
  const [step, other] = [form.steps[from], form.steps[to ?? -1]];
  if (to === null || step === undefined || other === undefined) return form;
  const timed = (one: PolicyStep, as: PolicyStep): PolicyStep => ({
    ...one,
    offsetDays: as.offsetDays,
    anchor: as.anchor,
    dayUnit: as.dayUnit,
  });
  const steps = [...form.steps];
  steps[to] = timed(step, other);
  steps[from] = timed(other, step);
  return { ...form, steps };
}

/** A reminder ten days after the last step, with a code of its own: completed steps refer to codes for ever. */
export function withNewStep(form: PolicyForm): { form: PolicyForm; code: string } {
  const used = new Set(form.steps.map((step) => step.code));
  let number = form.steps.filter((step) => step.kind === 'reminder').length + 1;
  while (used.has(`reminder-${String(number)}`)) number += 1;
  const code = `reminder-${String(number)}`;
  const last = Math.max(0, ...form.steps.map((_, index) => nominalDays(form, index) ?? 0));
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
export const policyFindings = (form: PolicyForm): Finding[] => checkPolicy(form);

/** How many steps lie before the due date: where its mark stands on the timeline. */
export const beforeDue = (form: PolicyForm): number =>
  form.steps.filter((_, index) => (nominalDays(form, index) ?? 0) < 0).length;
