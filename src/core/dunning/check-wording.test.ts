import { describe, expect, test } from 'vitest';
import { checkWording, type Reader } from './check-wording.ts';

const found = (text: string, reader: Reader, isNotice = false, isHead = false) =>
  checkWording(text, { reader, isNotice, isHead }).map(({ code, severity }) => `${severity} ${code}`);

describe('what a consumer must not be asked for', () => {
  test.each([
    // The indemnity binds professionals (C. com. D441-5).
    ['Une indemnité de 40 € vous est réclamée.', ['error dunning.indemnity-of-consumer']],
    ['40\u00a0euros d’indemnité s’ajoutent à la somme.', ['error dunning.indemnity-of-consumer']],
    ['A lump-sum compensation is due.', ['error dunning.indemnity-of-consumer']],
    ['Please add a €40 fee.', ['error dunning.indemnity-of-consumer']],
    // CPCE L111-8, C. conso. L121-21: collecting without a title is at the creditor's cost.
    ['Des frais de relance de 15 € sont ajoutés.', ['error dunning.costs-without-title']],
    ['We add reminder fees of 15 euros.', ['error dunning.costs-without-title']],
    ['Aucuns frais de relance ne vous sont demandés.', []],
    // The debt itself may be of that sum.
    ['Votre facture de 40,00 € est arrivée à échéance.', []],
  ])('%s', (text, expected) => {
    expect(found(text, 'consumer')).toEqual(expected);
  });

  test('between professionals the indemnity is owed, other costs are a question', () => {
    expect(found('L’indemnité forfaitaire pour frais de recouvrement est de 40 €.', 'professional')).toEqual(
      [],
    );
    expect(found('Des frais de dossier s’ajoutent.', 'professional')).toEqual([
      'warning dunning.costs-without-title',
    ]);
    // A text for everybody may reach a consumer.
    expect(found('Soit 40 € d’indemnité.', 'anybody')).toEqual(['error dunning.indemnity-of-consumer']);
  });
});

describe('what nobody may be told', () => {
  test.each([
    // Nothing is seized without an enforceable title (CPCE L111-2).
    ['Dernier avertissement avant saisie.', ['error dunning.feigned-enforcement']],
    ['Sommation de payer', ['error dunning.feigned-enforcement']],
    ['We will seize your assets.', ['error dunning.feigned-enforcement']],
    // C. conso. L121-6, L121-7; C. pén. 312-10.
    ['Nous informerons votre employeur.', ['error dunning.threat']],
    ['Nous allons porter plainte.', ['error dunning.threat']],
    ['You will be blacklisted.', ['error dunning.threat']],
    ['Votre mauvaise foi est inadmissible.', ['warning dunning.accusing']],
    ['Nous saisirons la juridiction compétente.', []],
    ['La saisie de votre commande est faite.', []],
    ['La facture saisie sur votre portail.', []],
    ['Une saisie sur salaire suivra.', ['error dunning.feigned-enforcement']],
    ['Les pénalités prévues au contrat.', []],
  ])('%s', (text, expected) => {
    expect(found(text, 'professional', true)).toEqual(expected);
  });

  test('the title does not dress up as an officer’s (C. pén. 433-17); a notice may announce one', () => {
    expect(found('Avis d’huissier', 'professional', true, true)).toEqual([
      'error dunning.feigned-enforcement',
    ]);
    expect(found('Nous pourrons mandater un commissaire de justice.', 'professional', true)).toEqual([]);
    expect(found('Nous pourrons mandater un huissier.', 'professional')).toEqual([
      'warning dunning.court-too-early',
    ]);
  });
});
