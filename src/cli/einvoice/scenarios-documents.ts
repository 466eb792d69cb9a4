import { addDays, plainDate } from '../../core/calendar/index.ts';
import { eInvoiceOf } from '../../core/einvoice/index.ts';
import {
  computeTotals,
  credit,
  deductDeposits,
  depositOf,
  fromQuote,
  withOptions,
  type Document,
  type DocumentKind,
  type Line,
} from '../../core/invoicing/index.ts';
import type { Currency } from '../../core/money/index.ts';
import { documentLines } from '../../i18n/document-lines.ts';
import { sayMention } from '../../i18n/mentions.ts';
import { sampleInput, sampleLine, vat } from '../../i18n/sample-invoices.ts';
import type { Format, Scenario } from './scenario.ts';

/** Documents as they are issued here, in every format: what the editor offers is what leaves. */

const on = plainDate('2026-11-22');
const sections: readonly Line[] = [
  sampleLine('a', { name: 'Étude et relevé', unitPrice: '180', nature: 'services' }),
  { type: 'section', id: 's1', title: 'Lot 1 – Menuiserie' },
  { type: 'comment', id: 'c1', text: 'Essences certifiées PEFC' },
  sampleLine('b', { name: 'Façades en frêne', quantity: '6', unitPrice: '214.50' }),
  sampleLine('c', {
    name: 'Plan de travail',
    unitPrice: '389.99',
    discount: { kind: 'percent', percent: '5' },
  }),
  { type: 'comment', id: 'c2', text: 'Coloris à confirmer' },
  { type: 'section', id: 's2', title: 'Lot 2 – Pose' },
  sampleLine('d', {
    name: 'Pose',
    quantity: '12.5',
    unit: 'HUR',
    unitPrice: '58',
    vat: vat('10'),
    nature: 'services',
  }),
  sampleLine('e', { name: 'Quincaillerie', unitPrice: '44.90' }),
  sampleLine('f', { name: 'Reprise de l’ancien plan', quantity: '-1', unitPrice: '30' }),
  { type: 'section', id: 's3', title: 'Divers' },
  sampleLine('g', { name: 'Livraison', unitPrice: '95' }),
];
const preceding = [{ invoiceId: 'i1', number: 'F2026-00411', issuedOn: plainDate('2026-10-05') }];

const made = (kind: DocumentKind, lines: readonly Line[], change: Partial<Document> = {}): Document =>
  sampleInput(kind, lines, { title: 'Cuisine, rue des Lilas', ...change }).document;

const scenario = (name: string, document: () => Document, fits?: Scenario['fits']): Scenario => ({
  name: `issued-${name}`,
  ...(fits && { fits }),
  build: (_draw, number, { profile }) => {
    const issued = document();
    return eInvoiceOf(issued, computeTotals(issued), {
      number,
      profile,
      say: (mention) => sayMention(issued.language, mention),
    });
  },
});

/** The published EXTENDED-CTC-FR rules for CII stop on two tax totals (V1.4.0), which BR-FR-CO-12 demands. */
const inTwoCurrencies = ({ syntax, profile }: Format): boolean =>
  !(syntax === 'CII' && profile === 'extended-ctc-fr');

/** Two options of three are accepted, and invoiced. */
const accepted = (): Document => {
  const quote = made('quote', [
    sampleLine('k', { name: 'Cuisine', unitPrice: '5200' }),
    sampleLine('l', { name: 'Lampe sur rail', unitPrice: '120', optional: true }),
    { type: 'section', id: 'o1', title: 'Plan en pierre', optional: true },
    sampleLine('m', { name: 'Plan en granit', unitPrice: '700' }),
    sampleLine('n', { name: 'Pose du plan', unitPrice: '130', vat: vat('10'), nature: 'services' }),
    { type: 'section', id: 'o2', title: 'Hotte', optional: true },
    sampleLine('p', { name: 'Hotte', unitPrice: '890' }),
  ]);
  return fromQuote(withOptions(quote, ['l', 'o1']), 'invoice', { on, number: 'DE-2026-0042' });
};

const order = made('order_confirmation', sections);
const deposit = depositOf(order, { kind: 'percent', percent: '30' }, { on, name: 'Acompte de 30 %' });

const final = (): Document => ({
  ...made('final', [
    ...sections,
    ...deductDeposits(
      [{ invoiceId: 'i1', number: 'F2026-00411', document: deposit }],
      documentLines('fr').depositDeducted,
    ),
  ]),
  preceding,
});

const credited = (): Document => {
  const note = credit(
    made('invoice', sections),
    [],
    { kind: 'rest', name: '' },
    { invoiceId: 'i1', number: 'F2026-00411', on, reason: 'Chantier annulé' },
  );
  if (!note.ok) throw new Error('The sample is not credited');
  return note.value;
};

export const documentScenarios: readonly Scenario[] = [
  scenario('sections', () => made('invoice', sections)),
  scenario('options-accepted', accepted),
  scenario('deposit', () => deposit),
  scenario('progress', () => made('progress', sections.slice(0, 6))),
  scenario('final', final),
  scenario('credit-note', credited),
  scenario('credit-of-several', () =>
    made('credit_note', [sampleLine('r', { name: 'Remise de fin d’année', account: '709' })], {
      preceding: [
        ...preceding,
        { invoiceId: 'i2', number: 'F2026-00430', issuedOn: plainDate('2026-10-20') },
      ],
      reason: 'Remise de fin d’année',
    }),
  ),
  scenario('credit-on-contract', () =>
    made('credit_note', [sampleLine('r', { name: 'Remise annuelle', account: '709' })], {
      reason: 'Remise annuelle',
      references: { purchaseOrder: '', contract: 'CT-2026-12', buyerReference: '', project: '', quote: '' },
      period: { from: plainDate('2026-01-01'), to: plainDate('2026-10-31') },
    }),
  ),
  scenario('corrective', () => made('corrective', sections, { preceding, reason: 'Prix convenu' })),
  scenario('retention', () =>
    made('invoice', sections, { retention: { percent: '5', releaseOn: plainDate('2027-11-22') } }),
  ),
  scenario('instalments', () =>
    made('invoice', sections, {
      schedule: [
        { dueOn: addDays(on, 10), percent: '40' },
        { dueOn: addDays(on, 40), percent: '60' },
      ],
    }),
  ),
  scenario('factored', () =>
    made('invoice', sections, {
      holder: {
        name: 'Affacturage du Rhône',
        iban: 'FR7610278060000002012340159',
        bic: 'CMCIFR2A',
        mention: 'Créance cédée à Affacturage du Rhône (C. mon. fin. L313-23)',
      },
    }),
  ),
  scenario(
    'foreign-currency',
    () =>
      made('invoice', sections, {
        currency: 'USD' as Currency,
        exchange: { rate: '0.9237', on, source: 'BCE' },
        terms: { kind: 'net', days: 45 },
      }),
    inTwoCurrencies,
  ),
  scenario('already-paid', () => {
    const invoice = made('invoice', sections);
    return { ...invoice, paidMinor: computeTotals(invoice).grossMinor, means: 'card' };
  }),
];
