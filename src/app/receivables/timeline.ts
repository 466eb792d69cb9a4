import { sql, type RawBuilder } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { receivablesContract } from './contract.ts';
import { readCursor, writeCursor } from '../../shell/http/cursor.ts';
import type { ReceivablesPorts, TimelineEvent } from './ports.ts';
import { timelineFacts } from './timeline-facts.ts';

const PAGE = 50;
const ORDER = 'timeline';

type Row = {
  key: string;
  kind: TimelineEvent['kind'];
  on: PlainDate;
  at: string;
  number: string;
  item_id: string | null;
  currency: string | null;
  amount: bigint | null;
  detail: string;
  numbers: string[] | null;
  until: PlainDate | null;
  by: string;
};

/** A query over facts, newest first: nothing is written for it. Pages by (day, moment, key). */
export const readTimeline = async (
  context: Context,
  input: { id: string; cursor?: string | undefined },
  ports: ReceivablesPorts,
): Promise<OutputOf<typeof receivablesContract.timeline>> => {
  const at = readCursor(input.cursor, ORDER, 3);
  const before = at === null ? null : { on: at[0]!, at: at[1]!, key: at[2]! };
  const after: RawBuilder<unknown> =
    before === null
      ? sql`true`
      : sql`(f."on", f.at, f.key) < (${before.on}::date, ${before.at}::timestamptz, ${before.key})`;
  const facts = timelineFacts(context, input.id);
  const { rows } = await sql<Row>`
    select * from (${sql.join(facts, sql` union all `)}) f
    where ${after} order by f."on" desc, f.at desc, f.key desc limit ${PAGE + 1}`.execute(context.tx);
  const reminders = (await ports.reminderEvents?.(context, input.id, before, PAGE + 1)) ?? [];
  const events = [...rows.map(toEvent), ...reminders].sort(newestFirst);
  const shown = events.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    events: shown,
    next:
      events.length > PAGE && last !== undefined ? writeCursor(ORDER, [last.on, last.at, last.key]) : null,
  };
};

const toEvent = (row: Row): TimelineEvent => ({
  key: row.key,
  kind: row.kind,
  on: row.on,
  at: row.at,
  number: row.number,
  itemId: row.item_id,
  currency: row.currency,
  amountMinor: row.amount?.toString() ?? null,
  detail: row.detail,
  numbers: row.numbers ?? [],
  until: row.until,
  by: row.by,
});

const newestFirst = (a: TimelineEvent, b: TimelineEvent): number =>
  compare(b.on, a.on) || compare(b.at, a.at) || compare(b.key, a.key);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
