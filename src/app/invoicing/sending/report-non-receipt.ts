import type { InputOf } from '../../../contract/endpoint.ts';
import { Problem } from '../../../contract/problem.ts';
import { error } from '../../../core/finding.ts';
import { resendHoldReason } from '../../../i18n/resend-mail.ts';
import type { Context } from '../../../shell/http/context.ts';
import { newId } from '../../../shell/ids.ts';
import { keepFile } from '../../files/index.ts';
import { addHold } from '../../openitems/index.ts';
import { audit } from '../../organization/index.ts';
import { readAddresses, writeDocumentMail, type SendPorts } from '../send-document.ts';
import type { sendingContract } from '../sending-contract.ts';
import { fetchDocument } from '../store/documents.ts';
import { printProof, proofName } from './print-proof.ts';
import { openItems, readTrail, type Trail } from './read-trail.ts';

type Input = InputOf<typeof sendingContract.reportNonReceipt>;

/**
 * A customer did not receive an invoice: who says so, when and how, and the same bytes again. Nothing of the invoice
 * changes, its due date neither; whether reminders wait meanwhile is for whoever asks to say.
 */
export const reportNonReceipt = async (context: Context, ports: SendPorts, input: Input): Promise<Trail> => {
  const kept = await fetchDocument(context, input.id, true);
  const { invoiceId } = kept;
  if (invoiceId === null) throw new Problem('record.refused', {}, [error('invoicing.not-sent-yet')]);
  const { file_sha256: sha256, number } = await context.tx
    .selectFrom('invoice')
    .select(['file_sha256', 'number'])
    .where('org_id', '=', context.org)
    .where('id', '=', invoiceId)
    .executeTakeFirstOrThrow();
  if (sha256 === null) throw new Problem('record.refused', {}, [error('invoicing.pdf-not-ready')]);
  if (input.saidOn > context.today) {
    throw new Problem('record.refused', {}, [error('invoicing.said-in-the-future', { path: 'saidOn' })]);
  }
  const id = newId();
  const written = { org_id: context.org, id, document_id: kept.id };
  const said = { said_by: input.saidBy, said_how: input.saidHow, said_on: input.saidOn, note: input.note };
  const recorded = { recorded_by: context.actor.name, recorded_at: context.now };
  let deliveryId: string | null = null;
  let proofSha256: string | null = null;
  if (input.mail !== null) {
    const to = readAddresses(input.mail.to);
    const files = [{ sha256, name: `${number}.pdf` }];
    if (input.mail.withProof) {
      const saying = { by: input.saidBy, how: input.saidHow, on: input.saidOn };
      const proof = await printProof(context, ports, { documentId: kept.id, saying });
      const name = proofName(kept.content.language, number);
      proofSha256 = await keepFile(context, { name, mediaType: 'application/pdf', bytes: proof });
      files.push({ sha256: proofSha256, name });
    }
    const references = await earlierMessages(context, kept.id);
    deliveryId = await writeDocumentMail(context, ports, kept, { ...input.mail, to }, { files, references });
  }
  await context.tx
    .insertInto('non_receipt')
    .values({
      ...written,
      ...said,
      ...recorded,
      resent_by: deliveryId === null ? 'print' : 'email',
      delivery_id: deliveryId,
      proof_sha256: proofSha256,
    })
    .execute();
  if (input.holdUntil !== null) await hold(context, invoiceId, number, input.holdUntil);
  await audit(
    context,
    'document.not-received',
    { kind: 'document', id: kept.id },
    { nonReceipt: id, saidBy: input.saidBy, how: input.saidHow, picture: sha256 },
  );
  return readTrail(context, kept.id);
};

/** Message-IDs, oldest first: mailboxes show the new message under the earlier ones. */
const earlierMessages = async (context: Context, documentId: string): Promise<string[]> => {
  const rows = await context.tx
    .selectFrom('document_delivery as v')
    .innerJoin('outbound_message as m', (join) =>
      join.onRef('m.org_id', '=', 'v.org_id').onRef('m.id', '=', 'v.outbound_id'),
    )
    .select('m.message_id')
    .where('v.org_id', '=', context.org)
    .where('v.document_id', '=', documentId)
    .where('m.state', '=', 'sent')
    .orderBy('v.id')
    .execute();
  return rows.map((row) => row.message_id);
};

/** Each part that is owed: a hold is of an item, or of the whole customer. */
const hold = async (context: Context, invoiceId: string, number: string, untilOn: string): Promise<void> => {
  if (!context.permissions.has('customers.edit')) throw new Problem('access.forbidden');
  for (const { id: itemId, partyId } of await openItems(context, invoiceId)) {
    await addHold(context, { partyId, itemId, untilOn, reason: resendHoldReason(context.locale, number) });
  }
};
