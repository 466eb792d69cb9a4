import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import type { Context } from '../../shell/http/context.ts';
import { readOwners } from '../organization/index.ts';
import type { receivablesContract } from './contract.ts';

type Read = OutputOf<typeof receivablesContract.readItem>;
export type Standing = Pick<Read, 'holds' | 'promises' | 'disputes'>;

/** What holds reminders to a customer back today; with an item, only what concerns it. */
export const readStanding = async (
  context: Context,
  partyId: string,
  itemId: string | null,
): Promise<Standing> => {
  const { tx, org, today } = context;
  const holds = await sql<Read['holds'][number]>`
    select h.id, h.item_id as "itemId", h.amount_minor::text as "amountMinor", i.currency, h.reason, h.from_on as "fromOn",
      h.until_on as "untilOn"
    from hold h left join open_item i on i.org_id = h.org_id and i.id = h.item_id
    where h.org_id = ${org} and h.party_id = ${partyId} and h.lifted_at is null
      and (h.until_on is null or h.until_on >= ${today}::date)
      and (h.item_id is null or ${itemId}::uuid is null or h.item_id = ${itemId}::uuid)
    order by h.from_on desc, h.id desc`.execute(tx);
  const promises = await sql<Omit<Read['promises'][number], 'amountMinor'> & { amount: bigint }>`
    select id, item_ids as "itemIds", currency, amount_minor as amount, promised_on as "promisedOn",
      due_on as "dueOn", state, note, source from promise_to_pay
    where org_id = ${org} and party_id = ${partyId} and state in ('open', 'broken', 'part_kept')
      and (state = 'open' or due_on > ${today}::date - 90)
      and (item_ids = '{}' or ${itemId}::uuid is null or ${itemId}::uuid = any(item_ids))
    order by due_on desc, id desc`.execute(tx);
  const disputes = await sql<
    Omit<Read['disputes'][number], 'amountMinor' | 'ownerName'> & { amount: bigint }
  >`
    select d.id, d.item_id as "itemId", i.number as "itemNumber", i.currency, d.amount_minor as amount, d.reason, d.category, d.owner_id as "ownerId",
      d.opened_on as "openedOn"
    from dispute d join open_item i on i.org_id = d.org_id and i.id = d.item_id
    where d.org_id = ${org} and d.party_id = ${partyId} and d.closed_on is null
      and (${itemId}::uuid is null or d.item_id = ${itemId}::uuid)
    order by d.opened_on desc, d.id desc`.execute(tx);
  const owners = disputes.rows.some((row) => row.ownerId !== null) ? await readOwners(context) : [];
  return {
    holds: holds.rows,
    promises: promises.rows.map(({ amount, ...rest }) => ({ ...rest, amountMinor: amount.toString() })),
    disputes: disputes.rows.map(({ amount, ...rest }) => ({
      ...rest,
      amountMinor: amount.toString(),
      ownerName: owners.find((one) => one.id === rest.ownerId)?.name ?? '',
    })),
  };
};
