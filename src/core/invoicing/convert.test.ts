import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documents, sampleInvoice, sampleItem, vat55 } from '../../../test/kit/invoices.ts';
import { plainDate } from '../calendar/index.ts';
import { checkDraft } from './check-draft.ts';
import { correctiveOf, depositOf, duplicate, finalOf, fromQuote, progressOf, takenBack } from './convert.ts';
import type { Document } from './model.ts';
import { computeTotals, isItem } from './totals.ts';

const on = plainDate('2026-04-02');
const quote = sampleInvoice({
  kind: 'quote',
  validUntil: plainDate('2026-04-30'),
  suppliedOn: plainDate('2026-03-01'),
  lines: [
    sampleItem({ quantity: '4', unitPrice: '250' }),
    { type: 'section', id: 's', title: 'Fournitures' },
    sampleItem({ id: 'l2', quantity: '10', unitPrice: '20', vat: vat55, nature: 'goods', account: '707' }),
  ],
});
const words = (number: string): string => `Acompte ${number}`;
const errors = (document: Document): string[] => checkDraft(document).map((finding) => finding.code);

describe('an accepted quote', () => {
  it('becomes an order, an invoice, a pro forma: dated anew, the quote named', () => {
    const invoice = fromQuote(quote, 'invoice', { on, number: 'DE-12' });
    expect(invoice).toMatchObject({ kind: 'invoice', issuedOn: on, references: { quote: 'DE-12' } });
    expect([invoice.validUntil, invoice.suppliedOn]).toEqual([undefined, undefined]);
    expect(computeTotals(invoice)).toEqual(computeTotals(quote));
    expect(errors(invoice)).toEqual([]);
    expect(fromQuote(quote, 'order_confirmation', { on, number: 'DE-12' }).kind).toBe('order_confirmation');
  });
});

describe('a deposit', () => {
  it('of 30 % is a part of each VAT rate, on 4191', () => {
    const deposit = depositOf(quote, { kind: 'percent', percent: '30' }, { on, name: 'Acompte de 30 %' });
    expect(deposit.lines.filter(isItem)).toMatchObject([
      {
        unitPrice: '300.00',
        account: '4191',
        nature: 'services',
        vat: { rate: '20' },
        name: 'Acompte de 30 %',
      },
      { unitPrice: '60.00', account: '4191', nature: 'goods', vat: { rate: '5.5' } },
    ]);
    expect(deposit.kind).toBe('deposit');
    expect(errors(deposit)).toEqual([]);
  });

  it('of 500.00 including VAT is not a cent more', () => {
    const deposit = depositOf(quote, { kind: 'amount', grossMinor: 50000n }, { on, name: 'Acompte' });
    expect(computeTotals(deposit).grossMinor).toBe(50000n);
  });

  it('never asks more than was agreed, and a few cents less at most', () => {
    fc.assert(
      fc.property(documents, fc.integer({ min: 1, max: 100 }), (order, percent) => {
        const whole = computeTotals(order);
        fc.pre(whole.vat.every((one) => one.baseMinor >= 0n));
        const grossMinor = (whole.grossMinor * BigInt(percent)) / 100n;
        const gross = computeTotals(
          depositOf(order, { kind: 'amount', grossMinor }, { on, name: 'Acompte' }),
        ).grossMinor;
        expect(gross <= grossMinor && grossMinor - gross <= BigInt(whole.vat.length) * 2n).toBe(true);
      }),
    );
  });
});

