import { sql } from 'kysely';
import type { Document, Totals } from '../../core/invoicing/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Fate, WrittenMessage } from '../messages/index.ts';
import { announce, isWanted, type Fact, type WebhookEvent } from '../webhooks/index.ts';
import type { KeptDocument } from './store/documents.ts';

/*
 * What other programs are told of documents (webhooks). That an invoice is paid is told where items are settled.
 */

export const issuedEvent = (document: Pick<Document, 'kind'>): WebhookEvent =>
  document.kind === 'credit_note' ? 'credit_note.issued' : 'invoice.issued';

export const issuedFact = (issued: {
  readonly invoiceId: string;
  readonly number: string;
  readonly document: Document;
  readonly totals: Totals;
}): Fact => {
  const { invoiceId, number, document, totals } = issued;
  return {
    subjectId: invoiceId,
    data: {
      invoice_id: invoiceId,
      kind: document.kind,
      number,
      customer_id: document.buyer.partyId,
      customer_code: document.buyer.code,
      currency: document.currency,
      net_minor: totals.netMinor.toString(),
      tax_minor: totals.taxMinor.toString(),
      total_minor: totals.grossMinor.toString(),
      due_minor: totals.dueMinor.toString(),
      issued_on: document.issuedOn,
      purchase_order: document.references.purchaseOrder,
    },
  };
};

export const tellAnswer = (
  context: Context,
  kept: KeptDocument,
  answer: 'accepted' | 'refused',
): Promise<void> =>
  announce(context, `quote.${answer}`, [
    {
      subjectId: kept.id,
      data: {
        document_id: kept.id,
        number: kept.number,
        customer_id: kept.partyId,
        currency: kept.currency,
        total_minor: kept.grossMinor.toString(),
        decided_on: context.today,
        decided_by: context.actor.name,
      },
    },
  ]);

/** A reaction to the fate of messages, wired in compose: the mail server took the mail of an issued document. */
export const tellMailed = async (context: Context, message: WrittenMessage, fate: Fate): Promise<void> => {
  if (message.kind !== 'document' || fate !== 'sent' || !(await isWanted(context, 'invoice.sent'))) return;
  const { rows } = await sql<{ id: string; number: string; party_id: string; to: string[] }>`
    select v.id, v.number, v.party_id, m.to_addresses as "to" from document_delivery d
    join sales_document s on s.org_id = d.org_id and s.id = d.document_id
    join invoice v on v.org_id = s.org_id and v.id = s.invoice_id
    join outbound_message m on m.org_id = d.org_id and m.id = d.outbound_id
    where d.org_id = ${context.org} and d.outbound_id = ${message.id}`.execute(context.tx);
  await announce(
    context,
    'invoice.sent',
    rows.map((row) => ({
      subjectId: row.id,
      data: {
        invoice_id: row.id,
        number: row.number,
        customer_id: row.party_id,
        channel: 'email',
        to: row.to.join(', '),
      },
    })),
  );
};
