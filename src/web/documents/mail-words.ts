import { firstDueOn, isInvoice, type Document, type Totals } from '../../core/invoicing/index.ts';
import { documentMail } from '../../i18n/document-mail.ts';

/** The usual words a document travels with, in its own language. */
export function mailOf(
  document: Document,
  totals: Totals,
  number: string,
): { subject: string; body: string } {
  return documentMail(document.language, {
    kind: document.kind,
    number,
    seller: document.seller.name,
    dueMinor: totals.dueMinor,
    currency: document.currency,
    dueOn: isInvoice(document.kind) ? firstDueOn(document, totals) : null,
  });
}
