import { sql, type RawBuilder } from 'kysely';
import type { PlainDate } from '../../../core/calendar/index.ts';
import { CUSTOMERS } from '../../../core/ledger/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { FactsScope } from './facts.ts';

export type CustomerRow = {
  party_id: string;
  policy_id: string | null;
  no_reminder_reason: string;
  insolvent_since: PlainDate | null;
  has_postal_address: boolean;
  email: string | null;
  case_policy_id: string | null;
  case_version: number | null;
};
export type ItemRow = {
  id: string;
  party_id: string;
  currency: string;
  number: string;
  issued_on: PlainDate;
  due_on: PlainDate;
  amount_minor: bigint;
  open_minor: bigint;
  last_step: string;
  last_reminded_on: PlainDate | null;
};
export type HoldRow = {
  party_id: string;
  item_id: string | null;
  reason: string;
  until_on: PlainDate | null;
};
export type PromiseRow = {
  party_id: string;
  item_ids: string[];
  amount_minor: bigint;
  currency: string;
  due_on: PlainDate;
};
export type StepRow = { item_id: string; step_code: string; done_on: PlainDate };

export type FactRows = {
  customers: CustomerRow[];
  items: ItemRow[];
  holds: HoldRow[];
  promises: PromiseRow[];
  disputes: { item_id: string; amount_minor: bigint }[];
  suspense: { party_id: string; currency: string; amount_minor: bigint }[];
  steps: StepRow[];
  lastMessages: { party_id: string; last_on: PlainDate }[];
};

/** One query per kind of fact. */
export const factRows = async (context: Context, scope: FactsScope): Promise<FactRows> => {
  const { org, today, tx } = context;
  const of = (column: RawBuilder<unknown>): RawBuilder<unknown> =>
    scope.partyIds === null ? sql`true` : sql`${column} = any(${[...new Set(scope.partyIds)]}::uuid[])`;
  const horizon = scope.dueUntil ?? null;
  const open = sql`i.org_id = ${org} and i.account = ${CUSTOMERS} and i.settled_on is null and ${of(sql`i.party_id`)}
    and (${horizon}::date is null or i.open_minor < 0 or i.due_on <= ${horizon}::date)`;
  const all = async <Row>(query: RawBuilder<Row>): Promise<Row[]> => (await query.execute(tx)).rows;

  const items = await all(sql<ItemRow>`
    select i.id, i.party_id, i.currency, i.number, i.issued_on, i.due_on, i.amount_minor, i.open_minor, i.last_step,
      i.last_reminded_on
    from open_item i where ${open} order by i.party_id, i.due_on, i.id`);
  const owing =
    scope.partyIds === null
      ? sql`c.party_id in (select i.party_id from open_item i where ${open} and i.open_minor > 0)`
      : of(sql`c.party_id`);
  // The contact for money comes first; one whose mails came back is not written to. Contacts of a merged customer went
  // with the merge. (CASE, not coalesce: row security would not let it use the index.)
  const customers = await all(sql<CustomerRow>`
    select c.party_id, c.policy_id, c.no_reminder_reason, c.insolvent_since,
      p.postal_code <> '' and p.city <> '' and cardinality(p.address_lines) > 0 as has_postal_address,
      (select k.email from contact k
        where k.org_id = c.org_id and k.party_id = (case when p.merged_into is null then p.id else p.merged_into end) and k.email <> '' and k.archived_at is null and k.bounced_at is null
        order by 'billing' = any(k.roles) desc, 'accounting' = any(k.roles) desc, k.id limit 1) as email,
      d.policy_id as case_policy_id, d.policy_version as case_version
    from customer c
    join party p on p.org_id = c.org_id and p.id = c.party_id
    left join dunning_case d on d.org_id = c.org_id and d.party_id = c.party_id and d.closed_on is null
    where c.org_id = ${org} and ${owing}`);
  const holds = await all(sql<HoldRow>`
    select h.party_id, h.item_id, h.reason, h.until_on from hold h
    where h.org_id = ${org} and h.lifted_at is null and (h.until_on is null or h.until_on >= ${today}::date)
      and ${of(sql`h.party_id`)}`);
  // A promise just broken is kept for the days of grace.
  const promises = await all(sql<PromiseRow>`
    select q.party_id, q.item_ids, q.amount_minor, q.currency, q.due_on from promise_to_pay q
    where q.org_id = ${org} and q.state in ('open', 'part_kept', 'broken') and q.due_on >= ${today}::date - 90
      and ${of(sql`q.party_id`)} order by q.due_on, q.id`);
  const disputes = await all(sql<{ item_id: string; amount_minor: bigint }>`
    select d.item_id, d.amount_minor from dispute d
    where d.org_id = ${org} and d.closed_on is null and ${of(sql`d.party_id`)}`);
  const suspense = await all(sql<{ party_id: string; currency: string; amount_minor: bigint }>`
    select y.candidate_party_id as party_id, y.currency, sum(y.amount_minor)::bigint as amount_minor from payment y
    where y.org_id = ${org} and y.party_id is null and y.candidate_party_id is not null and y.reversal_entry_id is null
      and y.direction = 'in' and ${of(sql`y.candidate_party_id`)}
    group by y.candidate_party_id, y.currency`);
  const except = scope.exceptAttempt ?? null;
  // What is under way counts as done, so that it is not proposed twice; a refusal frees it again.
  const steps = await all(sql<StepRow>`
    select s.item_id, s.step_code, max(s.done_on) as done_on
    from reminder_step_done s join open_item i on i.org_id = s.org_id and i.id = s.item_id
    left join reminder_attempt b on b.org_id = s.org_id and b.id = s.attempt_id
    where s.org_id = ${org} and ${open} and (s.attempt_id is null or b.state = 'accepted') group by s.item_id, s.step_code
    union all
    select ai.item_id, ai.step_code, a.reserved_on
    from reminder_attempt a
    join reminder_attempt_item ai on ai.org_id = a.org_id and ai.attempt_id = a.id
    where a.org_id = ${org} and a.state in ('reserved', 'handed', 'ambiguous') and ${of(sql`a.party_id`)}
      and a.id is distinct from ${except}::uuid`);
  const lastMessages = await all(sql<{ party_id: string; last_on: PlainDate }>`
    select a.party_id, max(a.reserved_on) as last_on from reminder_attempt a
    where a.org_id = ${org} and a.state in ('reserved', 'handed', 'accepted', 'ambiguous') and a.channel <> 'call'
      and ${of(sql`a.party_id`)} and a.id is distinct from ${except}::uuid
    group by a.party_id`);
  return { customers, items, holds, promises, disputes, suspense, steps, lastMessages };
};
