import { wireDate } from '../../../contract/wire.ts';
import { firstDueOn, isInvoice } from '../../../core/invoicing/index.ts';
import { resendMail } from '../../../i18n/resend-mail.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { SendPorts } from '../send-document.ts';
import { fetchDocument } from '../store/documents.ts';
import { readIssued } from '../store/issued.ts';
import type { saidHow } from '../sending-contract.ts';
import { readTrail } from './read-trail.ts';
import { reportNonReceipt } from './report-non-receipt.ts';

/**
 * A customer asks for an issued document again, on its page or by telephone: the same bytes to an address that is known, with the record
 * of our sendings. Its due date stays, and so do its reminders.
 */
export const resendAsked = async (
  context: Context,
  ports: SendPorts,
  asked: {
    readonly documentId: string;
    readonly to: string;
    readonly by: string;
    readonly how?: (typeof saidHow)[number];
    readonly note?: string;
  },
): Promise<void> => {
  const kept = await fetchDocument(context, asked.documentId);
  if (kept.invoiceId === null) return;
  const { number, document, totals } = await readIssued(context, kept.invoiceId);
  const { lastSent } = await readTrail(context, kept.id);
  const isDue =
    isInvoice(document.kind) && document.kind !== 'credit_note' && document.buyer.kind !== 'public_body';
  const mail = resendMail(document.language, {
    kind: document.kind,
    number,
    seller: document.seller.name,
    before: lastSent === null ? null : { on: wireDate(lastSent.on), to: lastSent.to.join(', ') },
    // To a public buyer nothing is said of the due date: its time runs from receipt (CCP art. R2192-12).
    dueOn: isDue ? firstDueOn(document, totals) : null,
    withProof: true,
  });
  await reportNonReceipt(context, ports, {
    id: kept.id,
    saidBy: asked.by,
    saidHow: asked.how ?? 'portal',
    saidOn: context.today,
    note: asked.note ?? '',
    mail: { to: [asked.to], ...mail, withProof: true },
    holdUntil: null,
  });
};
