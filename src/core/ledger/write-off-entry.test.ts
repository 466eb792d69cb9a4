import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import { parseCurrency } from '../money/index.ts';
import {
  SETTLEMENT_ACCOUNTS,
  checkEntry,
  exchangePaymentEntry,
  reverseEntry,
  signedMinor,
  writeOffEntry,
} from './index.ts';
import type { JournalEntryDraft, WriteOff, WriteOffKind } from './index.ts';

const USD = parseCurrency('USD')!;
const on = plainDate('2026-11-20');
const base = { entryOn: on, label: 'FA-1 Durand', piece: 'FA-1', partyId: 'durand', account: '411' };

/** 1 200,00 € TTC at 20 % and 110,00 € TTC at 10 %. */
const twoRates = {
  grossMinor: 131_000n,
  vat: [
    { account: '44571', label: 'TVA 20 %', minor: 20_000n },
    { account: '44571', label: 'TVA 10 %', minor: 1_000n },
  ],
};

const lines = (entry: JournalEntryDraft) =>
  entry.postings.map((one) => [one.account, signedMinor(one)] as const);

describe('writeOffEntry', () => {
  it('takes an early-payment discount off the price, and its VAT with it (CGI art. 267, II-1°)', () => {
    const invoiced = { grossMinor: 120_000n, vat: [{ account: '44571', label: 'TVA 20 %', minor: 20_000n }] };
    expect(lines(writeOffEntry({ ...base, kind: 'discount', baseMinor: 2_400n, invoiced }))).toEqual([
      ['411', -2_400n],
      ['665', 2_000n],
      ['44571', 400n],
    ]);
  });

  it('shares the VAT by rate, the largest remainder first', () => {
    expect(
      lines(writeOffEntry({ ...base, kind: 'discount', baseMinor: 2_620n, invoiced: twoRates })),
    ).toEqual([
      ['411', -2_620n],
      ['665', 2_200n],
      ['44571', 400n],
      ['44571', 20n],
    ]);
    expect(lines(writeOffEntry({ ...base, kind: 'discount', baseMinor: 7n, invoiced: twoRates }))).toEqual([
      ['411', -7n],
      ['665', 6n],
      ['44571', 1n],
    ]);
  });

  it('books the discount on an item taken over whole: its entry says no VAT', () => {
    expect(lines(writeOffEntry({ ...base, kind: 'discount', baseMinor: 400n, invoiced: null }))).toEqual([
      ['411', -400n],
      ['665', 400n],
    ]);
  });

  it('leaves VAT alone for cents and for what a bank kept', () => {
    expect(lines(writeOffEntry({ ...base, kind: 'rounding', baseMinor: 3n, invoiced: twoRates }))).toEqual([
      ['411', -3n],
      ['658', 3n],
    ]);
    expect(lines(writeOffEntry({ ...base, kind: 'rounding', baseMinor: -3n, invoiced: null }))).toEqual([
      ['411', 3n],
      ['758', -3n],
    ]);
    expect(lines(writeOffEntry({ ...base, kind: 'fee', baseMinor: 1_500n, invoiced: twoRates }))).toEqual([
      ['411', -1_500n],
      ['627', 1_500n],
    ]);
  });

  it('gets the VAT of an irrecoverable debt back (CGI art. 272, 1), and none of a waived one', () => {
    const invoiced = { grossMinor: 120_000n, vat: [{ account: '44571', label: 'TVA 20 %', minor: 20_000n }] };
    expect(lines(writeOffEntry({ ...base, kind: 'irrecoverable', baseMinor: 60_000n, invoiced }))).toEqual([
      ['411', -60_000n],
      ['654', 50_000n],
      ['44571', 10_000n],
    ]);
    expect(lines(writeOffEntry({ ...base, kind: 'waiver', baseMinor: 60_000n, invoiced }))).toEqual([
      ['411', -60_000n],
      ['658', 60_000n],
    ]);
  });

  it('lets VAT that waited for a waived payment never fall due (CGI art. 269, 2-c)', () => {
    const invoiced = { grossMinor: 120_000n, vat: [{ account: '44574', label: 'TVA 20 %', minor: 20_000n }] };
    expect(lines(writeOffEntry({ ...base, kind: 'waiver', baseMinor: 60_000n, invoiced }))).toEqual([
      ['411', -60_000n],
      ['658', 50_000n],
      ['44574', 10_000n],
    ]);
  });

  it('keeps the currency of the item on its account', () => {
    const entry = writeOffEntry({
      ...base,
      kind: 'fee',
      baseMinor: 900n,
      foreign: { currency: USD, amountMinor: 1_000n },
      invoiced: null,
    });
    expect(entry.postings[0]).toMatchObject({ creditMinor: 900n, currency: 'USD', amountMinor: -1_000n });
    expect(checkEntry(entry)).toEqual([]);
  });

  it('uses the accounts of the organisation, and refuses what makes no sense', () => {
    const accounts = { ...SETTLEMENT_ACCOUNTS, discount: '665100' };
    const entry = writeOffEntry({ ...base, kind: 'discount', baseMinor: 5n, invoiced: null }, accounts);
    expect(lines(entry)[1]).toEqual(['665100', 5n]);
    expect(() => writeOffEntry({ ...base, kind: 'fee', baseMinor: 0n, invoiced: null })).toThrow('nothing');
    expect(() => writeOffEntry({ ...base, kind: 'fee', baseMinor: -1n, invoiced: null })).toThrow('lowers');
  });

  it('always balances, takes no more VAT than its share, and its mirror undoes it', () => {
    const kinds: WriteOffKind[] = ['rounding', 'discount', 'fee', 'irrecoverable', 'waiver'];
    const rates = fc.array(
      fc.record({
        account: fc.constantFrom('44571', '44574'),
        label: fc.constantFrom('TVA 20 %', 'TVA 10 %', 'TVA 5,5 %'),
        minor: fc.bigInt({ min: 1n, max: 10_000_000n }),
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        rates,
        fc.bigInt({ min: 1n, max: 100_000_000n }),
        fc.bigInt({ min: 1n, max: 200_000_000n }),
        (kind, vat, net, minor) => {
          const tax = vat.reduce((sum, one) => sum + one.minor, 0n);
          const invoiced = { grossMinor: net + tax, vat };
          const writeOff: WriteOff = { ...base, kind, baseMinor: minor, invoiced };
          const entry = writeOffEntry(writeOff);
          expect(checkEntry(entry)).toEqual([]);
          const back = entry.postings
            .filter((one) => one.account.startsWith('4457'))
            .reduce((sum, one) => sum + signedMinor(one), 0n);
          const most = (minor * tax) / invoiced.grossMinor + BigInt(vat.length);
          expect(back >= 0n && back <= most).toBe(true);
          const undone = new Map<string, bigint>();
          for (const one of [...entry.postings, ...reverseEntry(entry, on, 'annulé').postings])
            undone.set(one.account, (undone.get(one.account) ?? 0n) + signedMinor(one));
          expect([...undone.values()].every((sum) => sum === 0n)).toBe(true);
        },
      ),
    );
  });
});

describe('exchangePaymentEntry', () => {
  const dollars = { partyId: 'acme', account: '411', currency: USD, amountMinor: 110_000n };
  const paid = { journal: 'BQ', entryOn: on, label: 'ACME', account: '512' } as const;

  it('closes the claim at its booked value; the difference is a loss or a gain on trade', () => {
    const shares = [{ ...dollars, baseMinor: 101_000n }];
    expect(lines(exchangePaymentEntry({ ...paid, amountMinor: 100_000n, shares }))).toEqual([
      ['512', 100_000n],
      ['411', -101_000n],
      ['656', 1_000n],
    ]);
    expect(lines(exchangePaymentEntry({ ...paid, amountMinor: 101_500n, shares }))).toEqual([
      ['512', 101_500n],
      ['411', -101_000n],
      ['756', -500n],
    ]);
    expect(exchangePaymentEntry({ ...paid, amountMinor: 101_000n, shares }).postings).toHaveLength(2);
  });

  it('always balances', () => {
    const minor = fc.bigInt({ min: 1n, max: 10_000_000n });
    fc.assert(
      fc.property(
        minor,
        fc.array(fc.tuple(minor, minor), { minLength: 1, maxLength: 4 }),
        (amount, parts) => {
          const shares = parts.map(([amountMinor, baseMinor]) => ({ ...dollars, amountMinor, baseMinor }));
          expect(checkEntry(exchangePaymentEntry({ ...paid, amountMinor: amount, shares }))).toEqual([]);
        },
      ),
    );
  });
});
