import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { nextBusinessDay, type PlainDate } from '../../core/calendar/index.ts';
import { progress, takesNotices, type Exclusion } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { dunningContract } from './contract.ts';
import { decideFacts, type Decided } from './decide-facts.ts';
import { readFacts, type CustomerCase } from './store/facts.ts';
import { readPolicies } from './store/policies.ts';

type Fate = { step: string | null; on: PlainDate | null; isDue: boolean; exclusion: Exclusion | null };

/** What each item waits for: its place in a draft of today, or why not and until when. */
const fates = (today: PlainDate, cases: readonly CustomerCase[], decided: Decided): Map<string, Fate> => {
  const found = new Map<string, Fate>();
  for (const { facts, kept } of cases) {
    const sendOn = nextBusinessDay(today, kept.policy.calendar);
    for (const item of facts.items) {
      const next = progress(item, kept.policy, sendOn, takesNotices(facts, kept.policy)).next;
      found.set(item.itemId, { step: next?.code ?? null, on: null, isDue: false, exclusion: null });
    }
  }
  for (const exclusion of decided.exclusions) {
    const fate = found.get(exclusion.itemId);
    if (fate !== undefined) Object.assign(fate, { exclusion, on: exclusion.nextOn });
  }
  for (const { draft } of decided.drafts) {
    for (const item of draft.items) {
      const fate = found.get(item.itemId);
      if (fate === undefined || !item.advances) continue;
      Object.assign(fate, { step: item.stepCode, on: draft.sendOn, isDue: true, exclusion: null });
    }
  }
  return found;
};

/** Why each open invoice of a customer would or would not be reminded today. */
export const explainCustomer = async (
  context: Context,
  partyId: string,
): Promise<OutputOf<(typeof dunningContract)['explain']>> => {
  const policies = await readPolicies(context);
  const cases = await readFacts(context, policies, { partyIds: [partyId] });
  const found = fates(context.today, cases, decideFacts(context.today, cases));
  return {
    asOf: context.today,
    items: cases.flatMap(({ facts }) =>
      facts.items.map((item) => {
        const fate = found.get(item.itemId);
        const last = [...item.completed].sort((a, b) => (a.doneOn < b.doneOn ? 1 : -1))[0];
        const out = fate?.exclusion ?? null;
        return {
          itemId: item.itemId,
          number: item.number,
          dueOn: item.dueOn,
          openMinor: item.openMinor.toString(),
          currency: item.currency,
          lastStepCode: last?.stepCode ?? null,
          lastOn: last?.doneOn ?? null,
          isDue: fate?.isDue ?? false,
          stepCode: fate?.step ?? null,
          exclusion: out === null ? null : { code: out.code, params: { ...out.params }, nextOn: out.nextOn },
        };
      }),
    ),
  };
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
  const policies = await readPolicies(context);
  const cases = await readFacts(context, policies, { partyIds: rows.map((row) => row.party_id) });
  const found = fates(context.today, cases, decideFacts(context.today, cases));
  return new Map(
    itemIds.flatMap((id) => {
      const fate = found.get(id);
      return fate === undefined || fate.step === null || fate.on === null
        ? []
        : [[id, { step: fate.step, on: fate.on }] as const];
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
    where a.org_id = ${context.org} and a.party_id = ${partyId} and a.state in ('accepted', 'bounced', 'ambiguous')
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
