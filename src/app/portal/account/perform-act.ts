import { sql } from 'kysely';
import { toWire } from '../../../contract/wire.ts';
import { addDays } from '../../../core/calendar/index.ts';
import { formatDocumentDate, formatDocumentMoney } from '../../../i18n/format-document.ts';
import { portalActWords } from '../../../i18n/portal-act.ts';
import { portalReplyWords } from '../../../i18n/portal-reply.ts';
import type { Context } from '../../../shell/http/context.ts';
import { makePlan } from '../../dunning/index.ts';
import { keepFile } from '../../files/index.ts';
import { resendAsked, type SendPorts } from '../../invoicing/index.ts';
import { addHold, addPromise, liftHold, openDispute } from '../../openitems/index.ts';
import { withdrawAnnounced } from '../withdraw-announced.ts';
import type { Evidence } from './evidence-file.ts';
import { knownAddress } from './known-address.ts';
import type { Act } from './parse-act.ts';
import type { Account } from './record-act.ts';

/** How an invoice is sent again. */
export type ActPorts = { readonly sending: SendPorts };

/** While we look for a payment, or answer a proposal, the invoices rest. */
const LOOKING_DAYS = 7;

/** Does what was said, and answers the ids of what was made. */
export const performAct = async (
  context: Context,
  ports: ActPorts,
  account: Account,
  act: Act,
  evidence: Evidence | null,
): Promise<string[]> => {
  switch (act.kind) {
    case 'promise':
      return promise(context, account, act);
    case 'plan':
      return propose(context, account, act);
    case 'paid':
      return rest(context, account, act, paidReason(act));
    case 'dispute':
      return contest(context, act, evidence);
    case 'resend':
      return resend(context, ports, account, act);
    case 'contact':
      return [];
  }
};

/** A new date takes the place of those announced before, on whichever page, for the same invoices. */
const promise = async (context: Context, account: Account, act: Act): Promise<string[]> => {
  const itemIds = act.items.map(({ itemId }) => itemId);
  await withdrawAnnounced(context, account.partyId, sql`p.item_ids && ${itemIds}::uuid[]`);
  const { id } = await addPromise(context, {
    partyId: account.partyId,
    itemIds,
    amountMinor: toWire(act.amountMinor!),
    currency: act.currency!,
    dueOn: act.on!,
    note: act.note,
    source: 'portal',
  });
  return [id];
};

/** Ours to accept; meanwhile the invoices rest. */
const propose = async (context: Context, account: Account, act: Act): Promise<string[]> => {
  const { id } = await makePlan(
    context,
    {
      partyId: account.partyId,
      itemIds: act.items.map(({ itemId }) => itemId),
      instalments: act.instalments,
      note: act.note,
    },
    'proposed',
  );
  return [id, ...(await rest(context, account, act, portalActWords('fr').planHoldReason))];
};

const rest = async (context: Context, { partyId }: Account, act: Act, reason: string): Promise<string[]> => {
  const ids: string[] = [];
  const untilOn = addDays(context.today, LOOKING_DAYS);
  for (const { itemId } of act.items) {
    const { id } = await addHold(context, { partyId, itemId, untilOn, reason: reason.slice(0, 300) });
    ids.push(id);
  }
  return ids;
};

/** In the language of the company. */
const paidReason = ({ amountMinor, currency, on, note }: Act): string => {
  const said = portalReplyWords('fr').holdReason(
    formatDocumentMoney(amountMinor!, currency!, 'fr'),
    formatDocumentDate(on!, 'fr', 'long'),
  );
  return note === '' ? said : `${said} (${note})`;
};

const contest = async (context: Context, act: Act, evidence: Evidence | null): Promise<string[]> => {
  const [item] = act.items;
  const { id } = await openDispute(context, {
    itemId: item!.itemId,
    amountMinor: toWire(act.amountMinor!),
    reason: act.note,
  });
  if (evidence !== null) {
    const sha256 = await keepFile(context, evidence);
    await context.tx
      .insertInto('dispute_file')
      .values({
        org_id: context.org,
        dispute_id: id,
        sha256,
        name: evidence.name,
        recorded_by: act.name,
        recorded_at: context.now,
      })
      .execute();
  }
  return [id];
};

const resend = async (context: Context, ports: ActPorts, account: Account, act: Act): Promise<string[]> => {
  const to = await knownAddress(context, account);
  if (to === null) return [];
  const documents = new Set(act.items.flatMap(({ documentId }) => (documentId === null ? [] : [documentId])));
  for (const documentId of documents)
    await resendAsked(context, ports.sending, { documentId, to, by: act.name });
  return [...documents];
};

/** What was answered: the invoices rest no more. */
export const liftRest = async (context: Context, holdIds: readonly string[]): Promise<void> => {
  if (holdIds.length === 0) return;
  const open = await context.tx
    .selectFrom('hold')
    .select('id')
    .where('org_id', '=', context.org)
    .where('id', 'in', [...holdIds])
    .where('lifted_at', 'is', null)
    .execute();
  for (const { id } of open) await liftHold(context, id);
};
