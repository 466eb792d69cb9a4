import { error } from '../../core/finding.ts';
import type { UndoGuard } from '../party/index.ts';

/** A message to the record that was kept may have gone to contacts of the other: the merge stands. */
export const refuseUndoAfterMessage: UndoGuard = async (context, { survivorId, mergeId }) => {
  const message = await context.tx
    .selectFrom('outbound_message')
    .select('id')
    .where('org_id', '=', context.org)
    .where('party_id', '=', survivorId)
    .where('id', '>', mergeId)
    .limit(1)
    .executeTakeFirst();
  return message === undefined ? [] : [error('messages.undo-merge-written')];
};
