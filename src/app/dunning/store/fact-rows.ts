import { sql, type RawBuilder } from 'kysely';
import { addDays, type PlainDate } from '../../../core/calendar/index.ts';
import { CUSTOMERS } from '../../../core/ledger/index.ts';
import type { DebtorKind } from '../../../core/openitems/index.ts';
import { keepPlan } from '../../../shell/db/keep-plan.ts';
import type { Context } from '../../../shell/http/context.ts';
import { claimTerms, type ClaimTerm } from './claim-terms.ts';
import type { FactsScope } from './facts.ts';
import { readFamilies, type Families } from './families.ts';
import type { KeptLimits } from './limits.ts';
import { readPromises, type KeptPromise } from './promises.ts';

export type CustomerRow = {
  party_id: string;
  kind: DebtorKind;
  policy_id: string | null;
  is_blocked: boolean;
  insolvent_since: PlainDate | null;
  has_postal_address: boolean;
  address_returned: boolean;
  dunning_grouping: string;
  deposit_days: number | null;
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
  assigned_to: string;
  taken_over_late: boolean;
  start_level: number | null;
  taken_on: PlainDate;
  reference: string;
  deposited_on: PlainDate | null;
};
export type ContactRow = {
  party_id: string;
  email: string;
  roles: string[];
  has_bounced: boolean;
  order_refs: string[];
};
export type PayerRow = { party_id: string; settled: number; late: number };
export type HoldRow = {
  party_id: string;
  item_id: string | null;
  reason: string;
  until_on: PlainDate | null;
  amount_minor: bigint | null;
};
export type StepRow = {
  item_id: string;
  step_code: string;
  done_on: PlainDate;
  awaits_proof: boolean;
  is_earlier: boolean;
};

export type FactRows = {
  families: Families;
  customers: CustomerRow[];
  contacts: ContactRow[];
  payers: PayerRow[];
  items: ItemRow[];
  holds: HoldRow[];
  promises: KeptPromise[];
  disputes: { item_id: string; amount_minor: bigint }[];
  suspense: {
    id: string;
    party_id: string;
    received_on: PlainDate;
    currency: string;
    amount_minor: bigint;
  }[];
  steps: StepRow[];
  lastMessages: { party_id: string; last_on: PlainDate }[];
  contacted: { party_id: string; on: PlainDate }[];
  replies: { party_id: string; since: PlainDate }[];
  terms: Map<string, ClaimTerm>;
};

