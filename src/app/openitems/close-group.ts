import { sql } from 'kysely';
import type { OpenItem } from '../../core/openitems/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { cancel, makeAgain, mirror, lettragesOf, type Lettered } from './reletter.ts';
import { lockItems } from './store.ts';

type Row = Lettered & {
  readonly debit_item_id: string;
  readonly credit_item_id: string;
  readonly code: string | null;
};

/** What an allocation joins to what was settled before. */
export type Earlier = {
  /** Letters that what was joined before bears already; null: none. */
  readonly code: string | null;
  /** Allocations that get the letters of the group when it closes; empty while something of it is open. */
  readonly rows: readonly Row[];
  /** Lettrages that hold nothing else: they are cancelled then. */
  readonly emptied: readonly string[];
  readonly isOpen: boolean;
};

/** The allocations of items that stand. « offset 0 » keeps every lookup by its key. */
const liveOf = async (context: Context, itemIds: readonly string[]): Promise<Row[]> => {
  const { org } = context;
  const { rows } = await sql<Row>`
    select distinct a.id, a.debit_item_id, a.credit_item_id, a.lettrage_id, l.code
    from unnest(${[...itemIds]}::uuid[]) as f(item)
    cross join lateral (
      select x.* from allocation x where x.org_id = ${org} and x.debit_item_id = f.item
      union all
      select x.* from allocation x where x.org_id = ${org} and x.credit_item_id = f.item offset 0) a
    left join lateral (
      select r.id from allocation r where r.org_id = ${org} and r.reverses_id = a.id offset 0) r on true
    left join lateral (
      select l.code from lettrage l where l.org_id = ${org} and l.id = a.lettrage_id offset 0) l on true
    where a.reverses_id is null and r.id is null`.execute(context.tx);
  return rows;
};

/** All that hangs together with these items by what was settled, until something open is found. */
const reach = async (
  context: Context,
  from: readonly string[],
  known: ReadonlyMap<string, OpenItem>,
): Promise<{ rows: Row[]; items: string[]; isOpen: boolean }> => {
  const rows = new Map<string, Row>();
  const items = new Set(from);
  let next = [...from];
  while (next.length > 0) {
    for (const row of await liveOf(context, next)) rows.set(row.id, row);
    next = [...rows.values()]
      .flatMap((row) => [row.debit_item_id, row.credit_item_id])
      .filter((id) => !items.has(id));
    next = [...new Set(next)];
    for (const id of next) items.add(id);
    const open = await openAmong(
      context,
      next.filter((id) => !known.has(id)),
    );
    if (open) return { rows: [...rows.values()], items: [...items], isOpen: true };
  }
  return { rows: [...rows.values()], items: [...items], isOpen: false };
};

const openAmong = async (context: Context, ids: readonly string[]): Promise<boolean> => {
  if (ids.length === 0) return false;
  const row = await context.tx
    .selectFrom('open_item')
    .select('id')
    .where('org_id', '=', context.org)
    .where('id', 'in', [...ids])
    .where('settled_on', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
};

const oldestCode = (rows: readonly Row[]): string | null =>
  rows
    .filter((row) => row.lettrage_id !== null && row.code !== null)
    .toSorted((a, b) => (a.lettrage_id! < b.lettrage_id! ? -1 : 1))[0]?.code ?? null;

/**
 * Of items that were settled in part before (`used`): the letters they bear, and whether all that hangs together with them
 * is settled now. `items`: those of the group, as they are after the allocation at hand.
 */
export const earlierOf = async (
  context: Context,
  used: readonly string[],
  items: ReadonlyMap<string, OpenItem>,
  isOpen: boolean,
): Promise<Earlier> => {
  if (isOpen) return stillOpen(await liveOf(context, used));
  const seen = await reach(context, used, items);
  if (seen.isOpen) return stillOpen(seen.rows);
  // Whoever undoes one of them waits, or was waited for.
  await lockItems(context, seen.items);
  const { rows, isOpen: isOpenNow } = await reach(context, used, items);
  if (isOpenNow) return stillOpen(rows);
  const emptied = await emptiedBy(context, rows);
  const closing = rows.filter((row) => emptied.includes(row.lettrage_id ?? ''));
  return { code: oldestCode(closing), rows, emptied, isOpen: false };
};

const stillOpen = (rows: readonly Row[]): Earlier => ({
  code: oldestCode(rows),
  rows: [],
  emptied: [],
  isOpen: true,
});

/** What was settled before gets the letters of the group that closes. */
export const moveUnder = async (
  context: Context,
  { rows, emptied }: Earlier,
  lettrageId: string,
): Promise<void> => {
  if (rows.length === 0) return;
  await mirror(context, rows);
  await cancel(context, emptied);
  await makeAgain(
    context,
    rows.map((row) => ({ id: row.id, under: lettrageId })),
  );
};

/** Of the lettrages of these allocations, those that hold no other. */
const emptiedBy = async (context: Context, rows: readonly Row[]): Promise<string[]> => {
  const all = lettragesOf(rows);
  const { rows: kept } = await sql<{ id: string }>`
    select distinct a.lettrage_id as id from unnest(${all}::uuid[]) as l(id)
    cross join lateral (
      select a.id, a.lettrage_id from allocation a where a.org_id = ${context.org} and a.lettrage_id = l.id
        and a.reverses_id is null offset 0) a
    left join lateral (
      select r.id from allocation r where r.org_id = ${context.org} and r.reverses_id = a.id offset 0) r on true
    where r.id is null and not a.id = any(${rows.map((row) => row.id)}::uuid[])`.execute(context.tx);
  const others = new Set(kept.map((row) => row.id));
  return all.filter((id) => !others.has(id));
};
