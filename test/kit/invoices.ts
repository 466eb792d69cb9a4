import fc from 'fast-check';
import { addDays, plainDate } from '../../src/core/calendar/index.ts';
import type { Document, ItemLine, Line, VatTreatment } from '../../src/core/invoicing/model.ts';
import { EUR } from '../../src/core/money/index.ts';
import type { Currency } from '../../src/core/money/index.ts';

/** Sample documents for the tests of invoicing: a worked example, and any document that could be issued. */

export const vat20: VatTreatment = { category: 'S', rate: '20' };
export const vat10: VatTreatment = { category: 'S', rate: '10' };
export const vat55: VatTreatment = { category: 'S', rate: '5.5' };
export const reverseCharge: VatTreatment = { category: 'AE', rate: '0', exemption: 'eu-services' };

export const sampleItem = (over: Partial<ItemLine> = {}): ItemLine => ({
  type: 'item',
  id: 'l1',
  name: 'Étude de faisabilité',
  quantity: '1',
  unit: 'C62',
  unitPrice: '100',
  vat: vat20,
  account: '706',
  nature: 'services',
  ...over,
});

export const sampleInvoice = (over: Partial<Document> = {}): Document => ({
  kind: 'invoice',
  language: 'fr',
  currency: EUR,
  seller: {
    name: 'Atelier Lumière',
    legalForm: 'SARL',
    capital: '10 000 €',
    register: 'RCS Lyon',
    siren: '732829320',
    siret: '73282932000074',
    vatNumber: 'FR44732829320',
    address: { lines: ['12 rue des Tanneurs'], postalCode: '69001', city: 'Lyon', country: 'FR' },
    email: 'facturation@atelier-lumiere.example',
    phone: '04 72 00 00 00',
    website: '',
    iban: 'FR7630006000011234567890189',
    bic: 'AGRIFRPP',
    eAddress: '',
    vatRegime: 'real',
    vatOnDebits: false,
    legalMention: '',
    lateRate: '3 fois le taux d’intérêt légal',
  },
  buyer: {
    partyId: 'p1',
    code: 'C001',
    kind: 'company',
    name: 'Dupont & Fils',
    siren: '552100554',
    siret: '55210055400013',
    vatNumber: 'FR96552100554',
    address: { lines: ['7 quai de la Gare'], postalCode: '75013', city: 'Paris', country: 'FR' },
    eAddress: '',
    eAddressScheme: '',
    language: 'fr',
    email: 'compta@dupont.example',
  },
  title: '',
  issuedOn: plainDate('2026-03-12'),
  terms: { kind: 'net', days: 30 },
  schedule: [],
  paidMinor: 0n,
  means: 'transfer',
  references: { purchaseOrder: '', contract: '', buyerReference: '', project: '', quote: '' },
  preceding: [],
  reason: '',
  lines: [sampleItem()],
  adjustments: [],
  intro: '',
  closing: '',
  ...over,
});

/** A decimal of at most so many decimals, between 0 and `max` units. */
const decimal = (max: number, decimals: number) =>
  fc
    .tuple(fc.integer({ min: 0, max }), fc.integer({ min: 0, max: 10 ** decimals - 1 }))
    .map(([whole, part]) =>
      decimals === 0 ? `${whole}` : `${whole}.${String(part).padStart(decimals, '0')}`,
    );

const treatments = fc.constantFrom<VatTreatment>(
  vat20,
  vat10,
  vat55,
  { category: 'S', rate: '2.1' },
  reverseCharge,
);
const adjustment = fc.oneof(
  fc.record({ kind: fc.constant('percent' as const), percent: decimal(40, 2) }),
  fc.record({ kind: fc.constant('amount' as const), minor: fc.bigInt({ min: 0n, max: 500n }) }),
);

const item = fc
  .record({
    quantity: decimal(40, 4),
    unitPrice: decimal(900, 6),
    discount: fc.option(adjustment, { nil: undefined }),
    perUnit: fc.option(decimal(3, 2), { nil: undefined }),
    vat: treatments,
    account: fc.constantFrom('706', '707', '704'),
    nature: fc.constantFrom<ItemLine['nature']>('goods', 'services'),
  })
  .map(({ discount, perUnit, ...line }): Omit<ItemLine, 'id'> => ({
    type: 'item',
    name: 'Article',
    unit: 'C62',
    ...line,
    ...(discount ? { discount } : {}),
    ...(perUnit === undefined ? {} : { contribution: { label: 'Éco-contribution', perUnit } }),
  }));

const others = fc.constantFrom<Line>(
  { type: 'section', id: 'section', title: 'Lot 1' },
  { type: 'comment', id: 'comment', text: 'Livré au dépôt' },
);

const currencies = fc.constantFrom<[Currency, string | null]>(
  [EUR, null],
  ['USD' as Currency, '0.921534'],
  ['JPY' as Currency, '0.00612'],
  ['TND' as Currency, '0.29713'],
);

/** Any document with a total above one unit: lines, rebates, charges, several rates, currencies, a part already paid. */
export const documents: fc.Arbitrary<Document> = fc
  .record({
    lines: fc.array(fc.oneof({ weight: 6, arbitrary: item }, { weight: 1, arbitrary: others }), {
      minLength: 1,
      maxLength: 8,
    }),
    adjustments: fc.array(
      fc.record({
        isCharge: fc.boolean(),
        label: fc.constantFrom('Remise', 'Port'),
        value: adjustment,
        vat: fc.option(treatments, { nil: undefined }),
      }),
      { maxLength: 3 },
    ),
    currency: currencies,
    vatOnDebits: fc.boolean(),
    language: fc.constantFrom<'fr' | 'en'>('fr', 'en'),
    days: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ lines, adjustments, currency: [currency, rate], vatOnDebits, language, days }) => {
    const sample = sampleInvoice();
    const first = sampleItem({ id: 'l0', quantity: '3', unitPrice: '1333.33' });
    return sampleInvoice({
      currency,
      language,
      ...(rate === null ? {} : { exchange: { rate, on: addDays(sample.issuedOn, -1), source: 'BCE' } }),
      seller: { ...sample.seller, vatOnDebits },
      terms: { kind: 'net', days },
      lines: [first, ...lines.map((line, index): Line => ({ ...line, id: `l${index + 1}` }) as Line)],
      adjustments: adjustments.map(({ vat, ...one }, index) => ({
        id: `a${index}`,
        ...one,
        ...(vat ? { vat } : {}),
      })),
    });
  });
