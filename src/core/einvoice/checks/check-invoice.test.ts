import { describe, expect, it } from 'vitest';
import { exampleInvoice, spoiled, type Draft } from '../../../../test/kit/einvoice.ts';
import { profiles, profileOf } from '../profiles.ts';
import { checkInvoice, coreRules, type CheckOptions } from './check-invoice.ts';
import { frenchRules } from './french.ts';

const rulesOf = (change: (invoice: Draft) => void, options: CheckOptions = { fr: true }): string[] =>
  checkInvoice(spoiled(exampleInvoice, change), options).map(({ params }) => String(params?.['rule']));

type Case = readonly [rule: string, change: (invoice: Draft) => void];

const finds = (name: string, cases: readonly Case[], options?: CheckOptions): void => {
  describe(name, () => {
    it.each(cases)('%s', (rule, change) => {
      expect(rulesOf(change, options)).toContain(rule);
    });
  });
};

/** The example without VAT: one line, one category. */
const untaxed =
  (category: string, exemptionCode?: string) =>
  (invoice: Draft): void => {
    invoice.lines = [{ ...invoice.lines[1]!, vat: { category, ...(category !== 'O' && { rate: '0' }) } }];
    invoice.allowancesCharges = [];
    invoice.vat = [
      {
        category,
        ...(category !== 'O' && { rate: '0' }),
        base: '16.00',
        tax: '0.00',
        ...(exemptionCode !== undefined && { exemptionCode }),
      },
    ];
    invoice.totals = { lines: '16.00', net: '16.00', tax: '0.00', gross: '16.00', due: '16.00' };
  };

const and =
  (...changes: ((invoice: Draft) => void)[]) =>
  (invoice: Draft): void =>
    changes.forEach((change) => change(invoice));

describe('an invoice that keeps the rules', () => {
  it('has no finding, with all French rules', () => {
    expect(checkInvoice(exampleInvoice, { fr: true })).toEqual([]);
  });

  it('is held to many rules', () => {
    expect(coreRules.length).toBeGreaterThan(180);
    expect(frenchRules.length).toBeGreaterThan(35);
  });

  it.each([
    ['E', 'VATEX-FR-FRANCHISE'],
    ['AE', 'VATEX-EU-AE'],
    ['G', 'VATEX-EU-G'],
  ])('may be untaxed: %s', (category, code) => {
    expect(rulesOf(untaxed(category, code))).toEqual([]);
  });

  it('may be out of the scope of VAT, without VAT numbers', () => {
    const change = and(untaxed('O', 'VATEX-EU-O'), (invoice) => {
      delete invoice.seller.vatId;
      delete invoice.buyer.vatId;
    });
    expect(rulesOf(change)).toEqual([]);
  });
});

finds('what must be said', [
  ['BR-01', (invoice) => (invoice.guideline = '')],
  ['BR-02', (invoice) => (invoice.number = ' ')],
  ['BR-03', (invoice) => (invoice.issuedOn = '')],
  ['BR-06', (invoice) => delete invoice.seller.name],
  ['BR-07', (invoice) => delete invoice.buyer.name],
  ['BR-08', (invoice) => delete invoice.seller.address],
  ['BR-11', (invoice) => delete invoice.buyer.address!.country],
  ['BR-16', (invoice) => (invoice.lines = [])],
  ['BR-17', (invoice) => (invoice.payee = { ids: [] })],
  ['BR-23', (invoice) => (invoice.lines[1]!.unit = '')],
  ['BR-25', (invoice) => (invoice.lines[0]!.item.name = '')],
  ['BR-52', (invoice) => (invoice.attachments = [{ id: '', url: 'https://x.example' }])],
  [
    'BR-56',
    (invoice) => (invoice.taxRepresentative = { name: 'R', ids: [], address: { lines: [], country: 'FR' } }),
  ],
  ['BR-61', (invoice) => delete invoice.payment.means[0]!.account],
  ['BR-62', (invoice) => (invoice.seller.endpoint = { value: '812345676' })],
  ['BR-CO-25', (invoice) => delete invoice.payment.dueOn],
  [
    'BR-CO-26',
    (invoice) => (invoice.seller = { ...invoice.seller, ids: [], legalId: { value: '' }, vatId: '' }),
  ],
]);

