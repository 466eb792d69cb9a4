import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documents, sampleInvoice, sampleItem, vat55 } from '../../../test/kit/invoices.ts';
import { addDays, plainDate } from '../calendar/index.ts';
import { computeTotals, instalments } from '../invoicing/index.ts';
import type { Document } from '../invoicing/index.ts';
import type { Currency } from '../money/index.ts';
import { checkEntry, correctiveEntries, invoiceEntry, signedMinor } from './index.ts';
import type { JournalEntryDraft } from './index.ts';

const on = plainDate;
const book = (document: Document): JournalEntryDraft =>
  invoiceEntry(document, computeTotals(document), 'FA-2026-0001');
/** What a reader of the books sees: '411 p1 D 12000'. */
const shown = (entry: JournalEntryDraft): string[] =>
  entry.postings.map((one) => {
    const side = one.debitMinor > 0n ? `D ${one.debitMinor}` : `C ${one.creditMinor}`;
    return [one.account, one.partyId, side].filter(Boolean).join(' ');
  });
const booked = (over: Partial<Document>): string[] => shown(book(sampleInvoice(over)));
const goods = sampleItem({ nature: 'goods', account: '707' });
const deposit = { invoiceId: 'd1', number: 'AC-2026-0001' };
const sellerOnDebits = { ...sampleInvoice().seller, vatOnDebits: true };

describe('the entry of an invoice', () => {
  it('services: VAT waits to be paid', () => {
    expect(booked({})).toEqual(['411 p1 D 12000', '44574 C 2000', '706 C 10000']);
    expect(book(sampleInvoice())).toMatchObject({
      journal: 'VE',
      entryOn: '2026-03-12',
      piece: 'FA-2026-0001',
      label: 'FA-2026-0001 Dupont & Fils',
    });
  });

  it('services on debits, and goods: VAT is due at once', () => {
    expect(booked({ seller: sellerOnDebits })).toEqual(['411 p1 D 12000', '44571 C 2000', '706 C 10000']);
    expect(booked({ lines: [goods] })).toEqual(['411 p1 D 12000', '44571 C 2000', '707 C 10000']);
  });

  it('both at one rate: the tax in proportion, to the cent', () => {
    const lines = [sampleItem({ unitPrice: '33.33' }), { ...goods, id: 'l2', unitPrice: '66.66' }];
    expect(booked({ lines })).toEqual([
      '411 p1 D 11999',
      '44571 C 1333',
      '44574 C 667',
      '706 C 3333',
      '707 C 6666',
    ]);
  });

  it('several rates: one line of VAT each', () => {
    const lines = [goods, { ...goods, id: 'l2', vat: vat55, unitPrice: '10' }];
    expect(booked({ lines })).toEqual(['411 p1 D 13055', '44571 C 2000', '44571 C 55', '707 C 11000']);
  });

  it('each instalment and the retention is an item of its own', () => {
    const schedule = [
      { dueOn: on('2026-04-11'), percent: '30' },
      { dueOn: on('2026-05-11'), percent: '70' },
    ];
    const retention = { percent: '5', releaseOn: on('2027-03-12') };
    expect(booked({ schedule, retention }).slice(0, 3)).toEqual([
      '411 p1 D 3420',
      '411 p1 D 7980',
      '4117 p1 D 600',
    ]);
  });

  it('what was paid before is claimed too, and the payment is allocated to it', () => {
    expect(booked({ paidMinor: 5000n }).slice(0, 2)).toEqual(['411 p1 D 7000', '411 p1 D 5000']);
  });

  it('a rebate on the document lowers the sales, a charge is one', () => {
    const lines = [goods, { ...goods, id: 'l2', account: '701', unitPrice: '300' }];
    const adjustments = [
      { id: 'a', isCharge: false, label: 'Remise', value: { kind: 'percent' as const, percent: '10' } },
      { id: 'b', isCharge: true, label: 'Port', value: { kind: 'amount' as const, minor: 2000n } },
    ];
    expect(booked({ lines, adjustments })).toEqual([
      '411 p1 D 45600',
      '44571 C 7600',
      '707 C 9000',
      '701 C 27000',
      '7085 C 2000',
    ]);
  });

  it('without VAT there is no line of VAT', () => {
    const lines = [sampleItem({ vat: { category: 'AE', rate: '0', exemption: 'eu-services' } })];
    expect(booked({ lines })).toEqual(['411 p1 D 10000', '706 C 10000']);
  });

  it('a deposit waits on 4191, its VAT for the payment, for goods too', () => {
    expect(booked({ kind: 'deposit', lines: [goods] })).toEqual([
      '411 p1 D 12000',
      '44574 C 2000',
      '4191 p1 C 10000',
    ]);
    expect(booked({ kind: 'deposit', seller: sellerOnDebits })).toContain('44571 C 2000');
  });

  it('the final invoice sells the whole, and takes the deposit off 4191', () => {
    const lines = [
      { ...goods, unitPrice: '300' },
      { ...goods, id: 'l2', quantity: '-1', account: '4191', deposit },
    ];
    const entry = book(sampleInvoice({ kind: 'final', lines }));
    expect(shown(entry)).toEqual(['411 p1 D 24000', '44571 C 4000', '707 C 30000', '4191 p1 D 10000']);
    expect(entry.postings[3]?.label).toBe('AC-2026-0001');
  });

  it('in another currency a deposit leaves 4191 at the rate it came in at (PCG art. 420-5)', () => {
    const dollars = (rate: string, over: Partial<Document>): Document =>
      sampleInvoice({
        currency: 'USD' as Currency,
        exchange: { rate, on: on('2026-03-11'), source: 'BCE' },
        ...over,
      });
    const exported = { ...goods, vat: { category: 'G', rate: '0', exemption: 'export' } as const };
    expect(shown(book(dollars('0.9', { kind: 'deposit', lines: [exported] })))).toEqual([
      '411 p1 D 9000',
      '4191 p1 C 9000',
    ]);
    const final = dollars('1', {
      kind: 'final',
      lines: [
        { ...exported, unitPrice: '60' },
        { ...exported, id: 'l2', unitPrice: '50', account: '701' },
        { ...exported, id: 'd', quantity: '-1', account: '4191', deposit },
      ],
    });
    const entry = invoiceEntry(final, computeTotals(final), 'FA-2026-0002', undefined, {
      depositRates: new Map([[deposit.number, '0.9']]),
    });
    // 110 $ are sold: 100 at 0.9 that were paid before, 10 at 1.
    expect(shown(entry)).toEqual(['411 p1 D 1000', '707 C 5000', '701 C 5000', '4191 p1 D 9000']);
    expect(checkEntry(entry)).toEqual([]);
  });

  it('a credit note takes off a retention what its invoice does not owe now', () => {
    const note = sampleInvoice({ kind: 'credit_note', lines: [goods] });
    const entry = (retainedMinor: bigint): string[] =>
      shown(invoiceEntry(note, computeTotals(note), 'AV-1', undefined, { retainedMinor }));
    expect(entry(600n)).toEqual(['411 p1 C 11400', '4117 p1 C 600', '44571 D 2000', '707 D 10000']);
    expect(entry(12_000n)).toEqual(['4117 p1 C 12000', '44571 D 2000', '707 D 10000']);
  });

  it('a credit note is the mirror', () => {
    expect(booked({ kind: 'credit_note', lines: [goods] })).toEqual([
      '411 p1 C 12000',
      '44571 D 2000',
      '707 D 10000',
    ]);
  });

  it('a corrective undoes the entry of what it corrects, and books its own', () => {
    const original = book(sampleInvoice({ lines: [goods] }));
    const document = sampleInvoice({ kind: 'corrective', lines: [{ ...goods, quantity: '2' }] });
    const [reversal, own] = correctiveEntries(original, document, computeTotals(document), 'FA-2026-0009');
    expect(shown(reversal)).toEqual(['411 p1 C 12000', '44571 D 2000', '707 D 10000']);
    expect(reversal).toMatchObject({
      label: 'Annulation de FA-2026-0001 par FA-2026-0009',
      piece: 'FA-2026-0009',
    });
    expect(shown(own)).toEqual(['411 p1 D 24000', '44571 C 4000', '707 C 20000']);
  });

  it('in dollars: each amount at the fixed rate, VAT as printed, the odd cent on the sale', () => {
    const exchange = { rate: '0.92153', on: on('2026-03-11'), source: 'BCE' };
    const lines = [{ ...goods, unitPrice: '33.35' }, sampleItem({ id: 'l2', unitPrice: '0.02' })];
    const document = sampleInvoice({ currency: 'USD' as Currency, exchange, lines, seller: sellerOnDebits });
    const entry = book(document);
    expect(shown(entry)).toEqual(['411 p1 D 3690', '44571 C 615', '707 C 3073', '706 C 2']);
    expect(entry.postings.map((one) => one.amountMinor)).toEqual([4004n, -667n, -3335n, -2n]);
    expect(computeTotals(document).inBase?.taxMinor).toBe(615n);
  });

  it('books no quote', () => {
    expect(() => book(sampleInvoice({ kind: 'quote' }))).toThrow('is not booked');
    expect(() => book(sampleInvoice({ currency: 'USD' as Currency }))).toThrow('No rate');
  });
});

