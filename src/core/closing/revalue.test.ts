import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import { checkEntry, reverseEntry, signedMinor } from '../ledger/index.ts';
import { EUR, type Currency } from '../money/index.ts';
import {
  bankRevaluationEntry,
  exchangeProvisionEntry,
  latentSums,
  revaluationEntry,
  revalueBank,
  revalueItem,
  toBase,
  type ForeignItem,
} from './index.ts';

const USD = 'USD' as Currency;
const JPY = 'JPY' as Currency;
const closing = plainDate('2026-12-31');
const rates = new Map([
  [USD, '1.1000'],
  [JPY, '160'],
]);
const item = (given: Partial<ForeignItem>): ForeignItem => ({
  itemId: 'i',
  account: '411',
  partyId: 'p',
  number: 'FA-1',
  currency: USD,
  openMinor: 100_000n,
  bookedMinor: 92_000n,
  ...given,
});
const lines = (entry: ReturnType<typeof revaluationEntry>) =>
  entry?.postings.map((one) => [one.account, one.debitMinor, one.creditMinor]);

describe('toBase', () => {
  it('divides by what one euro is worth, half away from zero', () => {
    expect(toBase(100_000n, USD, '1.1', EUR)).toBe(90_909n);
    expect(toBase(-100_000n, USD, '1.1', EUR)).toBe(-90_909n);
    // The yen has no cents: 16 000 ¥ at 160 are 100,00 €.
    expect(toBase(16_000n, JPY, '160', EUR)).toBe(10_000n);
  });
});

describe('revaluation of claims and debts (PCG art. 420-5, 944-47)', () => {
  it('puts a latent loss on 476: less is owed to us than was booked', () => {
    // 1 000 $ booked at 920,00 € are worth 909,09 € at the closing.
    const revalued = revalueItem(item({}), rates, EUR);
    expect(revalued.differenceMinor).toBe(-1_091n);
    expect(lines(revaluationEntry([revalued], closing))).toEqual([
      ['411', 0n, 1_091n],
      ['476', 1_091n, 0n],
    ]);
  });

  it('puts a latent gain on 477, and sets no loss against it (C. com. L123-19)', () => {
    const loss = revalueItem(item({}), rates, EUR);
    const gain = revalueItem(item({ bookedMinor: 90_000n }), rates, EUR);
    // A deposit received of 500 $ that is owed back, booked at 450,00 €, is now worth 454,55 €: a loss.
    const debt = revalueItem(
      item({ account: '4191', openMinor: -50_000n, bookedMinor: -45_000n }),
      rates,
      EUR,
    );
    expect(lines(revaluationEntry([loss, gain, debt], closing))).toEqual([
      ['411', 0n, 1_091n],
      ['411', 909n, 0n],
      ['4191', 0n, 455n],
      ['476', 1_546n, 0n],
      ['477', 0n, 909n],
    ]);
    expect(latentSums([loss, gain, debt])).toEqual({ lossMinor: 1_546n, gainMinor: 909n });
  });

  it('has no entry where nothing differs, and never guesses a rate', () => {
    expect(revaluationEntry([revalueItem(item({ bookedMinor: 90_909n }), rates, EUR)], closing)).toBeNull();
    expect(() => revalueItem(item({ currency: 'GBP' as Currency }), rates, EUR)).toThrow('GBP');
  });

  it('balances, brings each item to its closing value, and its mirror brings everything back', () => {
    const minor = fc.bigInt({ min: -1_000_000_000n, max: 1_000_000_000n });
    const some = fc.array(
      fc.record({ openMinor: minor, bookedMinor: minor, currency: fc.constantFrom(USD, JPY) }),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(some, (given) => {
        const revalued = given.map((one, index) =>
          revalueItem(item({ ...one, partyId: `p${index}` }), rates, EUR),
        );
        const entry = revaluationEntry(revalued, closing);
        if (entry === null) return revalued.every((one) => one.differenceMinor === 0n);
        expect(checkEntry(entry)).toEqual([]);
        for (const one of revalued) {
          const moved = entry.postings
            .filter((posting) => posting.partyId === one.partyId)
            .reduce((sum, posting) => sum + signedMinor(posting), 0n);
          expect(one.bookedMinor + moved).toBe(one.closingMinor);
        }
        const { lossMinor, gainMinor } = latentSums(revalued);
        const on = (account: string): bigint =>
          entry.postings
            .filter((one) => one.account === account)
            .reduce((sum, one) => sum + signedMinor(one), 0n);
        expect([on('476'), on('477')]).toEqual([lossMinor, -gainMinor]);
        const mirror = reverseEntry(entry, closing, 'Extourne');
        const sums = [...entry.postings, ...mirror.postings].reduce(
          (known, one) => known.set(one.account, (known.get(one.account) ?? 0n) + signedMinor(one)),
          new Map<string, bigint>(),
        );
        return [...sums.values()].every((sum) => sum === 0n);
      }),
    );
  });
});

describe('bank accounts in another currency (PCG art. 420-7)', () => {
  it('give their difference to the result, for good', () => {
    const bank = {
      account: '5124',
      name: 'Compte dollars',
      currency: USD,
      balanceMinor: 220_000n,
      bookedMinor: 205_000n,
    };
    expect(lines(bankRevaluationEntry([revalueBank(bank, rates, EUR)], closing))).toEqual([
      ['5124', 0n, 5_000n],
      ['666', 5_000n, 0n],
    ]);
    const gain = revalueBank({ ...bank, bookedMinor: 199_000n }, rates, EUR);
    expect(lines(bankRevaluationEntry([gain], closing))).toEqual([
      ['5124', 1_000n, 0n],
      ['766', 0n, 1_000n],
    ]);
  });
});

describe('the provision for losses of exchange', () => {
  it('is brought from what stands to what is wanted', () => {
    expect(lines(exchangeProvisionEntry(1_500n, 0n, closing))).toEqual([
      ['6865', 1_500n, 0n],
      ['1515', 0n, 1_500n],
    ]);
    expect(lines(exchangeProvisionEntry(400n, 1_500n, closing))).toEqual([
      ['7865', 0n, 1_100n],
      ['1515', 1_100n, 0n],
    ]);
    expect(exchangeProvisionEntry(400n, 400n, closing)).toBeNull();
  });
});
