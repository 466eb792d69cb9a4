import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../calendar/index.ts';
import { EUR } from '../money/index.ts';
import type { Currency } from '../money/index.ts';
import { allocate, impute, itemState, openAt, reverseAllocation } from './index.ts';
import type { Allocation, OpenItem } from './index.ts';

const day = plainDate;

function item(id: string, amountMinor: bigint, more: Partial<OpenItem> = {}): OpenItem {
  const base = { account: '411', partyId: 'dupont', currency: EUR, openMinor: amountMinor };
  return { id, amountMinor, ...base, issuedOn: day('2026-01-10'), dueOn: day('2026-02-09'), ...more };
}

const invoice = item('FA-1', 120_000n);
const payment = item('VIR-1', -50_000n, { issuedOn: day('2026-02-20'), dueOn: day('2026-02-20') });

describe('allocating', () => {
  it('settles 500 € of an invoice of 1 200 € with a transfer', () => {
    expect(allocate(invoice, payment, 50_000n, day('2026-02-20'))).toEqual({
      ok: true,
      value: { debitItemId: 'FA-1', creditItemId: 'VIR-1', amountMinor: 50_000n, effectiveOn: '2026-02-20' },
      findings: [],
    });
  });

  it.each<[string, OpenItem, OpenItem, bigint, string]>([
    ['openitems.same-side', invoice, item('FA-2', 100n), 100n, '2026-02-20'],
    ['openitems.same-side', payment, invoice, 100n, '2026-02-20'],
    ['openitems.other-account', invoice, item('VIR-2', -100n, { account: '4191' }), 100n, '2026-02-20'],
    ['openitems.other-party', invoice, item('VIR-2', -100n, { partyId: 'martin' }), 100n, '2026-02-20'],
    [
      'openitems.other-currency',
      invoice,
      item('VIR-2', -100n, { currency: 'USD' as Currency }),
      100n,
      '2026-02-20',
    ],
    ['openitems.amount-not-positive', invoice, payment, 0n, '2026-02-20'],
    ['openitems.above-open', invoice, payment, 50_001n, '2026-02-20'],
    ['openitems.above-open', { ...invoice, openMinor: 100n }, payment, 101n, '2026-02-20'],
    ['openitems.too-early', invoice, payment, 100n, '2026-02-19'],
  ])('refuses: %s', (code, debit, credit, amount, effectiveOn) => {
    const result = allocate(debit, credit, amount, day(effectiveOn));
    expect(result.findings.map((finding) => finding.code)).toEqual([code]);
    expect(result.ok).toBe(false);
  });
});

