import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  documents,
  reverseCharge,
  sampleInvoice,
  sampleItem,
  vat20,
  vat55,
} from '../../../test/kit/invoices.ts';
import { plainDate } from '../calendar/index.ts';
import type { Finding, Result } from '../finding.ts';
import { checkDraft } from './check-draft.ts';
import { credit, creditable, creditableQuantity } from './credit.ts';
import type { CreditPart } from './credit.ts';
import type { Document } from './model.ts';
import { computeTotals, isItem, vatKey } from './totals.ts';

const correction = { invoiceId: 'i1', number: 'FA-1', on: plainDate('2026-05-02'), reason: 'Retour' };
const rest: CreditPart = { kind: 'rest', name: 'Solde de l’avoir' };
const lines = (...picks: [string, string][]): CreditPart => ({
  kind: 'lines',
  lines: picks.map(([lineId, quantity]) => ({ lineId, quantity })),
});
const amount = (minor: bigint, vat = vat20): CreditPart => ({
  kind: 'amounts',
  name: 'Geste commercial',
  amounts: [{ vat, minor }],
});
const value = (result: Result<Document>): Document => {
  if (!result.ok) throw new Error(result.findings.map((finding) => finding.code).join());
  return result.value;
};
const codes = (result: Result<Document>): string[] =>
  result.ok ? [] : result.findings.map((finding: Finding) => finding.code);
const net = (document: Document): bigint => computeTotals(document).netMinor;
/** Ten at 10.00, and five at 8.00 of another rate. */
const sold = sampleInvoice({
  lines: [
    sampleItem({ quantity: '10', unitPrice: '10', nature: 'goods', account: '707' }),
    sampleItem({ id: 'l2', quantity: '5', unitPrice: '8', vat: vat55 }),
  ],
});

describe('a credit note', () => {
  it('of the whole is the invoice again, and names it', () => {
    const note = value(credit(sold, [], rest, correction));
    expect(note).toMatchObject({
      kind: 'credit_note',
      issuedOn: '2026-05-02',
      suppliedOn: '2026-03-12',
      preceding: [{ invoiceId: 'i1', number: 'FA-1', issuedOn: '2026-03-12' }],
      reason: 'Retour',
    });
    expect(computeTotals(note)).toEqual(computeTotals(sold));
    expect(checkDraft(note)).toEqual([]);
  });

  it('leaves behind what concerned the payment', () => {
    const paid = sampleInvoice({
      paidMinor: 12000n,
      retention: { percent: '5', releaseOn: plainDate('2027-03-12') },
      earlyPayment: { percent: '2', days: 8 },
      schedule: [{ dueOn: plainDate('2026-04-01'), percent: '100' }],
    });
    const note = value(credit(paid, [], rest, correction));
    expect([note.paidMinor, note.retention, note.earlyPayment, note.schedule]).toEqual([
      0n,
      undefined,
      undefined,
      [],
    ]);
  });

  it('of lines by quantity, and of what is left of them', () => {
    const first = value(credit(sold, [], lines(['l1', '4']), correction));
    expect(net(first)).toBe(4000n);
    expect(creditableQuantity(sold.lines.find(isItem)!, [first])).toBe('6');
    expect(codes(credit(sold, [first], lines(['l1', '7']), correction))).toEqual([
      'invoicing.credits-too-many',
    ]);
    expect(codes(credit(sold, [], lines(['l1', '-1']), correction))).toEqual(['invoicing.credits-too-many']);
    expect(net(value(credit(sold, [first], lines(['l1', '6'], ['l2', '1']), correction)))).toBe(6800n);
  });

  it('of an amount per VAT rate, on 709, goods and services as they were sold', () => {
    const note = value(credit(sold, [], amount(2500n), correction));
    expect(note.lines.filter(isItem)).toMatchObject([
      {
        name: 'Geste commercial',
        quantity: '1',
        unitPrice: '25.00',
        account: '709',
        nature: 'goods',
        vat: vat20,
      },
    ]);
    expect(codes(credit(sold, [note], amount(7501n), correction))).toEqual(['invoicing.credit-exceeds']);
    expect(codes(credit(sold, [], amount(1n, reverseCharge), correction))).toEqual([
      'invoicing.credit-exceeds',
    ]);
  });

  it('of the rest, after others', () => {
    const first = value(credit(sold, [], lines(['l1', '4']), correction));
    const last = value(credit(sold, [first], rest, correction));
    expect(computeTotals(last).grossMinor).toBe(
      computeTotals(sold).grossMinor - computeTotals(first).grossMinor,
    );
    expect(creditable(sold, [first, last]).map((one) => one.baseMinor)).toEqual([0n, 0n]);
  });

  it('takes rebates along: of a line with its quantity, of the document with its lines', () => {
    const rebated = sampleInvoice({
      lines: [
        sampleItem({ quantity: '3', unitPrice: '100', discount: { kind: 'amount', minor: 1000n } }),
        sampleItem({ id: 'l2', unitPrice: '100' }),
      ],
      adjustments: [
        { id: 'a', isCharge: false, label: 'Remise', value: { kind: 'amount', minor: 3900n } },
        { id: 'b', isCharge: true, label: 'Port', value: { kind: 'amount', minor: 500n } },
      ],
    });
    // 100.00 − a third of 10.00 (rounded up) − 10 % of what is left, the share of 39.00 in 390.00 (rounded up).
    expect(net(value(credit(rebated, [], lines(['l1', '1']), correction)))).toBe(10000n - 334n - 967n);
  });

  it('of the rest of an invoice that takes something back at another rate gives back what was paid, not more', () => {
    const exchanged = sampleInvoice({
      lines: [
        sampleItem({ unitPrice: '100' }),
        sampleItem({ id: 'l2', quantity: '-1', unitPrice: '50', vat: vat55 }),
      ],
    });
    const first = value(credit(exchanged, [], amount(1000n), correction));
    const last = value(credit(exchanged, [first], rest, correction));
    expect(last.lines).toMatchObject([
      { quantity: '1', unitPrice: '90.00' },
      { quantity: '-1', unitPrice: '50.00' },
    ]);
    const gross = (document: Document): bigint => computeTotals(document).grossMinor;
    expect(gross(first) + gross(last)).toBe(gross(exchanged));
    expect(checkDraft(last)).toEqual([]);
    // Nothing was charged at 5.5 %: nothing is given back of it.
    expect(codes(credit(exchanged, [], amount(100n, vat55), correction))).toEqual([
      'invoicing.credit-exceeds',
    ]);
  });

  it('of a deposit that names accounts of sales goes back to 4191 all the same: that is where it waits', () => {
    const deposit = sampleInvoice({ kind: 'deposit', lines: [sampleItem({ account: '706' })] });
    expect(value(credit(deposit, [], rest, correction)).lines).toMatchObject([{ account: '4191' }]);
  });

  it('of a deposit goes back to 4191', () => {
    const deposit = sampleInvoice({ kind: 'deposit', lines: [sampleItem({ account: '4191' })] });
    expect(value(credit(deposit, [], amount(100n), correction)).lines[0]).toMatchObject({ account: '4191' });
  });

  it('is not credited itself', () => {
    const note = value(credit(sold, [], rest, correction));
    expect(() => credit(note, [], rest, correction)).toThrow('not credited');
  });
});

