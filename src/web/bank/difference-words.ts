import type { Texts } from '../../i18n/catalogue.ts';
import type { Proposal } from './api.ts';

type Kind = 'rounding' | 'discount' | 'fee';
const KINDS: ReadonlySet<string> = new Set<Kind>(['rounding', 'discount', 'fee']);

/** The difference is closed with the invoice: nothing stays due, nothing on account. */
export const isClosed = (proposal: Proposal): boolean => KINDS.has(proposal.residualKind);

const unsigned = (minor: string): string => minor.replace('-', '');

/** The evidence, without what the sentence of the difference says already; the rate of a discount is news. */
export const unsaid = ({ reasons }: Proposal): Proposal['reasons'] =>
  reasons.filter((one) => !one.key.startsWith('match.rounding') && one.key !== 'match.fee-kept');

/** « 24,00 € d’escompte »; null where the money and the items add up, or a rest stays open. */
export const proposedDifference = (
  proposal: Proposal,
  t: Texts['differences'],
  money: (minor: string) => string,
): string | null =>
  isClosed(proposal)
    ? t.amountOf[proposal.residualKind as Kind](money(unsigned(proposal.residualMinor)))
    : null;

/** « 24,00 € d’escompte, la facture est soldée. » */
export function differenceSentence(
  proposal: Proposal,
  currency: string,
  t: Texts['differences'],
  money: (minor: string, currency: string) => string,
): string | null {
  const count = proposal.allocations.length;
  if (proposal.residualKind === 'exchange') {
    const total = proposal.allocations.reduce((sum, one) => sum + BigInt(one.amountMinor), 0n);
    return t.exchanged(money(total.toString(), proposal.allocations[0]?.currency ?? currency), count);
  }
  const difference = proposedDifference(proposal, t, (minor) => money(minor, currency));
  return difference === null ? null : t.settled(difference, count);
}