finds('what the totals must be, to the cent', [
  ['BR-CO-10', (invoice) => (invoice.totals.lines = '340.01')],
  ['BR-CO-11', (invoice) => (invoice.totals.allowances = '23.99')],
  ['BR-CO-12', (invoice) => delete invoice.totals.charges],
  ['BR-CO-13', (invoice) => (invoice.totals.net = '331.01')],
  ['BR-CO-14', (invoice) => (invoice.totals.tax = '63.87')],
  ['BR-CO-15', (invoice) => (invoice.totals.gross = '394.87')],
  ['BR-CO-16', (invoice) => (invoice.totals.due = '300.01')],
  ['BR-CO-17', (invoice) => (invoice.vat[0]!.tax = '63.01')],
  ['BR-S-08', (invoice) => (invoice.vat[1]!.base = '16.01')],
  ['PEPPOL-EN16931-R120', (invoice) => (invoice.lines[0]!.net = '324.01')],
  [
    'PEPPOL-EN16931-R040',
    (invoice) =>
      (invoice.allowancesCharges[0] = { ...invoice.allowancesCharges[0]!, base: '240.00', percent: '11' }),
  ],
  [
    'PEPPOL-EN16931-R046',
    (invoice) => (invoice.lines[0]!.price = { net: '120.00', gross: '150.00', discount: '29.00' }),
  ],
  ['BR-DEC', (invoice) => (invoice.totals.due = '300.000')],
  ['XSD', (invoice) => (invoice.lines[0]!.quantity = '3,0')],
]);

finds('what each category of VAT asks for', [
  ['BR-S-01', (invoice) => invoice.vat.pop()],
  ['BR-S-01', (invoice) => invoice.vat.push({ ...invoice.vat[0]! })],
  ['BR-S-02', (invoice) => delete invoice.seller.vatId],
  ['BR-S-05', (invoice) => (invoice.lines[0]!.vat.rate = '0')],
  ['BR-S-06', (invoice) => delete invoice.allowancesCharges[0]!.vat!.rate],
  ['BR-S-10', (invoice) => (invoice.vat[0]!.exemptionReason = 'Exonéré')],
  ['BR-E-10', untaxed('E')],
  ['BR-E-05', and(untaxed('E', 'VATEX-FR-FRANCHISE'), (invoice) => (invoice.lines[0]!.vat.rate = '20'))],
  ['BR-E-09', and(untaxed('E', 'VATEX-FR-FRANCHISE'), (invoice) => (invoice.vat[0]!.tax = '0.01'))],
  [
    'BR-AE-02',
    and(untaxed('AE', 'VATEX-EU-AE'), (invoice) => {
      delete invoice.buyer.vatId;
      delete invoice.buyer.legalId;
    }),
  ],
  ['BR-IC-11', and(untaxed('K', 'VATEX-EU-IC'), (invoice) => delete invoice.delivery)],
  ['BR-IC-12', untaxed('K', 'VATEX-EU-IC')],
  ['BR-IC-02', and(untaxed('K', 'VATEX-EU-IC'), (invoice) => delete invoice.buyer.vatId)],
  ['BR-G-02', and(untaxed('G', 'VATEX-EU-G'), (invoice) => delete invoice.seller.vatId)],
  ['BR-Z-10', untaxed('Z', 'VATEX-EU-O')],
  ['BR-O-02', untaxed('O', 'VATEX-EU-O')],
  [
    'BR-O-11',
    (invoice) => {
      invoice.lines[1]!.vat = { category: 'O' };
      invoice.vat.push({ category: 'O', base: '16.00', tax: '0.00', exemptionCode: 'VATEX-EU-O' });
    },
  ],
]);

