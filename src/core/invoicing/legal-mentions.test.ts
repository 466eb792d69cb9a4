import { describe, expect, it } from 'vitest';
import { reverseCharge, sampleInvoice, sampleItem } from '../../../test/kit/invoices.ts';
import { plainDate } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';
import { legalMentions } from './legal-mentions.ts';
import type { Buyer, Document, Seller } from './model.ts';

const { seller, buyer } = sampleInvoice();
const sells = (over: Partial<Seller>): Document => sampleInvoice({ seller: { ...seller, ...over } });
const buys = (over: Partial<Buyer>, more: Partial<Document> = {}): Document =>
  sampleInvoice({ buyer: { ...buyer, ...over }, ...more });
const keys = (document: Document): string[] => legalMentions(document).mentions.map((mention) => mention.key);
const missing = (document: Document): string[] =>
  legalMentions(document).missing.map((finding) => finding.code);
const belgian: Partial<Buyer> = {
  siren: '',
  siret: '',
  vatNumber: 'BE0403019261',
  address: { lines: ['Rue Haute 1'], postalCode: '1000', city: 'Bruxelles', country: 'BE' },
};

describe('the mentions of an invoice', () => {
  it('between two French companies', () => {
    expect(keys(sampleInvoice())).toEqual([
      'seller-identity',
      'customer-siren',
      'nature-services',
      'no-early-payment',
      'late-penalties',
      'recovery-indemnity',
    ]);
    expect(missing(sampleInvoice())).toEqual([]);
  });

  it('to a consumer: neither penalties, nor the 40 €, nor discount', () => {
    expect(keys(buys({ kind: 'individual', siren: '', siret: '', vatNumber: '' }))).toEqual([
      'seller-identity',
      'nature-services',
    ]);
  });

  it('to a public body: interest by law', () => {
    expect(keys(buys({ kind: 'public_body' }))).toContain('late-penalties-public');
    expect(keys(buys({ kind: 'public_body' }))).toContain('recovery-indemnity');
  });

  it('the four of 2026', () => {
    const lines = [sampleItem(), sampleItem({ id: 'l2', nature: 'goods' })];
    const deliveryAddress = { lines: ['Quai 3'], postalCode: '69007', city: 'Lyon', country: 'FR' };
    const document = { ...buys({ deliveryAddress }, { lines }), seller: { ...seller, vatOnDebits: true } };
    const found = legalMentions(document).mentions;
    expect(found.map((mention) => mention.key)).toEqual(
      expect.arrayContaining(['customer-siren', 'delivery-address', 'nature-mixed', 'vat-on-debits']),
    );
    expect(found.find((mention) => mention.key === 'delivery-address')?.params).toEqual({
      address: 'Quai 3, 69007 Lyon',
    });
  });

  it('no option for debits where only goods are sold, or no VAT is charged', () => {
    const debits = { ...seller, vatOnDebits: true };
    expect(keys(sampleInvoice({ seller: debits, lines: [sampleItem({ nature: 'goods' })] }))).not.toContain(
      'vat-on-debits',
    );
    expect(
      keys(sampleInvoice({ seller: debits, lines: [sampleItem({ vat: reverseCharge })] })),
    ).not.toContain('vat-on-debits');
  });

  it('reverse charge names the customer’s VAT number and the reason once', () => {
    const lines = [sampleItem({ vat: reverseCharge }), sampleItem({ id: 'l2', vat: reverseCharge })];
    expect(keys(buys(belgian, { lines }))).toEqual([
      'seller-identity',
      'customer-vat',
      'nature-services',
      'vat-exemption',
      'no-early-payment',
      'late-penalties',
      'recovery-indemnity',
    ]);
  });

  it('a sole trader is named as one, unless the name says it', () => {
    expect(keys(sells({ legalForm: 'EI' }))).toContain('sole-trader');
    expect(keys(sells({ legalForm: 'EI', name: 'Marie Durand EI' }))).not.toContain('sole-trader');
    expect(keys(sells({ legalForm: 'SAS', name: 'Reine SAS' }))).not.toContain('sole-trader');
  });

  it('what is credited, corrected, deducted', () => {
    const preceding = [{ invoiceId: 'i1', number: 'FA-2026-0007', issuedOn: plainDate('2026-02-01') }];
    const period = { from: plainDate('2026-01-01'), to: plainDate('2026-01-31') };
    expect(keys(sampleInvoice({ kind: 'credit_note', preceding }))).toContain('credits-invoice');
    expect(keys(sampleInvoice({ kind: 'corrective', preceding }))).toContain('corrects-invoice');
    expect(keys(sampleInvoice({ kind: 'final', preceding }))).toContain('deducts-deposit');
    const references = { ...sampleInvoice().references, contract: 'C-12' };
    expect(keys(sampleInvoice({ kind: 'credit_note', references, period }))).toContain('credits-contract');
    expect(keys(sampleInvoice({ kind: 'deposit' }))).toContain('deposit');
  });

  it('the VAT in euros of an invoice in dollars, its rate, day and source', () => {
    const exchange = { rate: '0.92', on: plainDate('2026-03-11'), source: 'BCE' };
    const document = sampleInvoice({ currency: 'USD' as Currency, exchange });
    expect(legalMentions(document).mentions.find((mention) => mention.key === 'vat-in-base')?.params).toEqual(
      {
        minor: '1840',
        base: 'EUR',
        currency: 'USD',
        rate: '0.92',
        on: '2026-03-11',
        source: 'BCE',
      },
    );
  });

  it('an assigned receivable, a retention, an early payment', () => {
    const holder = { name: 'Factor', iban: seller.iban, bic: '', mention: 'Créance cédée' };
    const retention = { percent: '5', releaseOn: plainDate('2027-03-12') };
    const found = keys(sampleInvoice({ holder, retention, earlyPayment: { percent: '2', days: 8 } }));
    expect(found).toEqual(expect.arrayContaining(['assigned', 'retention', 'early-payment']));
    expect(found).not.toContain('no-early-payment');
  });

  it('quotes and pro formas say what they are', () => {
    expect(keys(sampleInvoice({ kind: 'quote', validUntil: plainDate('2026-04-30') }))).toEqual([
      'seller-identity',
      'customer-siren',
      'quote-validity',
    ]);
    expect(keys(sampleInvoice({ kind: 'pro_forma' }))).toContain('pro-forma');
  });
});

