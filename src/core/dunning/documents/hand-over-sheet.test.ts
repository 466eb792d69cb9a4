import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainDate } from '../../calendar/index.ts';
import { EUR, parseCurrency, type Currency } from '../../money/index.ts';
import type { ClaimLine } from '../../payments/index.ts';
import { claimSumsOf } from './hand-over-sheet.ts';

const USD = parseCurrency('USD')!;
const line = (currency: Currency, interestMinor: bigint, indemnityMinor: bigint): ClaimLine => ({
  itemId: 'i',
  number: 'F',
  dueOn: plainDate('2026-03-10'),
  currency,
  slices: [],
  settledMinor: 0n,
  interestMinor,
  indemnityMinor,
  missing: null,
});

test('principal less credits, interest in its currency, 40 € an invoice in euros (C. com. L441-10, D441-5)', () => {
  const sums = claimSumsOf(
    [
      { currency: EUR, openMinor: 365_000n },
      { currency: USD, openMinor: 100_000n },
    ],
    [{ number: 'AV', currency: EUR, openMinor: 65_000n }],
    [line(EUR, 13_608n, 4_000n), line(USD, 2_000n, 4_000n)],
    EUR,
  );
  expect(sums).toEqual([
    {
      currency: EUR,
      principalMinor: 300_000n,
      interestMinor: 13_608n,
      indemnityMinor: 8_000n,
      totalMinor: 321_608n,
    },
    {
      currency: USD,
      principalMinor: 100_000n,
      interestMinor: 2_000n,
      indemnityMinor: 0n,
      totalMinor: 102_000n,
    },
  ]);
});

test('a consumer owes neither: the principal is the claim', () => {
  expect(claimSumsOf([{ currency: EUR, openMinor: 5_000n }], [], [], EUR)).toMatchObject([
    { principalMinor: 5_000n, interestMinor: 0n, indemnityMinor: 0n, totalMinor: 5_000n },
  ]);
});

test('whatever is claimed, the totals are the sum of the parts', () => {
  const minor = fc.bigInt({ min: 0n, max: 10n ** 9n });
  const currency = fc.constantFrom(EUR, USD);
  fc.assert(
    fc.property(
      fc.array(fc.record({ currency, openMinor: minor }), { maxLength: 5 }),
      fc.array(fc.record({ number: fc.constant('AV'), currency, openMinor: minor }), { maxLength: 3 }),
      fc.array(fc.tuple(currency, minor, minor), { maxLength: 5 }),
      (items, credits, charges) => {
        const lines = charges.map(([of, interest, indemnity]) => line(of, interest, indemnity));
        const sums = claimSumsOf(items, credits, lines, EUR);
        const all = sums.reduce((sum, one) => sum + one.totalMinor, 0n);
        const add = (list: readonly { openMinor: bigint }[]) =>
          list.reduce((sum, one) => sum + one.openMinor, 0n);
        const late = lines.reduce((sum, one) => sum + one.interestMinor + one.indemnityMinor, 0n);
        expect(all).toBe(add(items) - add(credits) + late);
        expect(new Set(sums.map((one) => one.currency)).size).toBe(sums.length);
      },
    ),
  );
});
