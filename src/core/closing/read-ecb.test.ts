import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';
import { lastKnown, perUnit, rateOn, readEcbRates } from './index.ts';

const rates = (text: string) => {
  const read = readEcbRates(text);
  return read.ok
    ? read.value.map((one) => `${one.currency} ${one.on} ${one.rate} ${one.source}`)
    : read.findings;
};

describe('readEcbRates', () => {
  it('reads the file of a day', () => {
    expect(rates('Date, USD, JPY, \n25 November 2026, 1.0543, 162.31, \n')).toEqual([
      'USD 2026-11-25 1.0543 ecb',
      'JPY 2026-11-25 162.31 ecb',
    ]);
  });

  it('reads the history, without what was not quoted', () => {
    expect(rates('Date,USD,ISK,CYP,\n2026-11-25,1.0543,N/A,0.58,\n2026-11-24,1.0551,145.3,N/A,\n')).toEqual([
      'USD 2026-11-25 1.0543 ecb',
      'USD 2026-11-24 1.0551 ecb',
      'ISK 2026-11-24 145.3 ecb',
    ]);
  });

  it('reads the XML of any number of days', () => {
    const xml = `<?xml version="1.0" encoding="UTF-8"?>
      <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
        <gesmes:subject>Reference rates</gesmes:subject>
        <Cube><Cube time="2026-11-25"><Cube currency="USD" rate="1.0543"/></Cube>
        <Cube time="2026-11-24"><Cube currency="USD" rate="1.0551"/></Cube></Cube>
      </gesmes:Envelope>`;
    expect(rates(xml)).toEqual(['USD 2026-11-25 1.0543 ecb', 'USD 2026-11-24 1.0551 ecb']);
  });

  it.each(['', 'Jour;Cours\n1;2', '<html><body>Sorry</body></html>', 'Date,USD\nsoon,1.05', '<a', '\u0000'])(
    'refuses %j',
    (text) => {
      expect(rates(text)).toEqual([{ code: 'closing.rates-unread', severity: 'error', path: 'file' }]);
    },
  );
});

describe('rateOn', () => {
  const USD = 'USD' as Currency;
  const read = readEcbRates('Date,USD\n2026-12-30,1.04\n2027-01-04,1.06\n2026-12-29,1.02\n');
  const known = read.ok ? read.value : [];

  it('answers the rate of the day', () => {
    expect(rateOn(known, USD, plainDate('2026-12-29'))).toMatchObject({
      kind: 'exact',
      rate: { rate: '1.02' },
    });
  });

  it('says the nearest ones where there is none, and takes neither', () => {
    expect(rateOn(known, USD, plainDate('2026-12-31'))).toMatchObject({
      kind: 'nearest',
      before: { on: '2026-12-30' },
      after: { on: '2027-01-04' },
    });
    expect(rateOn(known, 'GBP' as Currency, plainDate('2026-12-31'))).toEqual({
      kind: 'nearest',
      before: null,
      after: null,
    });
  });

  // Directive 2006/112/EC, art. 91(2); CGI art. 266, 1 bis: the last rate known on the day that VAT is due.
  it.each([
    ['2026-12-30', '1.04'],
    ['2026-12-31', '1.04'],
    ['2027-01-03', '1.04'],
    ['2027-01-11', '1.06'],
    ['2027-01-12', null],
    ['2026-12-28', null],
  ])('invoices of %s bear the last one known, of a week at most', (on, rate) => {
    const day = plainDate(on);
    expect(lastKnown(rateOn(known, USD, day), day)?.rate ?? null).toBe(rate);
  });

  it('documents say what one unit is worth', () => {
    expect(perUnit(known.find((one) => one.on === '2026-12-30')!)).toBe('0.96153846');
  });
});
