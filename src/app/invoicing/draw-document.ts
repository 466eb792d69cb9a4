import { commercialDocument } from '../../core/invoicing/documents/index.ts';
import type { Document, Totals } from '../../core/invoicing/index.ts';
import type { Currency } from '../../core/money/index.ts';
import { invoiceFormatter } from '../../i18n/format-document.ts';
import { invoiceDocuments as en } from '../../i18n/invoice-documents.en.ts';
import { invoiceDocuments as fr } from '../../i18n/invoice-documents.fr.ts';
import type { Attachment, DocumentJob } from '../../shell/typst/index.ts';
import type { Appearance } from './appearance/read-appearance.ts';

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
  const { data, qr } = commercialDocument({
    document,
    totals,
    baseCurrency: base,
    number,
    theme: appearance.theme,
    labels: document.language === 'fr' ? fr : en,
    format: invoiceFormatter(document.language),
    specimen: isSpecimen,
    duplicate: false,
  });
  return { layout: 'invoice', data, qr, createdAt, attachment, logo: appearance.logo };
};
