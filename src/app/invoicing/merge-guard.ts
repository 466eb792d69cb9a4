import { error } from '../../core/finding.ts';
import type { MergeGuard } from '../party/index.ts';

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