/** One query per kind of fact. */
export const factRows = async (
  context: Context,
  scope: FactsScope,
  { limits, isCarrier }: KeptLimits,
): Promise<FactRows> => {
  const { org, today, tx } = context;
  const of = (column: RawBuilder<unknown>): RawBuilder<unknown> =>
    scope.partyIds === null ? sql`true` : sql`${column} = any(${[...new Set(scope.partyIds)]}::uuid[])`;
  const families = await readFamilies(context, scope.partyIds);
  const relatives = scope.partyIds?.flatMap((id) => families.get(id) ?? [id]) ?? null;
  const near = (column: RawBuilder<unknown>): RawBuilder<unknown> =>
    relatives === null ? sql`true` : sql`${column} = any(${[...new Set(relatives)]}::uuid[])`;
  const horizon = scope.dueUntil ?? null;
  const open = sql`i.org_id = ${org} and i.account = ${CUSTOMERS} and i.settled_on is null and ${of(sql`i.party_id`)}
    and (${horizon}::date is null or i.open_minor < 0 or i.due_on <= ${horizon}::date)`;
  // For one customer they are asked for each message that leaves: planned once.
  const plan = scope.partyIds?.length === 1 ? keepPlan : sql``;
  const all = async <Row>(query: RawBuilder<Row>): Promise<Row[]> =>
    (await sql<Row>`${plan}${query}`.execute(tx)).rows;

  // Asked for only where it matters: by default such items start at the first step, as all others.
  const untold = sql`i.last_step = '' and i.last_reminded_on is null and i.due_on < i.recorded_at::date`;
  const takenOver = sql`case when i.start_level is not null then ${untold} ${
    limits.takenOverLevel === 1
      ? sql``
      : sql`when ${untold} then i.invoice_id is null
        or exists (select from invoice v where v.org_id = i.org_id and v.id = i.invoice_id and v.origin = 'imported')`
  } else false end`;
  const items = await all(sql<ItemRow>`
    select i.id, i.party_id, i.currency, i.number, i.issued_on, i.due_on, i.amount_minor, i.open_minor, i.last_step,
      i.last_reminded_on, i.assigned_to, ${takenOver} as taken_over_late, i.start_level, i.recorded_at::date as taken_on,
      i.reference, dep.deposited_on
    from open_item i left join item_deposit dep on dep.org_id = i.org_id and dep.item_id = i.id
    where ${open} order by i.party_id, i.due_on, i.id`);
  const owing =
    scope.partyIds === null
      ? sql`c.party_id in (select i.party_id from open_item i where ${open} and i.open_minor > 0)`
      : of(sql`c.party_id`);
  const customers = await all(sql<CustomerRow>`
    select c.party_id, p.kind, c.policy_id, c.no_reminder_reason <> '' as is_blocked, c.insolvent_since,
      p.postal_code <> '' and p.city <> '' and cardinality(p.address_lines) > 0 as has_postal_address,
      p.address_returned,
      c.dunning_grouping, c.deposit_days,
      d.policy_id as case_policy_id, d.policy_version as case_version
    from customer c
    join party p on p.org_id = c.org_id and p.id = c.party_id
    left join dunning_case d on d.org_id = c.org_id and d.party_id = c.party_id and d.closed_on is null
    where c.org_id = ${org} and ${owing}`);
  await followFamily(context, customers, families);
  // Contacts of a merged customer went with the merge. (CASE, not coalesce: row security would not let it use the index.)
  const contacts = await all(sql<ContactRow>`
    select c.party_id, k.email, k.roles, k.bounced_at is not null as has_bounced, k.order_refs
    from customer c
    join party p on p.org_id = c.org_id and p.id = c.party_id
    join contact k on k.org_id = c.org_id
      and k.party_id = (case when p.merged_into is null then p.id else p.merged_into end)
    where c.org_id = ${org} and ${owing} and k.email <> '' and k.archived_at is null
    order by c.party_id, k.id`);
  const payers = scope.asksPayers === true ? await readPayers(context, owing) : [];
  const holds = await all(sql<HoldRow>`
    select h.party_id, h.item_id, h.reason, h.until_on, h.amount_minor from hold h
    where h.org_id = ${org} and h.lifted_at is null and (h.until_on is null or h.until_on >= ${today}::date)
      and ${near(sql`h.party_id`)}`);
  const promises = await readPromises(context, of(sql`q.party_id`));
  const disputes = await all(sql<{ item_id: string; amount_minor: bigint }>`
    select d.item_id, d.amount_minor from dispute d
    where d.org_id = ${org} and d.closed_on is null and ${of(sql`d.party_id`)}`);
  const suspense = await all(sql<FactRows['suspense'][number]>`
    select y.id, y.candidate_party_id as party_id, y.received_on, y.currency, y.amount_minor from payment y
    where y.org_id = ${org} and y.party_id is null and y.candidate_party_id is not null and y.reversal_entry_id is null
      and y.direction = 'in' and ${of(sql`y.candidate_party_id`)}`);
  const except = sql`a.id <> all(${[...(scope.exceptAttempts ?? [])]}::uuid[])`;
  // What is under way counts as done, so that it is not proposed twice; a refusal frees it again. What has not left yet
  // counts for today: a letter that waits for the printer does not let the next one catch up with it.
  const steps = await all(sql<StepRow>`
    select s.item_id, s.step_code, max(s.done_on) as done_on, false as awaits_proof,
      coalesce(bool_and(s.recorded_at < i.reopened_at), false) as is_earlier
    from reminder_step_done s join open_item i on i.org_id = s.org_id and i.id = s.item_id
    left join reminder_attempt b on b.org_id = s.org_id and b.id = s.attempt_id
    where s.org_id = ${org} and ${open} and (s.attempt_id is null or b.state = 'accepted') group by s.item_id, s.step_code
    union all
    select ai.item_id, ai.step_code, case when a.state = 'reserved' then ${today}::date else a.reserved_on end,
      a.state = 'handed', false
    from reminder_attempt a
    join reminder_attempt_item ai on ai.org_id = a.org_id and ai.attempt_id = a.id
    where a.org_id = ${org} and a.state in ('reserved', 'handed', 'ambiguous') and ${of(sql`a.party_id`)}
      and ${except}`);
  const lastMessages = await all(sql<{ party_id: string; last_on: PlainDate }>`
    select a.party_id, max(a.reserved_on) as last_on from reminder_attempt a
    where a.org_id = ${org} and a.state in ('reserved', 'handed', 'accepted', 'ambiguous') and a.channel <> 'call'
      and ${near(sql`a.party_id`)} and ${except}
    group by a.party_id`);
  // What asks for money, by whatever means: a mail with its letter is one contact, a telephone that rang in vain is one too.
  // Where a customer gets several messages, those of one day lie in one delivery (core/dunning leavesTogether).
  const longest = Math.max(
    ...[...limits.budgets.business, ...limits.budgets.consumer].map(({ days }) => days),
  );
  const contacted = await all(sql<{ party_id: string; on: PlainDate }>`
    select a.party_id, a.reserved_on as "on" from reminder_attempt a
    join reminder_draft d on d.org_id = a.org_id and d.id = a.draft_id
    where a.org_id = ${org} and a.reserved_on > ${addDays(today, -longest)}::date and ${near(sql`a.party_id`)}
      and (a.state in ('reserved', 'handed', 'accepted', 'bounced', 'ambiguous')
        or (a.state = 'failed' and a.channel = 'call' and left(a.note, 9) = 'no-answer'))
      and ${except}
    group by a.party_id, a.reserved_on, case when d.group_key = '' or a.channel = 'call' then a.id end`);
  const replies = await all(sql<{ party_id: string; since: PlainDate }>`
    select r.party_id, min((r.since at time zone o.time_zone)::date) as since
    from unread_reply r join organization o on o.org_id = r.org_id
    where r.org_id = ${org} and not r.automatic and ${near(sql`r.party_id`)} group by r.party_id`);
  const terms = await claimTerms(context, open, isCarrier);
  return {
    families,
    contacted,
    replies,
    terms,
    customers,
    contacts,
    payers,
    items,
    holds,
    promises,
    disputes,
    suspense,
    steps,
    lastMessages,
  };
};

