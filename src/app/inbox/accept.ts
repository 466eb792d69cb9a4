import { sql } from 'kysely';
import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { addHold, addPromise, openDispute } from '../openitems/index.ts';
import { audit } from '../organization/index.ts';
import { acceptContact, stepBack } from '../party/index.ts';
import type { inboxContract } from './contract.ts';
import { markInboundRead } from './list.ts';

type Act = InputOf<typeof inboxContract.accept>['act'];

/**
 * A person accepted a proposal, with what they confirmed or changed: done by the command that does it everywhere else, and
 * noted beside the mail. Whoever accepts has read it.
 */
export const acceptProposal = async (context: Context, id: string, act: Act): Promise<void> => {
  const mail = await context.tx
    .selectFrom('inbound_message')
    .select(['party_id', 'sender', 'state'])
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (mail === undefined || mail.party_id === null) throw new Problem('record.not-found');
  // The same key pressed twice, or by two people at once.
  const done = await context.tx
    .selectFrom('inbound_act')
    .select('id')
    .where('org_id', '=', context.org)
    .where('message_id', '=', id)
    .where('kind', '=', act.kind)
    .executeTakeFirst();
  const isDone = act.kind === 'promise' ? await isNoted(context, id, act) : done !== undefined;
  if (isDone) throw new Problem('edit.conflict');
  const madeIds = await perform(context, mail.party_id, mail.sender, act);
  await context.tx
    .insertInto('inbound_act')
    .values({
      org_id: context.org,
      id: newId(),
      message_id: id,
      kind: act.kind,
      made_ids: madeIds,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  await audit(
    context,
    'inbox.accepted',
    { kind: 'party', id: mail.party_id },
    { message: id, kind: act.kind },
  );
  await markInboundRead(context, id);
};

/** A mail may promise several sums for several days; each of them once. */
const isNoted = async (
  context: Context,
  id: string,
  { itemIds, amountMinor, dueOn }: Extract<Act, { kind: 'promise' }>,
): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from inbound_act a join promise_to_pay q on q.org_id = a.org_id and q.id = any(a.made_ids)
    where a.org_id = ${context.org} and a.message_id = ${id} and a.kind = 'promise' and q.state <> 'withdrawn'
      and q.due_on = ${dueOn}::date and q.amount_minor = ${amountMinor}::bigint
      and q.item_ids <@ ${[...itemIds]}::uuid[] and q.item_ids @> ${[...itemIds]}::uuid[] limit 1`.execute(
    context.tx,
  );
  return rows.length > 0;
};

const perform = async (context: Context, partyId: string, sender: string, act: Act): Promise<string[]> => {
  switch (act.kind) {
    case 'promise': {
      const { itemIds, amountMinor, currency, dueOn } = act;
      return [
        (
          await addPromise(context, {
            partyId: await owing(context, partyId, itemIds),
            itemIds,
            amountMinor,
            currency,
            dueOn,
            note: '',
            source: 'mail',
          })
        ).id,
      ];
    }
    case 'paid': {
      const { reason, untilOn } = act;
      const made: string[] = [];
      for (const itemId of act.itemIds)
        made.push(
          (
            await addHold(context, {
              partyId: await owing(context, partyId, [itemId]),
              itemId,
              reason,
              untilOn,
            })
          ).id,
        );
      return made;
    }
    case 'absence':
      return [
        (await addHold(context, { partyId, itemId: null, reason: act.reason, untilOn: act.untilOn })).id,
      ];
    case 'dispute': {
      const { itemId, amountMinor, reason } = act;
      return [(await openDispute(context, { itemId, amountMinor, reason })).id];
    }
    case 'wrong-person': {
      const { name, email } = act;
      await acceptContact(context, partyId, { name, email });
      if (sender.toLowerCase() !== email.toLowerCase()) await stepBack(context, partyId, { email: sender });
      return [];
    }
    case 'not-received':
      return [await lastNonReceipt(context, act.documentId)];
  }
};

/** Invoices of a record merged into this customer stay with it: what is said of them alone is said of that record. */
const owing = async (context: Context, partyId: string, itemIds: readonly string[]): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    select distinct p.id from open_item i join party p on p.org_id = i.org_id and p.id = i.party_id
    where i.org_id = ${context.org} and i.id = any(${[...itemIds]}::uuid[]) and p.merged_into = ${partyId}::uuid`.execute(
    context.tx,
  );
  return rows.length === 1 ? rows[0]!.id : partyId;
};

/** The sending room has done it; here is only noted which mail asked for it. */
const lastNonReceipt = async (context: Context, documentId: string): Promise<string> => {
  const row = await context.tx
    .selectFrom('non_receipt')
    .select('id')
    .where('org_id', '=', context.org)
    .where('document_id', '=', documentId)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  return row.id;
};
