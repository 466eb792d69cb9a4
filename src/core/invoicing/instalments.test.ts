import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documents, sampleInvoice, sampleItem } from '../../../test/kit/invoices.ts';
import { addDays, plainDate } from '../calendar/index.ts';
import { firstDueOn, instalments } from './instalments.ts';
import type { Document } from './model.ts';
import { computeTotals } from './totals.ts';

const parts = (over: Partial<Document>): string[] => {
  const document = sampleInvoice(over);
  return instalments(document, computeTotals(document)).map(
    ({ dueOn, minor, isRetention }) => `${dueOn} ${minor}${isRetention ? ' retained' : ''}`,
  );
};
const on = plainDate;

describe('what is due when', () => {
  it('is the whole at the due date of the terms', () => {
    expect(parts({})).toEqual(['2026-04-11 12000']);
    expect(parts({ terms: { kind: 'net', days: 0 } })).toEqual(['2026-03-12 12000']);
  });

  it('follows a schedule in order of its days; the last takes the rest', () => {
    const schedule = [
      { dueOn: on('2026-05-31'), percent: '33.34' },
      { dueOn: on('2026-03-31'), percent: '33.33' },
      { dueOn: on('2026-04-30'), percent: '33.33' },
    ];
    expect(parts({ schedule, lines: [sampleItem({ unitPrice: '83.34' })] })).toEqual([
      '2026-03-31 3333',
      '2026-04-30 3333',
      '2026-05-31 3335',
    ]);
  });

  it('keeps 5 % of the works including VAT until they are released', () => {
    const retention = { percent: '5', releaseOn: on('2027-03-12') };
    expect(parts({ retention })).toEqual(['2026-04-11 11400', '2027-03-12 600 retained']);
  });

  it('is nothing when all is paid, and what is left when a part is', () => {
    expect(parts({ paidMinor: 12000n })).toEqual([]);
    expect(parts({ paidMinor: 2000n })).toEqual(['2026-04-11 10000']);
  });

  it('is at once for a credit note', () => {
    expect(parts({ kind: 'credit_note' })).toEqual(['2026-03-12 12000']);
  });

  it('says the first day, also when nothing is due', () => {
    const paid = sampleInvoice({ paidMinor: 12000n });
    expect(firstDueOn(paid, computeTotals(paid))).toBe('2026-04-11');
  });
});

it('adds up to what is due, without a negative part, for any document, schedule and retention', () => {
  const percents = fc
    .array(fc.integer({ min: 0, max: 3000 }), { maxLength: 12 })
    .filter((list) => list.reduce((sum, cents) => sum + cents, 0) <= 10000)
    .map((list) => {
      const rest = 10000 - list.reduce((sum, cents) => sum + cents, 0);
      return [...list, rest].map(
        (cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`,
      );
    });
  const cases = fc.record({
    document: documents,
    percents,
    retained: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
    paid: fc.integer({ min: 0, max: 100 }),
  });
  fc.assert(
    fc.property(cases, ({ document, percents: list, retained, paid }) => {
      const gross = computeTotals(document).grossMinor;
      const full: Document = {
        ...document,
        paidMinor: (gross * BigInt(paid)) / 100n,
        schedule: list.map((percent, index) => ({ dueOn: addDays(document.issuedOn, index * 30), percent })),
        ...(retained === undefined
          ? {}
          : { retention: { percent: String(retained), releaseOn: addDays(document.issuedOn, 400) } }),
      };
      const totals = computeTotals(full);
      const found = instalments(full, totals);
      expect(found.reduce((sum, one) => sum + one.minor, 0n)).toBe(totals.dueMinor);
      expect(found.every((one) => one.minor > 0n)).toBe(true);
      expect(found.map((one) => one.dueOn)).toEqual(found.map((one) => one.dueOn).toSorted());
    }),
  );
});
