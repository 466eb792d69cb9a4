import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../calendar/index.ts';
import {
  DEFAULT_AGING_LIMITS,
  ageItems,
  agingBuckets,
  bucketDueDates,
  bucketOf,
  checkAgingLimits,
} from './index.ts';

const asOf = plainDate('2026-03-31');
const due = (daysLate: number, openMinor: bigint, currency = 'EUR') => ({
  dueOn: addDays(asOf, -daysLate),
  openMinor,
  currency,
});

describe('buckets', () => {
  it('are à échoir, 1–7, 8–14, 15–30, 31–60 and > 60 by default', () => {
    expect(agingBuckets(DEFAULT_AGING_LIMITS).map(({ fromDays, toDays }) => [fromDays, toDays])).toEqual([
      [null, 0],
      [1, 7],
      [8, 14],
      [15, 30],
      [31, 60],
      [61, null],
    ]);
  });

  it.each([
    [-10, 0],
    [0, 0],
    [1, 1],
    [7, 1],
    [8, 2],
    [14, 2],
    [30, 3],
    [31, 4],
    [60, 4],
    [61, 5],
    [900, 5],
  ])('%s days after the due date: bucket %s (day 1 is the day after)', (days, index) => {
    expect(bucketOf(addDays(asOf, -days), asOf, DEFAULT_AGING_LIMITS)).toBe(index);
  });

  it('follow the limits of the user', () => {
    expect(agingBuckets([0])).toHaveLength(2);
    expect(bucketOf(addDays(asOf, -31), asOf, [0, 30, 60, 90])).toBe(2);
    expect(checkAgingLimits([0, 30, 60, 90])).toEqual([]);
    for (const wrong of [[], [7, 14], [0, 14, 14], [0, 7.5], [0, Number.NaN]]) {
      expect(checkAgingLimits(wrong).map((finding) => finding.code)).toEqual([
        'receivables.limits-not-rising',
      ]);
    }
    expect(checkAgingLimits([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])[0]?.code).toBe('receivables.too-many-limits');
  });
});

describe('the aged balance', () => {
  it('shows a small customer base on 31 March 2026', () => {
    const aging = ageItems(
      [
        due(-15, 100_000n),
        due(3, 50_000n),
        due(5, 25_000n),
        due(45, 70_000n),
        due(20, -30_000n),
        due(10, 0n),
      ],
      asOf,
      DEFAULT_AGING_LIMITS,
    );
    expect(aging.buckets.map(({ count, sumMinor }) => [count, sumMinor])).toEqual([
      [1, 100_000n],
      [2, 75_000n],
      [0, 0n],
      [0, 0n],
      [1, 70_000n],
      [0, 0n],
    ]);
    expect(aging.credits).toEqual({ count: 1, sumMinor: -30_000n });
    expect(aging.overdueMinor).toBe(145_000n);
    expect(aging.outstandingMinor).toBe(215_000n);
  });

  it('does not mix currencies', () => {
    expect(() => ageItems([due(1, 1n), due(1, 1n, 'USD')], asOf, DEFAULT_AGING_LIMITS)).toThrow('Cannot age');
  });
});

const limitLists = fc
  .uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 8 })
  .map((list) => [0, ...list.sort((a, b) => a - b)]);
const itemLists = fc.array(
  fc.record({
    days: fc.integer({ min: -500, max: 500 }),
    open: fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
  }),
);

describe('whatever the items and the limits', () => {
  it('Σ buckets + credits = Σ open items', () => {
    fc.assert(
      fc.property(itemLists, limitLists, (list, limits) => {
        expect(checkAgingLimits(limits)).toEqual([]);
        const items = list.map(({ days, open }) => due(days, open));
        const { buckets, credits, outstandingMinor, overdueMinor } = ageItems(items, asOf, limits);
        const total = items.reduce((sum, item) => sum + item.openMinor, 0n);
        expect(buckets.reduce((sum, bucket) => sum + bucket.sumMinor, credits.sumMinor)).toBe(total);
        expect(outstandingMinor).toBe(total);
        expect(overdueMinor).toBe(buckets.slice(1).reduce((sum, bucket) => sum + bucket.sumMinor, 0n));
        const counted = buckets.reduce((count, bucket) => count + bucket.count, credits.count);
        expect(counted).toBe(items.filter((item) => item.openMinor !== 0n).length);
      }),
    );
  });

  it('a due date lies in the dates of its bucket and of no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 500 }), limitLists, (days, limits) => {
        const dueOn = addDays(asOf, -days);
        const within = agingBuckets(limits).filter((bucket) => {
          const { fromOn, toOn } = bucketDueDates(bucket, asOf);
          return (fromOn === null || dueOn >= fromOn) && (toOn === null || dueOn <= toOn);
        });
        expect(within.map((bucket) => bucket.index)).toEqual([bucketOf(dueOn, asOf, limits)]);
      }),
    );
  });
});
