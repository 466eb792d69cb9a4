import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClosingCompany, DOUBT, type ClosingCompany } from '../../../test/kit/closing.ts';
import { plainDate } from '../../core/calendar/index.ts';
import type { Currency } from '../../core/money/index.ts';
import { writeOff } from '../openitems/index.ts';
import { recordPayment } from '../payments/index.ts';
import { bookDoubtful, readDoubtful } from './doubtful.ts';
import { liftDoubtful, markDoubtful, saveScale } from './mark-doubtful.ts';
import { undoRun } from './runs.ts';

/** Closings of 2026 worked in January 2027, on real books. */

const CLOSING = '2026-12-31';
let company: ClosingCompany;
beforeAll(async () => {
  company = await createClosingCompany('2027-01-20T08:00:00Z');
});
afterAll(() => company.close());

const since = async (on: string, start: Record<string, bigint>): Promise<Record<string, bigint>> =>
  Object.fromEntries(
    Object.entries(await company.balances(on, DOUBT)).map(([account, minor]) => [
      account,
      minor - start[account]!,
    ]),
  );

describe('doubtful debts', () => {
  let item: string;
  let start: Record<string, bigint>;

  it('are proposed by age, marked by a person, and booked with the percentage that was said', async () => {
    item = await company.invoice('FA-10', '2026-06-01', 100_000n);
    start = await company.balances(CLOSING, DOUBT);
    await company.run((context) =>
      saveScale(context, {
        steps: [
          { fromDays: 180, percent: '50' },
          { fromDays: 90, percent: '25' },
        ],
      }),
    );
    const asked = await company.run((context) => readDoubtful(context, { closingOn: CLOSING }));
    expect(asked.candidates).toMatchObject([{ number: 'FA-10', openMinor: '120000', proposed: '50' }]);
    expect(asked.rows).toEqual([]);
    await company.run((context) =>
      markDoubtful(context, { itemIds: [item], reason: 'insolvency', note: 'Redressement judiciaire' }),
    );
    const read = await company.run((context) => readDoubtful(context, { closingOn: CLOSING }));
    expect(read.candidates).toEqual([]);
    expect(read.rows).toMatchObject([
      {
        number: 'FA-10',
        openMinor: '120000',
        netMinor: '100000',
        standingMinor: '0',
        proposed: '50',
        last: null,
      },
    ]);
    expect(await company.codeOf((context) => bookDoubtful(context, { closingOn: CLOSING, items: [] }))).toBe(
      'closing.percent-missing',
    );
    const { run } = await company.run((context) =>
      bookDoubtful(context, { closingOn: CLOSING, items: [{ itemId: item, percent: '60' }] }),
    );
    expect(run.reversesOn).toBe('2027-01-01');
    expect(await since(CLOSING, start)).toMatchObject({
      '411': -120_000n,
      '416': 120_000n,
      '491': -60_000n,
      '6817': 60_000n,
    });
    expect(await since('2027-01-01', start)).toMatchObject({ '416': 0n, '491': -60_000n });
    await company.sound();
  });

  it('booked again for the day are adjusted, not doubled', async () => {
    await company.run((context) =>
      bookDoubtful(context, { closingOn: CLOSING, items: [{ itemId: item, percent: '40' }] }),
    );
    expect(await since(CLOSING, start)).toMatchObject({
      '416': 120_000n,
      '491': -40_000n,
      '6817': 40_000n,
      '7817': 0n,
    });
    await company.sound();
  });

  it('are completed or released at the next closing as more is known or paid (7817)', async () => {
    await company.run((context) =>
      recordPayment(context, {
        method: 'transfer',
        partyId: company.party,
        receivedOn: plainDate('2027-01-12'),
        currency: 'EUR' as Currency,
        amountMinor: 60_000n,
        reference: 'VIR',
        note: '',
        shares: [{ itemId: item, amountMinor: 60_000n }],
      }),
    );
    const read = await company.run((context) => readDoubtful(context, { closingOn: '2027-01-15' }));
    expect(read.rows).toMatchObject([
      { openMinor: '60000', netMinor: '50000', standingMinor: '40000', last: '40', proposed: '50' },
    ]);
    const { run } = await company.run((context) =>
      bookDoubtful(context, { closingOn: '2027-01-15', items: [{ itemId: item, percent: '60' }] }),
    );
    expect(await since('2027-01-15', start)).toMatchObject({
      '416': 60_000n,
      '491': -30_000n,
      '7817': -10_000n,
    });
    await company.sound();
    await company.run((context) => undoRun(context, run.id));
    expect(await since('2027-01-15', start)).toMatchObject({ '416': 0n, '491': -40_000n, '7817': 0n });
    await company.sound();
  });

  it('that are lost give back their tax, and the impairment is proposed for release (CGI art. 272, 1)', async () => {
    await company.run((context) =>
      writeOff(context, {
        itemId: item,
        kind: 'irrecoverable',
        amountMinor: 60_000n,
        reason: 'Liquidation judiciaire, certificat d’irrécouvrabilité',
        on: plainDate('2027-01-18'),
      }),
    );
    expect(await since('2027-01-18', start)).toMatchObject({ '654': 50_000n, '44571': 10_000n });
    const read = await company.run((context) => readDoubtful(context, { closingOn: '2027-01-20' }));
    expect(read.rows).toMatchObject([{ mark: null, openMinor: '0', standingMinor: '40000' }]);
    await company.run((context) => bookDoubtful(context, { closingOn: '2027-01-20', items: [] }));
    expect(await since('2027-01-20', start)).toMatchObject({ '416': 0n, '491': 0n, '7817': -40_000n });
    await company.sound();
  });

  it('are lifted when the doubt is gone', async () => {
    const other = await company.invoice('FA-11', '2026-03-01', 10_000n);
    await company.run((context) => markDoubtful(context, { itemIds: [other], reason: 'age', note: '' }));
    await company.run((context) => liftDoubtful(context, other));
    expect(await company.codeOf((context) => liftDoubtful(context, other))).toBe('record.not-found');
    const read = await company.run((context) => readDoubtful(context, { closingOn: '2027-01-20' }));
    expect(read.candidates.map((one) => one.number)).toEqual(['FA-11']);
  });
});
