import { PgBoss, fromKysely } from 'pg-boss';
import type pg from 'pg';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/tenant.ts';
import { allOrganizations } from '../directory/index.ts';
import type { Actor } from '../http/context.ts';
import { orgId, type OrgId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { EnqueueIn, InContext } from '../runtime.ts';
import { beatAll } from './beat.ts';
import type { Job, Tick, Work } from './define-job.ts';

/** 'work' for what people wait for, 'long' for imports and the like, so that one does not hold up the other. */
export const queues = ['work', 'long'] as const;
export type QueueName = (typeof queues)[number];

type Envelope = { org: string; isDemo: boolean; job: string; data: Record<string, unknown> };

export type Jobs = { readonly stop: () => Promise<void> };

const ACTOR: Actor = { kind: 'job', id: 'encaisse', name: 'Encaisse' };

/** Writes a job into the business transaction: it exists if and only if the business fact does. */
export const createEnqueueIn =
  (boss: PgBoss): EnqueueIn =>
  (tx, org, isDemo) =>
  async (job, data, options) => {
    const envelope: Envelope = { org, isDemo, job: job.name, data };
    await boss.send(job.queue, envelope, {
      db: fromKysely(tx),
      ...(options?.singletonKey !== undefined && {
        singletonKey: `${org}:${job.name}:${options.singletonKey}`,
      }),
    });
  };

/** Without rights to create or migrate: the owner did that at migration. */
export const createBoss = (pool: pg.Pool, log: Log): PgBoss => {
  const boss = new PgBoss({
    schema: 'pgboss',
    migrate: false,
    reindex: false,
    createSchema: false,
    schedule: false,
    db: { executeSql: (text, values) => pool.query(text, values as unknown[]) },
  });
  boss.on('error', (error) => log.warn({ err: error }, 'job queue'));
  return boss;
};

const createWork = (
  org: OrgId,
  isDemo: boolean,
  inContext: InContext,
  log: Log,
  signal: AbortSignal,
): Work => ({
  org,
  isDemo,
  log,
  signal,
  inTenant: (body, options) =>
    inContext(
      {
        org,
        isDemo,
        actor: ACTOR,
        permissions: new Set(),
        locale: 'fr',
        readOnly: options?.readOnly ?? false,
      },
      body,
    ),
});

/** Starts the workers and the ticks; stopping lets the work at hand finish. */
export const startJobs = async (options: {
  boss: PgBoss;
  jobs: readonly Job<never>[];
  ticks: readonly Tick[];
  database: Database;
  inContext: InContext;
  clock: Clock;
  log: Log;
}): Promise<Jobs> => {
  const { boss, log, inContext } = options;
  const byName = new Map(options.jobs.map((job) => [job.name, job as unknown as Job]));
  const stopping = new AbortController();
  await boss.start();
  for (const queue of queues) {
    await boss.createQueue(queue, {
      retryLimit: 5,
      retryDelay: 2,
      retryBackoff: true,
      expireInSeconds: 3600,
    });
    await boss.work<Envelope>(
      queue,
      { pollingIntervalSeconds: queue === 'work' ? 0.5 : 1 },
      async ([received]) => {
        if (received === undefined) return;
        const { org, isDemo, job: name, data } = received.data;
        const job = byName.get(name);
        if (job === undefined) throw new Error(`no job is called ${name}`);
        await job.run(createWork(orgId(org), isDemo, inContext, log, stopping.signal), data);
      },
    );
  }
  const running = new Set<Promise<void>>();
  const timers = options.ticks.map((tick) => {
    let busy = false;
    const beat = async (): Promise<void> =>
      beatAll(
        await allOrganizations(options.database),
        ({ org, isDemo }) => tick.run(createWork(org, isDemo, inContext, log, stopping.signal)),
        { name: tick.name, log, signal: stopping.signal },
      );
    const turn = (): void => {
      if (busy) return;
      busy = true;
      const done = beat()
        .catch((error: unknown) =>
          log.warn({ err: error, tick: tick.name }, 'tick failed, tried again later'),
        )
        .finally(() => {
          busy = false;
          running.delete(done);
        });
      running.add(done);
    };
    // At once too: what a crash left half done is taken up when the program is back.
    turn();
    return setInterval(turn, tick.everySeconds * 1000);
  });
  return {
    stop: async () => {
      stopping.abort();
      for (const timer of timers) clearInterval(timer);
      await Promise.all(running);
      await boss.stop({ graceful: true, timeout: 15_000 });
    },
  };
};
