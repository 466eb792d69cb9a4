import { error } from '../finding.ts';
import type { Finding } from '../finding.ts';
import type { PolicyVersion } from './policy.ts';

/** What must hold before a policy may be used; decide relies on it. */
export function checkPolicy(policy: PolicyVersion): Finding[] {
  const findings: Finding[] = [];
  if (policy.steps.length === 0) findings.push(error('dunning.policy-empty', { path: 'steps' }));
  const seen = new Set<string>();
  policy.steps.forEach((step, index) => {
    const path = `steps.${index}`;
    const params = { step: step.code };
    if (seen.has(step.code)) findings.push(error('dunning.step-twice', { path, params }));
    seen.add(step.code);
    const previous = policy.steps[index - 1];
    if (previous !== undefined && step.offsetDays <= previous.offsetDays)
      findings.push(error('dunning.steps-out-of-order', { path, params }));
    // On the due date itself nothing is late, and nothing is news.
    const rightSide = step.kind === 'pre-due' ? step.offsetDays < 0 : step.offsetDays > 0;
    if (!rightSide) findings.push(error('dunning.offset-on-wrong-side', { path, params }));
    if ((step.kind === 'call') !== (step.channel === 'call'))
      findings.push(error('dunning.channel-does-not-fit', { path, params }));
    const days = [step.offsetDays, step.minGapDays, step.deadlineDays];
    if (!days.every(Number.isInteger) || step.minGapDays < 1 || step.deadlineDays < 0)
      findings.push(error('dunning.days-not-whole', { path, params }));
  });
  return findings;
}
