import type { Finding } from '../../core/finding.ts';
import {
  checkInvoice,
  eInvoiceOf,
  isFrench,
  isOutsidePlatforms,
  writeCii,
  writeUbl,
  type EInvoice,
} from '../../core/einvoice/index.ts';
import type { Document, Totals } from '../../core/invoicing/index.ts';
import type { Currency } from '../../core/money/index.ts';
import { sayMention } from '../../i18n/mentions.ts';
import type { Attachment } from '../../shell/typst/index.ts';

/** The electronic invoice of a document, in the terms of EN 16931. */
export const electronicOf = (document: Document, totals: Totals, number: string, base: Currency): EInvoice =>
  eInvoiceOf(document, totals, { number, base, say: (mention) => sayMention(document.language, mention) });

/** What a platform, or any reader, would refuse it for: found before it is issued, so that nothing invalid leaves. */
export const checkElectronic = (
  document: Document,
  totals: Totals,
  number: string,
  base: Currency,
): Finding[] => {
  const invoice = electronicOf(document, totals, number, base);
  return checkInvoice(invoice, { fr: isFrench(invoice), outside: isOutsidePlatforms(invoice) });
};

/** Factur-X: the XML inside the PDF/A-3, in the EN 16931 profile. */
export const facturX = (invoice: EInvoice): Attachment => ({
  name: 'factur-x.xml',
  relationship: 'alternative',
  mediaType: 'text/xml',
  description: 'Factur-X EN 16931',
  bytes: Buffer.from(writeCii(invoice, 'en16931'), 'utf8'),
  conformanceLevel: 'EN 16931',
});

export const electronicXml = (invoice: EInvoice, syntax: 'cii' | 'ubl'): string =>
  syntax === 'cii' ? writeCii(invoice, 'en16931') : writeUbl(invoice, 'en16931');
