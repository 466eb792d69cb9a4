import { sql } from 'kysely';
import type { Context } from '../../../shell/http/context.ts';

/** Names of customers, by id. */
export const namesOf = async (
  context: Context,
  partyIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const ids = [...new Set(partyIds)];
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from party where org_id = ${context.org} and id = any(${ids}::uuid[])`.execute(
    context.tx,
  );
  return new Map(rows.map((row) => [row.id, row.name]));
};
