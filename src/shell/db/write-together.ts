import { sql, type RawBuilder } from 'kysely';
import { keepPlan } from './keep-plan.ts';
import type { Tx } from './tenant.ts';

/** An insert, update or delete as SQL, not run yet. */
export type Write = RawBuilder<unknown>;

/**
 * Writes that belong together, in one round trip: whoever holds a lock others wait for does not go back and forth
 * under it. All see the state before the statement and none the rows of the others; keys between them are checked at
 * its end. No write may have a `with` of its own.
 */
export const writeTogether = async (tx: Tx, writes: readonly Write[]): Promise<void> => {
  const parts = writes.map((write, index) => sql`${sql.raw(`write_${index}`)} as (${write})`);
  await sql`${keepPlan}with ${sql.join(parts)} select 1`.execute(tx);
};
