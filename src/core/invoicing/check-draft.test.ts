import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documents, reverseCharge, sampleInvoice, sampleItem, vat20 } from '../../../test/kit/invoices.ts';
import { plainDate } from '../calendar/index.ts';
import { hasErrors } from '../finding.ts';
import { EUR } from '../money/index.ts';
import type { Currency } from '../money/index.ts';
import { checkDraft } from './check-draft.ts';
import type { Document, ItemLine } from './model.ts';

const on = plainDate;
const codes = (document: Document): string[] => checkDraft(document).map((finding) => finding.code);
const line = (over: Partial<ItemLine>, more: Partial<Document> = {}): Document =>
  sampleInvoice({ lines: [sampleItem(over)], ...more });
const abroad = (country: string, postalCode = '1000') => ({
  ...sampleInvoice().buyer,
  siren: '',
  siret: '',
  vatNumber: 'BE0403019261',
  address: { lines: ['Rue 1'], postalCode, city: 'Ville', country },
});
const exchange = { rate: '0.92', on: on('2026-03-11'), source: 'BCE' };
const adjust = (value: Document['adjustments'][number]['value']) => [
  { id: 'a', isCharge: false, label: 'Remise', value },
];

describe('a draft', () => {
  it('that is right has nothing said against it', () => {
    expect(codes(sampleInvoice())).toEqual([]);
  });

  it.each<[string, Document]>([
    ['invoicing.no-lines', sampleInvoice({ lines: [{ type: 'comment', id: 'c', text: 'Rien' }] })],
    ['invoicing.not-a-number', line({ quantity: '1,5' })],
    ['invoicing.not-a-number', line({ unitPrice: '' })],
    ['invoicing.number-too-large', line({ unitPrice: '100000000000' })],
    ['invoicing.quantity-decimals', line({ quantity: '1.00001' })],
    ['invoicing.price-decimals', line({ unitPrice: '1.0000001' })],
    ['invoicing.price-negative', line({ unitPrice: '-1', quantity: '-1' })],
    ['invoicing.rate-decimals', line({ vat: { category: 'S', rate: '5.555' } })],
    ['invoicing.percent-range', line({ discount: { kind: 'percent', percent: '101' } })],
    ['invoicing.percent-decimals', line({ discount: { kind: 'percent', percent: '1.00001' } })],
    ['invoicing.amount-negative', sampleInvoice({ adjustments: adjust({ kind: 'amount', minor: -1n }) })],
    [
      'invoicing.discount-exceeds',
      line(
        { discount: { kind: 'amount', minor: 10001n }, quantity: '1' },
        { lines: [sampleItem({ discount: { kind: 'amount', minor: 10001n } }), sampleItem()] },
      ),
    ],
    ['invoicing.unknown-unit', line({ unit: 'pièce' })],
    ['invoicing.period-reversed', line({ period: { from: on('2026-03-02'), to: on('2026-03-01') } })],
    ['invoicing.text-too-long', line({ name: 'x'.repeat(501) })],
    ['invoicing.control-character', line({ name: 'a\u0007b' })],
    ['invoicing.control-character', sampleInvoice({ intro: 'half \ud83d' })],
    ['invoicing.year-range', sampleInvoice({ issuedOn: on('1999-12-31') })],
    ['invoicing.terms-days', sampleInvoice({ terms: { kind: 'net', days: 4000 } })],
    [
      'invoicing.due-before-issue',
      sampleInvoice({ schedule: [{ dueOn: on('2026-03-11'), percent: '100' }] }),
    ],
    ['invoicing.validity-before-issue', sampleInvoice({ validUntil: on('2026-03-11') })],
    [
      'invoicing.schedule-total',
      sampleInvoice({ schedule: [{ dueOn: on('2026-04-11'), percent: '99.99' }] }),
    ],
    [
      'invoicing.retention-limit',
      sampleInvoice({ retention: { percent: '5.01', releaseOn: on('2027-03-12') } }),
    ],
    ['invoicing.exchange-needless', sampleInvoice({ exchange })],
    [
      'invoicing.exchange-rate',
      sampleInvoice({ currency: 'USD' as Currency, exchange: { ...exchange, rate: '0' } }),
    ],
    ['invoicing.exchange-missing', sampleInvoice({ currency: 'USD' as Currency })],
    ['invoicing.vat-rate-not-in-force', line({ vat: { category: 'S', rate: '19.6' } })],
    ['invoicing.vat-rate-not-in-force', line({ vat: { category: 'S', rate: '8.5' } })],
    [
      'invoicing.out-of-scope-mixed',
      sampleInvoice({
        lines: [
          sampleItem(),
          sampleItem({ id: 'l2', vat: { category: 'O', rate: '0', exemption: 'out-of-scope' } }),
        ],
      }),
    ],
    ['invoicing.eu-goods-destination', line({ vat: { category: 'K', rate: '0', exemption: 'eu-goods' } })],
    [
      'invoicing.export-destination',
      line({ vat: { category: 'G', rate: '0', exemption: 'export' } }, { buyer: abroad('BE') }),
    ],
    ['invoicing.total-negative', sampleInvoice({ lines: [sampleItem({ quantity: '-1' })] })],
    ['invoicing.nothing-invoiced', line({ quantity: '0' })],
    ['invoicing.paid-exceeds', sampleInvoice({ paidMinor: 12001n })],
    ['invoicing.paid-exceeds', sampleInvoice({ paidMinor: -1n })],
    ['invoicing.iban-missing', sampleInvoice({ seller: { ...sampleInvoice().seller, iban: '' } })],
    ['invoicing.currency-not-electronic', sampleInvoice({ currency: 'TND' as Currency, exchange })],
    [
      'invoicing.too-small-in-base',
      line({ unitPrice: '1' }, { currency: 'VND' as Currency, exchange: { ...exchange, rate: '0.000035' } }),
    ],
    ['invoicing.credit-without-invoice', sampleInvoice({ kind: 'credit_note', reason: 'Retour' })],
    ['invoicing.corrects-one-invoice', sampleInvoice({ kind: 'corrective' })],
  ])('is told: %s', (code, document) => {
    expect([...new Set(codes(document))]).toEqual([code]);
  });

  it('in franchise charges no VAT', () => {
    const seller = { ...sampleInvoice().seller, vatRegime: 'franchise' as const };
    expect(codes(sampleInvoice({ seller }))).toEqual(['invoicing.franchise-charges-vat']);
  });

  it('asks a negative credit note to turn its signs, and names its invoice', () => {
    const preceding = [{ invoiceId: 'i', number: 'FA-1', issuedOn: on('2026-02-01') }];
    const lines = [sampleItem({ quantity: '-1' })];
    expect(codes(sampleInvoice({ kind: 'credit_note', preceding, reason: 'Retour', lines }))).toEqual([
      'invoicing.credit-negative',
    ]);
    expect(codes(sampleInvoice({ kind: 'credit_note', preceding, reason: 'Retour' }))).toEqual([]);
  });

  it('splits a line whose rate changes inside its period', () => {
    const document = line(
      { vat: { category: 'S', rate: '19.6' }, period: { from: on('2013-12-15'), to: on('2014-01-14') } },
      { issuedOn: on('2014-01-20') },
    );
    expect(checkDraft(document)).toMatchObject([
      {
        code: 'invoicing.vat-rate-changes',
        path: 'lines.0.vat',
        params: { rate: '19.6', from: '2013-12-15' },
      },
    ]);
  });

  it('takes the rate of where it is delivered, and of the day it was supplied', () => {
    const deliveryAddress = { lines: ['Quai'], postalCode: '97400', city: 'Saint-Denis', country: 'FR' };
    const buyer = { ...sampleInvoice().buyer, deliveryAddress };
    expect(codes(line({ vat: { category: 'S', rate: '8.5' } }, { buyer }))).toEqual([]);
    const suppliedOn = on('2013-12-31');
    expect(
      codes(line({ vat: { category: 'S', rate: '19.6' } }, { issuedOn: on('2014-01-05'), suppliedOn })),
    ).toEqual([]);
  });

  it('delivers inside the Union, exports outside it and overseas', () => {
    const eu = line(
      { vat: { category: 'K', rate: '0', exemption: 'eu-goods' }, nature: 'goods' },
      { buyer: abroad('BE') },
    );
    expect(codes(eu)).toEqual([]);
    const out = { category: 'G', rate: '0', exemption: 'export' } as const;
    expect(codes(line({ vat: out }, { buyer: abroad('CH') }))).toEqual([]);
    const overseas = { ...abroad('FR', '97400'), siren: '552100554' };
    expect(codes(line({ vat: { ...out, exemption: 'overseas-goods' } }, { buyer: overseas }))).toEqual([]);
  });

  it('may hold 1,000 lines, emoji, right to left, a word of 300 letters', () => {
    const names = ['📦 Colis', 'خدمة', 'x'.repeat(300), '<b>&"\''];
    const lines = Array.from({ length: 1000 }, (_, index) =>
      sampleItem({ id: `l${index}`, name: names[index % 4]! }),
    );
    expect(codes(sampleInvoice({ lines }))).toEqual([]);
  });

  it('reads zeros behind as nothing', () => {
    expect(codes(line({ quantity: '1.500000', unitPrice: '2.00000000' }))).toEqual([]);
  });

  it('may be wholly covered by deposits', () => {
    const deposit = sampleItem({
      id: 'l2',
      quantity: '-1',
      account: '4191',
      deposit: { invoiceId: 'd', number: 'AC-1' },
    });
    expect(codes(sampleInvoice({ kind: 'final', lines: [sampleItem(), deposit] }))).toEqual([]);
  });
});

