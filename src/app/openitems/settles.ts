import { sql, type RawBuilder } from 'kysely';
import type { Context } from '../../shell/http/context.ts';

/** Whether the user in a column, who settles a dispute, is the asker. */
export const settles = ({ actor }: Pick<Context, 'actor'>, owner: RawBuilder<unknown>): RawBuilder<unknown> =>
  actor.kind === 'user' ? sql`${owner}::text = ${actor.id}` : sql`false`;