it('is balanced for any document; what is claimed is its total, item by item', () => {
  const cases = fc.record({
    document: documents,
    kind: fc.constantFrom<Document['kind']>('invoice', 'deposit', 'progress', 'credit_note'),
    retained: fc.boolean(),
    paid: fc.integer({ min: 0, max: 100 }),
    parts: fc.integer({ min: 0, max: 4 }),
  });
  fc.assert(
    fc.property(cases, ({ document: drawn, kind, retained, paid, parts }) => {
      const gross = computeTotals(drawn).grossMinor;
      const document: Document = {
        ...drawn,
        kind,
        paidMinor: (gross * BigInt(paid)) / 100n,
        schedule: Array.from({ length: parts }, (_, index) => ({
          dueOn: addDays(drawn.issuedOn, index * 10),
          percent: String(100 / parts === 100 / 3 ? (index === 0 ? 34 : 33) : 100 / parts),
        })),
        ...(retained ? { retention: { percent: '5', releaseOn: addDays(drawn.issuedOn, 365) } } : {}),
      };
      const totals = computeTotals(document);
      const entry = invoiceEntry(document, totals, 'FA-1');
      // A part worth less than a cent in base is refused before (invoicing.too-small-in-base).
      fc.pre(entry.postings.every((one) => signedMinor(one) !== 0n));
      expect(checkEntry(entry)).toEqual([]);
      const sign = kind === 'credit_note' ? -1n : 1n;
      const claimed = entry.postings.filter((one) => one.account.startsWith('411'));
      const amounts = claimed.map((one) => sign * (one.amountMinor ?? signedMinor(one)));
      expect(amounts.reduce((sum, minor) => sum + minor, 0n)).toBe(totals.grossMinor);
      const due = instalments(document, totals);
      expect(amounts.slice(0, due.length)).toEqual(due.map((one) => one.minor));
      const vat = entry.postings.filter((one) => one.account.startsWith('4457'));
      expect(vat.reduce((sum, one) => sum - sign * signedMinor(one), 0n)).toBe(
        totals.inBase?.taxMinor ?? totals.taxMinor,
      );
    }),
  );
});
