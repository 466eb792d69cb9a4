import { sql, type RawBuilder } from 'kysely';
import type { Context } from '../../shell/http/context.ts';

/** Whether the party in a column is a customer that the asker answers for; a program answers for nobody. */
export const answersFor = (
  { org, actor }: Pick<Context, 'org' | 'actor'>,
  party: RawBuilder<unknown>,
): RawBuilder<unknown> =>
  actor.kind === 'user'
    ? sql`${party} in (select o.party_id from customer o
        where o.org_id = ${org} and o.owner_id is not null and o.owner_id::text = ${actor.id} and o.archived_at is null)`
    : sql`false`;

/** The customers that the asker answers for. */
export const ownedParties = async (context: Context): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ party_id: string }>`
    select c.party_id from customer c where c.org_id = ${context.org} and ${answersFor(context, sql`c.party_id`)}`.execute(
    context.tx,
  );
  return new Set(rows.map((row) => row.party_id));
};
