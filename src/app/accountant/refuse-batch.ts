import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import { readBatch } from './batch-row.ts';
import { releaseBatch } from './make-batch.ts';

/** The accountant did not take it: what it held goes again with the next one. It can still be downloaded. */
export const refuseBatch = async (
  context: Context,
  { id, reason }: { id: string; reason: string },
): Promise<void> => {
  const batch = await readBatch(context, id, true);
  if (batch.state !== 'done') {
    throw new Problem('record.refused', {}, [
      error('accountant.not-delivered', { params: { no: batch.no } }),
    ]);
  }
  await releaseBatch(context, id);
  await context.tx
    .updateTable('export_batch')
    .set({
      state: 'refused',
      refused_by: context.actor.name,
      refused_reason: reason,
      refused_at: context.now,
    })
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .execute();
  await audit(context, 'accountant.batch-refused', { kind: 'export_batch', id }, { no: batch.no, reason });
};
