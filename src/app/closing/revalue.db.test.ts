import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClosingCompany, REVALUED, type ClosingCompany } from '../../../test/kit/closing.ts';
import { plainDate } from '../../core/calendar/index.ts';
import type { Currency } from '../../core/money/index.ts';
import { recordExchange } from '../payments/index.ts';
import { readChecklist } from './checklist.ts';
import { saveRate } from './keep-rates.ts';
import { previewRevaluation, revalue } from './revalue.ts';
import { undoRun } from './runs.ts';

/** Closings of 2026 worked in January 2027, on real books. */

const CLOSING = '2026-12-31';
let company: ClosingCompany;
beforeAll(async () => {
  company = await createClosingCompany('2027-01-20T08:00:00Z');
});
afterAll(() => company.close());

const chosen = [{ currency: 'USD', on: '2026-12-30' }];
describe('a revaluation', () => {
  let first: string;

  it('wants a rate that a person chose, shows each item, and books it', async () => {
    first = await company.invoice('FA-1', '2026-11-02', 92_000n, { currency: 'USD', minor: 100_000n });
    await company.invoice('FA-2', '2026-11-03', 45_000n, { currency: 'USD', minor: 50_000n });
    await company.addDollars();
    await company.run((context) => saveRate(context, { currency: 'USD', on: '2026-12-30', rate: '1.1000' }));
    const before = await company.run((context) => previewRevaluation(context, { closingOn: CLOSING }));
    expect(before.currencies).toMatchObject([{ currency: 'USD', rate: null, before: { on: '2026-12-30' } }]);
    expect(before.items.map((one) => one.differenceMinor)).toEqual([null, null]);
    expect(
      await company.codeOf((context) =>
        revalue(context, { closingOn: CLOSING, rates: [], withProvision: true }),
      ),
    ).toBe('closing.rate-missing');
    const shown = await company.run((context) =>
      previewRevaluation(context, { closingOn: CLOSING, rates: 'USD:2026-12-30' }),
    );
    expect(
      shown.items.map((one) => [
        one.number,
        one.minor,
        one.bookedMinor,
        one.closingMinor,
        one.differenceMinor,
      ]),
    ).toEqual([
      ['FA-1', '100000', '92000', '90909', '-1091'],
      ['FA-2', '50000', '45000', '45455', '455'],
    ]);
    expect(shown.banks).toMatchObject([{ account: '5124', differenceMinor: '-5000' }]);
    const { run } = await company.run((context) =>
      revalue(context, { closingOn: CLOSING, rates: chosen, withProvision: true }),
    );
    expect(run).toMatchObject({ closingOn: CLOSING, reversesOn: '2027-01-01', isPending: false });
    expect(await company.balances(CLOSING, REVALUED)).toEqual({
      '411': 136_364n,
      '476': 1_091n,
      '477': -455n,
      '1515': -1_091n,
      '6865': 1_091n,
      '666': 5_000n,
      '5124': 200_000n,
    });
    // The next day claims are what they were booked at; cash and the provision stay.
    expect(await company.balances('2027-01-01', REVALUED)).toMatchObject({
      '411': 137_000n,
      '476': 0n,
      '477': 0n,
      '1515': -1_091n,
      '5124': 200_000n,
    });
    await company.sound();
  });

  it('run again for the same day is replaced, never doubled; undone, all is as before', async () => {
    await company.run((context) => saveRate(context, { currency: 'USD', on: CLOSING, rate: '1.2' }));
    const { run } = await company.run((context) =>
      revalue(context, { closingOn: CLOSING, rates: [], withProvision: true }),
    );
    expect(await company.balances(CLOSING, REVALUED)).toMatchObject({
      '411': 125_000n,
      '476': 12_000n,
      '477': 0n,
      '1515': -12_000n,
      '5124': 183_333n,
    });
    await company.sound();
    await company.run((context) => undoRun(context, run.id));
    const none = {
      '411': 137_000n,
      '476': 0n,
      '477': 0n,
      '1515': 0n,
      '6865': 0n,
      '666': 0n,
      '5124': 205_000n,
    };
    expect(await company.balances(CLOSING, REVALUED)).toEqual(none);
    expect(await company.balances('2027-01-01', REVALUED)).toEqual(none);
    expect(await company.codeOf((context) => undoRun(context, run.id))).toBe('closing.undone-already');
    await company.sound();
  });

  it('counts what was paid since as open on the closing day', async () => {
    await company.run((context) =>
      recordExchange(context, {
        method: 'transfer',
        partyId: company.party,
        receivedOn: plainDate('2027-01-10'),
        currency: 'EUR' as Currency,
        amountMinor: 90_000n,
        reference: 'VIR USD',
        note: '',
        shares: [{ itemId: first, amountMinor: 100_000n }],
      }),
    );
    const shown = await company.run((context) => previewRevaluation(context, { closingOn: CLOSING }));
    expect(shown.items.map((one) => one.number)).toEqual(['FA-1', 'FA-2']);
    const later = await company.run((context) => previewRevaluation(context, { closingOn: '2027-01-15' }));
    expect(later.items.map((one) => one.number)).toEqual(['FA-2']);
    await company.run((context) => revalue(context, { closingOn: CLOSING, rates: [], withProvision: false }));
    await company.sound();
  });

  it('is not done in the past of another one', async () => {
    await company.run((context) => saveRate(context, { currency: 'USD', on: '2027-01-15', rate: '1.3' }));
    const later = await company.run((context) =>
      revalue(context, { closingOn: '2027-01-15', rates: [], withProvision: true }),
    );
    expect(
      await company.codeOf((context) =>
        revalue(context, { closingOn: CLOSING, rates: [], withProvision: true }),
      ),
    ).toBe('closing.later-run');
    await company.run((context) => undoRun(context, later.run.id));
    expect(
      await company.codeOf((context) =>
        revalue(context, { closingOn: '2027-01-21', rates: [], withProvision: true }),
      ),
    ).toBe('closing.in-future');
  });
});

describe('the checklist', () => {
  it('says what is to do, what is done and what undoes itself tomorrow', async () => {
    const list = await company.run((context) => readChecklist(context, { closingOn: '2027-01-20' }));
    const states = Object.fromEntries(list.steps.map((one) => [one.step, one.state]));
    expect(states).toEqual({
      'bank-lines': 'nothing',
      suspense: 'nothing',
      drafts: 'nothing',
      'to-invoice': 'nothing',
      doubtful: 'nothing',
      revaluation: 'to-do',
      vat: 'nothing',
      lock: 'to-do',
    });
    expect(list.pending).toEqual([]);
    await company.run((context) => saveRate(context, { currency: 'USD', on: '2027-01-20', rate: '1.3' }));
    await company.run((context) =>
      revalue(context, { closingOn: '2027-01-20', rates: [], withProvision: false }),
    );
    const after = await company.run((context) => readChecklist(context, { closingOn: '2027-01-20' }));
    expect(after.pending).toMatchObject([{ label: 'Extourne – Écarts de conversion', on: '2027-01-21' }]);
  });
});
