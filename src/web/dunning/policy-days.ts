import { anchorOf, nominalDays } from '../../core/dunning/index.ts';
import type { Texts } from '../../i18n/catalogue.ts';
import type { PolicyForm, PolicyStep } from './policy-form.ts';

/** « 10 jours après l’échéance » */
export function offsetLong(t: Texts, step: PolicyStep): string {
  const anchor = anchorOf(step);
  if (anchor === 'previous') return t.policyEditor.afterPrevious(step.offsetDays);
  if (anchor === 'promise') return t.policyEditor.afterPromise(step.offsetDays);
  return t.dunningScreens.policy.dayLong(step.offsetDays);
}

/** « J+10 », « +7 j » after the step before it. */
export function offsetShort(t: Texts, form: PolicyForm, step: PolicyStep): string {
  const anchor = anchorOf(step);
  if (anchor === 'promise') return t.policyEditor.short.promise;
  if (anchor === 'previous') return t.policyEditor.short.previous(step.offsetDays);
  return t.dunningScreens.policy.day(nominalDays(form, form.steps.indexOf(step)) ?? step.offsetDays);
}
