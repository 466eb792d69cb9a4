import { error } from '../finding.ts';
import type { Finding } from '../finding.ts';
import type { PolicyVersion } from './policy.ts';
import {
  anchorOf,
  audienceOf,
  fallbackOf,
  goesRegistered,
  isAside,
  isOff,
  proofOf,
  writesLetter,
  writesMail,
} from './step.ts';
import type { Step } from './step.ts';
import { indexBefore, nominalDays } from './timing.ts';

/** What must hold before a policy may be used; decide relies on it. */
export function checkPolicy(policy: Pick<PolicyVersion, 'steps'>): Finding[] {
  const { steps } = policy;
  if (steps.every(isOff)) return [error('dunning.policy-empty', { path: 'steps' })];
  const findings: Finding[] = [];
  steps.forEach((step, index) => {
    const say = (code: string): void => {
      findings.push(error(code, { path: `steps.${index}`, params: { step: step.code } }));
    };
    if (steps.slice(0, index).some((one) => one.code === step.code)) say('dunning.step-twice');
    const days = [step.offsetDays, step.minGapDays, step.deadlineDays];
    if (!days.every(Number.isInteger) || step.minGapDays < 1 || step.deadlineDays < 0)
      say('dunning.days-not-whole');
    checkPlace(policy, index, step).forEach(say);
    checkWay(step).forEach(say);
    // Neither a call nor a notice nor a word about a promise makes the tone firmer.
    const neverRaises = step.kind === 'call' || step.kind === 'pre-due' || isAside(step);
    if (step.countsAsLevel && neverRaises) say('dunning.level-not-here');
  });
  return findings;
}

/** Where a step stands among the others. One switched off is judged on its own: it is in nobody's way. */
function checkPlace(policy: Pick<PolicyVersion, 'steps'>, index: number, step: Step): string[] {
  const { steps } = policy;
  const anchor = anchorOf(step);
  if (anchor === 'promise') {
    const isOrdinary = step.kind === 'reminder' && step.offsetDays >= 0;
    const others = steps.filter((one, at) => at !== index && isAside(one) && !isOff(one));
    return [
      ...(isOrdinary ? [] : ['dunning.promise-step-kind']),
      ...(isOff(step) || others.length === 0 ? [] : ['dunning.promise-step-twice']),
      ...(steps.slice(index + 1).some((one) => !isAside(one)) ? ['dunning.promise-step-not-last'] : []),
    ];
  }
  const codes: string[] = [];
  const before = indexBefore(policy, index);
  const own = nominalDays(policy, index) ?? 0;
  if (anchor === 'previous' && (before < 0 || step.offsetDays < 1 || step.kind === 'pre-due'))
    codes.push('dunning.anchor-without-previous');
  else if (!isOff(step) && before >= 0 && own <= (nominalDays(policy, before) ?? 0))
    codes.push('dunning.steps-out-of-order');
  // On the due date itself nothing is late; only a notice may speak of the day.
  const rightSide = step.kind === 'pre-due' ? own <= 0 : own > 0;
  return rightSide ? codes : [...codes, 'dunning.offset-on-wrong-side'];
}

/** How it goes, and to whom. */
function checkWay(step: Step): string[] {
  const codes: string[] = [];
  if (step.channel === 'sms') codes.push('dunning.channel-not-offered');
  else if ((step.kind === 'call') !== (step.channel === 'call')) codes.push('dunning.channel-does-not-fit');
  if (proofOf(step) !== 'none' && !goesRegistered(step)) codes.push('dunning.proof-without-registered');
  const fallback = fallbackOf(step);
  const isSame =
    (fallback === 'email' && writesMail(step.channel)) ||
    ((fallback === 'letter' || fallback === 'registered') && step.channel === fallback) ||
    (fallback === 'letter' && step.channel.startsWith('email+') && writesLetter(step.channel));
  if (step.kind !== 'call' && isSame) codes.push('dunning.fallback-is-the-channel');
  const { to, cc } = audienceOf(step);
  if (new Set([...to, ...cc]).size < to.length + cc.length) codes.push('dunning.role-twice');
  return codes;
}
