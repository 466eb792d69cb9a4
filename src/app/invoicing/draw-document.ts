import { commercialDocument, type TotalsToShow } from '../../core/invoicing/documents/index.ts';
import {
  instalments,
  isItem,
  legalMentions,
  type Document,
  type MentionKey,
  type Totals,
} from '../../core/invoicing/index.ts';
import type { Currency } from '../../core/money/index.ts';
import { invoiceFormatter } from '../../i18n/format-document.ts';
import { invoiceDocuments as en } from '../../i18n/invoice-documents.en.ts';
import { invoiceDocuments as fr } from '../../i18n/invoice-documents.fr.ts';
import { sayMention } from '../../i18n/mentions.ts';
import type { Attachment, DocumentJob } from '../../shell/typst/index.ts';
import type { Appearance } from './appearance/read-appearance.ts';

/** Mentions that the picture has a place of its own for: not said twice. */
const DRAWN: ReadonlySet<MentionKey> = new Set<MentionKey>([
  'seller-identity',
  'customer-siren',
  'customer-vat',
  'supplied-on',
  'supply-period',
  'delivery-address',
  'credits-invoice',
  'credits-contract',
  'corrects-invoice',
  'seller-mention',
  'deposit',
  'pro-forma',
  'quote-validity',
]);

export type Drawing = {
  readonly document: Document;
  readonly totals: Totals;
  readonly number: string;
  readonly base: Currency;
  /** A company of examples. */
  readonly isSpecimen: boolean;
  /** ISO instant, written into the file: equal inputs make equal bytes. */
  readonly createdAt: string;
  readonly attachment: Attachment | null;
  readonly appearance: Appearance;
};

/** The picture of a document, as a job for the renderer. */
export const drawDocument = (drawing: Drawing): DocumentJob => {
  const { document, totals, number, base, isSpecimen, createdAt, attachment, appearance } = drawing;
  const { mentions } = legalMentions(document, base);
  const { data, qr } = commercialDocument({
    document,
    totals: toShow(document, totals),
    baseCurrency: base,
    number,
    mentions: mentions
      .filter((mention) => !DRAWN.has(mention.key))
      .map((mention) => sayMention(document.language, mention)),
    theme: appearance.theme,
    labels: document.language === 'fr' ? fr : en,
    format: invoiceFormatter(document.language),
    specimen: isSpecimen,
    duplicate: false,
  });
  return { layout: 'invoice', data, qr, createdAt, attachment, logo: appearance.logo };
};

const toShow = (document: Document, totals: Totals): TotalsToShow => ({
  lines: new Map(document.lines.filter(isItem).map((line, index) => [line.id, totals.lines[index]!])),
  adjustments: new Map(totals.adjustments.map((one) => [one.id, one.minor])),
  netMinor: totals.netMinor,
  vat: totals.vat.map((one, index) => {
    const inBase = totals.inBase?.vat[index]?.taxMinor;
    return {
      treatment: one.vat,
      baseMinor: one.baseMinor,
      taxMinor: one.taxMinor,
      ...(inBase !== undefined && { taxInBaseMinor: inBase }),
    };
  }),
  taxMinor: totals.taxMinor,
  grossMinor: totals.grossMinor,
  paidMinor: totals.prepaidMinor,
  dueMinor: totals.dueMinor,
  instalments: instalments(document, totals),
});