it('any run of credit notes never gives back more than was invoiced, of any VAT rate', () => {
  const parts = fc.oneof(
    fc.constant(rest),
    fc.tuple(fc.nat(8), fc.integer({ min: 0, max: 100 })).map(([line, percent]) => ({ line, percent })),
    fc.tuple(fc.nat(4), fc.bigInt({ min: 1n, max: 300000n })).map(([group, minor]) => ({ group, minor })),
  );
  fc.assert(
    fc.property(documents, fc.array(parts, { maxLength: 6 }), (invoice, list) => {
      const items = invoice.lines.filter(isItem);
      const whole = computeTotals(invoice);
      fc.pre(whole.vat.every((one) => one.baseMinor >= 0n));
      const notes: Document[] = [];
      for (const part of list) {
        let wanted: CreditPart;
        if ('line' in part) {
          const line = items[part.line % items.length]!;
          const quantity = String(Math.floor((Number(line.quantity) * part.percent) / 100));
          wanted = lines([line.id, quantity]);
        } else if ('group' in part) {
          wanted = amount(part.minor, whole.vat[part.group % whole.vat.length]!.vat);
        } else {
          wanted = rest;
        }
        const result = credit(invoice, notes, wanted, correction);
        if (result.ok) notes.push(result.value);
      }
      const given = notes.flatMap((note) => computeTotals(note).vat);
      for (const { vat, baseMinor, taxMinor } of whole.vat) {
        const same = given.filter((one) => vatKey(one.vat) === vatKey(vat));
        expect(same.reduce((sum, one) => sum + one.baseMinor, 0n) <= baseMinor).toBe(true);
        expect(same.reduce((sum, one) => sum + one.taxMinor, 0n) <= taxMinor).toBe(true);
      }
      const gross = notes.reduce((sum, note) => sum + computeTotals(note).grossMinor, 0n);
      expect(gross <= whole.grossMinor).toBe(true);
      // What is left can always be credited, but for a few cents of rounding.
      const last = credit(invoice, notes, rest, correction);
      const left = whole.grossMinor - gross - (last.ok ? computeTotals(last.value).grossMinor : 0n);
      expect(last.ok && left >= 0n && left <= 60n * BigInt(notes.length)).toBe(true);
    }),
  );
});
