import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documents, reverseCharge, sampleInvoice, sampleItem, vat20 } from '../../../test/kit/invoices.ts';
import { sayMention } from '../../i18n/mentions.ts';
import { plainDate } from '../calendar/index.ts';
import { computeTotals } from '../invoicing/index.ts';
import type { Document, Mention } from '../invoicing/index.ts';
import { compareExact, divide, exact, minus, plus, printShort, times } from '../money/index.ts';
import type { Currency, Exact } from '../money/index.ts';
import { eInvoiceOf } from './from-document.ts';
import type { EInvoice } from './model.ts';

const on = plainDate;
const send = (document: Document, directDebit?: Parameters<typeof eInvoiceOf>[2]['directDebit']): EInvoice =>
  eInvoiceOf(document, computeTotals(document), {
    number: 'FA-2026-0001',
    say: (mention: Mention) => sayMention(document.language, mention),
    ...(directDebit ? { directDebit } : {}),
  });
const invoice = (over: Partial<Document> = {}): EInvoice => send(sampleInvoice(over));
const { seller, buyer } = sampleInvoice();
const goods = sampleItem({ nature: 'goods' });
const preceding = [{ invoiceId: 'i1', number: 'FA-2026-0007', issuedOn: on('2026-02-01') }];
const notes = (one: EInvoice): Record<string, string[]> => {
  const found: Record<string, string[]> = {};
  for (const { subject = '', text } of one.notes) (found[subject] ??= []).push(text);
  return found;
};

describe('a French invoice between companies', () => {
  it('names who and where in the registers of the reform', () => {
    const { seller: from, buyer: to } = invoice();
    expect(from).toMatchObject({
      name: 'Atelier Lumière',
      ids: [{ value: '73282932000074', scheme: '0009' }],
      legalId: { value: '732829320', scheme: '0002' },
      vatId: 'FR44732829320',
      endpoint: { value: '732829320', scheme: '0225' },
    });
    expect(to).toMatchObject({
      ids: [{ value: '55210055400013', scheme: '0009' }],
      legalId: { value: '552100554', scheme: '0002' },
      endpoint: { value: '552100554', scheme: '0225' },
    });
  });

  it('has each mandatory note once, in the words of the law', () => {
    const said = notes(invoice());
    expect(said).toMatchObject({ BAR: ['B2B'] });
    expect(said['PMT']).toEqual([
      'Indemnité forfaitaire pour frais de recouvrement en cas de retard\u00a0: 40\u00a0€',
    ]);
    expect(said['PMD']?.[0]).toContain('3 fois le taux d’intérêt légal');
    expect(said['AAB']).toEqual(['Pas d’escompte pour paiement anticipé']);
  });

  it('adds up its lines, VAT and totals', () => {
    const one = invoice({ paidMinor: 2000n });
    expect(one.lines).toMatchObject([
      {
        id: '1',
        quantity: '1',
        unit: 'C62',
        net: '100.00',
        price: { net: '100' },
        vat: { category: 'S', rate: '20' },
      },
    ]);
    expect(one.vat).toEqual([{ category: 'S', rate: '20', base: '100.00', tax: '20.00' }]);
    expect(one.totals).toEqual({
      lines: '100.00',
      net: '100.00',
      tax: '20.00',
      gross: '120.00',
      prepaid: '20.00',
      due: '100.00',
    });
  });
});

