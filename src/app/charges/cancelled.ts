import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Work } from '../../shell/jobs/define-job.ts';
import { lockItems } from '../openitems/index.ts';
import { readItemCharges, type ItemCharges } from './item-charges.ts';
import { setClaim } from './store/claims.ts';
import { ownItemsOf, undoBooking } from './undo-booking.ts';

/** Settled by credit notes for it, so that nothing of it was ever late: the law gives nothing. */
const wasNeverLate = ({ openMinor, paidOn, dueOn, charges }: ItemCharges): boolean =>
  openMinor <= 0n &&
  paidOn === dueOn &&
  charges.indemnityMinor === 0n &&
  charges.interest.totalMinor === 0n &&
  charges.interest.missing === null;

/** Invoices that a credit note settled, of which late charges are still told or in the books. */
const settledByCredit = async (context: Context): Promise<string[]> =>
  (
    await sql<{ id: string }>`
      select distinct c.item_id as id from late_claim c join open_item i on i.org_id = c.org_id and i.id = c.item_id
      where c.org_id = ${context.org} and c.state in ('announced', 'booked') and i.settled_on is not null
        and exists (select from allocation a join open_item k on k.org_id = a.org_id and k.id = a.credit_item_id
          where a.org_id = c.org_id and a.debit_item_id = c.item_id and k.kind = 'credit_note')
      order by 1`.execute(context.tx)
  ).rows.map((row) => row.id);

/**
 * An invoice that was cancelled was never owed, and neither were its late charges: what was booked leaves the books, what was
 * told is told no more. Money that had paid them is free.
 */
const undoCancelled = async (context: Context, itemId: string): Promise<void> => {
  await lockItems(context, [itemId]);
  const read = () => readItemCharges(context, { itemIds: [itemId] }, context.today);
  const [item] = await read();
  if (item === undefined || !wasNeverLate(item)) return;
  for (const ownItemId of ownItemsOf(item.claims)) await undoBooking(context, ownItemId);
  for (const { claims } of await read())
    for (const { id, state } of claims)
      if (state === 'announced') await setClaim(context, id, 'cancelled', null, { reason: 'computed-anew' });
};

/** Each in its own transaction: what only a person can undo (a closed period) keeps no other. */
export const undoCancelledCharges = async (work: Work): Promise<void> => {
  for (const itemId of await work.inTenant(settledByCredit, { readOnly: true }))
    try {
      await work.inTenant((context) => undoCancelled(context, itemId));
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause;
      work.log.warn({ err: cause, item: itemId }, 'late charges of a cancelled invoice could not be undone');
    }
};
