import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawStatements } from '../index.ts';
import type { AccountStanding } from '../index.ts';

const at = (account: string, debitMinor: bigint, creditMinor = 0n): AccountStanding => ({
  account,
  debitMinor,
  creditMinor,
});

describe('balance sheet and income statement', () => {
  it('shows what customers owe and what they are owed apart (C. com. L123-19: nothing is netted)', () => {
    // 1 200,00 of sales at 20 %; one customer owes 1 500,00, another one paid 300,00 too much.
    const drawn = drawStatements([
      at('411', 150_000n, 30_000n),
      at('44571', 0n, 20_000n),
      at('706', 0n, 100_000n),
    ]);
    expect(drawn.assets).toEqual([{ line: 'customers', minor: 150_000n }]);
    expect(drawn.liabilities).toEqual([
      { line: 'result', minor: 100_000n },
      { line: 'tax-and-social', minor: 20_000n },
      { line: 'customer-credits', minor: 30_000n },
    ]);
    expect(drawn.income).toEqual([{ line: 'production-sold', minor: 100_000n }]);
  });

  it.each([
    ['512', 'cash', 'bank-overdrafts'],
    ['4191', 'other-receivables', 'deposits-received'],
    ['401', 'other-receivables', 'suppliers'],
    ['445661', 'other-receivables', 'tax-and-social'],
    ['471', 'other-receivables', 'other-payables'],
  ])('puts account %s by its side: %s or %s', (account, debit, credit) => {
    expect(drawStatements([at(account, 5n)]).assets).toEqual([{ line: debit, minor: 5n }]);
    expect(drawStatements([at(account, 0n, 5n)]).liabilities).toEqual([{ line: credit, minor: 5n }]);
  });

  it('takes depreciation and impairment off the asset they belong to', () => {
    const drawn = drawStatements([
      at('2183', 90_000n),
      at('28183', 0n, 30_000n),
      at('411', 50_000n),
      at('491', 0n, 8_000n),
    ]);
    expect(drawn.assets).toEqual([
      { line: 'tangible', minor: 60_000n },
      { line: 'customers', minor: 42_000n },
    ]);
  });

  it('adds up the year: income less charges', () => {
    const drawn = drawStatements([
      at('707', 0n, 90_000n),
      at('7097', 5_000n),
      at('627', 1_000n),
      at('654', 2_000n),
    ]);
    expect(drawn.income).toEqual([
      { line: 'goods-sold', minor: 85_000n },
      { line: 'external-charges', minor: -1_000n },
      { line: 'other-operating-charges', minor: -2_000n },
    ]);
    expect(drawn.resultMinor).toBe(82_000n);
  });

  it('balances whenever the books do', () => {
    const account = fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.stringMatching(/^\d{0,3}$/))
      .map(([head, second, rest]) => `${head}${second}${rest}`);
    const standing = fc.record({
      account,
      debitMinor: fc.bigInt({ min: 0n, max: 10n ** 12n }),
      creditMinor: fc.bigInt({ min: 0n, max: 10n ** 12n }),
    });
    fc.assert(
      fc.property(fc.array(standing, { maxLength: 40 }), (list) => {
        const gap = list.reduce((sum, one) => sum + one.debitMinor - one.creditMinor, 0n);
        const closing = gap > 0n ? at('580', 0n, gap) : at('580', -gap);
        const drawn = drawStatements([...list, closing]);
        expect(drawn.assetsMinor).toBe(drawn.liabilitiesMinor);
        expect(drawn.income.reduce((sum, one) => sum + one.minor, 0n)).toBe(drawn.resultMinor);
      }),
    );
  });
});
