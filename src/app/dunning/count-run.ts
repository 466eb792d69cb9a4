import { sql } from 'kysely';
import type { StepKind } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';

/** Drafts of a run that wait for a person, by what may be done with them. */
export type WaitingCounts = {
  readonly ready: number;
  readonly withdrawn: number;
  readonly totals: readonly { readonly currency: string; readonly minor: string }[];
  readonly steps: readonly { readonly stepCode: string; readonly kind: StepKind; readonly count: number }[];
};

type Row = {
  currency: string;
  step_code: string;
  kind: string;
  count: number;
  minor: string;
  gone: number;
  gone_minor: string;
};

const HOUR_MS = 3_600_000;

/** Ids are made in the order of time (UUID version 7): what is newer than this was written after the run was opened. */
const sinceRun = (runId: string): string => {
  const millis = Number.parseInt(runId.replaceAll('-', '').slice(0, 12), 16) - HOUR_MS;
  const hex = millis.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
};

/**
 * The waiting drafts of a run, counted: the home page asks for it at every visit. A draft can have lost its invoices only
 * when its customer has paid or written, or something was agreed since; only those are looked at. The sums are those of the
 * preparation. The list compares each draft of its page exactly (core/dunning recheck), and so does approving.
 */
export const countWaiting = async (context: Context, runId: string): Promise<WaitingCounts> => {
  const { org, today } = context;
  const since = sinceRun(runId);
  const rests = sql`h.org_id = ${org} and h.lifted_at is null and (h.until_on is null or h.until_on >= ${today}::date)`;
  const { rows } = await sql<Row>`
    with touched as materialized (
      select i.party_id from allocation a join open_item i on i.org_id = a.org_id and i.id = a.debit_item_id
        where a.org_id = ${org} and a.id > ${since}::uuid
      union select h.party_id from hold h where ${rests}
      union select k.party_id from dispute k where k.org_id = ${org} and k.closed_on is null
      union select q.party_id from promise_to_pay q where q.org_id = ${org} and q.state = 'open'
      union select c.party_id from customer c where c.org_id = ${org} and c.no_reminder_reason <> ''
      union select p.party_id from payment_plan p where p.org_id = ${org} and p.state = 'running'
      union select r.party_id from unread_reply r where r.org_id = ${org} and not r.automatic
      union select i.party_id from open_item i where i.org_id = ${org} and i.assigned_to <> ''
    ), candidate as materialized (
      select d.id, d.party_id from reminder_draft d
      where d.org_id = ${org} and d.run_id = ${runId} and d.state = 'proposed' and d.party_id in (select party_id from touched)
    ), gone as materialized (
      select d.id from candidate d
      where exists (select 1 from customer c where c.org_id = ${org} and c.party_id = d.party_id and c.no_reminder_reason <> '')
        or exists (select 1 from hold h where ${rests} and h.party_id = d.party_id and h.item_id is null)
        or exists (select 1 from unread_reply r where r.org_id = ${org} and r.party_id = d.party_id and not r.automatic)
        or not exists (
          select 1 from reminder_draft_item x join open_item i on i.org_id = x.org_id and i.id = x.item_id
          where x.org_id = ${org} and x.draft_id = d.id and x.advances and not x.dropped and i.settled_on is null and i.assigned_to = ''
            and not exists (select 1 from hold h where ${rests} and h.party_id = d.party_id and h.item_id = x.item_id and h.amount_minor is null)
            and not exists (select 1 from dispute k where k.org_id = ${org} and k.party_id = d.party_id
              and k.item_id = x.item_id and k.closed_on is null and k.amount_minor >= i.open_minor)
            and not exists (select 1 from promise_to_pay q where q.org_id = ${org} and q.party_id = d.party_id
              and q.state = 'open' and q.due_on >= ${today}::date and q.amount_minor >= i.open_minor
              and (cardinality(q.item_ids) = 0 or x.item_id = any(q.item_ids)))
            and not exists (select 1 from payment_plan p where p.org_id = ${org} and p.party_id = d.party_id
              and p.state = 'running' and x.item_id = any(p.item_ids)))
    )
    select d.currency, d.step_code, d.kind, count(*)::int as count, sum(d.total_minor)::text as minor,
      (count(*) filter (where d.id in (select id from gone)))::int as gone,
      (coalesce(sum(d.total_minor) filter (where d.id in (select id from gone)), 0))::text as gone_minor
    from reminder_draft d
    where d.org_id = ${org} and d.run_id = ${runId} and d.state = 'proposed'
    group by d.currency, d.step_code, d.kind`.execute(context.tx);
  const totals = new Map<string, bigint>();
  const steps = new Map<string, { stepCode: string; kind: StepKind; count: number }>();
  for (const row of rows) {
    const left = row.count - row.gone;
    if (left === 0) continue;
    const minor = BigInt(row.minor) - BigInt(row.gone_minor);
    if (row.kind !== 'call') totals.set(row.currency, (totals.get(row.currency) ?? 0n) + minor);
    const { step_code: stepCode } = row;
    const step = steps.get(stepCode) ?? { stepCode, kind: row.kind as StepKind, count: 0 };
    step.count += left;
    steps.set(stepCode, step);
  }
  const withdrawn = rows.reduce((sum, row) => sum + row.gone, 0);
  return {
    ready: rows.reduce((sum, row) => sum + row.count, 0) - withdrawn,
    withdrawn,
    totals: [...totals].map(([currency, minor]) => ({ currency, minor: minor.toString() })),
    steps: [...steps.values()],
  };
};
