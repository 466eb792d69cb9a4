import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import { VAT_EXEMPTIONS } from './data/vat-exemptions.ts';
import { VAT_RATES } from './data/vat-rates.ts';
import { exemptionsOf, findExemption } from './vat-exemptions.ts';
import { isRateInForce, ratesOn, vatTerritory } from './vat-rates.ts';

const on = plainDate;

describe('French VAT rates', () => {
  it.each([
    ['metropole', ['20', '10', '5.5', '2.1']],
    ['corse', ['20', '13', '10', '5.5', '2.1', '0.9']],
    ['dom', ['8.5', '2.1', '1.75', '1.05']],
    ['without-vat', []],
  ] as const)('in force in 2026: %s', (territory, rates) => {
    expect(ratesOn(territory, on('2026-03-12'))).toEqual(rates);
  });

  it('changed on 1 January 2014', () => {
    expect(isRateInForce('19.60', ['metropole'], on('2013-12-31'))).toBe(true);
    expect(isRateInForce('19.6', ['metropole'], on('2014-01-01'))).toBe(false);
    expect(isRateInForce('20.00', ['metropole'], on('2014-01-01'))).toBe(true);
    expect(isRateInForce('20', ['metropole'], on('2013-12-31'))).toBe(false);
    expect(isRateInForce('13', ['metropole'], on('2026-01-01'))).toBe(false);
    expect(isRateInForce('8.5', ['metropole', 'dom'], on('2026-01-01'))).toBe(true);
  });

  it.each([
    ['FR', '75013', 'metropole'],
    ['FR', '20 000', 'corse'],
    ['FR', '97400', 'dom'],
    ['FR', '97300', 'without-vat'],
    ['RE', '97400', 'dom'],
    ['YT', '97600', 'without-vat'],
    ['MC', '98000', 'metropole'],
    ['BE', '1000', null],
    ['DE', '20095', null],
  ])('%s %s lies in %s', (country, postalCode, territory) => {
    expect(vatTerritory({ country, postalCode })).toBe(territory);
  });

  it('has one rate of each value per place and day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1990, max: 2060 }),
        fc.constantFrom('metropole', 'corse', 'dom'),
        (y, place) => {
          const rates = ratesOn(place as 'dom', on(`${y}-06-15`));
          expect(new Set(rates).size).toBe(rates.length);
        },
      ),
    );
    expect(VAT_RATES.every((one) => one.from === null || one.to === null || one.from < one.to)).toBe(true);
  });
});

describe('the reasons for charging no VAT', () => {
  it('are found by key, each with its article in its French text or scheme', () => {
    expect(findExemption('franchise')).toMatchObject({ category: 'E', vatex: 'VATEX-FR-FRANCHISE' });
    expect(findExemption('none')).toBeNull();
    expect(exemptionsOf('K').map((one) => one.key)).toEqual(['eu-goods']);
    expect(exemptionsOf('S')).toEqual([]);
  });

  it('have one key each, both languages, a code of the list', () => {
    expect(new Set(VAT_EXEMPTIONS.map((one) => one.key)).size).toBe(VAT_EXEMPTIONS.length);
    for (const { text, vatex, article } of VAT_EXEMPTIONS) {
      expect(text.fr && text.en && article).toBeTruthy();
      expect(vatex).toMatch(/^VATEX-(EU|FR)-[A-Z0-9-]+$/);
    }
  });

  it('reverse charge says « Autoliquidation » (CGI ann. II art. 242 nonies A, I-13°)', () => {
    for (const one of exemptionsOf('AE')) expect(one.text.fr).toMatch(/^Autoliquidation/);
  });
});
