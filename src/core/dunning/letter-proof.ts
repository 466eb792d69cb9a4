import type { StepProof } from './step.ts';

/**
 * What became of a letter.
 * - `refused`, `unclaimed`: it came to the right address and was not taken
 * - `wrong-address`: the post found nobody there
 * - `unknown`: it came back, and a person has to read why on the envelope
 */
export const LETTER_OUTCOMES = ['delivered', 'refused', 'unclaimed', 'wrong-address', 'unknown'] as const;
export type LetterOutcome = (typeof LETTER_OUTCOMES)[number];

export type LetterProofs = {
  readonly hasDeposit: boolean;
  readonly outcome: LetterOutcome | null;
  /** The signed receipt, or the envelope that came back. */
  readonly hasReceipt: boolean;
};

/**
 * A formal notice is not undone by being refused or left at the counter: sent by registered letter it holds whether or not
 * it was taken (Cass. 1re civ., 20 janvier 2021, n° 19-20.680; C. civ. art. 1344). A wrong address reaches nobody.
 */
export const reachedAddressee = (outcome: LetterOutcome | null): boolean =>
  outcome === 'delivered' || outcome === 'refused' || outcome === 'unclaimed';

/** Whether what is on file is the proof that the step asks for. */
export function isProven(asked: StepProof, proofs: LetterProofs): boolean {
  if (proofs.outcome === 'wrong-address') return false;
  if (asked === 'none') return true;
  const isDelivered =
    reachedAddressee(proofs.outcome) &&
    (proofs.hasReceipt || (proofs.outcome !== 'delivered' && proofs.hasDeposit));
  return isDelivered || (asked === 'deposit' && proofs.hasDeposit);
}

/** Why a letter came back, from the words of the post or of the provider; null when they do not say. */
export function readReturnReason(words: string): Exclude<LetterOutcome, 'delivered' | 'unknown'> | null {
  const said = words.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
  if (/refus/.test(said)) return 'refused';
  if (/non reclam|pas ete reclam|avise|attente[ _]au[ _]guichet|unclaimed/.test(said)) return 'unclaimed';
  if (/adresse|inconnu|n.?habite|npai|boite|destinataire introuvable/.test(said)) return 'wrong-address';
  return null;
}
