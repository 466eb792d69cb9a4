import { eInvoiceOf } from '../core/einvoice/from-document.ts';
import { writeCii } from '../core/einvoice/write-cii.ts';
import type { CommercialDocumentInput } from '../core/invoicing/documents/commercial-document.ts';
import { sayMention } from './mentions.ts';

/** The XML of a sample invoice, EN 16931 in CII. Throws on what is no invoice. */
export function sampleXml({ document, totals, number }: CommercialDocumentInput): Uint8Array {
  const say = (mention: Parameters<typeof sayMention>[1]): string => sayMention(document.language, mention);
  return new TextEncoder().encode(writeCii(eInvoiceOf(document, totals, { number, say }), 'en16931'));
}
