import { error } from '../../core/finding.ts';
import { nextOccurrence } from '../../core/invoicing/index.ts';
import type { MergeGuard, UndoGuard } from '../party/index.ts';
import { failedOf, lastDay } from './invoice-period.ts';
import { fetchOccurrences, toSubscription } from './store.ts';

/** A subscription that still has something to invoice names its customer: it is ended before a merge. */
export const refuseMergeOfSubscriber: MergeGuard = async (context, { duplicateId }) => {
  const rows = await context.tx
    .selectFrom('invoice_schedule')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('party_id', '=', duplicateId)
    .execute();
  const live: string[] = [];
  for (const row of rows) {
    const { rule, title } = toSubscription(row);
    const occurrences = await fetchOccurrences(context, row.id);
    const isOver = failedOf(occurrences) === undefined && nextOccurrence(rule, lastDay(occurrences)) === null;
    if (!isOver) live.push(title);
  }
  if (live.length === 0) return [];
  return [error('subscriptions.merge-while-live', { params: { names: live.slice(0, 3).join(', ') } })];
};

/** A subscription made for the record that was kept names it: the merge stands. */
export const refuseUndoAfterSubscription: UndoGuard = async (context, { survivorId, mergeId }) => {
  const made = await context.tx
    .selectFrom('invoice_schedule')
    .select('title')
    .where('org_id', '=', context.org)
    .where('party_id', '=', survivorId)
    .where('id', '>', mergeId)
    .execute();
  if (made.length === 0) return [];
  const names = made.slice(0, 3).map((one) => one.title);
  return [error('subscriptions.undo-merge-made', { params: { names: names.join(', ') } })];
};
