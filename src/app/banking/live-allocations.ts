import type { Context } from '../../shell/http/context.ts';

/** Of these, the allocations that nobody has undone since. */
export const liveAllocations = async (context: Context, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return [];
  const undone = await context.tx
    .selectFrom('allocation')
    .select('reverses_id')
    .where('org_id', '=', context.org)
    .where('reverses_id', 'in', [...ids])
    .execute();
  const gone = new Set(undone.map((row) => row.reverses_id));
  return ids.filter((id) => !gone.has(id));
};
