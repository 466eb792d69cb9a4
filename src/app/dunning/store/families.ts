import { sql } from 'kysely';
import type { Context } from '../../../shell/http/context.ts';
import { groupBy } from './group-by.ts';

/**
 * Customers that are one and the same: a record that was merged, the one it went into, and what else went there. Invoices
 * stay with the record they were issued to, so each is reminded in its name; but it is one person who reads.
 */
export type Families = ReadonlyMap<string, readonly string[]>;

/** Of these customers, or of all. Whoever was never merged is in none. */
export const readFamilies = async (
  context: Pick<Context, 'tx' | 'org'>,
  partyIds: readonly string[] | null,
): Promise<Families> => {
  const { org, tx } = context;
  const near =
    partyIds === null
      ? sql`true`
      : sql`p.merged_into in (select unnest(${[...partyIds]}::uuid[]) union all
          select m.merged_into from party m where m.org_id = ${org} and m.id = any(${[...partyIds]}::uuid[]))`;
  const { rows } = await sql<{ id: string; merged_into: string }>`
    select p.id, p.merged_into from party p where p.org_id = ${org} and p.merged_into is not null and ${near}`.execute(
    tx,
  );
  const families = new Map<string, readonly string[]>();
  for (const [survivor, merged] of groupBy(rows, (row) => row.merged_into)) {
    const members = [survivor, ...merged.map((row) => row.id)];
    for (const id of members) families.set(id, members);
  }
  return families;
};