describe('what keeps a document from being issued', () => {
  const nowhere = { lines: [], postalCode: '', city: '', country: 'FR' };
  it.each<[string, Document]>([
    ['invoicing.seller-name-missing', sells({ name: ' ' })],
    ['invoicing.seller-address-missing', sells({ address: nowhere })],
    ['invoicing.seller-siren-missing', sells({ siren: '732829321' })],
    ['invoicing.legal-form-missing', sells({ legalForm: '' })],
    ['invoicing.capital-missing', sells({ capital: '' })],
    ['invoicing.register-missing', sells({ register: '' })],
    ['invoicing.seller-vat-missing', sells({ vatNumber: '' })],
    ['invoicing.late-rate-missing', sells({ lateRate: '' })],
    ['invoicing.buyer-name-missing', buys({ name: '' })],
    ['invoicing.buyer-address-missing', buys({ address: nowhere })],
    ['invoicing.delivery-address-missing', buys({ deliveryAddress: nowhere })],
    ['invoicing.buyer-siren-missing', buys({ siren: '' })],
    ['invoicing.buyer-siren-missing', buys({ kind: 'public_body', siren: '' })],
    [
      'invoicing.buyer-vat-missing',
      buys({ ...belgian, vatNumber: '' }, { lines: [sampleItem({ vat: reverseCharge })] }),
    ],
    ['invoicing.line-name-missing', sampleInvoice({ lines: [sampleItem({ name: '' })] })],
    [
      'invoicing.exemption-missing',
      sampleInvoice({ lines: [sampleItem({ vat: { category: 'E', rate: '0' } })] }),
    ],
    [
      'invoicing.exemption-missing',
      sampleInvoice({ lines: [sampleItem({ vat: { category: 'O', rate: '0', exemption: 'export' } })] }),
    ],
    [
      'invoicing.credit-reason-missing',
      sampleInvoice({
        kind: 'credit_note',
        preceding: [{ invoiceId: 'i', number: 'FA-1', issuedOn: sampleInvoice().issuedOn }],
      }),
    ],
    ['invoicing.credit-without-invoice', sampleInvoice({ kind: 'credit_note', reason: 'Retour' })],
    ['invoicing.corrects-one-invoice', sampleInvoice({ kind: 'corrective' })],
    ['invoicing.holder-incomplete', sampleInvoice({ holder: { name: 'F', iban: '', bic: '', mention: '' } })],
    ['invoicing.exchange-missing', sampleInvoice({ currency: 'USD' as Currency })],
  ])('%s', (code, document) => {
    expect(missing(document)).toEqual([code]);
  });

  it('names the article', () => {
    expect(legalMentions(buys({ siren: '' })).missing[0]).toMatchObject({
      severity: 'error',
      path: 'buyer.siren',
      params: { article: 'CGI ann. II art. 242 nonies A (décret 2022-1299)' },
    });
  });

  it('asks nothing of a sole trader in franchise that only companies have', () => {
    const document = sells({
      legalForm: 'Micro-entrepreneur',
      capital: '',
      register: '',
      vatNumber: '',
      vatRegime: 'franchise',
    });
    const lines = [sampleItem({ vat: { category: 'E', rate: '0', exemption: 'franchise' } })];
    expect(missing({ ...document, lines })).toEqual([]);
  });

  it('asks no SIREN of a consumer, of a foreign company, of Monaco', () => {
    expect(missing(buys({ kind: 'individual', siren: '', siret: '', vatNumber: '' }))).toEqual([]);
    expect(missing(buys(belgian))).toEqual([]);
    const address = { ...buyer.address, country: 'MC', postalCode: '98000', city: 'Monaco' };
    expect(missing(buys({ siren: '', siret: '', address }))).toEqual([]);
  });

  it('takes the capital said with the form', () => {
    expect(missing(sells({ legalForm: 'SAS au capital de 80 000 €', capital: '' }))).toEqual([]);
  });

  it('asks nothing of a quote', () => {
    expect(missing({ ...sells({ name: '' }), kind: 'quote' })).toEqual([]);
  });
});