finds('terms that must agree', [
  ['BR-31', (invoice) => delete invoice.allowancesCharges[0]!.reason],
  ['BR-45', (invoice) => (invoice.vat[0]!.base = '')],
  ['BR-CO-03', (invoice) => Object.assign(invoice, { taxPointOn: '2026-09-15', taxPointCode: '5' })],
  ['BR-CO-09', (invoice) => (invoice.seller.vatId = '19812345676')],
  ['BR-27', (invoice) => (invoice.lines[0]!.price.net = '-120.00')],
  ['BR-29', (invoice) => (invoice.period = { from: '2026-09-30', to: '2026-09-01' })],
  ['BR-30', (invoice) => (invoice.lines[0]!.period = { from: '2026-09-30', to: '2026-09-01' })],
  ['BR-51', (invoice) => (invoice.payment.means = [{ code: '48', card: { number: '4970100000000055' } }])],
  ['BR-53', (invoice) => (invoice.accountingCurrency = 'USD')],
  ['CII-SR-467', (invoice) => invoice.payment.means.push({ code: '20' })],
  [
    'PEPPOL-EN16931-R061',
    (invoice) => (invoice.payment.means = [{ code: '59', debitedAccount: 'FR7616958000010001234567834' }]),
  ],
  ['BT-126', (invoice) => (invoice.lines[1]!.id = '1')],
]);

finds('codes of the lists', [
  ['BR-CL-01', (invoice) => (invoice.type = '999')],
  ['BR-CL-04', (invoice) => (invoice.currency = 'EURO')],
  ['BR-CL-08', (invoice) => (invoice.notes[0]!.subject = 'XXX')],
  ['BR-CL-14', (invoice) => (invoice.seller.address!.country = 'France')],
  ['BR-CL-16', (invoice) => (invoice.payment.means[0]!.code = '99')],
  ['BR-CL-18', (invoice) => (invoice.lines[0]!.vat.category = 'X')],
  ['BR-CL-19', (invoice) => (invoice.allowancesCharges[0]!.reasonCode = 'FC')],
  ['BR-CL-22', (invoice) => (invoice.vat[0]!.exemptionCode = 'VATEX-XX')],
  ['BR-CL-23', (invoice) => (invoice.lines[0]!.unit = 'PIECE')],
  ['BR-CL-25', (invoice) => (invoice.buyer.endpoint!.scheme = '9999')],
]);

