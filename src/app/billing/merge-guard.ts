import { error } from '../../core/finding.ts';
import type { MergeGuard, UndoGuard } from '../party/index.ts';

/** What waits to be invoiced names its customer: it is invoiced or cancelled, and its rule stopped, before a merge. */
export const refuseMergeOfWaiting: MergeGuard = async (context, { duplicateId }) => {
  const waiting = await context.tx
    .selectFrom('billable')
    .select('id')
    .where('org_id', '=', context.org)
    .where('party_id', '=', duplicateId)
    .where('document_id', 'is', null)
    .where('cancelled_on', 'is', null)
    .execute();
  const rule = await context.tx
    .selectFrom('billing_rule')
    .select('party_id')
    .where('org_id', '=', context.org)
    .where('party_id', '=', duplicateId)
    .executeTakeFirst();
  return [
    ...(waiting.length > 0
      ? [error('billing.merge-while-waiting', { params: { count: waiting.length } })]
      : []),
    ...(rule === undefined ? [] : [error('billing.merge-with-rule')]),
  ];
};

/** A delivery told for the record that was kept will be invoiced to it: the merge stands. */
export const refuseUndoAfterDelivery: UndoGuard = async (context, { survivorId, mergeId }) => {
  const told = await context.tx
    .selectFrom('billable')
    .select('id')
    .where('org_id', '=', context.org)
    .where('party_id', '=', survivorId)
    .where('id', '>', mergeId)
    .execute();
  return told.length === 0 ? [] : [error('billing.undo-merge-told', { params: { count: told.length } })];
};
