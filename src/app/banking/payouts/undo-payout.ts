import type { PlainDate } from '../../../core/calendar/index.ts';
import { texts } from '../../../i18n/catalogue.ts';
import type { Context } from '../../../shell/http/context.ts';
import { reverseAllocations } from '../../openitems/index.ts';
import { cancelBatch, reversePayment } from '../../payments/index.ts';
import { liveAllocations } from '../live-allocations.ts';
import { isReversed } from '../is-reversed.ts';
import { undoEntries } from '../undo-entry.ts';

/**
 * Takes a report back: what was given back is taken again first, then its payments are undone, then its fee. Refused once the
 * transfer has arrived, or a later report gave one of its payments back.
 */
export const undoPayout = async (context: Context, batchId: string): Promise<void> => {
  await cancelBatch(context, batchId);
  const batch = await context.tx
    .selectFrom('payment_batch')
    .select(['entry_id', 'expected_on'])
    .where('org_id', '=', context.org)
    .where('id', '=', batchId)
    .executeTakeFirstOrThrow();
  const parts = await context.tx
    .selectFrom('payment_batch_part')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('batch_id', '=', batchId)
    .orderBy('part_no', 'desc')
    .execute();
  const why = texts(context.locale).banking.undoReason;
  const bookedOn = (on: string | null): PlainDate => (on ?? context.today) as PlainDate;
  for (const part of parts) {
    if (part.entry_id === null) continue;
    await reverseAllocations(context, await liveAllocations(context, part.netting_ids));
    const entry = {
      entryId: part.entry_id,
      bookedOn: bookedOn(part.happened_on),
      releasedIds: part.released_ids,
      nettingIds: part.netting_ids,
    };
    await undoEntries(context, [entry], why);
  }
  for (const part of parts) {
    if (part.kind !== 'charge' || part.payment_id === null) continue;
    if (!(await isReversed(context, part.payment_id))) await reversePayment(context, part.payment_id, why);
  }
  if (batch.entry_id !== null) {
    const entry = {
      entryId: batch.entry_id,
      bookedOn: bookedOn(batch.expected_on),
      releasedIds: [],
      nettingIds: [],
    };
    await undoEntries(context, [entry], why);
  }
};
