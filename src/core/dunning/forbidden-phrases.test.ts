import { describe, expect, it } from 'vitest';
import { shippedText } from '../../i18n/dunning-templates.ts';
import { checkText } from './check-texts.ts';
import { forbiddenPhrases } from './forbidden-phrases.ts';
import { TEXT_CODES, TEXT_LANGUAGES } from './message-text.ts';

const codes = (text: string, place: Parameters<typeof forbiddenPhrases>[1] = 'anybody'): string[] =>
  forbiddenPhrases(text, place).map((finding) => finding.code);

describe('phrases that the law forbids', () => {
  it.each([
    // C. pr. exéc. L111-2: to seize takes an enforceable title; C. conso. L121-7: nor may one threaten to.
    ['Nous demanderons la saisie de vos comptes.', 'dunning.phrase-seizure'],
    ['Nous saisirons vos biens.', 'dunning.phrase-seizure'],
    ['We will seize your property.', 'dunning.phrase-seizure'],
    // C. conso. L121-7: an act that is not legally possible.
    ['Vous vous exposez à des poursuites pénales.', 'dunning.phrase-offence'],
    ['This may lead to criminal proceedings.', 'dunning.phrase-offence'],
    ['Vous figurerez sur une liste noire.', 'dunning.phrase-blacklist'],
    ['Vous serez inscrit au fichier des mauvais payeurs.', 'dunning.phrase-blacklist'],
    // C. pr. exéc. L111-8
    ['Des frais de relance de 15 € vous seront facturés.', 'dunning.phrase-costs'],
    ['Recovery costs will be added.', 'dunning.phrase-costs'],
  ])('%s', (text, code) => {
    expect(codes(text)).toEqual([code]);
  });

  it.each([
    'À défaut, nous saisirons le tribunal compétent.',
    'Une erreur de saisie est possible.',
    'Votre dossier sera confié à un commissaire de justice.',
    'Au-delà, des pénalités de retard pourraient s’ajouter.',
  ])('says nothing of: %s', (text) => {
    expect(codes(text)).toEqual([]);
  });

  it('leaves the 40 € for costs of recovery to professionals (C. com. D441-5)', () => {
    const text = 'l’indemnité forfaitaire pour frais de recouvrement';
    expect(codes(text, 'professional')).toEqual([]);
    expect(codes(text)).toEqual(['dunning.phrase-costs']);
  });

  it('finds nothing in the texts that come with Encaisse, in either language', () => {
    for (const language of TEXT_LANGUAGES)
      for (const code of TEXT_CODES) {
        const text = shippedText(language, code);
        for (const field of ['subject', 'mail', 'title', 'letter'] as const)
          expect([language, code, field, checkText(code, field, text[field])]).toEqual([
            language,
            code,
            field,
            [],
          ]);
      }
  });
});
