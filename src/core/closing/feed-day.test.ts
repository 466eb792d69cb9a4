import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isBusinessDay, plainDate } from '../calendar/index.ts';
import { lastPublished, missingDays, readEcbFeed } from './index.ts';

const at = (date: string, hour: number) => lastPublished({ date: plainDate(date), hour });

describe('the last day whose rates are out', () => {
  it.each([
    ['2026-11-25', 17, '2026-11-25', 'the day itself, in the evening'],
    ['2026-11-25', 16, '2026-11-24', 'the day before, until then'],
    ['2026-11-29', 20, '2026-11-27', 'Friday, on a Sunday'],
    ['2026-12-28', 9, '2026-12-24', 'before Christmas: 25 and 26 December TARGET is closed'],
    ['2026-04-06', 18, '2026-04-02', 'Thursday, on Easter Monday: Good Friday is closed too'],
    ['2026-05-08', 18, '2026-05-08', 'a French holiday on which TARGET works'],
  ])('%s at %i: %s (%s)', (date, hour, expected, _why) => {
    expect(at(date, hour)).toBe(expected);
  });

  it('leaves no published day out, whatever is known', () => {
    const from = plainDate('2026-11-02');
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(40)), fc.nat(40), (offsets, length) => {
        const until = addDays(from, length);
        const known = new Set(offsets.map((days) => addDays(from, days)));
        const missing = missingDays(known, from, until);
        for (let day = from; day <= until; day = addDays(day, 1))
          expect(missing.includes(day)).toBe(isBusinessDay(day, 'TARGET') && !known.has(day));
      }),
    );
  });
});

const feed = (cubes: string): string => `<?xml version="1.0" encoding="UTF-8"?>
  <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
    <gesmes:subject>Reference rates</gesmes:subject><Cube>${cubes}</Cube></gesmes:Envelope>`;
const day =
  '<Cube time="2026-11-25"><Cube currency="USD" rate="1.0543"/><Cube currency="JPY" rate="162.31"/></Cube>';

describe('what the ECB answers', () => {
  it('is read whole', () => {
    const read = readEcbFeed(feed(day));
    expect(read.ok && read.value.map((one) => `${one.currency} ${one.on} ${one.rate}`)).toEqual([
      'USD 2026-11-25 1.0543',
      'JPY 2026-11-25 162.31',
    ]);
  });

  it.each([
    ['a rate that is none', feed(day.replace('1.0543', 'N/A'))],
    ['a rate of nothing', feed(day.replace('1.0543', '0'))],
    ['a currency that is none', feed(day.replace('USD', 'US'))],
    ['a day that is none', feed(day.replace('2026-11-25', '2026-11-31'))],
    ['no day', feed(day.replace(' time="2026-11-25"', ''))],
    ['a currency twice', feed(day.replace('JPY', 'USD'))],
    ['no rate', feed('<Cube time="2026-11-25"></Cube>')],
    ['nothing', feed('')],
    ['another document', '<html><body>Sorry</body></html>'],
    ['entities of its own', `<!DOCTYPE a [<!ENTITY b "c">]>${feed(day).slice(38)}`],
    ['no XML', 'Date,USD\n2026-11-25,1.0543'],
  ])('is refused whole with %s', (_what, text) => {
    expect(readEcbFeed(text)).toMatchObject({ ok: false });
  });
});