describe('for any draft', () => {
  it('one that could be issued has no error', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const errors = checkDraft(document).filter((finding) => finding.severity === 'error');
        // A fixed rebate may exceed the line it was drawn for.
        expect(errors.filter((finding) => finding.code !== 'invoicing.discount-exceeds')).toEqual([]);
      }),
    );
  });

  it('never throws, whatever is typed as a number', () => {
    const typed = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom('', '-', '1e9', '0', '-3', '9'.repeat(30)),
    );
    const drafts = fc.record({
      quantity: typed,
      unitPrice: typed,
      rate: typed,
      percent: typed,
      days: fc.double(),
    });
    fc.assert(
      fc.property(drafts, ({ quantity, unitPrice, rate, percent, days }) => {
        const document = sampleInvoice({
          lines: [
            sampleItem({
              quantity,
              unitPrice,
              vat: { ...vat20, rate },
              discount: { kind: 'percent', percent },
            }),
          ],
          adjustments: [{ ...adjust({ kind: 'percent', percent })[0]!, vat: { ...reverseCharge, rate } }],
          schedule: [{ dueOn: on('2026-04-01'), percent }],
          retention: { percent, releaseOn: on('2027-04-01') },
          terms: { kind: 'net', days },
          exchange: { rate, on: on('2026-03-01'), source: '' },
          currency: 'USD' as Currency,
        });
        expect(typeof hasErrors(checkDraft(document, EUR))).toBe('boolean');
      }),
    );
  });
});
