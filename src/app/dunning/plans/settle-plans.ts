import { sql } from 'kysely';
import type { PlainDate } from '../../../core/calendar/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { audit } from '../../organization/index.ts';
import { readPolicies } from '../store/policies.ts';
import { planRows, standingOf } from './plan-rows.ts';

/** Running plans held against what came in: all paid, it is kept; an instalment missed and its grace over, it is broken. */
export const settlePlans = async (context: Context): Promise<void> => {
  const plans = await planRows(context, sql`p.state = 'running'`);
  if (plans.length === 0) return;
  const policies = await readPolicies(context);
  for (const plan of plans) {
    const { state } = standingOf(plan, policies, context.today as PlainDate);
    if (state === 'running') continue;
    await context.tx
      .updateTable('payment_plan')
      .set({ state, ended_on: context.today })
      .where('org_id', '=', context.org)
      .where('id', '=', plan.id)
      .where('state', '=', 'running')
      .execute();
    await audit(context, `plan.${state}`, { kind: 'party', id: plan.partyId }, { plan: plan.id });
  }
};
