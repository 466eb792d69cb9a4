import { sql } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import { standings, type ItemFacts, type Standing } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { decideFacts } from './decide-facts.ts';
import { readFacts, type CustomerCase } from './store/facts.ts';
import { groupBy } from './store/group-by.ts';
import { readPolicies } from './store/policies.ts';

/** An open item with what was done for it last, and what the decision of today makes of it. */
export type ExplainedItem = {
  readonly partyId: string;
  readonly item: ItemFacts;
  readonly last: { readonly stepCode: string | null; readonly on: PlainDate } | null;
  readonly standing: Standing;
};

/**
 * Why each open item would or would not be reminded on a day, and when next: of the customers named, or of all. Decides
 * exactly as a preparation would, and writes nothing.
 */
export const explainItems = async (
  context: Context,
  partyIds: readonly string[] | null,
  asOf: PlainDate = context.today,
): Promise<ExplainedItem[]> => {
  const policies = await readPolicies(context);
  const cases = await readFacts({ ...context, today: asOf }, policies, { partyIds });
  const found = standingsOf(asOf, cases);
  return cases.flatMap(({ facts }) =>
    facts.items.flatMap((item) => {
      const standing = found.get(item.itemId);
      if (standing === undefined) return [];
      const last = [...item.completed].sort((a, b) => (a.doneOn < b.doneOn ? 1 : -1))[0];
      return [
        {
          partyId: facts.customerId,
          item,
          last: last === undefined ? null : { stepCode: last.stepCode, on: last.doneOn },
          standing,
        },
      ];
    }),
  );
};

/** Each customer by the policy version that holds for it. */
const standingsOf = (asOf: PlainDate, cases: readonly CustomerCase[]): Map<string, Standing> => {
  const decided = decideFacts(asOf, cases);
  const drafts = { drafts: decided.drafts.map(({ draft }) => draft), exclusions: decided.exclusions };
  return new Map(
    [...groupBy(cases, (one) => one.kept)].flatMap(([kept, group]) => [
      ...standings(
        asOf,
        group.map((one) => one.facts),
        kept.policy,
        drafts,
      ),
    ]),
  );
};

/** For the lists of receivables: step and day of the next reminder of each item that has one. */
export const nextReminders = async (
  context: Context,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, { step: string; on: PlainDate }>> => {
  if (itemIds.length === 0) return new Map();
  const { rows } = await sql<{ party_id: string }>`
    select distinct party_id from open_item
    where org_id = ${context.org} and id = any(${itemIds}::uuid[]) and settled_on is null and open_minor > 0`.execute(
    context.tx,
  );
  if (rows.length === 0) return new Map();
  const parties = rows.map((row) => row.party_id);
  const found = new Map(
    (await explainItems(context, parties)).map(({ standing }) => [standing.itemId, standing] as const),
  );
  return new Map(
    itemIds.flatMap((id) => {
      const one = found.get(id);
      return one === undefined || one.stepCode === null || one.on === null
        ? []
        : [[id, { step: one.stepCode, on: one.on }] as const];
    }),
  );
};

/** An event of the customer's timeline, as receivables (a higher room) shows it. */
export type ReminderEvent = {
  key: string;
  kind: 'reminder';
  on: PlainDate;
  at: string;
  number: string;
  itemId: null;
  currency: string;
  amountMinor: string;
  detail: string;
  numbers: string[];
  until: null;
  by: string;
};

/** For the customer's timeline: messages, letters and calls; `detail` is the code of the step. */
export const reminderEvents = async (
  context: Context,
  partyId: string,
  before: { on: string; at: string; key: string } | null,
  limit: number,
): Promise<ReminderEvent[]> => {
  const { rows } = await sql<{
    key: string;
    on: PlainDate;
    at: string;
    currency: string;
    total_minor: bigint;
    step_code: string;
    numbers: string[] | null;
    by: string;
  }>`
    select a.id::text as key, a.reserved_on as "on", a.recorded_at as at, a.currency, a.total_minor, a.step_code,
      (select array_agg(i.number order by i.due_on) from reminder_attempt_item ai
        join open_item i on i.org_id = ai.org_id and i.id = ai.item_id
        where ai.org_id = a.org_id and ai.attempt_id = a.id) as numbers, a.recorded_by as by
    from reminder_attempt a
    where a.org_id = ${context.org} and a.party_id = ${partyId} and a.state in ('handed', 'accepted', 'bounced', 'ambiguous')
      and ${before === null ? sql`true` : sql`(a.reserved_on, a.recorded_at, a.id::text) < (${before.on}::date, ${before.at}::timestamptz, ${before.key})`}
    order by a.reserved_on desc, a.recorded_at desc, a.id::text desc limit ${limit}`.execute(context.tx);
  return rows.map((row) => ({
    key: row.key,
    kind: 'reminder',
    on: row.on,
    at: row.at,
    number: '',
    itemId: null,
    currency: row.currency,
    amountMinor: row.total_minor.toString(),
    detail: row.step_code,
    numbers: row.numbers ?? [],
    until: null,
    by: row.by,
  }));
};
