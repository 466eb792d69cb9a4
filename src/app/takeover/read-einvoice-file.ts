import { readFile, stat } from 'node:fs/promises';
import { readEInvoice, type ReadDocument } from '../../core/einvoice/index.ts';
import { error, refused, type Result } from '../../core/finding.ts';
import { isPdf, readAttachments, type PdfAttachment } from '../../shell/pdf/index.ts';
import { decodeXml } from '../../shell/xml/index.ts';

/** Platforms take invoices up to 100 MB. */
const MAX_BYTES = 128 * 1024 * 1024;

/** What the invoice in a PDF is called, by Factur-X 1.09, ZUGFeRD 2.0 and 1, XRechnung. */
const INVOICE_NAMES = ['factur-x.xml', 'zugferd-invoice.xml', 'xrechnung.xml', 'cii.xml'];

const rank = ({ name }: PdfAttachment): number => {
  const at = INVOICE_NAMES.indexOf(name.toLowerCase());
  return at < 0 ? INVOICE_NAMES.length : at;
};

const isXml = ({ name, mediaType }: PdfAttachment): boolean =>
  /\.xml$/i.test(name) || /^(text|application)\/xml$/i.test(mediaType ?? '');

const fromXml = (bytes: Uint8Array): Result<ReadDocument> => {
  const text = decodeXml(bytes);
  return text.ok ? readEInvoice(text.value) : refused(...text.findings);
};

const fromPdf = (bytes: Uint8Array): Result<ReadDocument> => {
  const attachments = readAttachments(bytes);
  if (!attachments.ok) return refused(...attachments.findings);
  const candidates = attachments.value.filter(isXml).toSorted((a, b) => rank(a) - rank(b));
  for (const one of candidates) {
    const content = one.read();
    const document = content.ok ? fromXml(content.value) : refused<ReadDocument>(...content.findings);
    // What has the name of the invoice is the invoice, readable or not; under other names it may be anything.
    if (document.ok || rank(one) < INVOICE_NAMES.length) return document;
  }
  return refused(error('einvoice.pdf.no-xml', { params: { attachments: attachments.value.length } }));
};

/** An electronic document as it came: XML in any encoding, or a PDF with the XML inside. */
export const readEInvoiceBytes = (bytes: Uint8Array): Result<ReadDocument> => {
  if (bytes.length === 0) return refused(error('einvoice.file.empty'));
  return isPdf(bytes) ? fromPdf(bytes) : fromXml(bytes);
};

export const readEInvoiceFile = async (path: string): Promise<Result<ReadDocument>> => {
  const { size } = await stat(path);
  if (size > MAX_BYTES)
    return refused(error('einvoice.file.too-large', { params: { limit: MAX_BYTES / 1024 / 1024 } }));
  return readEInvoiceBytes(await readFile(path));
};
