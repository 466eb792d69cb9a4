import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareDifference } from './index.ts';

const shares = [
  { itemId: 'FA-1', amountMinor: 60_000n },
  { itemId: 'FA-2', amountMinor: 100_000n },
  { itemId: 'FA-3', amountMinor: 40_000n },
];

describe('shareDifference', () => {
  it('takes a discount on each invoice in proportion', () => {
    expect(shareDifference('discount', 4_001n, shares)).toEqual([
      { itemId: 'FA-1', amountMinor: 1_200n },
      { itemId: 'FA-2', amountMinor: 2_001n },
      { itemId: 'FA-3', amountMinor: 800n },
    ]);
  });

  it('leaves cents and fees on the largest', () => {
    expect(shareDifference('rounding', 2n, shares)).toEqual([{ itemId: 'FA-2', amountMinor: 2n }]);
    expect(shareDifference('fee', 1_500n, shares)).toEqual([{ itemId: 'FA-2', amountMinor: 1_500n }]);
  });

  it('always adds up, and never takes more of an item than there is', () => {
    const minor = fc.bigInt({ min: 1n, max: 1_000_000n });
    fc.assert(
      fc.property(
        fc.constantFrom('discount' as const, 'rounding' as const, 'fee' as const),
        fc.array(minor, { minLength: 1, maxLength: 8 }),
        fc.nat(1_000),
        (kind, amounts, part) => {
          const given = amounts.map((amountMinor, index) => ({ itemId: String(index), amountMinor }));
          const total = amounts.reduce((sum, one) => sum + one, 0n);
          const lacking = (total * BigInt(part)) / 1_000n;
          if (lacking === 0n) return;
          const parts = shareDifference(kind, lacking, given);
          expect(parts.reduce((sum, one) => sum + one.amountMinor, 0n)).toBe(lacking);
          for (const one of parts) {
            expect(one.amountMinor > 0n).toBe(true);
            expect(one.amountMinor <= given[Number(one.itemId)]!.amountMinor).toBe(true);
          }
        },
      ),
    );
  });
});
