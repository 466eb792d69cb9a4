import { Problem } from '../../../contract/problem.ts';
import { error } from '../../../core/finding.ts';
import { sqlState } from '../../../shell/db/tenant.ts';
import type { Context } from '../../../shell/http/context.ts';
import { newId } from '../../../shell/ids.ts';
import type { Job } from '../../../shell/jobs/define-job.ts';
import { audit } from '../../organization/index.ts';
import type { BulkChoice } from '../bulk-contract.ts';
import { chooseItems, type BulkAction } from './choose.ts';
import { lockRun } from './store.ts';

export type BulkJob = Job<{ runId: string }>;

/** Writes down what is to be done to which documents; a job does it, one document at a time. */
export const startBulk = async (
  context: Context,
  input: { action: BulkAction; choice: BulkChoice; send: boolean },
  job: BulkJob,
): Promise<string> => {
  const runId = newId();
  const { action, choice, send } = input;
  await context.tx
    .insertInto('bulk_run')
    .values({
      org_id: context.org,
      id: runId,
      action,
      send,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute()
    .catch((cause: unknown) => {
      // The unique index on runs at work.
      if (sqlState(cause) !== '23505') throw cause;
      throw new Problem('record.refused', {}, [error('invoicing.bulk-busy')]);
    });
  const count = await chooseItems(context, { runId, action, choice });
  if (count === 0) throw new Problem('record.refused', {}, [error('invoicing.bulk-nothing')]);
  await context.enqueue(job, { runId });
  await audit(context, 'bulk.started', { kind: 'bulk_run', id: runId }, { bulkAction: action, count, send });
  return runId;
};

/** It stops after the document at hand; a run that is over stays as it is. */
export const cancelBulk = async (context: Context, id: string): Promise<{ done: true }> => {
  const run = await lockRun(context, id);
  if (run.state !== 'running') return { done: true };
  await context.tx
    .updateTable('bulk_run')
    .set({ cancel_asked: true })
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .execute();
  await audit(context, 'bulk.cancelled', { kind: 'bulk_run', id });
  return { done: true };
};
