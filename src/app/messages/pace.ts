import { sql } from 'kysely';
import type { Context } from '../../shell/http/context.ts';

/** What the provider allows, and when it allows the next message: `until` is an instant of the machine's clock. */
export type Pace = { readonly per: 'minute' | 'hour'; readonly until: string };

export type PaceLimits = { readonly perMinute: number; readonly perHour: number | null };

/** So many may be taken by other senders between our counting and our writing. */
const AT_ONCE = 24;

/**
 * The limit that forbids one more message now; null when one may go. Counted by the machine's clock: a provider counts
 * real minutes. `ahead`: as if so many more had gone.
 */
export const readPace = async (
  context: Context,
  { perMinute, perHour }: PaceLimits,
  ahead = 0,
): Promise<Pace | null> =>
  (await reached(context, 'minute', perMinute - ahead)) ??
  (perHour === null ? null : await reached(context, 'hour', perHour - ahead));

/** It is reached when as many went within the span; the oldest of them leaves it first. */
const reached = async (context: Context, per: Pace['per'], most: number): Promise<Pace | null> => {
  const { rows } = await sql<{ until: string }>`
    select sending_since + make_interval(secs => ${per === 'minute' ? 60 : 3600}) as until from outbound_message
    where org_id = ${context.org} and sending_since > clock_timestamp() - make_interval(secs => ${per === 'minute' ? 60 : 3600})
    order by sending_since desc offset ${Math.max(0, most - 1)} limit 1`.execute(context.tx);
  const until = rows[0]?.until;
  return until === undefined ? null : { per, until };
};

/** Close to a limit senders count one after the other, each seeing what the last one took. */
export const mayTakeOne = async (context: Context, limits: PaceLimits): Promise<boolean> => {
  if ((await readPace(context, limits, AT_ONCE)) === null) return true;
  await sql`select 1 from mail_account where org_id = ${context.org} for no key update`.execute(context.tx);
  return (await readPace(context, limits)) === null;
};
