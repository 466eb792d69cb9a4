import { sql } from 'kysely';
import type { Permission } from '../contract/permissions.ts';
import type { Clock } from './clock.ts';
import { inTenant, type Database, type Tx } from './db/tenant.ts';
import type { Actor, Context } from './http/context.ts';
import type { OrgId } from './ids.ts';
import type { Enqueue } from './jobs/define-job.ts';
import type { Log } from './log.ts';

export type Caller = {
  readonly org: OrgId;
  readonly isDemo: boolean;
  readonly actor: Actor;
  readonly permissions: ReadonlySet<Permission>;
  readonly locale: 'fr' | 'en';
};

/** Opens the tenant wrapper for a caller and runs one verb in it. */
export type InContext = <T>(
  caller: Caller & { readonly readOnly: boolean },
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
export type EnqueueIn = (tx: Tx, org: OrgId, isDemo: boolean) => Enqueue;

/** Makes the verb's whole world of an open tenant transaction; the clock is read here, once. */
export type ContextIn = (tx: Tx, caller: Caller) => Promise<Context>;

export const createContextIn =
  (clock: Clock, enqueueIn: EnqueueIn): ContextIn =>
  async (tx, caller) => {
    const zone = await sql<{ time_zone: string }>`select time_zone from organization`.execute(tx);
    return {
      org: caller.org,
      isDemo: caller.isDemo,
      tx,
      actor: caller.actor,
      locale: caller.locale,
      permissions: caller.permissions,
      now: clock.now(),
      today: clock.today(zone.rows[0]?.time_zone ?? 'Europe/Paris'),
      enqueue: enqueueIn(tx, caller.org, caller.isDemo),
    };
  };

export const createInContext =
  (database: Database, contextIn: ContextIn): InContext =>
  (caller, body) =>
    inTenant(database, caller.org, async (tx) => body(await contextIn(tx, caller)), {
      readOnly: caller.readOnly,
    });
