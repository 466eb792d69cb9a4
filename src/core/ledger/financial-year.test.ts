import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate, type PlainDate } from '../calendar/index.ts';
import { financialYearNamed, financialYearOf, type FinancialYear } from './index.ts';

const on = plainDate;
const span = (from: string, to: string): FinancialYear => ({ from: on(from), to: on(to) });

/** A first year of eighteen months, then from July to June (C. com. L123-12). */
const shifted = [span('2023-01-01', '2024-06-30'), span('2024-07-01', '2025-06-30')];

describe('the financial year of a day', () => {
  it.each([
    ['2026-11-25', [], '2026-01-01', '2026-12-31'],
    ['2024-06-30', shifted, '2023-01-01', '2024-06-30'],
    ['2024-07-01', shifted, '2024-07-01', '2025-06-30'],
    // Not opened yet, and before the first one.
    ['2026-11-25', shifted, '2026-07-01', '2027-06-30'],
    ['2022-12-31', shifted, '2022-01-01', '2022-12-31'],
    ['2020-03-01', shifted, '2020-01-01', '2020-12-31'],
    ['2028-02-29', [span('2027-03-01', '2028-02-29')], '2027-03-01', '2028-02-29'],
    ['2028-03-01', [span('2027-03-01', '2028-02-29')], '2028-03-01', '2029-02-28'],
  ] as const)('%s', (day, opened, from, to) => {
    expect(financialYearOf(on(day), opened)).toEqual({ from, to });
  });

  it('has one year for each day, and they follow one another', () => {
    const day = fc.integer({ min: 0, max: 5_000 }).map((days) => addDays(on('2018-01-01'), days));
    const lengths = fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 5 });
    fc.assert(
      fc.property(day, day, lengths, (start, asked, days) => {
        let from: PlainDate = start;
        const opened = days.map((length): FinancialYear => {
          const to = addDays(from, length);
          const one = { from, to };
          from = addDays(to, 1);
          return one;
        });
        const found = financialYearOf(asked, opened);
        expect(found.from <= asked && asked <= found.to).toBe(true);
        expect(financialYearOf(found.from, opened)).toEqual(found);
        expect(financialYearOf(found.to, opened)).toEqual(found);
        expect(financialYearOf(addDays(found.to, 1), opened).from).toBe(addDays(found.to, 1));
        expect(financialYearOf(addDays(found.from, -1), opened).to).toBe(addDays(found.from, -1));
      }),
    );
  });

  it('is called by the year it ends in', () => {
    expect(financialYearNamed(2025, shifted)).toEqual(span('2024-07-01', '2025-06-30'));
    expect(financialYearNamed(2024, shifted)).toEqual(span('2023-01-01', '2024-06-30'));
    expect(financialYearNamed(2023, shifted)).toBeNull();
    expect(financialYearNamed(2027, shifted)).toEqual(span('2026-07-01', '2027-06-30'));
    expect(financialYearNamed(2026, [])).toEqual(span('2026-01-01', '2026-12-31'));
  });
});
