import { sql, type RawBuilder } from 'kysely';
import type { PlainDate } from '../../../core/calendar/index.ts';
import {
  promiseReceipts,
  promiseState,
  type GivenPromise,
  type PromiseReceipt,
  type PromiseState,
} from '../../../core/openitems/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { groupBy } from './group-by.ts';
import { readPolicies } from './policies.ts';

/** A promise with the money that counts for it. */
export type KeptPromise = GivenPromise & {
  readonly partyId: string;
  readonly state: PromiseState;
  readonly received: readonly PromiseReceipt[];
};

type PromiseRow = {
  id: string;
  party_id: string;
  item_ids: string[];
  amount_minor: bigint;
  currency: string;
  due_on: PlainDate;
  state: PromiseState;
  made_at: string;
};
type ReceiptRow = {
  party_id: string;
  item_id: string;
  currency: string;
  amount_minor: bigint;
  effective_on: PlainDate;
  known_at: string;
};

/** To the microsecond, as text that sorts by time: a payment of the same second comes after or before. */
const instant = (column: RawBuilder<unknown>): RawBuilder<string> =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;

/**
 * When the money of an allocation `a` was first known to be its item's. One that is made anew because another of the same
 * payment is undone is no new money.
 */
const firstKnown = sql`case when a.continues_id is null then a.known_at else (
  with recursive back(id, known_at) as (
    select a.continues_id, a.known_at
    union all
    select b.continues_id, b.known_at from back k join allocation b on b.org_id = a.org_id and b.id = k.id)
  select min(known_at) from back) end`;

/**
 * Promises of the last three months and those to come, each with what it has received. Kept ones are read too: the money
 * that kept them is not there for the next one. What a reversal settles with itself (`transfer`) is no money. `of`: a condition on promise_to_pay q.
 */
export const readPromises = async (context: Context, of: RawBuilder<unknown>): Promise<KeptPromise[]> => {
  const { org, today, tx } = context;
  const { rows: promises } = await sql<PromiseRow>`
    select q.id, q.party_id, q.item_ids, q.amount_minor, q.currency, q.due_on, q.state, ${instant(sql`q.recorded_at`)} as made_at
    from promise_to_pay q
    where q.org_id = ${org} and q.state <> 'withdrawn' and (q.state = 'open' or q.due_on >= ${today}::date - 90) and ${of}
    order by q.due_on, q.id`.execute(tx);
  if (promises.length === 0) return [];
  const parties = [...new Set(promises.map((row) => row.party_id))];
  const earliest = promises.reduce((first, row) => (row.made_at < first ? row.made_at : first), '9');
  const { rows: receipts } = await sql<ReceiptRow>`
    select i.party_id, i.id as item_id, i.currency, a.amount_minor, a.effective_on, ${instant(firstKnown)} as known_at
    from open_item i join allocation a on a.org_id = i.org_id and a.debit_item_id = i.id
    where i.org_id = ${org} and i.party_id = any(${parties}::uuid[]) and i.amount_minor > 0 and i.kind <> 'transfer' and a.reverses_id is null
      and a.known_at >= (${earliest}::timestamp at time zone 'UTC')
      and not exists (select from allocation x where x.org_id = a.org_id and x.reverses_id = a.id)`.execute(
    tx,
  );
  const receiptsOf = groupBy(receipts, (row) => row.party_id);
  return [...groupBy(promises, (row) => row.party_id)].flatMap(([partyId, own]) => {
    const given = own.map((row) => ({
      id: row.id,
      partyId,
      itemIds: row.item_ids,
      currency: row.currency,
      amountMinor: row.amount_minor,
      dueOn: row.due_on,
      madeAt: row.made_at,
      state: row.state,
    }));
    const received = promiseReceipts(
      given,
      (receiptsOf.get(partyId) ?? []).map((row) => ({
        itemId: row.item_id,
        currency: row.currency,
        amountMinor: row.amount_minor,
        effectiveOn: row.effective_on,
        knownAt: row.known_at,
      })),
    );
    return given.map((one) => ({ ...one, received: received.get(one.id) ?? [] }));
  });
};

/** Days after its day during which a promise is looked at again: the bank may tell us late, and a match may be undone. */
const WATCHED_DAYS = 30;

/** Promises past their day: kept, kept in part or broken, by what their items have received since they were made. */
export const settlePromises = async (context: Context): Promise<void> => {
  const watched = sql`q.due_on < ${context.today}::date and (q.state = 'open' or q.due_on >= ${context.today}::date - ${WATCHED_DAYS}::int)`;
  const { rows } = await sql<{ party_id: string; kind: string; policy_id: string | null }>`
    select distinct q.party_id, p.kind, c.policy_id from promise_to_pay q
    join party p on p.org_id = q.org_id and p.id = q.party_id
    join customer c on c.org_id = q.org_id and c.party_id = q.party_id
    where q.org_id = ${context.org} and q.state <> 'withdrawn' and ${watched}`.execute(context.tx);
  if (rows.length === 0) return;
  const policies = await readPolicies(context);
  const graceOf = new Map(
    rows.map((row) => [row.party_id, policies.newest(row.policy_id, row.kind).policy.promiseGraceDays]),
  );
  const partyIds = [...graceOf.keys()];
  for (const one of await readPromises(context, sql`q.party_id = any(${partyIds}::uuid[])`)) {
    if (one.dueOn >= context.today) continue;
    const state = promiseState(one, one.received, context.today as PlainDate, graceOf.get(one.partyId)!);
    if (state === one.state) continue;
    await context.tx
      .updateTable('promise_to_pay')
      .set({ state })
      .where('org_id', '=', context.org)
      .where('id', '=', one.id)
      .where('state', '=', one.state)
      .execute();
  }
};
