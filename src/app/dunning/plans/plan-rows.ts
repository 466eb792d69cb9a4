import { sql, type RawBuilder } from 'kysely';
import type { PlainDate } from '../../../core/calendar/index.ts';
import type { Currency } from '../../../core/money/index.ts';
import { planStanding, type Instalment, type PlanStanding } from '../../../core/openitems/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { Policies } from '../store/policies.ts';

export type KeptPlan = {
  readonly id: string;
  readonly partyId: string;
  readonly policyId: string | null;
  readonly kind: string;
  readonly state: 'proposed' | 'running' | 'kept' | 'broken' | 'refused' | 'ended';
  readonly currency: Currency;
  readonly itemIds: readonly string[];
  readonly instalments: readonly Instalment[];
  /** What its items have received since it was made. */
  readonly receivedMinor: bigint;
};

type Row = {
  id: string;
  party_id: string;
  policy_id: string | null;
  kind: string;
  state: KeptPlan['state'];
  currency: Currency;
  item_ids: string[];
  days: PlainDate[];
  amounts: string[];
  received: bigint;
};

/** Plans with what was received on them. `which`: a condition on payment_plan p. */
export const planRows = async (
  context: Pick<Context, 'tx' | 'org'>,
  which: RawBuilder<unknown>,
): Promise<KeptPlan[]> => {
  const { rows } = await sql<Row>`
    select p.id, p.party_id, c.policy_id, y.kind, p.state, p.currency, p.item_ids,
      (select array_agg(to_char(t.due_on, 'YYYY-MM-DD') order by t.position) from payment_plan_instalment t
        where t.org_id = p.org_id and t.plan_id = p.id) as days,
      (select array_agg(t.amount_minor::text order by t.position) from payment_plan_instalment t
        where t.org_id = p.org_id and t.plan_id = p.id) as amounts,
      (select coalesce(sum(a.amount_minor), 0)::bigint from allocation a
        where a.org_id = p.org_id and a.debit_item_id = any(p.item_ids) and a.known_at >= p.recorded_at) as received
    from payment_plan p join customer c on c.org_id = p.org_id and c.party_id = p.party_id
    join party y on y.org_id = p.org_id and y.id = p.party_id
    where p.org_id = ${context.org} and ${which} order by p.id`.execute(context.tx);
  return rows.map((row) => ({
    id: row.id,
    partyId: row.party_id,
    policyId: row.policy_id,
    kind: row.kind,
    state: row.state,
    currency: row.currency,
    itemIds: row.item_ids,
    instalments: row.days.map((dueOn, index) => ({ dueOn, amountMinor: BigInt(row.amounts[index]!) })),
    receivedMinor: row.received,
  }));
};

/** A promise and an instalment have the same grace: the one of the customer's policy. */
export const standingOf = (plan: KeptPlan, policies: Policies, asOf: PlainDate): PlanStanding =>
  planStanding(
    plan.instalments,
    plan.receivedMinor,
    asOf,
    policies.newest(plan.policyId, plan.kind).policy.promiseGraceDays,
  );
