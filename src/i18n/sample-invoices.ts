import { addDays, plainDate } from '../core/calendar/index.ts';
import { commercialDocument } from '../core/invoicing/documents/commercial-document.ts';
import type { CommercialDocumentInput } from '../core/invoicing/documents/commercial-document.ts';
import { houseTheme } from '../core/invoicing/documents/theme.ts';
import type { TotalsToShow } from '../core/invoicing/documents/totals-to-show.ts';
import type { Document, DocumentKind, ItemLine, Line, VatTreatment } from '../core/invoicing/model.ts';
import { EUR, currencyDecimals, exact, minus, ofMinor, times, toMinor } from '../core/money/index.ts';
import { invoiceFormatter } from './format-document.ts';
import { invoiceDocuments as en } from './invoice-documents.en.ts';
import { invoiceDocuments as fr } from './invoice-documents.fr.ts';

/*
 * Commercial documents of an imaginary company, for tests and for looking at the layout. The totals here are simple
 * sums, not the rules of core/invoicing.
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
    unit: 'H87',
    unitPrice: '389',
  },
  {
    reference: 'ATL-1108',
    name: 'Façade de meuble bas, frêne blanchi',
    description: 'Lot de 4, charnières invisibles fournies',
    unit: 'SET',
    unitPrice: '214.50',
  },
  { reference: 'QNC-0310', name: 'Poignée laiton brossé 160 mm', unit: 'H87', unitPrice: '14.90' },
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
    unit: 'H87',
    unitPrice: '95',
  },
  {
    reference: 'LUM-0724',
    name: 'Réglette LED 3000 K, variateur',
    description: '12 V, 90 cm',
    unit: 'H87',
    unitPrice: '44.90',
    contribution: { label: 'éco-participation', perUnit: '0.12' },
  },
  {
    reference: 'DOC-0001',
    name: 'Livret d’entretien illustré',
    description: 'Édition papier',
    unit: 'H87',
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
  siren: '823456718',
  siret: '82345671800024',
  vatNumber: 'FR48823456718',
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
  siren: '512339870',
  siret: '',
  vatNumber: 'FR07512339870',
  address: {
    lines: ['Service comptabilité', '27 quai de la Saône'],
    postalCode: '71000',
    city: 'Mâcon',
    country: 'FR',
  },
  eAddress: '',
  eAddressScheme: '',
  language: 'fr',
  email: 'compta@trois-ponts.example',
};

const MENTIONS = {
  fr: [
    'Nature de l’opération : livraison de biens et prestation de services.',
    'Pas d’escompte pour paiement anticipé (C. com. art. L441-9).',
    'Tout retard de paiement entraîne, sans rappel, des pénalités au taux annuel de 12,40 % et une indemnité forfaitaire pour frais de recouvrement de 40 € (C. com. art. L441-10 et D441-5).',
  ],
  en: [
    'Nature of the operation: supply of goods and services.',
    'No discount for early payment (C. com. art. L441-9).',
    'Late payment bears interest at 12.40% a year without reminder, and a fixed indemnity of €40 for recovery costs (C. com. art. L441-10 and D441-5).',
  ],
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
    totals: sampleTotals(document),
    baseCurrency: EUR,
    number: 'F2026-00482',
    mentions: MENTIONS[language],
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

export function sampleTotals(document: Document): TotalsToShow {
  const decimals = currencyDecimals(document.currency);
  const of = (minor: bigint, percent: string): bigint =>
    toMinor(times(ofMinor(minor, decimals + 2), exact(percent)), decimals);
  const lines = new Map<string, { netMinor: bigint }>();
  const groups = new Map<string, { treatment: VatTreatment; baseMinor: bigint }>();
  for (const line of document.lines) {
    if (line.type !== 'item') continue;
    const gross = times(exact(line.quantity), exact(line.unitPrice));
    const rebate =
      line.discount?.kind === 'percent'
        ? times(gross, { ...exact(line.discount.percent), scale: exact(line.discount.percent).scale + 2 })
        : ofMinor(line.discount?.kind === 'amount' ? line.discount.minor : 0n, decimals);
    const contribution =
      line.contribution === undefined
        ? 0n
        : toMinor(times(exact(line.quantity), exact(line.contribution.perUnit)), decimals);
    const netMinor = toMinor(minus(gross, rebate), decimals) + contribution;
    lines.set(line.id, { netMinor });
    const key = `${line.vat.category}${line.vat.rate}`;
    const group = groups.get(key) ?? { treatment: line.vat, baseMinor: 0n };
    groups.set(key, { ...group, baseMinor: group.baseMinor + netMinor });
  }
  const adjustments = new Map(
    document.adjustments.map((one) => [one.id, one.value.kind === 'amount' ? one.value.minor : 0n]),
  );
  for (const one of document.adjustments) {
    const [first] = groups.keys();
    const group = first === undefined ? undefined : groups.get(first);
    if (first === undefined || group === undefined) continue;
    const minor = adjustments.get(one.id) ?? 0n;
    groups.set(first, { ...group, baseMinor: group.baseMinor + (one.isCharge ? minor : -minor) });
  }
  const vatRows = [...groups.values()].map((group) => {
    const taxMinor = of(group.baseMinor, group.treatment.rate);
    const { exchange } = document;
    return {
      ...group,
      taxMinor,
      ...(exchange === undefined
        ? {}
        : { taxInBaseMinor: toMinor(times(ofMinor(taxMinor, decimals), exact(exchange.rate)), 2) }),
    };
  });
  const netMinor = vatRows.reduce((sum, one) => sum + one.baseMinor, 0n);
  const taxMinor = vatRows.reduce((sum, one) => sum + one.taxMinor, 0n);
  const grossMinor = netMinor + taxMinor;
  const dueMinor = grossMinor - document.paidMinor;
  const retained = document.retention === undefined ? 0n : of(grossMinor, document.retention.percent);
  const asked = dueMinor - retained;
  const parts = document.schedule.map((one) => ({
    dueOn: one.dueOn,
    minor: of(asked, one.percent),
    isRetention: false,
  }));
  const rest = asked - parts.reduce((sum, one) => sum + one.minor, 0n);
  const lastPart = parts.at(-1);
  if (lastPart !== undefined) lastPart.minor += rest;
  return {
    lines,
    adjustments,
    netMinor,
    vat: vatRows,
    taxMinor,
    grossMinor,
    paidMinor: document.paidMinor,
    dueMinor,
    instalments: [
      ...(parts.length > 0
        ? parts
        : [{ dueOn: addDays(document.issuedOn, 30), minor: asked, isRetention: false }]),
      ...(document.retention === undefined
        ? []
        : [{ dueOn: document.retention.releaseOn, minor: retained, isRetention: true }]),
    ],
  };
}
