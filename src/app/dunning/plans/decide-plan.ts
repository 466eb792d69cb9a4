import { Problem } from '../../../contract/problem.ts';
import type { Context } from '../../../shell/http/context.ts';
import { audit } from '../../organization/index.ts';

/** What the customer paid between its proposal and our answer counts: nothing has to be counted again. */
export const decidePlan = async (context: Context, id: string, accept: boolean): Promise<void> => {
  const state = accept ? 'running' : 'refused';
  const decided = { decided_by: context.actor.name, decided_at: context.now };
  await move(context, id, 'proposed', { state, ...decided }, accept ? 'plan.accepted' : 'plan.refused');
};

/** By us: its invoices go back to their reminders, each where it stood. */
export const endPlan = (context: Context, id: string, partyId?: string): Promise<void> =>
  move(context, id, 'running', { state: 'ended', ended_on: context.today }, 'plan.ended', partyId);

export const seePlan = (context: Context, id: string): Promise<void> =>
  move(context, id, 'broken', { seen_by: context.actor.name, seen_at: context.now }, 'plan.seen');

const move = async (
  context: Context,
  id: string,
  from: 'proposed' | 'running' | 'broken',
  set: Readonly<Record<string, string>>,
  action: string,
  partyId?: string,
): Promise<void> => {
  const moved = await context.tx
    .updateTable('payment_plan')
    .set(set)
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .where('state', '=', from)
    .$if(partyId !== undefined, (query) => query.where('party_id', '=', partyId!))
    .returning('party_id')
    .executeTakeFirst();
  if (moved === undefined) throw new Problem('record.not-found');
  await audit(context, action, { kind: 'party', id: moved.party_id }, { plan: id });
};
