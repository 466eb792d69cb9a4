import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { lockItems } from '../openitems/index.ts';
import { audit } from '../organization/index.ts';
import { readItemCharges, type ItemCharges } from './item-charges.ts';
import { setClaim } from './store/claims.ts';
import { ownItemsOf, undoBooking } from './undo-booking.ts';
import { dueOf, planClaims, writeClaims } from './write-claims.ts';

export type Waiver = { partyId: string; itemIds: readonly string[] | null; reason: string };

/**
 * Gives up late charges, of some items or of the whole customer: what was computed is waived, what was booked leaves the
 * books, and nothing more is claimed. A reason is asked for: it is money given up.
 */
export const waiveCharges = async (context: Context, { partyId, itemIds, reason }: Waiver): Promise<void> => {
  if (reason.trim() === '')
    throw new Problem('record.refused', {}, [error('charges.waiver-without-reason', { path: 'reason' })]);
  const scope = itemIds === null ? { partyId } : { itemIds };
  const chosen = (await readItemCharges(context, scope, context.today)).filter(
    (one) => one.partyId === partyId,
  );
  if (itemIds !== null && chosen.length !== itemIds.length) throw new Problem('record.not-found');
  await lockItems(
    context,
    chosen.map((item) => item.itemId),
  );
  for (const ownItemId of ownItemsOf(chosen.flatMap((item) => item.claims)))
    await undoBooking(context, ownItemId);
  for (const item of await readItemCharges(context, scope, context.today))
    if (item.partyId === partyId) await waiveItem(context, item, reason);
  for (const itemId of itemIds ?? [null]) await exempt(context, partyId, itemId, reason);
};

export const waiveItem = (context: Context, item: ItemCharges, reason: string): Promise<void> =>
  writeClaims(context, planClaims(dueOf(item), item.claims), 'waived', { reason });

export const exempt = async (
  context: Context,
  partyId: string,
  itemId: string | null,
  reason: string,
): Promise<void> => {
  const id = newId();
  await context.tx
    .insertInto('late_exemption')
    .values({
      org_id: context.org,
      id,
      party_id: partyId,
      item_id: itemId,
      reason,
      from_on: context.today,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  await audit(
    context,
    'late-charge.waived',
    { kind: itemId === null ? 'customer' : 'open_item', id: itemId ?? partyId },
    { reason },
  );
};

/** Claims again: what was waived by it counts as never claimed. */
export const liftWaiver = async (context: Context, id: string): Promise<void> => {
  const row = await context.tx
    .updateTable('late_exemption')
    .set({ lifted_on: context.today, lifted_by: context.actor.name })
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .where('lifted_on', 'is', null)
    .returning(['party_id', 'item_id'])
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  const { rows } = await sql<{ id: string }>`
    select c.id from late_claim c join open_item i on i.org_id = c.org_id and i.id = c.item_id
    where c.org_id = ${context.org} and c.state = 'waived' and i.party_id = ${row.party_id}
      and (${row.item_id}::uuid is null or i.id = ${row.item_id}::uuid)
      and not exists (select from late_exemption x where x.org_id = c.org_id and x.party_id = i.party_id
        and x.lifted_on is null and (x.item_id is null or x.item_id = i.id))
    for update of c`.execute(context.tx);
  for (const claim of rows) await setClaim(context, claim.id, 'cancelled', null, { reason: 'waiver-lifted' });
  await audit(context, 'late-charge.waiver-lifted', { kind: 'late_exemption', id });
};
