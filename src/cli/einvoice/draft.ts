import { addDays, plainDate, type PlainDate } from '../../core/calendar/index.ts';
import type { EInvoice, ELine, ENote, EPaymentMeans, ETax } from '../../core/einvoice/model.ts';
import { exact, minus, printExact, type Decimal } from '../../core/money/index.ts';
import { buyers, sellers } from './data/companies.ts';
import { goods, services, type Good } from './data/goods.ts';
import type { Draw } from './random.ts';
import { lineNet, shareOf } from './total.ts';

/** The parts that samples are put together from: a line, the French mandatory notes, a whole draft without totals. */

export const standard = (rate: Decimal): ETax => ({ category: 'S', rate });
export const EXEMPT: ETax = { category: 'E', rate: '0' };
export const REVERSED: ETax = { category: 'AE', rate: '0' };
export const INTRA_EU: ETax = { category: 'K', rate: '0' };
export const EXPORT: ETax = { category: 'G', rate: '0' };
export const ZERO_RATED: ETax = { category: 'Z', rate: '0' };
export const OUT_OF_SCOPE: ETax = { category: 'O' };

export const EXEMPTIONS = {
  AE: { exemptionReason: 'Autoliquidation (CGI, art. 283-2 nonies)', exemptionCode: 'VATEX-EU-AE' },
  K: { exemptionReason: 'Exonération de TVA, art. 262 ter I du CGI', exemptionCode: 'VATEX-EU-IC' },
  G: { exemptionReason: 'Exonération de TVA, art. 262 I du CGI', exemptionCode: 'VATEX-EU-G' },
  O: { exemptionReason: 'Hors champ de la TVA', exemptionCode: 'VATEX-EU-O' },
} as const;

export const FRANCHISE = {
  E: { exemptionReason: 'TVA non applicable, art. 293 B du CGI', exemptionCode: 'VATEX-FR-FRANCHISE' },
} as const;

const cents = (value: number): Decimal => printExact({ units: BigInt(value), scale: 2 });

export type LineChange = Partial<Omit<ELine, 'net' | 'id'>>;

/** A line of one good: the net amount follows from what is given. */
export function lineOf(draw: Draw, id: number, good: Good, vat: ETax, change: LineChange = {}): ELine {
  const isWhole = good.unit === 'C62' || good.unit === 'LS' || good.unit === 'XBX' || good.unit === 'MON';
  const line: Omit<ELine, 'net'> = {
    id: String(id),
    quantity: isWhole ? String(draw.int(1, 40)) : printExact({ units: BigInt(draw.int(1, 9000)), scale: 2 }),
    unit: good.unit,
    allowancesCharges: [],
    price: { net: cents(draw.int(...good.cents)) },
    vat,
    item: {
      name: good.name,
      ...(good.description !== undefined && { description: good.description }),
      classifications: [],
      attributes: [],
    },
    ...change,
  };
  return { ...line, net: lineNet(line) };
}

/** So many lines, of goods and services in turn, with the given taxes in turn. */
export const linesOf = (
  draw: Draw,
  count: number,
  taxes: readonly ETax[],
  from: readonly Good[] = [...goods, ...services],
): ELine[] =>
  Array.from({ length: count }, (_, index) =>
    lineOf(draw, index + 1, draw.pick(from), taxes[index % taxes.length]!),
  );

/** A discount off the gross price, as catalogues print it (BT-147, BT-148). */
export function discounted(gross: Decimal, percent: Decimal): ELine['price'] {
  const discount = shareOf(gross, percent);
  return { gross, discount, net: printExact(minus(exact(gross), exact(discount))) };
}

/** C. com. L441-9 and L441-10: what every French invoice between professionals says (BR-FR-05). */
export const frenchNotes = (treatment: string): ENote[] => [
  {
    subject: 'PMT',
    text: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard\u00a0: 40\u00a0€',
  },
  {
    subject: 'PMD',
    text: 'Pénalités de retard\u00a0: taux de la BCE majoré de 10\u00a0points, exigibles sans rappel',
  },
  { subject: 'AAB', text: 'Pas d’escompte pour paiement anticipé' },
  { subject: 'BAR', text: treatment },
];

export const transfer: EPaymentMeans = {
  code: '58',
  text: 'Virement SEPA',
  account: 'FR7630006000011234567890189',
  accountName: 'Compte professionnel',
  bic: 'AGRIFRPP',
};

export type DraftInvoice = Omit<EInvoice, 'vat' | 'totals'>;
export type Change = Partial<DraftInvoice>;

const FIRST_DAY = plainDate('2026-01-05');

export const someDay = (draw: Draw): PlainDate => addDays(FIRST_DAY, draw.int(0, 320));

/** A French invoice between two companies, of services at 20 %, due in 30 days, unless told otherwise. */
export function frenchDraft(draw: Draw, number: string, change: Change = {}): DraftInvoice {
  const issuedOn = change.issuedOn === undefined || change.issuedOn === '' ? someDay(draw) : change.issuedOn;
  return {
    guideline: '',
    process: 'S1',
    number,
    issuedOn,
    type: '380',
    currency: 'EUR',
    notes: frenchNotes('B2B'),
    references: { preceding: [] },
    seller: draw.pick(sellers),
    buyer: draw.pick(buyers),
    delivery: { on: addDays(issuedOn, -draw.int(0, 20)) },
    payment: {
      means: [transfer],
      reference: number,
      terms: 'Paiement à 30 jours nets',
      dueOn: addDays(issuedOn, 30),
    },
    allowancesCharges: [],
    lines: change.lines ?? linesOf(draw, draw.int(1, 4), [standard('20')], services),
    attachments: [],
    ...change,
  };
}
