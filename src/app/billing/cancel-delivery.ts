import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import { lockDelivery } from './store.ts';

/** It will not be invoiced, and says why: it stays known, so that its reference does not come back. */
export const cancelDelivery = async (
  context: Context,
  input: { id: string; version: number; reason: string },
): Promise<void> => {
  const kept = await lockDelivery(context, input.id, input.version);
  if (kept.documentId !== null || kept.cancelledOn !== null) {
    throw new Problem('record.refused', {}, [error('billing.not-waiting')]);
  }
  await context.tx
    .updateTable('billable')
    .set({
      cancelled_on: context.today,
      cancelled_by: context.actor.name,
      cancel_reason: input.reason,
      version: kept.version + 1,
    })
    .where('org_id', '=', context.org)
    .where('id', '=', kept.id)
    .execute();
  await audit(context, 'delivery.cancelled', { kind: 'delivery', id: kept.id }, { reason: input.reason });
};