describe('progress and final', () => {
  it('the final invoice takes the rest of each line and the deposit off', () => {
    const deposit = depositOf(quote, { kind: 'percent', percent: '30' }, { on, name: 'Acompte' });
    const progress = progressOf(quote, '25', [], { on });
    expect(progress.lines.filter(isItem).map((line) => line.quantity)).toEqual(['1', '2.5']);
    const deposits = [{ invoiceId: 'd1', number: 'AC-1', document: deposit }];
    const final = finalOf(quote, { progress: [progress], deposits }, { on, name: words });
    expect(final.lines.filter(isItem).map((line) => [line.name, line.quantity, line.unitPrice])).toEqual([
      ['Étude de faisabilité', '3', '250'],
      ['Étude de faisabilité', '7.5', '20'],
      ['Acompte AC-1', '-1', '300.00'],
      ['Acompte AC-1', '-1', '60.00'],
    ]);
    expect(final).toMatchObject({
      kind: 'final',
      preceding: [{ invoiceId: 'd1', number: 'AC-1', issuedOn: on }],
    });
    const net = (document: Document): bigint => computeTotals(document).netMinor;
    expect(net(deposit) + net(progress) + net(final)).toBe(net(quote));
    expect(errors(final)).toEqual([]);
  });

  it('a fixed rebate is given in parts, and once in all', () => {
    const line = sampleItem({ quantity: '2', discount: { kind: 'amount', minor: 1001n } });
    const order = sampleInvoice({ lines: [line] });
    const progress = progressOf(order, '50', [], { on });
    const final = finalOf(order, { progress: [progress], deposits: [] }, { on, name: words });
    const given = [progress, final].map((one) => one.lines.filter(isItem)[0]?.discount);
    expect(given).toEqual([
      { kind: 'amount', minor: 501n },
      { kind: 'amount', minor: 500n },
    ]);
  });

  it('with the last of a line goes all that is left of its rebate: three thirds of 3 at 10.00 off', () => {
    const line = sampleItem({ quantity: '3', discount: { kind: 'amount', minor: 1000n } });
    const order = sampleInvoice({ lines: [line] });
    const progress: Document[] = [];
    for (let third = 0; third < 3; third += 1) {
      progress.push(progressOf(order, '33.3333', progress, { on }));
    }
    expect(progress.flatMap((one) => one.lines.filter(isItem)).map((one) => one.discount)).toEqual([
      { kind: 'amount', minor: 333n },
      { kind: 'amount', minor: 333n },
      { kind: 'amount', minor: 334n },
    ]);
  });

  it('what a credit note took back of a line is billed again, what it gave as a rebate is not', () => {
    const progress = progressOf(quote, '50', [], { on });
    const note = { ...progress, kind: 'credit_note' as const };
    const some = { ...note, lines: [sampleItem({ quantity: '1' })] };
    const rebate = { ...note, lines: [sampleItem({ id: 'geste', account: '709' })] };
    const final = (notes: Document[]): string[] =>
      finalOf(quote, { progress: [progress, ...notes.map(takenBack)], deposits: [] }, { on, name: words })
        .lines.filter(isItem)
        .map((line) => line.quantity);
    expect(final([])).toEqual(['2', '5']);
    expect(final([some])).toEqual(['3', '5']);
    expect(final([rebate])).toEqual(['2', '5']);
  });

  it('a deposit that was credited in part is deducted less that', () => {
    const deposit = depositOf(quote, { kind: 'percent', percent: '30' }, { on, name: 'Acompte' });
    const left = computeTotals(deposit).vat.map((one) =>
      one.vat.rate === '20' ? { ...one, baseMinor: 20_000n } : { ...one, baseMinor: 0n },
    );
    const deposits = [{ invoiceId: 'd1', number: 'AC-1', document: deposit, left }];
    const { lines } = finalOf(quote, { progress: [], deposits }, { on, name: words });
    expect(lines.filter(isItem).flatMap((line) => (line.deposit ? [line.unitPrice] : []))).toEqual([
      '200.00',
    ]);
  });

  it('never bills more than was ordered, whatever the parts', () => {
    const orders = documents.map((order) => ({ ...order, adjustments: [] }));
    const list = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 4 });
    fc.assert(
      fc.property(orders, list, (order, percents) => {
        const progress: Document[] = [];
        for (const percent of percents) progress.push(progressOf(order, String(percent), progress, { on }));
        const final = finalOf(order, { progress, deposits: [] }, { on, name: words });
        const billed = [...progress, final];
        for (const line of order.lines.filter(isItem)) {
          const parts = billed.flatMap((one) => one.lines.filter(isItem)).filter((one) => one.id === line.id);
          const total = parts.reduce(
            (sum, one) => sum + BigInt(Math.round(Number(one.quantity) * 10000)),
            0n,
          );
          expect(total).toBe(BigInt(Math.round(Number(line.quantity) * 10000)));
        }
      }),
    );
  });

  it('the final invoice sells the order: with its deposits it comes to its total, but for rounding of VAT', () => {
    fc.assert(
      fc.property(documents, fc.integer({ min: 1, max: 90 }), (order, percent) => {
        const whole = computeTotals(order);
        fc.pre(whole.vat.every((one) => one.baseMinor >= 0n));
        const deposit = depositOf(
          order,
          { kind: 'percent', percent: String(percent) },
          { on, name: 'Acompte' },
        );
        const deposits = [{ invoiceId: 'd', number: 'AC-1', document: deposit }];
        const final = computeTotals(finalOf(order, { progress: [], deposits }, { on, name: words }));
        const asked = computeTotals(deposit);
        expect(final.netMinor + asked.netMinor).toBe(whole.netMinor);
        const gap = final.grossMinor + asked.grossMinor - whole.grossMinor;
        expect(gap >= -5n && gap <= 5n).toBe(true);
      }),
    );
  });
});

describe('other drafts of an invoice', () => {
  it('a duplicate is dated anew and deducts nothing', () => {
    const deposit = sampleItem({ id: 'd', quantity: '-1', deposit: { invoiceId: 'd1', number: 'AC-1' } });
    const copy = duplicate(
      sampleInvoice({ kind: 'final', paidMinor: 100n, lines: [sampleItem(), deposit] }),
      { on },
    );
    expect(copy).toMatchObject({ kind: 'final', issuedOn: on, paidMinor: 0n, preceding: [] });
    expect(copy.lines).toHaveLength(1);
  });

  it('a corrective names the one invoice it replaces, and keeps its day of supply', () => {
    const correction = { invoiceId: 'i1', number: 'FA-1', on, reason: 'Erreur d’adresse' };
    const corrective = correctiveOf(sampleInvoice(), correction);
    expect(corrective).toMatchObject({
      kind: 'corrective',
      suppliedOn: '2026-03-12',
      preceding: [{ number: 'FA-1' }],
      reason: 'Erreur d’adresse',
    });
    expect(errors(corrective)).toEqual([]);
  });

  it('it is paid as what it replaces: same holder, same discount, same retention', () => {
    const payment = {
      retention: { percent: '5', releaseOn: plainDate('2027-03-12') },
      earlyPayment: { percent: '1', days: 8 },
      holder: { name: 'Factor SA', iban: 'FR7630006000011234567890189', bic: '', mention: 'Cession Dailly' },
    };
    const correction = { invoiceId: 'i1', number: 'FA-1', on, reason: 'Erreur' };
    expect(correctiveOf(sampleInvoice(payment), correction)).toMatchObject(payment);
  });
});