describe('what was open on a day', () => {
  const paid: Allocation = {
    debitItemId: 'FA-1',
    creditItemId: 'VIR-1',
    amountMinor: 50_000n,
    effectiveOn: day('2026-02-20'),
    knownAt: '2026-03-02T09:00:00Z',
  };

  it('counts an allocation from its effective date', () => {
    expect(openAt(invoice, [paid], day('2026-02-19'))).toBe(120_000n);
    expect(openAt(invoice, [paid], day('2026-02-20'))).toBe(70_000n);
    expect(openAt(payment, [paid], day('2026-02-20'))).toBe(0n);
    expect(openAt(invoice, [paid], day('2026-01-09'))).toBe(0n);
  });

  it('tells what was known then from what is known now', () => {
    // The statement of February was read on 2 March only.
    expect(openAt(invoice, [paid], day('2026-02-28'), '2026-02-28T23:59:59Z')).toBe(120_000n);
    expect(openAt(invoice, [paid], day('2026-02-28'), '2026-03-02 09:00:00.5+00')).toBe(70_000n);
    expect(() => openAt(invoice, [paid], day('2026-02-28'), 'yesterday')).toThrow('Not an instant');
  });

  it('is whole again after the allocation is undone', () => {
    const undone = reverseAllocation(paid);
    expect(undone.amountMinor).toBe(-50_000n);
    expect(openAt(invoice, [paid, undone], day('2026-02-28'))).toBe(120_000n);
  });

  it('never leaves [0, amount], whatever is accepted, and both sides lose the same', () => {
    const step = fc.record({
      amount: fc.bigInt({ min: -10n, max: 60_000n }),
      later: fc.integer({ min: -5, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const accepted: Allocation[] = [];
        const end = day('2027-01-01');
        for (const { amount, later } of steps) {
          const debit = { ...invoice, openMinor: openAt(invoice, accepted, end) };
          const credit = { ...payment, openMinor: openAt(payment, accepted, end) };
          const result = allocate(debit, credit, amount, addDays(payment.issuedOn, later));
          if (result.ok) accepted.push(result.value);
        }
        const open = openAt(invoice, accepted, end);
        expect(open >= 0n && open <= invoice.amountMinor).toBe(true);
        expect(invoice.amountMinor - open).toBe(openAt(payment, accepted, end) - payment.amountMinor);
      }),
    );
  });
});

describe('imputation (C. civ. art. 1342-10)', () => {
  const january = item('FA-1', 30_000n, { dueOn: day('2026-01-31'), number: 'FA-1' });
  const february = item('FA-2', 20_000n, { dueOn: day('2026-02-28'), number: 'FA-2' });
  const march = item('FA-3', 40_000n, { dueOn: day('2026-03-31'), number: 'FA-3' });
  const items = [march, january, february];

  it('« Le débiteur de plusieurs dettes peut indiquer, lorsqu’il paie, celle qu’il entend acquitter »', () => {
    expect(impute(50_000n, items, ['FA-3']).shares).toEqual([
      { itemId: 'FA-3', amountMinor: 40_000n },
      { itemId: 'FA-1', amountMinor: 10_000n },
    ]);
  });

  it('« à défaut », the oldest due first', () => {
    expect(impute(50_000n, items)).toEqual({
      shares: [
        { itemId: 'FA-1', amountMinor: 30_000n },
        { itemId: 'FA-2', amountMinor: 20_000n },
      ],
      restMinor: 0n,
    });
  });

  it('leaves what no debt takes as a payment on account', () => {
    expect(impute(100_000n, items).restMinor).toBe(10_000n);
    expect(impute(500n, [item('AV-1', -500n)])).toEqual({ shares: [], restMinor: 500n });
  });

  it('settles whole invoices due the same day, by date then number', () => {
    const twins = ['FA-9', 'FA-8'].map((number) => item(number, 100n, { number }));
    expect(impute(150n, twins).shares).toEqual([
      { itemId: 'FA-8', amountMinor: 100n },
      { itemId: 'FA-9', amountMinor: 50n },
    ]);
  });

  it('throws on a choice that is not a debt of this customer', () => {
    expect(() => impute(1n, items, ['FA-99'])).toThrow('FA-99');
  });

  it('spends the payment exactly, at most one debt in part, the order of the list being of no matter', () => {
    const debts = fc
      .array(fc.record({ open: fc.bigInt({ min: 0n, max: 1000n }), due: fc.integer({ min: 0, max: 40 }) }), {
        maxLength: 10,
      })
      .map((list) =>
        list.map(({ open, due }, index) =>
          item(`FA-${index}`, 1000n, { openMinor: open, dueOn: addDays(day('2026-01-31'), due) }),
        ),
      );
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 8000n }), debts, (amount, list) => {
        const { shares, restMinor } = impute(amount, list);
        expect(shares.reduce((sum, share) => sum + share.amountMinor, restMinor)).toBe(amount);
        const partial = shares.filter(
          (share) => share.amountMinor < (list.find((debt) => debt.id === share.itemId)?.openMinor ?? 0n),
        );
        expect(partial.length).toBeLessThanOrEqual(1);
        expect(impute(amount, [...list].reverse())).toEqual({ shares, restMinor });
      }),
    );
  });
});

describe('the state of an item in a list', () => {
  it.each([
    ['to-come', 100n, 100n, '2026-03-13'],
    ['due', 100n, 100n, '2026-03-12'],
    ['late', 100n, 100n, '2026-03-11'],
    ['late', 40n, 100n, '2026-03-11'],
    ['part-paid', 40n, 100n, '2026-03-13'],
    ['paid', 0n, 100n, '2026-03-11'],
    ['due', -100n, -100n, '2026-03-11'],
    ['part-paid', -40n, -100n, '2026-03-11'],
  ])('%s: %s open of %s, due %s', (state, open, amount, due) => {
    expect(itemState(open, amount, day(due), day('2026-03-12'))).toBe(state);
  });
});