describe('the type, billing mode and tax point', () => {
  const deposit = { invoiceId: 'd', number: 'AC-1' };
  const taken = sampleItem({ id: 'l2', quantity: '-1', unitPrice: '50', account: '4191', deposit });
  it.each<[string, Partial<Document>, string, string, string | undefined]>([
    ['services', {}, '380', 'S1', '72'],
    ['services on debits', { seller: { ...seller, vatOnDebits: true } }, '380', 'S1', '5'],
    ['goods', { lines: [goods] }, '380', 'B1', '29'],
    ['both', { lines: [sampleItem(), { ...goods, id: 'l2' }] }, '380', 'M1', undefined],
    ['without VAT', { lines: [sampleItem({ vat: reverseCharge })] }, '380', 'S1', undefined],
    ['paid', { lines: [goods], paidMinor: 12000n }, '380', 'B2', '29'],
    ['deposit', { kind: 'deposit', lines: [goods] }, '386', 'B1', '72'],
    ['final', { kind: 'final', lines: [sampleItem(), taken], preceding }, '380', 'S4', '72'],
    ['final without deposit', { kind: 'final' }, '380', 'S1', '72'],
    ['credit note', { kind: 'credit_note', preceding }, '381', 'S1', '72'],
    [
      'credit note of a deposit',
      { kind: 'credit_note', preceding, lines: [sampleItem({ account: '4191' })] },
      '503',
      'S1',
      '72',
    ],
    ['credit note on a contract', { kind: 'credit_note' }, '262', 'S1', '72'],
    ['corrective', { kind: 'corrective', preceding }, '384', 'S1', '72'],
  ])('%s', (_, over, type, process, taxPointCode) => {
    const one = invoice(over);
    expect([one.type, one.process, one.taxPointCode]).toEqual([type, process, taxPointCode]);
  });

  it('no quote is an electronic invoice', () => {
    expect(() => invoice({ kind: 'quote' })).toThrow('no electronic invoice');
  });
});

describe('other parties', () => {
  const abroad = {
    ...buyer,
    siren: '',
    siret: '',
    vatNumber: 'BE0403019261',
    address: {
      lines: ['Rue 1', 'Bât. A', 'Étage 2', 'Porte 3'],
      postalCode: '1000',
      city: 'Bruxelles',
      country: 'BE',
    },
  };

  it('abroad: the VAT number, our number for the customer, the e-mail', () => {
    const one = invoice({ buyer: abroad, lines: [sampleItem({ vat: reverseCharge })] });
    expect(one.buyer).toMatchObject({
      ids: [{ value: 'C001', scheme: '0224' }],
      vatId: 'BE0403019261',
      endpoint: { value: 'compta@dupont.example', scheme: 'EM' },
      address: { lines: ['Rue 1', 'Bât. A', 'Étage 2, Porte 3'] },
    });
    expect(one.buyer.legalId).toBeUndefined();
    expect(notes(one)['BAR']).toEqual(['B2BINT']);
    expect(one.vat).toMatchObject([{ category: 'AE', rate: '0', tax: '0.00', exemptionCode: 'VATEX-EU-AE' }]);
  });

  it('an intra-Community supply says when and where it arrives', () => {
    const vat = { category: 'K', rate: '0', exemption: 'eu-goods' } as const;
    expect(invoice({ buyer: abroad, lines: [sampleItem({ vat })] }).delivery).toMatchObject({
      on: '2026-03-12',
      address: { country: 'BE' },
    });
  });

  it('a consumer: the notes platforms ask for say they do not apply', () => {
    const one = invoice({ buyer: { ...buyer, kind: 'individual', siren: '', siret: '', vatNumber: '' } });
    const said = notes(one);
    expect(said['BAR']).toEqual(['B2C']);
    expect(said['PMT']).toEqual(['Sans objet\u00a0: le client n’est pas un professionnel']);
    expect([said['PMD']?.length, said['AAB']?.length]).toEqual([1, 1]);
  });

  it('in franchise the SIREN is the tax number, and the text of 293 B is said', () => {
    const franchise = { category: 'E', rate: '0', exemption: 'franchise' } as const;
    const one = invoice({
      seller: { ...seller, vatRegime: 'franchise', vatNumber: '' },
      lines: [sampleItem({ vat: franchise })],
    });
    expect(one.seller).toMatchObject({ taxNumber: '732829320' });
    expect(one.seller.vatId).toBeUndefined();
    expect(one.vat[0]).toMatchObject({
      exemptionReason: 'TVA non applicable, article 293 B du CGI',
      exemptionCode: 'VATEX-FR-FRANCHISE',
    });
  });

  it('out of scope there is no VAT number and no rate (BR-O-02, BR-O-05)', () => {
    const one = invoice({
      lines: [sampleItem({ vat: { category: 'O', rate: '0', exemption: 'out-of-scope' } })],
    });
    expect(one.seller.vatId ?? one.buyer.vatId).toBeUndefined();
    expect(one.lines[0]?.vat).toEqual({ category: 'O' });
    expect(one.vat[0]?.rate).toBeUndefined();
  });

  it('two reasons in one category are one breakdown (BR-E-01)', () => {
    const lines = ['training', 'medical'].map((exemption, index) =>
      sampleItem({ id: `l${index}`, vat: { category: 'E', rate: '0', exemption } }),
    );
    const one = invoice({
      lines: [...lines, sampleItem({ id: 'l3', vat: { category: 'E', rate: '0', exemption: 'insurance' } })],
    });
    expect(one.vat).toHaveLength(1);
    expect(one.vat[0]).toMatchObject({ base: '300.00', tax: '0.00' });
    expect(one.vat[0]?.exemptionCode).toBeUndefined();
    expect(one.vat[0]?.exemptionReason?.split('\n')).toHaveLength(3);
  });
});

