import { hostname } from 'node:os';
import { sql } from 'kysely';
import { isAlive, thisProcess } from '../../shell/db/embedded/process-identity.ts';
import type { Work } from '../../shell/jobs/define-job.ts';
import { messageEvent } from './events.ts';
import type { MessageHooks } from './ports.ts';

/** Who hands a message over: host, pid and start time name one process for ever. */
export const processName = (): string => {
  const { pid, started } = thisProcess();
  return JSON.stringify([hostname(), pid, started]);
};

const isGone = (name: string, inFlight: ReadonlySet<string>, id: string, self: string): boolean => {
  if (name === self) return !inFlight.has(id);
  const [host, pid, started] = JSON.parse(name) as [string, number, string];
  return host === hostname() && !isAlive({ pid, started });
};

/**
 * Messages found `sending` although nobody is sending them: the process died between the two writes. Whether they left
 * nobody knows, so they are never sent again by themselves; a person decides. One of another machine is given a quarter
 * of an hour.
 */
export const adoptLost = async (
  work: Work,
  hooks: MessageHooks,
  self: string,
  inFlight: ReadonlySet<string>,
): Promise<number> =>
  work.inTenant(async (context) => {
    const { rows } = await sql<{ id: string; kind: string; sending_by: string; is_old: boolean }>`
      select id, kind, sending_by, sending_since < clock_timestamp() - interval '15 minutes' as is_old
      from outbound_message where org_id = ${context.org} and state = 'sending' for update skip locked`.execute(
      context.tx,
    );
    const lost = rows.filter((row) => row.is_old || isGone(row.sending_by, inFlight, row.id, self));
    for (const row of lost) {
      await sql`update outbound_message set state = 'ambiguous', sending_by = null, version = version + 1
        where org_id = ${context.org} and id = ${row.id}`.execute(context.tx);
      await messageEvent(context, row.id, 'ambiguous');
      await hooks.settled(context, row, 'ambiguous', '');
    }
    return lost.length;
  });
