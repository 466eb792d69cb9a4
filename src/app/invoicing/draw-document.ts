import { error, type Finding } from '../../core/finding.ts';
import {
  commercialDocument,
  missingWords,
  type CommercialDocument,
} from '../../core/invoicing/documents/index.ts';
import type { Document, Totals } from '../../core/invoicing/index.ts';
import type { Currency } from '../../core/money/index.ts';
import { invoiceFormatter } from '../../i18n/format-document.ts';
import { invoiceDocuments as en } from '../../i18n/invoice-documents.en.ts';
import { invoiceDocuments as fr } from '../../i18n/invoice-documents.fr.ts';
import {
  DocumentError,
  type Attachment,
  type DocumentJob,
  type DocumentRenderer,
  type OwnLayout,
} from '../../shell/typst/index.ts';
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
const drawDocument = (drawing: Drawing): DocumentJob & { data: CommercialDocument } => {
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

/** `findings`: why the company's own layout could not be used; the picture is by ours then. */
export type Picture = { readonly bytes: Uint8Array; readonly findings: readonly Finding[] };

/**
 * Makes the picture: by the company's own layout where it has one for such documents, by ours when that one fails or
 * leaves out what the law wants. A document that was issued gets its picture whatever somebody wrote in a layout.
 */
export const renderDocument = async (renderer: DocumentRenderer, drawing: Drawing): Promise<Picture> => {
  const { layout } = drawing.appearance;
  if (layout !== null) {
    const own = await renderByLayout(renderer, drawing, layout);
    if (own.bytes !== null) return { bytes: own.bytes, findings: [] };
    return { bytes: await renderer.render(drawDocument(drawing)), findings: own.findings };
  }
  return { bytes: await renderer.render(drawDocument(drawing)), findings: [] };
};

/** By the company's own layout and nothing else: bytes, or what is wrong with it. */
export const renderByLayout = async (
  renderer: DocumentRenderer,
  drawing: Drawing,
  own: OwnLayout,
): Promise<{ bytes: Uint8Array; findings: [] } | { bytes: null; findings: Finding[] }> => {
  const job = drawDocument(drawing);
  try {
    const { pdf, words } = await renderer.renderOwn({ ...job, own });
    if (pdf.length > MOST_BYTES) return { bytes: null, findings: [error('invoicing.layout-big')] };
    const missing = missingWords(job.data, words).slice(0, 8);
    if (missing.length === 0) return { bytes: pdf, findings: [] };
    return {
      bytes: null,
      findings: missing.map((text) =>
        error('invoicing.layout-missing', { path: 'source', params: { text: text.slice(0, 200) } }),
      ),
    };
  } catch (cause) {
    if (!(cause instanceof DocumentError) || cause.code === 'closed') throw cause;
    return { bytes: null, findings: faultsOf(cause) };
  }
};

const MOST_BYTES = 10 * 1024 * 1024;

const faultsOf = ({ code, faults, message }: DocumentError): Finding[] => {
  if (code === 'timeout') return [error('invoicing.layout-slow', { path: 'source' })];
  if (code === 'crashed') return [error('invoicing.layout-heavy', { path: 'source' })];
  const told = faults.length > 0 ? faults : [{ line: 0, message: message.slice(0, 300) }];
  return told.map((fault) => error(codeOf(fault.message), { path: 'source', params: { ...fault } }));
};

/** What the box around a layout refuses has a sentence of its own. */
const codeOf = (message: string): string => {
  if (/package/.test(message)) return 'invoicing.layout-package';
  return /file not found|access denied|failed to load file/.test(message)
    ? 'invoicing.layout-file'
    : 'invoicing.layout-fault';
};
