import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byExpectedGain, expectedGain, type CallFacts } from './expected-gain.ts';

const none = { paid: 0, of: 0 };
const call = (more: Partial<CallFacts> = {}): CallFacts => ({
  amountMinor: 100_000n,
  alone: none,
  others: none,
  calls: none,
  ...more,
});

describe('worked examples on 1 000 €', () => {
  test.each([
    // Nothing known: one in two pays anyway, a fifth of the other half is moved: 50 % → 60 %.
    ['nothing is known', call(), [5_000, 6_000, 10_000n]],
    // 5 of 5 were paid soon after this delay: (5 + 5 × 0.5) ÷ 10 = 75 %, called 80 %.
    ['pays anyway', call({ alone: { paid: 5, of: 5 } }), [7_500, 8_000, 5_000n]],
    // None of 5: 25 %, called 40 %: worth three times as much as the one who pays anyway.
    ['does not pay by itself', call({ alone: { paid: 0, of: 5 } }), [2_500, 4_000, 15_000n]],
    // The same, and each of 5 calls was followed by money: (5 + 5 × 0.4) ÷ 10 = 70 %.
    [
      'pays when called',
      call({ alone: { paid: 0, of: 5 }, calls: { paid: 5, of: 5 } }),
      [2_500, 7_000, 45_000n],
    ],
    // 20 calls for nothing: (0 + 5 × 0.4) ÷ 25 = 8 %, less than alone: a call is worth nothing, never less.
    [
      'does not answer calls',
      call({ alone: { paid: 0, of: 5 }, calls: { paid: 0, of: 20 } }),
      [2_500, 2_500, 0n],
    ],
    // 8 of 8 others were paid soon: (8 + 1) ÷ 10 = 90 % is assumed of a new customer.
    ['a new customer among good payers', call({ others: { paid: 8, of: 8 } }), [9_000, 9_200, 2_000n]],
  ])('%s', (_what, facts, [alone, called, gainMinor]) => {
    expect(expectedGain(facts)).toEqual({ alone, called, gainMinor });
  });
});

const triedArb = fc
  .tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 }))
  .map(([paid, unpaid]) => ({ paid, of: paid + unpaid }));
const factsArb = fc.record({
  amountMinor: fc.bigInt({ min: 0n, max: 10n ** 12n }),
  alone: triedArb,
  others: triedArb,
  calls: triedArb,
});

describe('for any customer', () => {
  test('a gain lies between nothing and the amount, and a call never makes payment less likely', () => {
    fc.assert(
      fc.property(factsArb, (facts) => {
        const { gainMinor, alone, called } = expectedGain(facts);
        expect(gainMinor >= 0n && gainMinor <= facts.amountMinor).toBe(true);
        expect(0 <= alone && alone <= called && called <= 10_000).toBe(true);
      }),
    );
  });

  test('more is owed, or calls were followed by money more often: never worth less', () => {
    fc.assert(
      fc.property(
        factsArb,
        fc.bigInt({ min: 0n, max: 10n ** 9n }),
        fc.nat({ max: 10 }),
        (facts, more, paid) => {
          const { gainMinor } = expectedGain(facts);
          expect(
            expectedGain({ ...facts, amountMinor: facts.amountMinor + more }).gainMinor,
          ).toBeGreaterThanOrEqual(gainMinor);
          const better = { paid: Math.min(facts.calls.of, facts.calls.paid + paid), of: facts.calls.of };
          expect(expectedGain({ ...facts, calls: better }).gainMinor).toBeGreaterThanOrEqual(gainMinor);
        },
      ),
    );
  });

  test('who pays by itself more often is never worth more of a call', () => {
    fc.assert(
      fc.property(factsArb, fc.nat({ max: 10 }), (facts, paid) => {
        const better = { paid: Math.min(facts.alone.of, facts.alone.paid + paid), of: facts.alone.of };
        const now = expectedGain({ ...facts, alone: better });
        // Both shares are rounded to a ten-thousandth.
        const rounding = facts.amountMinor / 10_000n + 1n;
        expect(now.gainMinor).toBeLessThanOrEqual(expectedGain(facts).gainMinor + rounding);
      }),
    );
  });
});

test('the list: most worth first, the oldest debt among equals, currencies apart', () => {
  const one = (id: string, gainMinor: bigint, daysLate: number, currency = 'EUR') => ({
    id,
    gainMinor,
    daysLate,
    currency,
  });
  const list = [
    one('dollars', 900_000n, 30, 'USD'),
    one('young', 500n, 25),
    one('old', 500n, 40),
    one('large', 2_000n, 25),
  ];
  for (const order of [list, list.toReversed()])
    expect(byExpectedGain(order).map(({ id }) => id)).toEqual(['large', 'old', 'young', 'dollars']);
});
