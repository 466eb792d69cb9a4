import { describe, expect, test } from 'vitest';
import { isProven, readReturnReason, type LetterOutcome } from './letter-proof.ts';
import type { StepProof } from './step.ts';

describe('the proof that a step asks of its registered letter', () => {
  /*
   * Cass. 1re civ., 20 janvier 2021, n° 19-20.680: a formal notice by registered letter is valid although it came back
   * « non réclamé »; articles 665 to 670-3 CPC are about notices of proceedings. C. civ. art. 1344 asks for an act that
   * summons sufficiently, not for its receipt.
   */
  test.each<[string, StepProof, boolean, LetterOutcome | null, boolean, boolean]>([
    ['nothing is asked: posted is done', 'none', false, null, false, true],
    ['the receipt of the deposit', 'deposit', true, null, false, true],
    ['no paper of the deposit yet', 'deposit', false, null, false, false],
    ['the signed receipt', 'delivery', false, 'delivered', true, true],
    ['said to be delivered, without the receipt', 'delivery', true, 'delivered', false, false],
    ['unclaimed at the counter, with the receipt of the deposit', 'delivery', true, 'unclaimed', false, true],
    ['refused, with the envelope', 'delivery', false, 'refused', true, true],
    ['refused, says somebody, and nothing shows it', 'delivery', false, 'refused', false, false],
    ['back, and nobody has read why', 'delivery', true, 'unknown', true, false],
    ['nobody at the address: it reached no one', 'delivery', true, 'wrong-address', true, false],
    ['nobody at the address, the deposit notwithstanding', 'deposit', true, 'wrong-address', true, false],
  ])('%s', (_name, asked, hasDeposit, outcome, hasReceipt, proven) => {
    expect(isProven(asked, { hasDeposit, outcome, hasReceipt })).toBe(proven);
  });
});

describe('why a letter came back', () => {
  test.each([
    ['Pli avisé et non réclamé', 'unclaimed'],
    ['distribue expediteur attente_au_guichet', 'unclaimed'],
    ['Pli refusé par le destinataire', 'refused'],
    ['Courrier retourné à l’expéditeur (adresse incomplète)', 'wrong-address'],
    ['Destinataire inconnu à l’adresse', 'wrong-address'],
    ['N’habite pas à l’adresse indiquée', 'wrong-address'],
    ['distribue expediteur', null],
    ['', null],
  ])('%s: %s', (words, reason) => {
    expect(readReturnReason(words)).toBe(reason);
  });
});
