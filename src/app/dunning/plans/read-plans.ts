import { sql, type RawBuilder } from 'kysely';
import type { OutputOf } from '../../../contract/endpoint.ts';
import { toWire } from '../../../contract/wire.ts';
import type { PlainDate } from '../../../core/calendar/index.ts';
import { CUSTOMERS } from '../../../core/ledger/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { answersFor } from '../../party/index.ts';
import type { plansContract } from '../plans-contract.ts';
import { readPolicies } from '../store/policies.ts';
import { planRows, standingOf } from './plan-rows.ts';

export type PlanView = OutputOf<typeof plansContract.broken>['plans'][number];

type Row = {
  id: string;
  party_name: string;
  state: PlanView['state'];
  note: string;
  items: { id: string; number: string; open: string }[] | null;
  recorded_by: string;
  recorded_at: string;
  decided_by: string;
  ended_on: string | null;
  is_seen: boolean;
};

const readPlans = async (context: Context, which: RawBuilder<unknown>): Promise<PlanView[]> => {
  const plans = await planRows(context, which);
  if (plans.length === 0) return [];
  const policies = await readPolicies(context);
  const { rows } = await sql<Row>`
    select p.id, y.name as party_name, p.state, p.note, p.recorded_by, p.recorded_at, p.decided_by, p.ended_on,
      p.seen_at is not null as is_seen,
      (select json_agg(json_build_object('id', i.id, 'number', i.number, 'open', i.open_minor::text)
          order by i.due_on, i.id)
        from open_item i where i.org_id = p.org_id and i.id = any(p.item_ids)) as items
    from payment_plan p join party y on y.org_id = p.org_id and y.id = p.party_id
    where p.org_id = ${context.org} and ${which}`.execute(context.tx);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return plans.reverse().map((plan) => {
    const row = byId.get(plan.id)!;
    const { instalments } = standingOf(plan, policies, context.today as PlainDate);
    return {
      id: plan.id,
      partyId: plan.partyId,
      partyName: row.party_name,
      state: row.state,
      currency: plan.currency,
      totalMinor: toWire(plan.instalments.reduce((sum, one) => sum + one.amountMinor, 0n)),
      receivedMinor: toWire(instalments.reduce((sum, one) => sum + one.receivedMinor, 0n)),
      note: row.note,
      items: (row.items ?? []).map((item) => ({ id: item.id, number: item.number, openMinor: item.open })),
      instalments: instalments.map((one) => ({
        dueOn: one.dueOn,
        amountMinor: toWire(one.amountMinor),
        receivedMinor: toWire(one.receivedMinor),
        state: one.state,
      })),
      recordedBy: row.recorded_by,
      recordedAt: row.recorded_at,
      decidedBy: row.decided_by,
      endedOn: row.ended_on,
      isSeen: row.is_seen,
    };
  });
};

export const plansOf = (context: Context, partyId: string): Promise<PlanView[]> =>
  readPlans(context, sql`p.party_id = ${partyId}`);

/** `mine`: of customers that the asker answers for. */
export const brokenPlans = (
  context: Context,
  { mine = false }: { mine?: boolean } = {},
): Promise<PlanView[]> =>
  readPlans(
    context,
    sql`p.state = 'broken' and p.seen_at is null and ${mine ? answersFor(context, sql`p.party_id`) : sql`true`}`,
  );

export type FreeItem = {
  readonly itemId: string;
  readonly number: string;
  readonly dueOn: PlainDate;
  readonly currency: string;
  /** Open and not contested. */
  readonly minor: bigint;
};

/** What may still be asked for and is in no plan: what a new plan, a promise or an acknowledgement may be about. */
export const freeItems = async (
  context: Pick<Context, 'tx' | 'org'>,
  partyId: string,
): Promise<FreeItem[]> => {
  const { rows } = await sql<{
    id: string;
    number: string;
    due_on: PlainDate;
    currency: string;
    minor: bigint;
  }>`
    select * from (
      select i.id, i.number, i.due_on, i.currency, i.open_minor - coalesce((select sum(d.amount_minor) from dispute d
          where d.org_id = i.org_id and d.item_id = i.id and d.closed_on is null), 0)::bigint as minor
      from open_item i
      where i.org_id = ${context.org} and i.party_id = ${partyId} and i.account = ${CUSTOMERS}
        and i.settled_on is null and i.open_minor > 0
        and not exists (select 1 from payment_plan p where p.org_id = i.org_id and p.party_id = i.party_id
          and p.state in ('proposed', 'running') and i.id = any(p.item_ids))
    ) f where f.minor > 0 order by f.due_on, f.id`.execute(context.tx);
  return rows.map((row) => ({
    itemId: row.id,
    number: row.number,
    dueOn: row.due_on,
    currency: row.currency,
    minor: row.minor,
  }));
};
