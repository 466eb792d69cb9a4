import { plainDate } from '../../src/core/calendar/index.ts';
import type { EInvoice } from '../../src/core/einvoice/model.ts';

/** A furniture maker's invoice to a brewery, small enough to compute by hand; it keeps every rule, the French ones too. */
export const exampleInvoice: EInvoice = {
  guideline: 'urn:cen.eu:en16931:2017',
  process: 'B1',
  number: 'F2026-0042',
  issuedOn: plainDate('2026-09-15'),
  type: '380',
  currency: 'EUR',
  notes: [
    { subject: 'PMT', text: 'Indemnité forfaitaire de recouvrement : 40 €' },
    { subject: 'PMD', text: 'Pénalités : taux BCE + 10 points' },
    { subject: 'AAB', text: 'Pas d’escompte' },
    { subject: 'BAR', text: 'B2B' },
  ],
  references: { purchaseOrder: 'BC-17', preceding: [] },
  seller: {
    name: 'Atelier de l’Érable SARL',
    ids: [{ value: '81234567600017', scheme: '0009' }],
    legalId: { value: '812345676', scheme: '0002' },
    vatId: 'FR19812345676',
    address: { lines: ['14 rue des Menuisiers'], postalCode: '44000', city: 'Nantes', country: 'FR' },
    endpoint: { value: '812345676', scheme: '0225' },
  },
  buyer: {
    name: 'Brasserie du Pont-Neuf',
    ids: [],
    legalId: { value: '908765126', scheme: '0002' },
    vatId: 'FR04908765126',
    address: { lines: ['8 place du Pont'], postalCode: '31000', city: 'Toulouse', country: 'FR' },
    endpoint: { value: '908765126', scheme: '0225' },
  },
  delivery: { on: plainDate('2026-09-10') },
  payment: {
    means: [{ code: '58', account: 'FR7630006000011234567890189' }],
    reference: 'F2026-0042',
    dueOn: plainDate('2026-10-15'),
  },
  // 3 × 120.00 less 10 % = 324.00 at 20 %; 12.5 kg × 1.28 = 16.00 at 5.5 %; less 24.00, plus 15.00 at 20 %.
  lines: [
    {
      id: '1',
      quantity: '3',
      unit: 'C62',
      net: '324.00',
      price: { net: '120.00' },
      allowancesCharges: [
        {
          isCharge: false,
          amount: '36.00',
          base: '360.00',
          percent: '10',
          reason: 'Remise',
          reasonCode: '95',
        },
      ],
      vat: { category: 'S', rate: '20' },
      item: { name: 'Étagère', classifications: [], attributes: [] },
    },
    {
      id: '2',
      quantity: '12.5',
      unit: 'KGM',
      net: '16.00',
      price: { net: '1.28' },
      allowancesCharges: [],
      vat: { category: 'S', rate: '5.5' },
      item: { name: 'Farine', classifications: [], attributes: [] },
    },
  ],
  allowancesCharges: [
    { isCharge: false, amount: '24.00', vat: { category: 'S', rate: '20' }, reason: 'Fidélité' },
    { isCharge: true, amount: '15.00', vat: { category: 'S', rate: '20' }, reason: 'Port', reasonCode: 'FC' },
  ],
  // 315.00 × 20 % = 63.00; 16.00 × 5.5 % = 0.88.
  vat: [
    { category: 'S', rate: '20', base: '315.00', tax: '63.00' },
    { category: 'S', rate: '5.5', base: '16.00', tax: '0.88' },
  ],
  totals: {
    lines: '340.00',
    allowances: '24.00',
    charges: '15.00',
    net: '331.00',
    tax: '63.88',
    gross: '394.88',
    prepaid: '94.88',
    due: '300.00',
  },
  attachments: [],
};

type Change = (invoice: Draft) => void;
/** A model that may be written to, for tests that spoil one. */
export type Draft = DeepWritable<EInvoice>;
type DeepWritable<T> = T extends (infer U)[] | readonly (infer U)[]
  ? DeepWritable<U>[]
  : T extends string
    ? string
    : T extends object
      ? { -readonly [K in keyof T]: DeepWritable<T[K]> }
      : T;

export function spoiled(invoice: EInvoice, change: Change): EInvoice {
  const draft = structuredClone(invoice) as Draft;
  change(draft);
  return draft as unknown as EInvoice;
}
