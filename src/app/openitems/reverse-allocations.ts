import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import { maxDate, type PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { moveVat } from './move-vat.ts';
import { cancel, lettragesOf, makeAgain, mirror } from './reletter.ts';
import { lockItems } from './store.ts';

type Live = {
  id: string;
  debit_item_id: string;
  credit_item_id: string;
  amount_minor: bigint;
  effective_on: PlainDate;
  lettrage_id: string | null;
  /** To be undone; else it only shares a lettrage with one that is. */
  asked: boolean;
};

/**
 * Undoes allocations by their negative mirrors and cancels their lettrage; VAT that had fallen due waits again, today.
 * What else was lettered with them stays settled and keeps its letters, in lower case while something of it is open.
 */
export const reverseAllocations = async (
  context: Context,
  allocationIds: readonly string[],
): Promise<void> => {
  if (allocationIds.length === 0) return;
  const ids = [...new Set(allocationIds)];
  const rows = await liveWith(context, ids);
  const asked = rows.filter((row) => row.asked);
  if (asked.length !== ids.length) throw new Problem('record.not-found');
  const rest = rows.filter((row) => !row.asked);
  const open = await openAfter(context, rows, asked);
  await mirror(context, rows);
  await cancel(context, lettragesOf(rows));
  await letterAgain(context, rest, open);
  await moveVat(
    context,
    asked.flatMap((row) => {
      const on = maxDate(context.today, row.effective_on as PlainDate);
      return [
        { itemId: row.debit_item_id, on, byMinor: -row.amount_minor },
        { itemId: row.credit_item_id, on, byMinor: row.amount_minor },
      ];
    }),
  );
};

/**
 * The allocations asked for that stand, and those that share a lettrage with them, or one in capitals with an item that
 * will be open again. « offset 0 » keeps every lookup by its key: whoever undoes a file just after it was booked finds
 * tables of which the database has no statistics yet, and it must not read them whole.
 */
const liveWith = async (context: Context, ids: readonly string[]): Promise<Live[]> => {
  const { org } = context;
  const { rows } = await sql<Live>`
    with asked as materialized (
      select a.id, a.debit_item_id, a.credit_item_id, a.lettrage_id
      from unnest(${[...new Set(ids)]}::uuid[]) as g(id)
      cross join lateral (select * from allocation a where a.org_id = ${org} and a.id = g.id offset 0) a
    ), reopened as materialized (
      select debit_item_id as item from asked union select credit_item_id from asked
    ), touched as materialized (
      select lettrage_id as id from asked where lettrage_id is not null
      union
      select l.id from reopened o
      cross join lateral (
        select x.lettrage_id from allocation x where x.org_id = ${org} and x.debit_item_id = o.item
        union
        select x.lettrage_id from allocation x where x.org_id = ${org} and x.credit_item_id = o.item offset 0) x
      cross join lateral (
        select l.id from lettrage l where l.org_id = ${org} and l.id = x.lettrage_id and not l.partial offset 0) l
    )
    select a.id, a.debit_item_id, a.credit_item_id, a.amount_minor, a.effective_on, a.lettrage_id, bool_or(f.asked) as asked
    from (
      select id, true as asked from asked
      union all
      select a.id, false from touched t
      cross join lateral (select a.id from allocation a where a.org_id = ${org} and a.lettrage_id = t.id offset 0) a) f
    cross join lateral (
      select * from allocation a where a.org_id = ${org} and a.id = f.id and a.reverses_id is null offset 0) a
    left join lateral (
      select r.id from allocation r where r.org_id = ${org} and r.reverses_id = a.id offset 0) r on true
    where r.id is null
    group by a.id, a.debit_item_id, a.credit_item_id, a.amount_minor, a.effective_on, a.lettrage_id
    order by a.id`.execute(context.tx);
  return rows;
};

/** What is open of each item once the allocations asked for are undone. Locks them. */
const openAfter = async (
  context: Context,
  rows: readonly Live[],
  asked: readonly Live[],
): Promise<Map<string, bigint>> => {
  const items = await lockItems(
    context,
    rows.flatMap((row) => [row.debit_item_id, row.credit_item_id]),
  );
  const open = new Map([...items].map(([id, item]) => [id, item.openMinor]));
  for (const row of asked) {
    open.set(row.debit_item_id, open.get(row.debit_item_id)! + row.amount_minor);
    open.set(row.credit_item_id, open.get(row.credit_item_id)! - row.amount_minor);
  }
  return open;
};

/** The rest of a lettrage is allocated as it was, under the same letters. */
const letterAgain = async (
  context: Context,
  rest: readonly Live[],
  open: ReadonlyMap<string, bigint>,
): Promise<void> => {
  if (rest.length === 0) return;
  const anew = new Map(lettragesOf(rest).map((id) => [id, newId()]));
  const isPartial = (lettrageId: string): boolean =>
    rest.some(
      (row) =>
        row.lettrage_id === lettrageId &&
        (open.get(row.debit_item_id) !== 0n || open.get(row.credit_item_id) !== 0n),
    );
  const lettrages = [...anew].map(([o, i]) => ({ o, i, p: isPartial(o) }));
  await sql`
    insert into lettrage (org_id, id, account, party_id, code, lettered_on, partial, recorded_by)
    select l.org_id, r.i, l.account, l.party_id, case when r.p then lower(l.code) else upper(l.code) end, l.lettered_on,
      r.p, ${context.actor.name}
    from jsonb_to_recordset(${JSON.stringify(lettrages)}::jsonb) as r(o uuid, i uuid, p boolean)
    join lettrage l on l.org_id = ${context.org} and l.id = r.o`.execute(context.tx);
  await makeAgain(
    context,
    rest.map((row) => ({ id: row.id, under: anew.get(row.lettrage_id ?? '') })),
  );
};
