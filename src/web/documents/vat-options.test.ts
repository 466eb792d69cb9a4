import { expect, it } from 'vitest';
import { exemptionValues, legalText, ratesFor, readVat, vatValue } from './vat-options.ts';

const lyon = { country: 'FR', postalCode: '69003' };
const reunion = { country: 'FR', postalCode: '97400' };
const berlin = { country: 'DE', postalCode: '10115' };

it('offers the rates in force where the parties are', () => {
  expect(ratesFor([lyon, lyon], '2026-11-25')).toEqual(['20', '10', '5.5', '2.1']);
  expect(ratesFor([lyon, reunion], '2026-11-25')).toContain('8.5');
  expect(ratesFor([lyon], '2013-06-01')).toContain('19.6');
  expect(ratesFor([berlin], '2026-11-25')).toContain('20');
});

it('a treatment and its value in the list are the same thing', () => {
  for (const { value } of exemptionValues) expect(vatValue(readVat(value))).toBe(value);
  expect(readVat('S 5.5')).toEqual({ category: 'S', rate: '5.5' });
  expect(readVat('Z ')).toEqual({ category: 'Z', rate: '0' });
});

it('says the law of an exemption in the language of the document', () => {
  expect(legalText(readVat('E franchise'), 'fr')).toBe('TVA non applicable, article 293 B du CGI');
  expect(legalText(readVat('S 20'), 'fr')).toBeNull();
});
