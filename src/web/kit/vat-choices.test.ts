import { expect, it } from 'vitest';
import { legalText, ratesFor, readVat, vatChoices, vatLabel, vatValue, withCurrent } from './vat-choices.ts';

const words = { rates: 'Taux', reasons: 'Sans TVA', zeroRated: 'Taux zéro', kept: 'Actuel' };
const offered = vatChoices(['20', '5.5'], 'fr', words);

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
  for (const { value } of offered.flatMap((group) => group.items))
    expect(vatValue(readVat(value))).toBe(value);
  expect(vatValue({ category: 'S', rate: '20.00' })).toBe('S 20');
  expect(readVat('S 5.5')).toEqual({ category: 'S', rate: '5.5' });
  expect(readVat('Z ')).toEqual({ category: 'Z', rate: '0' });
});

it('says the law of an exemption in the language of the document', () => {
  expect(legalText(readVat('E franchise'), 'fr')).toBe('TVA non applicable, article 293 B du CGI');
  expect(legalText(readVat('S 20'), 'fr')).toBeNull();
});

it('offers rates then reasons, and no rates where there are none', () => {
  expect(offered.map((group) => group.group)).toEqual(['Taux', 'Sans TVA']);
  expect(offered[0]!.items.map((item) => item.label)).toEqual(['20\u202f%', '5,5\u202f%']);
  expect(vatChoices([], 'fr', words).map((group) => group.group)).toEqual(['Sans TVA']);
});

it('keeps a treatment that is offered no more', () => {
  expect(withCurrent(offered, { category: 'S', rate: '20' }, 'fr', words)).toBe(offered);
  const old = withCurrent(offered, { category: 'S', rate: '19.6' }, 'fr', words).at(-1);
  expect(old).toEqual({ group: 'Actuel', items: [{ value: 'S 19.6', label: '19,6\u202f%' }] });
  expect(vatLabel({ category: 'O', rate: '0' }, 'en')).toBe('O');
});
