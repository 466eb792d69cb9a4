import { addDays } from '../../core/calendar/index.ts';
import {
  templateOf,
  type DocumentLanguage,
  type DocumentTheme,
  type OwnField,
} from '../../core/invoicing/documents/index.ts';
import {
  computeTotals,
  isInvoice,
  type Document,
  type DocumentKind,
  type ItemLine,
} from '../../core/invoicing/index.ts';
import { texts } from '../../i18n/catalogue.ts';
import { invoiceFormatter } from '../../i18n/format-document.ts';
import type { Context } from '../../shell/http/context.ts';
import { readLogo, readLook } from './appearance/read-appearance.ts';
import { readIssuer, type Issuer } from './assemble.ts';
import type { Drawing } from './draw-document.ts';
import { readOwnFields } from './read-template.ts';

type Scope = Pick<Context, 'tx' | 'org' | 'today'>;

export type Sample = {
  readonly kind: DocumentKind;
  readonly language: DocumentLanguage;
  /** Three, or as many as fill pages. */
  readonly lines: number;
};

/** The company's own head and foot around a document of examples. `theme`: as it is being written, or as it is kept. */
export const sampleDrawing = async (
  context: Scope,
  sample: Sample,
  theme?: Omit<DocumentTheme, 'hasLogo'>,
): Promise<Drawing> => {
  const issuer = await readIssuer(context);
  const look = await readLook(context);
  const shown = theme === undefined ? issuer.theme : { ...theme, hasLogo: look.logo_sha256 !== null };
  const document = sampleOf(context, { ...issuer, theme: shown }, await readOwnFields(context), sample);
  return {
    document,
    totals: computeTotals(document, issuer.base),
    number: isInvoice(sample.kind) ? 'FA-2026-0042' : 'DE-2026-0042',
    base: issuer.base,
    isSpecimen: true,
    createdAt: `${context.today}T00:00:00Z`,
    attachment: null,
    appearance: { theme: shown, logo: await readLogo(context, look.logo_sha256), layout: null },
  };
};

/** Something of the kind of each field, so that its place on the page is seen. */
const sampleValue = (field: OwnField, today: string): string => {
  if (field.kind === 'date') return today;
  if (field.kind === 'number') return '1250';
  return field.choices[0] ?? field.labelFr;
};

const valuesOf = (fields: readonly OwnField[], owner: OwnField['owner'], today: string) =>
  Object.fromEntries(
    fields.filter((one) => one.owner === owner).map((one) => [one.key, sampleValue(one, today)]),
  );

const sampleOf = (
  { today }: Scope,
  { seller, base, theme }: Issuer,
  fields: readonly OwnField[],
  { kind, language, lines }: Sample,
): Document => {
  const words = texts(language).templates.sample;
  const isCredit = kind === 'credit_note';
  const template = templateOf(
    {
      texts: theme.texts,
      printed: theme.fields,
      fields,
      values: {
        customer: valuesOf(fields, 'customer', today),
        document: valuesOf(fields, 'document', today),
        tags: words.tags,
        contact: words.contact,
      },
    },
    kind,
    language,
    invoiceFormatter(language),
  );
  return {
    kind,
    language,
    currency: base,
    seller,
    buyer: sampleBuyer(words, language),
    title: words.title,
    issuedOn: today as Document['issuedOn'],
    suppliedOn: addDays(today as Document['issuedOn'], -3),
    ...(kind === 'quote' && { validUntil: addDays(today as Document['issuedOn'], 30) }),
    terms: { kind: 'net', days: 30 },
    schedule: [],
    paidMinor: 0n,
    means: 'transfer',
    references: {
      purchaseOrder: 'BC-1187',
      contract: '',
      buyerReference: '',
      project: words.project,
      quote: 'DE-2026-0031',
    },
    preceding: isCredit
      ? [{ invoiceId: '', number: 'FA-2026-0031', issuedOn: addDays(today as Document['issuedOn'], -20) }]
      : [],
    reason: isCredit ? words.reason : '',
    lines: sampleLines(words, seller.vatRegime === 'franchise', lines),
    adjustments: [],
    intro: '',
    closing: '',
    ...(template !== undefined && { template }),
  };
};

type Words = ReturnType<typeof texts>['templates']['sample'];

const sampleBuyer = (words: Words, language: DocumentLanguage): Document['buyer'] => ({
  partyId: '',
  code: 'C-00042',
  kind: 'company',
  name: words.customer,
  siren: '732829320',
  siret: '',
  vatNumber: 'FR44732829320',
  address: { lines: [words.street], postalCode: '69002', city: 'Lyon', country: 'FR' },
  eAddress: '',
  eAddressScheme: '',
  language,
  email: '',
});

const sampleLines = (words: Words, isFree: boolean, count: number): ItemLine[] => {
  const line = (id: string, name: string, price: string, more: Partial<ItemLine>): ItemLine => ({
    type: 'item',
    id,
    name,
    quantity: '1',
    unit: 'C62',
    unitPrice: price,
    vat: isFree ? { category: 'E', rate: '0', exemption: 'franchise' } : { category: 'S', rate: '20' },
    account: '706',
    nature: 'services',
    ...more,
  });
  const few = [
    line('1', words.first, '1250', { reference: 'ETU-01', description: words.firstDetail, unit: 'LS' }),
    line('2', words.second, '68', {
      reference: 'ATL-07',
      quantity: '12',
      unit: 'HUR',
      discount: { kind: 'percent', percent: '5' },
    }),
    line('3', words.third, '94.5', { reference: 'FRN-22', quantity: '4', nature: 'goods', account: '707' }),
  ];
  return Array.from({ length: count }, (_, at) => ({ ...few[at % few.length]!, id: String(at + 1) }));
};
