import { sql } from 'kysely';
import type { Context } from '../../shell/http/context.ts';

/** The day of an instant by the company's clock. */
export const dayOf = async (context: Context, instant: string): Promise<string> => {
  const { rows } = await sql<{ on: string }>`
    select (${instant}::timestamptz at time zone o.time_zone)::date as "on" from organization o
    where o.org_id = ${context.org}`.execute(context.tx);
  return rows[0]!.on;
};
