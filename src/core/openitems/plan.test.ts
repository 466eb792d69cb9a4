import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../calendar/index.ts';
import { EUR } from '../money/index.ts';
import { checkPlan, planStanding, spreadPlan, type Instalment } from './index.ts';

const day = plainDate;
const plan = (...parts: [string, bigint][]): Instalment[] =>
  parts.map(([dueOn, amountMinor]) => ({ dueOn: day(dueOn), amountMinor }));
const codes = (instalments: Instalment[], totalMinor = 100_000n) =>
  checkPlan(instalments, {
    totalMinor,
    currency: EUR,
    today: day('2026-11-25'),
    untilOn: day('2027-11-25'),
  }).map(({ code }) => code);

describe('spreadPlan', () => {
  it.each([
    // 1 000,00 € in three: the cent left over is paid first.
    [100_000n, 3, '2026-12-05', ['2026-12-05 33334', '2027-01-05 33333', '2027-02-05 33333']],
    [2_400n, 2, '2026-12-31', ['2026-12-31 1200', '2027-01-31 1200']],
    [300n, 3, '2027-01-31', ['2027-01-31 100', '2027-02-28 100', '2027-03-31 100']],
    [300n, 3, '2027-02-28', ['2027-02-28 100', '2027-03-31 100', '2027-04-30 100']],
    [300n, 3, '2027-01-30', ['2027-01-30 100', '2027-02-28 100', '2027-03-30 100']],
  ])('%s in %s from %s', (minor, count, firstOn, expected) => {
    const made = spreadPlan({ minor, currency: EUR }, count, day(firstOn));
    expect(made.map(({ dueOn, amountMinor }) => `${dueOn} ${amountMinor}`)).toEqual(expected);
  });

  it('sums to the total to the cent, in parts that differ by a cent at most, in order', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 24n, max: 10n ** 12n }),
        fc.integer({ min: 1, max: 24 }),
        fc.integer({ min: 0, max: 3000 }),
        (minor, count, offset) => {
          const made = spreadPlan({ minor, currency: EUR }, count, addDays(day('2024-01-01'), offset));
          const amounts = made.map(({ amountMinor }) => amountMinor);
          expect(amounts.reduce((sum, amount) => sum + amount, 0n)).toBe(minor);
          expect(amounts[0]! - amounts.at(-1)!).toBeLessThanOrEqual(1n);
          const days = made.map(({ dueOn }) => dueOn);
          expect(days).toEqual([...new Set(days)].toSorted());
        },
      ),
    );
  });
});

describe('checkPlan', () => {
  it('takes one that adds up, in order, within a year', () =>
    expect(codes(plan(['2026-12-05', 60_000n], ['2027-01-05', 40_000n]))).toEqual([]));
  it.each([
    ['nothing', [], ['openitems.plan-length', 'openitems.plan-total']],
    ['a cent too few', plan(['2026-12-05', 99_999n]), ['openitems.plan-total']],
    ['yesterday', plan(['2026-11-24', 100_000n]), ['openitems.promise-in-the-past']],
    ['twice a day', plan(['2026-12-05', 1n], ['2026-12-05', 99_999n]), ['openitems.plan-order']],
    ['too long', plan(['2027-11-26', 100_000n]), ['openitems.plan-too-long']],
    ['nothing of it', plan(['2026-12-05', 0n], ['2026-12-06', 100_000n]), ['openitems.amount-not-positive']],
  ])('refuses %s', (_name, instalments, expected) => expect(codes(instalments)).toEqual(expected));
});

describe('planStanding', () => {
  const three = plan(['2026-12-05', 40_000n], ['2027-01-05', 30_000n], ['2027-02-05', 30_000n]);
  const at = (received: bigint, asOf: string) => {
    const { state, instalments, next } = planStanding(three, received, day(asOf), 3);
    return [state, instalments.map((one) => one.state).join(' '), next?.dueOn ?? null];
  };
  it.each([
    // Its day and the grace after it are the customer's.
    [0n, '2026-12-07', ['running', 'open open open', '2026-12-05']],
    [0n, '2026-12-08', ['broken', 'missed open open', '2026-12-05']],
    [39_999n, '2026-12-07', ['running', 'part_kept open open', '2026-12-05']],
    // A part does not save it.
    [39_999n, '2026-12-08', ['broken', 'missed open open', '2026-12-05']],
    [40_000n, '2026-12-08', ['running', 'kept open open', '2027-01-05']],
    [55_000n, '2026-12-08', ['running', 'kept part_kept open', '2027-01-05']],
    [100_000n, '2027-06-01', ['kept', 'kept kept kept', null]],
    // Money that was taken back may make it less than nothing.
    [-1n, '2026-12-01', ['running', 'open open open', '2026-12-05']],
  ])('%s received, on %s', (received, asOf, expected) => expect(at(received, asOf)).toEqual(expected));

  it('never loses or invents money, and more money never makes it worse', () => {
    const worth = { broken: 0, running: 1, kept: 2 };
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 120_000n }),
        fc.bigInt({ min: 0n, max: 50_000n }),
        fc.integer({ min: 0, max: 120 }),
        (received, more, days) => {
          const asOf = addDays(day('2026-11-25'), days);
          const stands = planStanding(three, received, asOf, 3);
          const sum = stands.instalments.reduce((total, one) => total + one.receivedMinor, 0n);
          expect(sum).toBe(received < 100_000n ? received : 100_000n);
          expect(worth[planStanding(three, received + more, asOf, 3).state]).toBeGreaterThanOrEqual(
            worth[stands.state],
          );
        },
      ),
    );
  });
});
