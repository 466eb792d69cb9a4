import { plainDate } from '../core/calendar/index.ts';
import { commercialDocument } from '../core/invoicing/documents/commercial-document.ts';
import type { CommercialDocumentInput } from '../core/invoicing/documents/commercial-document.ts';
import { houseTheme } from '../core/invoicing/documents/theme.ts';
import { computeTotals } from '../core/invoicing/totals.ts';
import type { Document, DocumentKind, ItemLine, Line, VatTreatment } from '../core/invoicing/model.ts';
import { EUR } from '../core/money/index.ts';
import { invoiceFormatter } from './format-document.ts';
import { invoiceDocuments as en } from './invoice-documents.en.ts';
import { invoiceDocuments as fr } from './invoice-documents.fr.ts';

/*
 * Commercial documents of an imaginary company, for tests and for looking at the layout.
 */
export const vat = (rate: string, category: VatTreatment['category'] = 'S'): VatTreatment => ({
  category,
  rate,
});

const GOODS: readonly Partial<ItemLine>[] = [
  {
    reference: 'ATL-2041',
    name: 'Plan de travail chêne massif huilé',
    description: '2,40 × 0,65 m, épaisseur 40 mm',
    unit: 'EA',
    unitPrice: '389',
  },
  {
    reference: 'ATL-1108',
    name: 'Façade de meuble bas, frêne blanchi',
    description: 'Lot de 4, charnières invisibles fournies',
    unit: 'SET',
    unitPrice: '214.50',
  },
  { reference: 'QNC-0310', name: 'Poignée laiton brossé 160 mm', unit: 'EA', unitPrice: '14.90' },
  {
    reference: 'PST-0020',
    name: 'Pose et ajustage sur site',
    description: 'Équipe de deux compagnons',
    unit: 'HUR',
    unitPrice: '58',
    vat: vat('10'),
    nature: 'services',
  },
  {
    reference: 'PST-0031',
    name: 'Dépose et évacuation de l’existant',
    description: 'Tri et recyclage compris',
    unit: 'LS',
    unitPrice: '240',
    vat: vat('10'),
    nature: 'services',
  },
  {
    reference: 'LIV-0100',
    name: 'Livraison par transporteur, hayon',
    description: 'Zone Rhône-Alpes',
    unit: 'EA',
    unitPrice: '95',
  },
  {
    reference: 'LUM-0724',
    name: 'Réglette LED 3000 K, variateur',
    description: '12 V, 90 cm',
    unit: 'EA',
    unitPrice: '44.90',
    contribution: { label: 'éco-participation', perUnit: '0.12' },
  },
  {
    reference: 'DOC-0001',
    name: 'Livret d’entretien illustré',
    description: 'Édition papier',
    unit: 'EA',
    unitPrice: '9.50',
    vat: vat('5.5'),
  },
];

export const sampleLine = (id: string, change: Partial<ItemLine> = {}): ItemLine => ({
  type: 'item',
  id,
  name: 'Réglage et finition',
  quantity: '1',
  unit: 'C62',
  unitPrice: '100',
  vat: vat('20'),
  account: '706000',
  nature: 'goods',
  ...change,
});

export const sampleLines = (count: number, start = 0): ItemLine[] =>
  Array.from({ length: count }, (_, i) => {
    const k = i + start;
    return sampleLine(`l${k}`, {
      ...GOODS[(k * 5 + 1) % GOODS.length],
      quantity: String(1 + ((k * 7 + 1) % 6)),
      ...(k % 9 === 4 ? { discount: { kind: 'percent', percent: '5' } } : {}),
    });
  });

export const sampleSeller: Document['seller'] = {
  name: 'Atelier Lumière & Bois',
  legalForm: 'SAS',
  capital: '120\u202f000\u00a0€',
  register: 'RCS Lyon',
  siren: '732829320',
  siret: '73282932000074',
  vatNumber: 'FR44732829320',
  address: { lines: ['14 rue des Tanneurs'], postalCode: '69005', city: 'Lyon', country: 'FR' },
  email: 'compta@atelier-lumiere.example',
  phone: '04 72 00 00 00',
  website: 'atelier-lumiere.example',
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
  eAddress: '',
  vatRegime: 'real',
  vatOnDebits: false,
  legalMention: '',
  lateRate: '12,40 %',
};

export const sampleBuyer: Document['buyer'] = {
  partyId: 'p1',
  code: 'C-00417',
  kind: 'company',
  name: 'Hôtel Les Trois Ponts',
  siren: '552032534',
  siret: '',
  vatNumber: 'FR27552032534',
  address: {
    lines: ['27 quai de la Saône', '', '', 'Service comptabilité'],
    postalCode: '71000',
    city: 'Mâcon',
    country: 'FR',
  },
  eAddress: '',
  eAddressScheme: '',
  language: 'fr',
  email: 'compta@trois-ponts.example',
};

export function sampleInput(
  kind: DocumentKind,
  lines: readonly Line[],
  change: Partial<Document> = {},
  options: Partial<Omit<CommercialDocumentInput, 'document'>> = {},
): CommercialDocumentInput {
  const language = change.language ?? 'fr';
  const document: Document = {
    kind,
    language,
    currency: EUR,
    seller: sampleSeller,
    buyer: sampleBuyer,
    title: '',
    issuedOn: plainDate('2026-11-22'),
    suppliedOn: plainDate('2026-11-18'),
    terms: { kind: 'net', days: 30 },
    schedule: [],
    paidMinor: 0n,
    means: 'transfer',
    references: {
      purchaseOrder: 'BC-2026-1187',
      contract: '',
      buyerReference: '',
      project: '',
      quote: 'D2026-00213',
    },
    preceding: [],
    reason: '',
    lines,
    adjustments: [],
    intro: '',
    closing: '',
    ...change,
  };
  return {
    document,
    totals: computeTotals(document, EUR),
    baseCurrency: EUR,
    number: 'F2026-00482',
    theme: houseTheme,
    labels: language === 'fr' ? fr : en,
    format: invoiceFormatter(language),
    specimen: false,
    duplicate: false,
    ...options,
  };
}

export const sampleInvoice = (...args: Parameters<typeof sampleInput>) =>
  commercialDocument(sampleInput(...args));
