import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClosingCompany, DOUBT, REVALUED } from '../../../test/kit/closing.ts';
import { bookDoubtful } from './doubtful.ts';
import { saveRate } from './keep-rates.ts';
import { markDoubtful } from './mark-doubtful.ts';
import { revalue } from './revalue.ts';
import { undoRun } from './runs.ts';

describe('any sequence of closings', () => {
  it('leaves sound books, and undone leaves them as before', async () => {
    const company = await createClosingCompany('2027-03-20T08:00:00Z');
    const items: string[] = [];
    for (const [index, on] of ['2026-10-02', '2026-11-02', '2027-01-05'].entries()) {
      items.push(await company.invoice(`E${index}`, on, 10_000n * BigInt(index + 1)));
      await company.invoice(`U${index}`, on, 9_000n, { currency: 'USD', minor: 10_000n });
    }
    await company.run((context) => markDoubtful(context, { itemIds: items, reason: 'age', note: '' }));
    const before = await company.balances('2027-12-31', [...REVALUED, ...DOUBT]);
    const day = fc.constantFrom('2026-11-30', '2026-12-31', '2027-01-31', '2027-02-28');
    const step = fc.record({
      act: fc.constantFrom('revalue' as const, 'doubt' as const, 'undo' as const),
      on: day,
      rate: fc.constantFrom('1.05', '1.11', '1.3'),
      percent: fc.constantFrom('0', '30', '100'),
    });
    const live: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (program) => {
        for (const { act, on, rate, percent } of program) {
          if (act === 'revalue') {
            await company.run((context) => saveRate(context, { currency: 'USD', on, rate }));
            const booked = await company.attempt((context) =>
              revalue(context, { closingOn: on, rates: [], withProvision: percent !== '0' }),
            );
            if (booked !== null) live.push(booked.run.id);
          } else if (act === 'doubt') {
            const booked = await company.attempt((context) =>
              bookDoubtful(context, { closingOn: on, items: items.map((itemId) => ({ itemId, percent })) }),
            );
            if (booked !== null) live.push(booked.run.id);
          } else {
            const last = live.pop();
            if (last !== undefined) await company.attempt((context) => undoRun(context, last));
          }
          await company.sound();
        }
        for (let last = live.pop(); last !== undefined; last = live.pop()) {
          const id = last;
          await company.attempt((context) => undoRun(context, id));
        }
        expect(await company.balances('2027-12-31', [...REVALUED, ...DOUBT])).toEqual(before);
        for (const on of ['2026-11-30', '2026-12-31', '2027-02-28']) {
          expect(await company.balances(on, ['416', '476', '477', '491', '1515'])).toEqual(
            Object.fromEntries(['416', '476', '477', '491', '1515'].map((one) => [one, 0n])),
          );
        }
      }),
      { numRuns: 6 },
    );
    await company.close();
  }, 120_000);
});