/** Never to be reminded, or in proceedings: said of one record of a customer, it holds for all. */
const followFamily = async (
  { org, tx }: Context,
  customers: readonly CustomerRow[],
  families: Families,
): Promise<void> => {
  if (families.size === 0) return;
  const { rows } = await sql<Pick<CustomerRow, 'party_id' | 'is_blocked' | 'insolvent_since'>>`
    select party_id, no_reminder_reason <> '' as is_blocked, insolvent_since from customer
    where org_id = ${org} and party_id = any(${[...families.keys()]}::uuid[])`.execute(tx);
  const standings = new Map(rows.map((row) => [row.party_id, row]));
  for (const customer of customers) {
    for (const id of families.get(customer.party_id) ?? []) {
      const relative = standings.get(id);
      customer.is_blocked ||= relative?.is_blocked ?? false;
      customer.insolvent_since ??= relative?.insolvent_since ?? null;
    }
  }
};

/** Of the last ten invoices that were settled, how many more than five days after their due date. */
const readPayers = async (context: Context, owing: RawBuilder<unknown>): Promise<PayerRow[]> =>
  (
    await sql<PayerRow>`
      select c.party_id, count(i.id)::int as settled,
        count(i.id) filter (where i.settled_on > i.due_on + 5)::int as late
      from customer c
      left join lateral (
        select x.id, x.settled_on, x.due_on from open_item x
        where x.org_id = c.org_id and x.party_id = c.party_id and x.account = ${CUSTOMERS} and x.amount_minor > 0
          and x.settled_on is not null
        order by x.settled_on desc, x.id desc limit 10) i on true
      where c.org_id = ${context.org} and ${owing}
      group by c.party_id`.execute(context.tx)
  ).rows;
