import type { ClaimLine } from '../payments/index.ts';
import type { DunningDraft } from './draft.ts';

/**
 * The facts a draft stands on, as one string: equal strings, equal facts. The application hashes it and
 * compares at sending. Dates that move by themselves (days late, sending day) stay out. `claim`: what the message asks for
 * on top of its items.
 */
export function canonicalFacts(draft: DunningDraft, claim: readonly ClaimLine[] = []): string {
  return JSON.stringify([
    'dunning-draft/1',
    draft.policyCode,
    draft.policyVersion,
    draft.customerId,
    draft.currency,
    draft.stepCode,
    draft.channel,
    draft.recipient,
    [...draft.items]
      .sort((a, b) => (a.itemId < b.itemId ? -1 : 1))
      .map((item) => [
        item.itemId,
        item.stepCode,
        item.lastStepCode,
        item.advances,
        item.dueOn,
        item.openMinor.toString(),
      ]),
    draft.credits.map((credit) => [credit.itemId, credit.minor.toString()]),
    draft.totalMinor.toString(),
    ...(draft.group === '' ? [] : [['group', draft.group]]),
    ...(draft.alsoTo.length === 0 ? [] : [['to', ...draft.alsoTo]]),
    ...(draft.cc.length === 0 ? [] : [['cc', ...draft.cc]]),
    ...draft.upcoming.map((item) => ['upcoming', item.itemId, item.dueOn, item.openMinor.toString()]),
    ...claim.map((line) => [line.itemId, line.interestMinor.toString(), line.indemnityMinor.toString()]),
  ]);
}

/** What a text that a person wrote is about: the invoices and the sums. Equal strings: nobody need read it again. */
export function saidFacts(draft: Pick<DunningDraft, 'items' | 'credits' | 'totalMinor'>): string {
  const items = draft.items.map((item) => `${item.itemId} ${item.dueOn} ${item.openMinor}`);
  const credits = draft.credits.map((credit) => `${credit.itemId} ${credit.minor}`);
  const inOrder = (lines: string[]): string[] => lines.sort((a, b) => (a < b ? -1 : 1));
  return JSON.stringify(['dunning-text/1', inOrder(items), inOrder(credits), draft.totalMinor.toString()]);
}