describe('lines', () => {
  it('say discount and eco-contribution apart, positive whatever the quantity', () => {
    const over = {
      unitPrice: '100',
      discount: { kind: 'percent', percent: '10' },
      contribution: { label: 'Éco-participation', perUnit: '0.5' },
    } as const;
    const lines = [sampleItem({ ...over, quantity: '2' }), sampleItem({ ...over, id: 'l2', quantity: '-1' })];
    const [sold, back] = invoice({ lines }).lines;
    expect(sold).toMatchObject({ net: '181.00' });
    expect(sold?.allowancesCharges).toEqual([
      { isCharge: false, amount: '20.00', base: '200.00', percent: '10', reasonCode: '95' },
      { isCharge: true, amount: '1.00', reason: 'Éco-participation', reasonCode: 'AEO' },
    ]);
    expect(back).toMatchObject({ quantity: '-1', net: '-90.50' });
    expect(back?.allowancesCharges.map((one) => [one.isCharge, one.amount])).toEqual([
      [true, '10.00'],
      [false, '0.50'],
    ]);
  });

  it('a comment is a note of the line before it; before the first, of the document', () => {
    const comment = (id: string, text: string) => ({ type: 'comment', id, text }) as const;
    const one = invoice({
      lines: [comment('a', 'Chantier A'), sampleItem(), comment('b', 'Lot 2'), comment('c', 'Fin')],
    });
    expect(one.lines[0]?.note).toBe('Lot 2\nFin');
    expect(notes(one)['AAI']).toEqual(['Chantier A']);
  });
});

