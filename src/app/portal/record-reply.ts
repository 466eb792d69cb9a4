import { sql } from 'kysely';
import { toWire } from '../../contract/wire.ts';
import { addDays, type PlainDate } from '../../core/calendar/index.ts';
import { portalReplyWords } from '../../i18n/portal-reply.ts';
import type { Context } from '../../shell/http/context.ts';
import type { PageVisit } from '../../shell/http/pages.ts';
import { newId } from '../../shell/ids.ts';
import { showDocument, type ShownDocument } from '../invoicing/index.ts';
import { addHold, addPromise, openDispute } from '../openitems/index.ts';
import { audit } from '../organization/index.ts';
import { sayingOf } from './document-page.ts';
import type { OpenedLink } from './open-link.ts';
import { parseReply, type Reply, type ReplyFault, type ReplyForm } from './parse-reply.ts';
import { recordVisit } from './record-visit.ts';
import { withdrawAnnounced } from './withdraw-announced.ts';

/** While we look for a payment that a customer says was made, the invoice rests. */
const LOOKING_DAYS = 7;
/** Answers to one invoice through its page; then we talk. */
const MOST_REPLIES = 5;

/**
 * What the customer answers takes effect at once, with its evidence: a promise is waited for, a payment said to be made
 * gives us a week to look, a contested part is not asked for. A new address is only noted: a person confirms it.
 */
export const recordReply = async (
  context: Context,
  link: OpenedLink,
  visit: PageVisit,
  form: ReplyForm,
): Promise<ReplyFault | 'tooMany' | 'settled' | null> => {
  // Two windows at once: the document's row is their queue.
  await context.tx
    .selectFrom('sales_document')
    .select('id')
    .where('org_id', '=', context.org)
    .where('id', '=', link.documentId)
    .forNoKeyUpdate()
    .execute();
  const shown = await showDocument(context, link.documentId);
  const { currency } = shown.document;
  const openMinor = shown.parts.reduce((sum, part) => sum + part.openMinor, 0n);
  if (openMinor <= 0n) return 'settled';
  const parsed = parseReply(form, { openMinor, currency, today: context.today as PlainDate });
  if (!parsed.ok) return parsed.fault;
  const earlier = await repliesTo(context, link.documentId);
  // The same form posted twice, by a double click or a reload, is one answer.
  if (earlier.some((one) => isSame(one, parsed.reply))) return null;
  if (earlier.length >= MOST_REPLIES) return 'tooMany';
  const made = await act(context, shown, parsed.reply, earlier);
  const id = newId();
  const { kind, name, note, email, amountMinor, on } = parsed.reply;
  await context.tx
    .insertInto('portal_reply')
    .values({
      org_id: context.org,
      id,
      link_id: link.linkId,
      document_id: link.documentId,
      kind,
      name,
      amount_minor: amountMinor,
      currency,
      on_date: on,
      note,
      email,
      made_ids: made,
      ip: visit.ip,
      user_agent: visit.userAgent,
      recorded_at: context.now,
    })
    .execute();
  await audit(context, 'portal.replied', { kind: 'document', id: link.documentId }, { reply: id, kind });
  await recordVisit(context, link, visit, 'reply');
  return null;
};

export type KeptReply = {
  readonly kind: Reply['kind'];
  readonly name: string;
  readonly amountMinor: bigint | null;
  readonly on: PlainDate | null;
  readonly note: string;
  readonly email: string;
  readonly madeIds: readonly string[];
};

/** Of all links of the document, the oldest first. */
export const repliesTo = async (context: Context, documentId: string): Promise<KeptReply[]> => {
  const rows = await context.tx
    .selectFrom('portal_reply')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('document_id', '=', documentId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    kind: row.kind as Reply['kind'],
    name: row.name,
    amountMinor: row.amount_minor,
    on: row.on_date as PlainDate | null,
    note: row.note,
    email: row.email,
    madeIds: row.made_ids,
  }));
};

const isSame = (kept: KeptReply, reply: Reply): boolean =>
  kept.kind === reply.kind &&
  kept.amountMinor === reply.amountMinor &&
  kept.on === reply.on &&
  kept.note === reply.note &&
  kept.email === reply.email;

const act = async (
  context: Context,
  shown: ShownDocument,
  reply: Reply,
  earlier: readonly KeptReply[],
): Promise<string[]> => {
  const open = shown.parts.filter((part) => part.openMinor > 0n);
  const { partyId } = open[0]!;
  const { currency } = shown.document;
  if (reply.kind === 'promise') {
    // A new date takes the place of the one announced before, here or on the page of the account.
    const itemIds = open.map((part) => part.itemId);
    const earlierIds = earlier.flatMap((one) => (one.kind === 'promise' ? one.madeIds : []));
    await withdrawAnnounced(
      context,
      partyId,
      sql`(p.item_ids <@ ${itemIds}::uuid[] or p.id = any(${earlierIds}::uuid[]))`,
    );
    const { id } = await addPromise(context, {
      partyId,
      itemIds,
      amountMinor: toWire(reply.amountMinor!),
      currency,
      dueOn: reply.on!,
      note: reply.note,
      source: 'portal',
    });
    return [id];
  }
  if (reply.kind === 'paid') {
    const ids: string[] = [];
    for (const part of open) {
      const { id } = await addHold(context, {
        partyId,
        itemId: part.itemId,
        reason: holdReason(shown, reply),
        untilOn: addDays(context.today, LOOKING_DAYS),
      });
      ids.push(id);
    }
    return ids;
  }
  return reply.kind === 'dispute' ? contest(context, open, reply) : [];
};

const holdReason = (shown: ShownDocument, reply: Reply): string => {
  const { money, day } = sayingOf(shown);
  const said = portalReplyWords(shown.document.language).holdReason(
    money(reply.amountMinor!),
    day(reply.on!),
  );
  return `${said}${reply.note === '' ? '' : ` (${reply.note})`}`.slice(0, 300);
};

/** Over the due dates, the first first: each part is contested by what it has open at most. */
const contest = async (context: Context, open: ShownDocument['parts'], reply: Reply): Promise<string[]> => {
  const ids: string[] = [];
  let left = reply.amountMinor!;
  for (const part of open) {
    const amount = left < part.openMinor ? left : part.openMinor;
    if (amount <= 0n) break;
    const { id } = await openDispute(context, {
      itemId: part.itemId,
      amountMinor: toWire(amount),
      reason: reply.note,
    });
    ids.push(id);
    left -= amount;
  }
  return ids;
};
