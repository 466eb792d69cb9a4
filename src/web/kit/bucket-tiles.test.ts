import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shares } from './bucket-tiles.tsx';

const bucket = (minor: bigint, key = 'k') => ({
  key,
  label: key,
  minor: minor.toString(),
  count: 1,
  colour: 'green',
});

describe('shares', () => {
  it('splits the bar as the amounts are split', () => {
    const bar = shares([bucket(7500n, 'a'), bucket(0n, 'b'), bucket(2500n, 'c')]);
    expect(bar.map((one) => [one.bucket.key, one.from, one.to])).toEqual([
      ['a', 0, 75],
      ['c', 75, 100],
    ]);
  });

  it('shows nothing of credits, and nothing when nothing is due', () => {
    expect(shares([bucket(-500n)])).toEqual([]);
    expect(shares([])).toEqual([]);
  });

  it('always fills the bar, without a gap or an overlap', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 1n, max: 10n ** 15n }), { minLength: 1 }), (minors) => {
        const bar = shares(minors.map((minor) => bucket(minor)));
        expect(bar[0]?.from).toBe(0);
        expect(bar.at(-1)?.to).toBe(100);
        for (const [index, one] of bar.entries()) expect(one.from).toBe(index === 0 ? 0 : bar[index - 1]?.to);
      }),
    );
  });
});