describe('payment', () => {
  it('by transfer to the seller, or to who holds the receivable', () => {
    expect(invoice().payment).toMatchObject({
      means: [{ code: '58', account: seller.iban, bic: 'AGRIFRPP', accountName: 'Atelier Lumière' }],
      reference: 'FA-2026-0001',
      dueOn: '2026-04-11',
    });
    const holder = { name: 'Factor', iban: 'FR76 1027 8000', bic: '', mention: 'Cédée' };
    const one = invoice({ holder });
    expect(one.payment.means).toEqual([{ code: '58', account: 'FR7610278000', accountName: 'Factor' }]);
    expect(one.payee).toEqual({ name: 'Factor', ids: [] });
    expect(notes(one)['AAI']?.[0]).toContain('Cédée');
  });

  it.each([
    ['card', '48'],
    ['cheque', '20'],
    ['cash', '10'],
    ['direct_debit', '59'],
  ] as const)('by %s', (means, code) => {
    expect(invoice({ means }).payment.means[0]?.code).toBe(code);
  });

  it('by direct debit with its mandate', () => {
    const directDebit = { mandate: 'RUM-1', creditorId: 'FR00ZZZ123456', debitedAccount: 'FR76' };
    expect(send(sampleInvoice({ means: 'direct_debit' }), directDebit).payment).toMatchObject({
      mandate: 'RUM-1',
      creditorId: 'FR00ZZZ123456',
      means: [{ code: '59', debitedAccount: 'FR76' }],
    });
  });

  it('paid already: due on the day of issue (BR-FR-CO-09)', () => {
    const { payment, totals } = invoice({ paidMinor: 12000n });
    expect([payment.dueOn, totals.due]).toEqual(['2026-03-12', '0.00']);
  });

  it('says each instalment and the retention in its terms', () => {
    const schedule = [
      { dueOn: on('2026-04-11'), percent: '50' },
      { dueOn: on('2026-05-11'), percent: '50' },
    ];
    const { payment } = invoice({ schedule, retention: { percent: '5', releaseOn: on('2027-03-12') } });
    expect(payment.terms?.split('\n')).toEqual([
      '57,00\u00a0€ le 11/04/2026',
      '57,00\u00a0€ le 11/05/2026',
      expect.stringMatching(/^6,00\u00a0€ le 12\/03\/2027 \(Retenue de garantie de 5\u00a0%/),
    ]);
    expect(invoice().payment.terms).toBeUndefined();
  });

  it('in dollars: the VAT in euros (BT-6, BT-111)', () => {
    const exchange = { rate: '0.92', on: on('2026-03-11'), source: 'BCE' };
    const one = invoice({ currency: 'USD' as Currency, exchange });
    expect(one).toMatchObject({ currency: 'USD', accountingCurrency: 'EUR' });
    expect(one.totals.taxInAccountingCurrency).toBe('18.40');
    expect(one.payment.means[0]?.code).toBe('30');
  });
});

describe('for any document', () => {
  const sum = (list: readonly (string | undefined)[]): Exact =>
    list.reduce((total, one) => plus(total, exact(one ?? '0')), exact('0'));
  const same = (a: Exact, b: string | undefined): void =>
    expect(printShort(a)).toBe(printShort(exact(b ?? '0')));

  it('its printed amounts satisfy BR-CO-10 to BR-CO-17, and each line adds up', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { lines, totals, vat, allowancesCharges: adjustments } = send(document);
        const decimals = totals.gross.split('.')[1]?.length ?? 0;
        const signed = (list: EInvoice['allowancesCharges']): Exact =>
          list.reduce((total, one) => (one.isCharge ? plus : minus)(total, exact(one.amount)), exact('0'));
        same(sum(lines.map((line) => line.net)), totals.lines); // BR-CO-10
        same(sum(adjustments.filter((one) => !one.isCharge).map((one) => one.amount)), totals.allowances); // 11
        same(sum(adjustments.filter((one) => one.isCharge).map((one) => one.amount)), totals.charges); // 12
        same(plus(exact(totals.lines), signed(adjustments)), totals.net); // 13
        same(sum(vat.map((one) => one.tax)), totals.tax); // 14
        same(plus(exact(totals.net), exact(totals.tax ?? '0')), totals.gross); // 15
        same(minus(exact(totals.gross), exact(totals.prepaid ?? '0')), totals.due); // 16
        for (const one of vat) {
          same(divide(times(exact(one.base), exact(one.rate ?? '0')), exact('100'), decimals), one.tax); // 17
          const isSame = (tax?: { category: string; rate?: string }): boolean =>
            tax?.category === one.category && tax.rate === one.rate;
          const inGroup = adjustments.filter((other) => isSame(other.vat));
          same(
            plus(sum(lines.filter((line) => isSame(line.vat)).map((line) => line.net)), signed(inGroup)),
            one.base,
          );
        }
        for (const line of lines) {
          const gross = divide(times(exact(line.quantity), exact(line.price.net)), exact('1'), decimals);
          same(plus(gross, signed(line.allowancesCharges)), line.net);
          expect(line.allowancesCharges.every((one) => compareExact(exact(one.amount), exact('0')) > 0)).toBe(
            true,
          );
        }
      }),
    );
  });

  it('PMT, PMD, AAB and BAR are there once each, and no term is empty', () => {
    const kinds = fc.constantFrom<Document['buyer']['kind']>('company', 'individual', 'public_body');
    fc.assert(
      fc.property(documents, kinds, (document, kind) => {
        const one = send({ ...document, buyer: { ...document.buyer, kind } });
        const found = notes(one);
        for (const subject of ['PMT', 'PMD', 'AAB', 'BAR']) expect(found[subject]).toHaveLength(1);
        expect(JSON.stringify(one)).not.toContain('":""');
        expect(JSON.stringify(one)).not.toContain('undefined');
      }),
    );
  });

  it('has one breakdown for each treatment it uses, as VAT rates are known', () => {
    const lines = [sampleItem({ vat: { ...vat20, rate: '20.00' } }), sampleItem({ id: 'l2' })];
    expect(invoice({ lines }).vat).toHaveLength(1);
  });
});
