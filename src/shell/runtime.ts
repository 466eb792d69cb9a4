import { sql } from 'kysely';
import type { Permission } from '../contract/permissions.ts';
import type { Clock } from './clock.ts';
import { inTenant, type Database } from './db/tenant.ts';
import type { Actor, Context } from './http/context.ts';
import type { OrgId } from './ids.ts';
import type { Enqueue } from './jobs/define-job.ts';
import type { Log } from './log.ts';

export type InContext = <T>(
  caller: {
    org: OrgId;
    isDemo: boolean;
    actor: Actor;
    permissions: ReadonlySet<Permission>;
    locale: 'fr' | 'en';
    readOnly: boolean;
  },
  body: (context: Context) => Promise<T>,
) => Promise<T>;

/** What the running program is made of; put together in main.ts, passed to the shell, never global. */
export type Runtime = {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly publicUrl: URL;
  readonly inContext: InContext;
};

/** Binds the enqueuing of jobs to a transaction. */
export type EnqueueIn = (tx: Context['tx'], org: OrgId, isDemo: boolean) => Enqueue;

/** Opens the tenant wrapper and reads the clock once: the verb's whole world. */
export const createInContext =
  (database: Database, clock: Clock, enqueueIn: EnqueueIn): InContext =>
  (caller, body) =>
    inTenant(
      database,
      caller.org,
      async (tx) => {
        const zone = await sql<{ time_zone: string }>`select time_zone from organization`.execute(tx);
        return body({
          org: caller.org,
          isDemo: caller.isDemo,
          tx,
          actor: caller.actor,
          locale: caller.locale,
          permissions: caller.permissions,
          now: clock.now(),
          today: clock.today(zone.rows[0]?.time_zone ?? 'Europe/Paris'),
          enqueue: enqueueIn(tx, caller.org, caller.isDemo),
        });
      },
      { readOnly: caller.readOnly },
    );
