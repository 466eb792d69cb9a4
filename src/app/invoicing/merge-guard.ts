import { error } from '../../core/finding.ts';
import type { MergeGuard, UndoGuard } from '../party/index.ts';

/** A document being written or answered names its customer: it is finished, or given to the other, before a merge. */
export const refuseMergeOfWriting: MergeGuard = async (context, { duplicateId }) => {
  const waiting = await context.tx
    .selectFrom('sales_document')
    .select(['number', 'title'])
    .where('org_id', '=', context.org)
    .where('party_id', '=', duplicateId)
    .where('state', 'in', ['draft', 'sent'])
    .execute();
  if (waiting.length === 0) return [];
  const named = waiting.map((one) => one.number || one.title).filter((name) => name !== '');
  return [
    error('invoicing.merge-while-writing', {
      params: { count: waiting.length, names: named.slice(0, 3).join(', ') },
    }),
  ];
};

/** A document written for the record that was kept says whom it is for: the merge stands. */
export const refuseUndoAfterWriting: UndoGuard = async (context, { survivorId, mergeId }) => {
  const written = await context.tx
    .selectFrom('sales_document')
    .select(['number', 'title'])
    .where('org_id', '=', context.org)
    .where('party_id', '=', survivorId)
    .where('id', '>', mergeId)
    .execute();
  if (written.length === 0) return [];
  const named = written.map((one) => one.number || one.title).filter((name) => name !== '');
  return [
    error('invoicing.undo-merge-written', {
      params: { count: written.length, names: named.slice(0, 3).join(', ') },
    }),
  ];
};
