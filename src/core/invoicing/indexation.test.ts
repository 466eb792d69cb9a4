import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import { EUR } from '../money/index.ts';
import { anniversaries, occurrenceLines, type Indexation } from './indexation.ts';
import type { ItemLine } from './model.ts';

const line = (unitPrice: string, over: Partial<ItemLine> = {}): ItemLine => ({
  type: 'item',
  id: 'l1',
  name: 'Maintenance',
  quantity: '1',
  unit: 'MON',
  unitPrice,
  vat: { category: 'S', rate: '20' },
  account: '706',
  nature: 'services',
  ...over,
});
const startsOn = plainDate('2026-01-01');
const priceOf = (
  one: ItemLine,
  from: string,
  indexation: Indexation,
  part: { days: number; of: number } | null = null,
): string => {
  const [made] = occurrenceLines(
    [one],
    { from: plainDate(from), part },
    { indexation, startsOn, currency: EUR },
  );
  if (made?.type !== 'item') throw new Error('no line');
  return made.unitPrice;
};

describe('the price of a period', () => {
  it('stays without indexation', () => {
    expect(priceOf(line('120.50'), '2030-01-01', { kind: 'none' })).toBe('120.5');
  });

  it.each([
    ['2026-12-01', '100'],
    ['2027-01-01', '102'],
    // 100 × 1.02² and 1.02³, each rounded once from the first price.
    ['2028-06-01', '104.04'],
    ['2029-01-01', '106.12'],
  ])('rises by 2 %% on each anniversary: %s → %s', (from, price) => {
    expect(priceOf(line('100'), from, { kind: 'percent', percent: '2' })).toBe(price);
  });

  it('follows the last value of an index, from the day it was given for', () => {
    const syntec: Indexation = {
      kind: 'index',
      name: 'Syntec',
      base: '313.8',
      values: [
        { from: plainDate('2027-01-01'), value: '318.4' },
        { from: plainDate('2028-01-01'), value: '322.1' },
      ],
    };
    expect(priceOf(line('1000'), '2026-06-01', syntec)).toBe('1000');
    expect(priceOf(line('1000'), '2027-01-01', syntec)).toBe('1014.66');
    expect(priceOf(line('1000'), '2028-02-01', syntec)).toBe('1026.45');
  });

  it('is charged by the days of a period cut short, its fixed rebate too', () => {
    expect(priceOf(line('310'), '2026-01-20', { kind: 'none' }, { days: 12, of: 31 })).toBe('120');
    const [made] = occurrenceLines(
      [line('310', { discount: { kind: 'amount', minor: 3100n } })],
      { from: startsOn, part: { days: 12, of: 31 } },
      { indexation: { kind: 'none' }, startsOn, currency: EUR },
    );
    expect(made).toMatchObject({ discount: { kind: 'amount', minor: 1200n } });
  });

  it('is never written with fewer decimals than it came with', () => {
    expect(priceOf(line('0.0125'), '2027-01-01', { kind: 'percent', percent: '10' })).toBe('0.0138');
  });

  it('parts of a period add up to its price, to half a cent each', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: 2, max: 366 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (cents, of, where) => {
          const days = Math.max(1, Math.min(of - 1, Math.round(of * where)));
          const price = line(`${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`);
          const part = (share: number): number =>
            Math.round(Number(priceOf(price, '2026-01-01', { kind: 'none' }, { days: share, of })) * 100);
          expect(Math.abs(part(days) + part(of - days) - cents)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

it.each([
  ['2026-01-31', '2027-01-30', 0],
  ['2026-01-31', '2027-01-31', 1],
  ['2024-02-29', '2025-02-28', 0],
  ['2024-02-29', '2025-03-01', 1],
  ['2026-05-01', '2026-01-01', 0],
])('anniversaries of %s on %s: %i', (from, on, years) => {
  expect(anniversaries(plainDate(from), plainDate(on))).toBe(years);
});
