import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { error, hasErrors } from '../../core/finding.ts';
import { parseEmail } from '../../core/party/index.ts';
import { resendHoldReason } from '../../i18n/resend-mail.ts';
import type { Context } from '../../shell/http/context.ts';
import { addHold, openDispute } from '../openitems/index.ts';
import { acceptContact, dropPhone, stepBack } from '../party/index.ts';
import type { dunningContract } from './contract.ts';
import type { CallPorts } from './ports.ts';
import { notePromise } from './remove-draft.ts';
import { refuse } from './review.ts';
import type { KeptDraft } from './store/drafts.ts';

export type CallInput = InputOf<(typeof dunningContract)['recordCall']>;

/** What a call leads to, done by the command that does it everywhere else: promise, dispute, invoice again, other person. */
export const followCall = async (
  context: Context,
  ports: CallPorts,
  kept: KeptDraft,
  input: CallInput,
): Promise<void> => {
  const { customerId } = kept.draft;
  if (input.promise !== undefined) await notePromise(context, kept, input.promise, input.note, 'call');
  if (input.dispute !== undefined) await contest(context, kept, input.dispute, input.note);
  if (input.resend !== undefined) await resend(context, ports, kept, input.resend, input.note);
  if (input.wrong === undefined) return;
  const { contactId, instead } = input.wrong;
  if (instead !== null) await acceptContact(context, customerId, instead);
  if (contactId === null) return;
  if (input.outcome === 'wrong-number') await dropPhone(context, customerId, contactId);
  else await stepBack(context, customerId, { id: contactId });
};

const contest = async (
  context: Context,
  { draft }: KeptDraft,
  { itemId, amountMinor, category }: NonNullable<CallInput['dispute']>,
  note: string,
): Promise<void> => {
  if (!draft.items.some((item) => item.itemId === itemId)) throw new Problem('record.not-found');
  if (note.trim() === '') refuse('dunning.dispute-without-words', 'note');
  await openDispute(context, { itemId, amountMinor, category, reason: note });
};

/** The same documents to the address that was said; meanwhile nothing is asked for them. */
const resend = async (
  context: Context,
  ports: CallPorts,
  { draft, customerName }: KeptDraft,
  { itemIds, to, holdUntil }: NonNullable<CallInput['resend']>,
  note: string,
): Promise<void> => {
  const address = parseEmail(to);
  if (hasErrors(address.findings)) {
    const findings = address.findings.map((finding) => ({ ...finding, path: 'resend.to' }));
    throw new Problem('record.refused', {}, findings);
  }
  const items = draft.items.filter((item) => itemIds.includes(item.itemId));
  if (items.length < itemIds.length) throw new Problem('record.not-found');
  const documents = await context.tx
    .selectFrom('open_item as i')
    .innerJoin('sales_document as d', (join) =>
      join.onRef('d.org_id', '=', 'i.org_id').onRef('d.invoice_id', '=', 'i.invoice_id'),
    )
    .select('d.id')
    .distinct()
    .where('i.org_id', '=', context.org)
    .where('i.id', 'in', [...itemIds])
    .execute();
  if (documents.length === 0) {
    throw new Problem('record.refused', {}, [error('dunning.nothing-to-resend', { path: 'resend.itemIds' })]);
  }
  for (const { id } of documents)
    await ports.resend(context, { documentId: id, to, by: customerName, how: 'call', note });
  for (const item of items) {
    await addHold(context, {
      partyId: draft.customerId,
      itemId: item.itemId,
      untilOn: holdUntil,
      reason: resendHoldReason(context.locale, item.number),
    });
  }
};
