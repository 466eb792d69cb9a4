import { Problem } from '../../contract/problem.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Job } from '../../shell/jobs/define-job.ts';
import { decidePlan, tellPlan } from '../dunning/index.ts';
import { audit } from '../organization/index.ts';
import { acceptContact } from '../party/index.ts';
import { liftRest } from './account/perform-act.ts';
import { markReplyRead } from './list-replies.ts';

/**
 * Our answer to a proposal, once: a plan starts or is turned down, another contact is written to or not. Refused or
 * accepted, the invoices of a plan rest no more: it holds them back itself, or nothing does.
 */
export const decideReply = async (
  context: Context,
  sendJob: Job,
  { id, accept, tell = false }: { id: string; accept: boolean; tell?: boolean | undefined },
): Promise<{ told: boolean }> => {
  const reply = await context.tx
    .selectFrom('portal_reply as r')
    .leftJoin('sales_document as d', (join) =>
      join.onRef('d.org_id', '=', 'r.org_id').onRef('d.id', '=', 'r.document_id'),
    )
    .select(['r.kind', 'r.made_ids', 'r.email', 'r.note', 'r.party_id', 'd.party_id as buyer_id'])
    .where('r.org_id', '=', context.org)
    .where('r.id', '=', id)
    .where('r.kind', 'in', ['plan', 'contact'])
    .executeTakeFirst();
  if (reply === undefined) throw new Problem('record.not-found');
  const outcome = accept ? 'accepted' : 'refused';
  const kept = await context.tx
    .insertInto('portal_reply_decision')
    .values({
      org_id: context.org,
      reply_id: id,
      outcome,
      decided_by: context.actor.name,
      decided_at: context.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (kept.numInsertedOrUpdatedRows !== 1n) throw new Problem('record.not-found');
  let told = false;
  if (reply.kind === 'plan') {
    const [planId, ...holds] = reply.made_ids;
    await decidePlan(context, planId!, accept);
    await liftRest(context, holds);
    if (tell) told = await tellPlan(context, sendJob, planId!, accept ? 'agreed' : 'refused');
  } else if (accept) {
    await acceptContact(context, (reply.party_id ?? reply.buyer_id)!, {
      email: reply.email,
      name: reply.note,
    });
  }
  await markReplyRead(context, id);
  await audit(context, 'portal.reply-decided', { kind: 'portal-reply', id }, { outcome });
  return { told };
};
