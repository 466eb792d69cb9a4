import { sql } from 'kysely';
import type { PlainDate } from '../../../core/calendar/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { audit } from '../../organization/index.ts';
import { readPolicies } from '../store/policies.ts';
import { planRows, standingOf } from './plan-rows.ts';

/** Days during which a kept plan is looked at again: a payment may come back, or have been another's. */
const WATCHED_DAYS = 90;

/**
 * Running plans held against what came in: all paid, it is kept; an instalment missed and its grace over, it is broken. One
 * that was kept with money that is gone again goes on where it stood, unless its invoices are in another by now.
 */
export const settlePlans = async (context: Context): Promise<void> => {
  const lately = sql`p.state = 'kept' and p.ended_on >= ${context.today}::date - ${WATCHED_DAYS}::int
    and exists (select from open_item i where i.org_id = p.org_id and i.id = any(p.item_ids) and i.settled_on is null)
    and not exists (select from payment_plan o where o.org_id = p.org_id and o.party_id = p.party_id and o.id <> p.id
      and o.state in ('proposed', 'running') and o.item_ids && p.item_ids)`;
  const plans = await planRows(context, sql`(p.state = 'running' or (${lately}))`);
  if (plans.length === 0) return;
  const policies = await readPolicies(context);
  for (const plan of plans) {
    const { state } = standingOf(plan, policies, context.today as PlainDate);
    if (state === plan.state) continue;
    await context.tx
      .updateTable('payment_plan')
      .set({ state, ended_on: state === 'running' ? null : context.today })
      .where('org_id', '=', context.org)
      .where('id', '=', plan.id)
      .where('state', '=', plan.state)
      .execute();
    await audit(context, `plan.${state}`, { kind: 'party', id: plan.partyId }, { plan: plan.id });
  }
};
