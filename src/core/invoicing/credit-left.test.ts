import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleInvoice, sampleItem, vat10, vat20 } from '../../../test/kit/invoices.ts';
import { checkDraft } from './check-draft.ts';
import { creditLeft, exceedingCredit, sumLeft } from './credit-left.ts';
import type { Document } from './model.ts';
import { computeTotals } from './totals.ts';
import { turnIntoCredit } from './turn-into-credit.ts';

const invoice = (price: string, vat = vat20): Document =>
  sampleInvoice({ lines: [sampleItem({ unitPrice: price, vat })] });
const note = (of: readonly string[], price: string, vat = vat20): Document => ({
  ...invoice(price, vat),
  kind: 'credit_note',
  reason: 'Remise de fin d’année',
  preceding: of.map((invoiceId) => ({ invoiceId, number: invoiceId, issuedOn: sampleInvoice().issuedOn })),
});
const bases = (left: ReadonlyMap<string, readonly { baseMinor: bigint }[]>) =>
  Object.fromEntries([...left].map(([id, list]) => [id, list.map((one) => one.baseMinor)]));

describe('what is left to credit', () => {
  const invoices = [
    { id: 'a', document: invoice('1000') },
    { id: 'b', document: invoice('3000') },
  ];

  it('of one invoice is what its credit notes leave', () => {
    expect(bases(creditLeft({ invoices, notes: [note(['a'], '400')] }))).toEqual({
      a: [60_000n],
      b: [300_000n],
    });
  });

  it('of several: a rebate on the year is shared out in proportion to what was left of each', () => {
    const notes = [note(['a', 'b'], '400')];
    expect(bases(creditLeft({ invoices, notes }))).toEqual({ a: [90_000n], b: [270_000n] });
  });

  it('takes nothing more of an invoice that is wholly credited', () => {
    const notes = [note(['b'], '3000'), note(['a', 'b'], '400')];
    const left = creditLeft({ invoices, notes });
    expect(bases(left)).toEqual({ a: [60_000n], b: [0n] });
    const both = sumLeft([...left.values()]);
    expect(exceedingCredit(note(['a', 'b'], '600'), both)).toEqual([]);
    expect(exceedingCredit(note(['a', 'b'], '600.01'), both).map((one) => one.code)).toEqual([
      'invoicing.credit-exceeds',
    ]);
  });

  it('is told VAT rate by VAT rate (CGI art. 272)', () => {
    const left = creditLeft({ invoices, notes: [] }).get('a')!;
    expect(exceedingCredit(note(['a'], '1', vat10), left)).toMatchObject([
      { code: 'invoicing.credit-exceeds', params: { rate: '10', leftMinor: '0' } },
    ]);
  });
});

it('whatever is credited, of one invoice or several, none gives back more than it charged', () => {
  const picks = fc.record({
    of: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
    cents: fc.integer({ min: 1, max: 60_000 }),
    vat: fc.constantFrom(vat20, vat10),
  });
  const prices = fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(prices, fc.array(picks, { maxLength: 12 }), (cents, wanted) => {
      const invoices = ['a', 'b', 'c'].map((id, index) => ({
        id,
        document: sampleInvoice({
          lines: [
            sampleItem({ unitPrice: String(cents[index]! / 100), vat: vat20 }),
            sampleItem({ id: 'l2', unitPrice: String(cents[index + 3]! / 100), vat: vat10 }),
          ],
        }),
      }));
      const notes: Document[] = [];
      for (const { of, cents: amount, vat } of wanted) {
        const one = note(of, String(amount / 100), vat);
        const left = creditLeft({ invoices, notes });
        if (exceedingCredit(one, sumLeft(of.map((id) => left.get(id)!))).length === 0) notes.push(one);
      }
      const left = [...creditLeft({ invoices, notes }).values()].flat();
      expect(left.every(({ baseMinor, taxMinor }) => baseMinor >= 0n && taxMinor >= 0n)).toBe(true);
      const gross = (list: readonly Document[]): bigint =>
        list.reduce((sum, one) => sum + computeTotals(one).grossMinor, 0n);
      const rest = left.reduce((sum, one) => sum + one.baseMinor + one.taxMinor, 0n);
      expect(gross(notes) + rest).toBe(gross(invoices.map(({ document }) => document)));
    }),
  );
});

describe('an invoice whose total is negative', () => {
  const negative = sampleInvoice({
    paidMinor: 500n,
    lines: [
      sampleItem({ quantity: '-3', unitPrice: '100', discount: { kind: 'amount', minor: 1000n } }),
      { type: 'comment', id: 'c', text: 'Retour' },
      sampleItem({ id: 'l2', quantity: '1', unitPrice: '50' }),
    ],
    adjustments: [{ id: 'r', isCharge: true, label: 'Frais', value: { kind: 'amount', minor: 700n } }],
  });

  it('is refused, and becomes the credit note it is: the same amounts, positive', () => {
    expect(checkDraft({ ...negative, paidMinor: 0n }).map((one) => one.code)).toContain(
      'invoicing.total-negative',
    );
    const turned = turnIntoCredit(negative);
    expect(turned).toMatchObject({ kind: 'credit_note', paidMinor: 0n, preceding: [] });
    const [before, after] = [computeTotals({ ...negative, paidMinor: 0n }), computeTotals(turned)];
    expect(after.grossMinor).toBe(-before.grossMinor);
    expect(after.vat.map((one) => [one.baseMinor, one.taxMinor])).toEqual(
      before.vat.map((one) => [-one.baseMinor, -one.taxMinor]),
    );
    // What it corrects and why is still to be said.
    expect(checkDraft(turned).map((one) => one.code)).toEqual([
      'invoicing.credit-without-invoice',
      'invoicing.credit-reason-missing',
    ]);
  });

  it('that gives deposits back corrects these deposits', () => {
    const preceding = [{ invoiceId: 'd', number: 'FA-1', issuedOn: negative.issuedOn }];
    const deposit = { invoiceId: 'd', number: 'FA-1' };
    const final = sampleInvoice({
      kind: 'final',
      preceding,
      lines: [
        sampleItem(),
        sampleItem({ id: 'd1', quantity: '-1', unitPrice: '300', account: '4191', deposit }),
      ],
    });
    const turned = turnIntoCredit(final);
    expect(turned.preceding).toEqual(preceding);
    expect(turned.lines).toMatchObject([{ quantity: '-1' }, { quantity: '1', account: '4191' }]);
    expect(turned.lines[1]).not.toHaveProperty('deposit');
  });
});
