import { sql, type RawBuilder } from 'kysely';
import type { Context } from '../../shell/http/context.ts';
import { withdrawPromise } from '../openitems/index.ts';

/** Dates that a customer announced on its pages and that still run. `which`: a condition on promise_to_pay p. */
export const withdrawAnnounced = async (
  context: Context,
  partyId: string,
  which: RawBuilder<unknown>,
): Promise<void> => {
  const { rows } = await sql<{ id: string }>`
    select p.id from promise_to_pay p
    where p.org_id = ${context.org} and p.party_id = ${partyId} and p.state = 'open' and p.source = 'portal' and ${which}
    order by p.id`.execute(context.tx);
  for (const { id } of rows) await withdrawPromise(context, id);
};
