import { sql } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';

export type Lettered = { readonly code: string; readonly on: PlainDate };

/**
 * The lettrage each open item carries now: that of its last allocation that was not undone. The same answer as
 * `lettrageOf` for a page of items at once, in lookups by key that need no statistics.
 */
export const lettragesOfItems = async (
  { tx, org }: Pick<Context, 'tx' | 'org'>,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, Lettered>> => {
  if (itemIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; item_id: string; lettrage_id: string }>`
    select a.id, a.debit_item_id as item_id, a.lettrage_id from allocation a
    where a.org_id = ${org} and a.debit_item_id = any(${[...itemIds]}::uuid[])
      and a.reverses_id is null and a.lettrage_id is not null
    union all
    select a.id, a.credit_item_id, a.lettrage_id from allocation a
    where a.org_id = ${org} and a.credit_item_id = any(${[...itemIds]}::uuid[])
      and a.reverses_id is null and a.lettrage_id is not null`.execute(tx);
  const undone = await sql<{ reverses_id: string }>`
    select r.reverses_id from allocation r
    where r.org_id = ${org} and r.reverses_id = any(${rows.map((row) => row.id)}::uuid[])`.execute(tx);
  const gone = new Set(undone.rows.map((row) => row.reverses_id));
  const last = new Map<string, { id: string; lettrageId: string }>();
  for (const row of rows) {
    const before = last.get(row.item_id);
    if (gone.has(row.id) || (before !== undefined && before.id > row.id)) continue;
    last.set(row.item_id, { id: row.id, lettrageId: row.lettrage_id });
  }
  const wanted = [...new Set([...last.values()].map((one) => one.lettrageId))];
  const codes = await sql<{ id: string; code: string; lettered_on: PlainDate }>`
    select l.id, l.code, l.lettered_on from lettrage l
    where l.org_id = ${org} and l.id = any(${wanted}::uuid[])`.execute(tx);
  const byId = new Map(codes.rows.map((row) => [row.id, { code: row.code, on: row.lettered_on }]));
  return new Map([...last].map(([item, { lettrageId }]) => [item, byId.get(lettrageId)!]));
};