finds('what France asks for', [
  ['BR-FR-01', (invoice) => (invoice.number = 'F'.repeat(36))],
  ['BR-FR-01', (invoice) => (invoice.number = 'F 2026')],
  ['BR-FR-03', (invoice) => (invoice.issuedOn = '1999-12-31')],
  ['BR-FR-04', (invoice) => (invoice.type = '383')],
  ['BR-FR-05', (invoice) => invoice.notes.shift()],
  ['BR-FR-06', (invoice) => invoice.notes.push({ ...invoice.notes[0]! })],
  ['BR-FR-08', (invoice) => delete invoice.process],
  ['BR-FR-09', (invoice) => (invoice.seller.ids[0]!.value = '90876512600010')],
  ['BR-FR-10', (invoice) => delete invoice.seller.legalId],
  ['BR-FR-11', (invoice) => delete invoice.buyer.legalId],
  ['BR-FR-12', (invoice) => delete invoice.buyer.endpoint],
  ['BR-FR-13', (invoice) => delete invoice.seller.endpoint],
  ['BR-FR-15', (invoice) => (invoice.lines[0]!.vat.category = 'L')],
  ['BR-FR-16', (invoice) => (invoice.lines[0]!.vat.rate = '19')],
  [
    'BR-FR-17',
    (invoice) => (invoice.attachments = [{ id: 'A', description: 'Plan', url: 'https://x.example' }]),
  ],
  ['BR-FR-20', (invoice) => (invoice.notes[3]!.text = 'B2G')],
  ['BR-FR-21', (invoice) => (invoice.buyer.endpoint = { value: 'a@b.example', scheme: 'EM' })],
  [
    'BR-FR-22',
    (invoice) => Object.assign(invoice, { type: '389' }) && (invoice.seller.endpoint!.value = '999'),
  ],
  ['BR-FR-23', (invoice) => (invoice.buyer.endpoint!.value = '908765126 A')],
  ['BR-FR-32', (invoice) => (invoice.buyer.legalId!.value = '90876512')],
  ['BR-FR-CO-03', (invoice) => (invoice.type = '262')],
  ['BR-FR-CO-04', (invoice) => (invoice.type = '384')],
  ['BR-FR-CO-05', (invoice) => (invoice.type = '381')],
  ['BR-FR-CO-07', (invoice) => (invoice.payment.dueOn = '2026-09-14')],
  ['BR-FR-CO-08', (invoice) => Object.assign(invoice, { type: '386', process: 'B4' })],
  ['BR-FR-CO-09', (invoice) => (invoice.process = 'B2')],
  ['BR-FR-CO-10', (invoice) => (invoice.buyer.ids = [{ value: 'C-12' }])],
  ['BR-FR-CO-12', (invoice) => (invoice.currency = 'USD')],
  ['BR-FR-CO-14', (invoice) => invoice.seller.ids.push({ value: '534761903', scheme: '0231' })],
  ['BR-FR-DEC-02', (invoice) => (invoice.lines[0]!.quantity = '3.00000')],
  ['BR-FR-DEC-03', (invoice) => (invoice.lines[0]!.price.net = '120.0000000')],
  ['L441-9', (invoice) => (invoice.buyer.legalId!.value = '908765127')],
  ['L441-9', (invoice) => (invoice.buyer.vatId = 'FR05908765126')],
]);

finds(
  'what Peppol and Germany ask for',
  [
    ['PEPPOL-EN16931-R007', () => undefined],
    ['PEPPOL-EN16931-R003', (invoice) => delete invoice.references.purchaseOrder],
    ['PEPPOL-EN16931-P0100', (invoice) => (invoice.type = '384')],
    ['BR-DE-2', () => undefined],
    ['BR-DE-15', () => undefined],
    ['BR-DE-23', (invoice) => (invoice.payment.means[0]!.card = { number: '1234' })],
    ['BR-DE-18', (invoice) => (invoice.payment.terms = '#SKONTO#TAGE=14#PROZENT=2#')],
    ['BR-DE-30', (invoice) => (invoice.payment.means = [{ code: '59' }])],
  ],
  { peppol: true, xrechnung: true },
);

describe('what others wrote', () => {
  it('may round the VAT of each line, as the published rules allow', () => {
    const change = (invoice: Draft): void => {
      invoice.vat[0]!.tax = '63.01';
      invoice.totals = { ...invoice.totals, tax: '63.89', gross: '394.89', due: '300.01' };
    };
    expect(rulesOf(change)).toEqual(['BR-CO-17']);
    const received = checkInvoice(spoiled(exampleInvoice, change), { fr: true, received: true });
    expect(received.map(({ severity }) => severity)).toEqual(['warning']);
  });

  it('is only warned of rules of Peppol that it does not claim to follow', () => {
    const findings = checkInvoice(
      spoiled(exampleInvoice, (invoice) => (invoice.lines[0]!.price.net = '121.00')),
      { received: true },
    );
    expect(findings.map(({ severity }) => severity)).toEqual(['warning']);
  });
});

describe('profiles', () => {
  it('are known by their guideline', () => {
    for (const [name, { guideline }] of Object.entries(profiles)) expect(profileOf(guideline)).toBe(name);
    expect(profileOf('urn:ferd:other')).toBeNull();
  });

  it('without lines are not asked for them', () => {
    const rules = rulesOf((invoice) =>
      Object.assign(invoice, { guideline: profiles.basicwl.guideline, lines: [] }),
    );
    expect(rules).toEqual([]);
  });
});
