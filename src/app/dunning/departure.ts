import { sql } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import { departure, type WallTime } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readLimits } from './store/limits.ts';

export type Departure = {
  /** The day it is dated. */
  readonly on: PlainDate;
  /** UTC. */
  readonly at: string;
  /** Later than the time to take it back alone would have it: nothing leaves at night or on a day of rest. */
  readonly isLater: boolean;
  /** The clock that the company keeps. */
  readonly timeZone: string;
};

/**
 * When a message that is handed over now leaves: after the time to take it back, on the day it is meant for or later,
 * within the company's hours.
 */
export const readDeparture = async (
  context: Context,
  meantFor: PlainDate = context.today,
): Promise<Departure> => {
  const ready = await wallTime(context, sql`coalesce(s.undo_minutes, 5)`);
  const { limits } = await readLimits(context);
  const from = meantFor > ready.wall.date ? { date: meantFor, time: '00:00' } : ready.wall;
  const leaves = departure(from, limits.hours);
  if (leaves === ready.wall)
    return { on: leaves.date, at: ready.at, isLater: false, timeZone: ready.timeZone };
  return { on: leaves.date, at: await instantOf(context, leaves), isLater: true, timeZone: ready.timeZone };
};

/** The first moment within the company's hours at or after what its clock shows. */
export const openingFrom = async (
  context: Context,
  wall: WallTime,
): Promise<{ readonly on: PlainDate; readonly at: string }> => {
  const { limits } = await readLimits(context);
  const opening = departure(wall, limits.hours);
  return { on: opening.date, at: await instantOf(context, opening) };
};

const instantOf = async (context: Context, { date, time }: WallTime): Promise<string> => {
  const { rows } = await sql<{ at: string }>`
    select to_char((${`${date} ${time}`}::timestamp at time zone o.time_zone) at time zone 'UTC',
      'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from organization o where o.org_id = ${context.org}`.execute(context.tx);
  const row = rows[0];
  if (row === undefined) throw new Error('an organisation without a clock');
  return row.at;
};

/** Whether a message may leave at this very moment: the sender may have been away while its hour passed. */
export const isWithinHours = async (context: Context): Promise<boolean> => {
  const { wall } = await wallTime(context, sql`0`);
  const { limits } = await readLimits(context);
  return departure(wall, limits.hours) === wall;
};

const wallTime = async (
  context: Context,
  minutes: ReturnType<typeof sql>,
): Promise<{ at: string; wall: WallTime; timeZone: string }> => {
  const { rows } = await sql<{ at: string; date: PlainDate; time: string; zone: string }>`
    select o.time_zone as zone, to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
      to_char(t.at at time zone o.time_zone, 'YYYY-MM-DD') as date, to_char(t.at at time zone o.time_zone, 'HH24:MI') as time
    from organization o left join dunning_setting s on s.org_id = o.org_id
    cross join lateral (select ${context.now}::timestamptz + make_interval(mins => ${minutes}) as at) t
    where o.org_id = ${context.org}`.execute(context.tx);
  const row = rows[0];
  if (row === undefined) throw new Error('an organisation without a clock');
  return { at: row.at, wall: { date: row.date, time: row.time }, timeZone: row.zone };
};
