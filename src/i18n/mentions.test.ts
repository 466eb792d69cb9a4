import { describe, expect, it } from 'vitest';
import { VAT_EXEMPTIONS } from '../core/invoicing/data/vat-exemptions.ts';
import type { Mention } from '../core/invoicing/legal-mentions.ts';
import { mentions as french } from './mentions.fr.ts';
import { mentions as english } from './mentions.en.ts';
import { sayMention } from './mentions.ts';

const say = (key: Mention['key'], params: Record<string, string> = {}): string =>
  sayMention('fr', { key, params });

describe('the printed mentions', () => {
  it('are the words of the law', () => {
    expect(say('vat-on-debits')).toBe('Option pour le paiement de la taxe d’après les débits');
    expect(say('vat-exemption', { exemption: 'franchise' })).toBe('TVA non applicable, article 293 B du CGI');
    expect(say('recovery-indemnity')).toContain('40\u00a0€');
    expect(say('corrects-invoice', { number: 'FA-7', on: '2026-02-01', reason: 'erreur de taux' })).toBe(
      'Annule et remplace la facture FA-7 du 01/02/2026\u00a0: erreur de taux',
    );
    expect(
      say('seller-identity', {
        name: 'Atelier Lumière',
        legalForm: 'SARL',
        capital: '10 000 €',
        register: 'RCS Lyon',
        siren: '732829320',
        vatNumber: 'FR44732829320',
      }),
    ).toBe(
      'Atelier Lumière SARL au capital de 10 000 € – SIREN 732\u202f829\u202f320 – RCS Lyon – TVA FR44732829320',
    );
  });

  it('say amounts, rates and accounts as documents do', () => {
    const params = {
      minor: '184012',
      base: 'EUR',
      currency: 'USD',
      rate: '0.9200',
      on: '2026-03-11',
      source: 'BCE',
    };
    expect(say('vat-in-base', params)).toBe(
      'TVA en EUR\u00a0: 1\u202f840,12\u00a0€ (1\u00a0USD = 0,92\u00a0EUR, BCE, 11/03/2026)',
    );
    expect(sayMention('en', { key: 'vat-in-base', params })).toContain('€1,840.12');
    const assigned = { name: 'Factor', iban: 'FR7630006000011234567890189', text: 'Créance cédée' };
    expect(say('assigned', assigned)).toContain('FR76 3000 6000 0112 3456 7890 189');
  });

  it('are complete in both languages', () => {
    expect(Object.keys(english)).toEqual(Object.keys(french));
    for (const { key } of VAT_EXEMPTIONS) {
      const mention: Mention = { key: 'vat-exemption', params: { exemption: key } };
      expect(sayMention('en', mention)).not.toBe('');
      expect(sayMention('fr', mention)).not.toBe('');
    }
  });
});
