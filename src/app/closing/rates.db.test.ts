import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClosingCompany, type ClosingCompany } from '../../../test/kit/closing.ts';
import { saveRate, uploadRates } from './keep-rates.ts';
import { readRateOn } from './read-rates.ts';

/** Closings of 2026 worked in January 2027, on real books. */

const CLOSING = '2026-12-31';
let company: ClosingCompany;
beforeAll(async () => {
  company = await createClosingCompany('2027-01-20T08:00:00Z');
});
afterAll(() => company.close());

const file = (content: string) => ({
  name: 'eurofxref.csv',
  mediaType: 'text/csv',
  bytes: Buffer.from(content),
});

describe('rates of exchange', () => {
  it('are read from the file of the ECB; one typed by hand stays', async () => {
    await company.run((context) => saveRate(context, { currency: 'GBP', on: '2026-12-30', rate: '0.83' }));
    const read = await company.run((context) =>
      uploadRates(
        context,
        file('Date,USD,GBP\n2026-12-30,1.1000,0.8400\n2026-12-29,1.2000,0.8500\n1999-01-04,1.1789,0.7111\n'),
      ),
    );
    expect(read).toEqual({ kept: 3, older: 2, byHand: 1, from: '2026-12-29', until: '2026-12-30' });
    const gbp = await company.run((context) => readRateOn(context, { currency: 'GBP', on: '2026-12-30' }));
    expect(gbp).toMatchObject({ rate: { rate: '0.83', source: 'hand' }, perUnit: '1.20481928' });
  });

  it('of a day without one are never guessed', async () => {
    const usd = await company.run((context) => readRateOn(context, { currency: 'USD', on: CLOSING }));
    expect(usd).toMatchObject({ rate: null, before: { on: '2026-12-30', rate: '1.1000' }, after: null });
  });

  it('are refused where they are none', async () => {
    expect(await company.codeOf((context) => uploadRates(context, file('Sorry')))).toBe(
      'closing.rates-unread',
    );
    expect(
      await company.codeOf((context) => saveRate(context, { currency: 'EUR', on: CLOSING, rate: '1' })),
    ).toBe('closing.rate-of-base');
    expect(
      await company.codeOf((context) => saveRate(context, { currency: 'USD', on: CLOSING, rate: '0' })),
    ).toBe('closing.rate-positive');
  });
});
