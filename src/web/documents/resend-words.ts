import { firstDueOn, isInvoice, type Document, type Totals } from '../../core/invoicing/index.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { resendMail } from '../../i18n/resend-mail.ts';
import type { Trail } from './sending-api.ts';

/**
 * The usual words of a document that did not come, in its own language. To a public buyer nothing is said of the due
 * date: its time for payment runs from receipt (CCP art. R2192-12).
 */
export function resendMailOf(
  document: Document,
  totals: Totals,
  number: string,
  { lastSent, withProof }: { lastSent: Trail['lastSent']; withProof: boolean },
): { subject: string; body: string } {
  const { kind, language, seller, buyer } = document;
  const isDue = isInvoice(kind) && kind !== 'credit_note' && buyer.kind !== 'public_body';
  return resendMail(language, {
    kind,
    number,
    seller: seller.name,
    before: lastSent === null ? null : { on: plainDate(lastSent.on), to: lastSent.to.join(', ') },
    dueOn: isDue ? firstDueOn(document, totals) : null,
    withProof,
  });
}
