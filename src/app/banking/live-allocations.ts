import { sql } from 'kysely';
import type { Context } from '../../shell/http/context.ts';

/** The allocations decisions made that stand, or those that took their place in a lettrage since. */
export const liveAllocations = async (context: Context, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    with recursive made as (
      select a.id from allocation a where a.org_id = ${context.org} and a.id = any(${[...ids]}::uuid[])
      union all
      select n.id from made m join allocation n on n.org_id = ${context.org} and n.continues_id = m.id
    )
    select m.id from made m
    where not exists (select from allocation r where r.org_id = ${context.org} and r.reverses_id = m.id)`.execute(
    context.tx,
  );
  return rows.map((row) => row.id);
};
