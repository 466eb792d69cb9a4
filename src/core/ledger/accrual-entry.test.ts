import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import { computeTotals, type ItemLine } from '../invoicing/index.ts';
import { parseCurrency, type Currency } from '../money/index.ts';
import { accrualEntry, type Delivered } from './accrual-entry.ts';
import { checkEntry, reverseEntry } from './entry.ts';

const EUR = parseCurrency('EUR')!;
const USD = parseCurrency('USD')!;
const JPY = parseCurrency('JPY')!;
const closingOn = plainDate('2026-12-31');

const delivered = (currency: Currency, ...items: (readonly [string, string, string])[]): Delivered => {
  const lines = items.map(([account, unitPrice, rate], index): ItemLine => ({
    type: 'item',
    id: String(index),
    name: 'Plateau',
    quantity: '1',
    unit: 'C62',
    unitPrice,
    vat: rate === '0' ? { category: 'G', rate, exemption: 'export' } : { category: 'S', rate },
    account,
    nature: 'goods',
  }));
  const document = { kind: 'invoice', currency, lines } as const;
  return { document, totals: computeTotals({ ...document, adjustments: [], paidMinor: 0n }) };
};
const said = (entry: ReturnType<typeof accrualEntry>): string[] =>
  entry.postings.map(
    ({ account, debitMinor, creditMinor, currency, amountMinor }) =>
      `${account} ${String(debitMinor - creditMinor)}${currency === undefined ? '' : ` ${currency} ${String(amountMinor)}`}`,
  );

describe('what was delivered and not invoiced at a closing', () => {
  it('4181 in debit with the tax, 70 and 44587 in credit (PCG art. 944-41)', () => {
    const entry = accrualEntry(
      [delivered(EUR, ['707', '100', '20'], ['706', '50', '10']), delivered(EUR, ['707', '10', '20'])],
      closingOn,
    );
    expect(entry).toMatchObject({ journal: 'OD', entryOn: '2026-12-31' });
    expect(said(entry)).toEqual(['4181 18700', '707 -11000', '706 -5000', '44587 -2700']);
  });

  it('another currency at the rate of the closing day (PCG art. 420-5), with its own amounts', () => {
    const entry = accrualEntry(
      [
        delivered(EUR, ['707', '100', '20']),
        delivered(USD, ['707', '1000', '0']),
        delivered(USD, ['707', '500', '0']),
        delivered(JPY, ['706', '100000', '0']),
      ],
      closingOn,
      EUR,
      new Map([
        [USD, '0.9213'],
        [JPY, '0.00612'],
      ]),
    );
    expect(said(entry)).toEqual([
      '4181 12000',
      '707 -10000',
      '44587 -2000',
      // 1 500 $ × 0,9213 = 1 381,95 €.
      '4181 138195 USD 150000',
      '707 -138195 USD -150000',
      // 100 000 ¥ × 0,00612 = 612,00 €.
      '4181 61200 JPY 100000',
      '706 -61200 JPY -100000',
    ]);
    expect(checkEntry(entry)).toEqual([]);
  });

  it('throws without a rate', () => {
    expect(() => accrualEntry([delivered(USD, ['707', '1', '0'])], closingOn)).toThrow('No rate from USD');
  });

  it('balances to the cent, and its mirror on the next day undoes it', () => {
    const price = fc.integer({ min: 1, max: 10_000_000 }).map((cents) => (cents / 100).toFixed(2));
    const rate = fc.integer({ min: 1, max: 30_000 }).map((units) => (units / 10_000).toFixed(4));
    const line = fc.tuple(
      fc.constantFrom('707', '706', '7085'),
      price,
      fc.constantFrom('20', '10', '5.5', '0'),
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), rate, (items, closing) => {
        const entry = accrualEntry(
          [delivered(USD, ...items), delivered(EUR, ...items)],
          closingOn,
          EUR,
          new Map([[USD, closing]]),
        );
        const sum = entry.postings.reduce((total, one) => total + one.debitMinor - one.creditMinor, 0n);
        expect(sum).toBe(0n);
        const mirror = reverseEntry(entry, plainDate('2027-01-01'), 'Extourne');
        const left = new Map<string, bigint>();
        for (const one of [...entry.postings, ...mirror.postings]) {
          left.set(one.account, (left.get(one.account) ?? 0n) + one.debitMinor - one.creditMinor);
        }
        expect([...left.values()].every((minor) => minor === 0n)).toBe(true);
      }),
    );
  });
});
