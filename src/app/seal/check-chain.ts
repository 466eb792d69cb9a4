import { sql } from 'kysely';
import type { Finding } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { defineJob, type Job, type Tick, type Work } from '../../shell/jobs/define-job.ts';
import type { ContentReaders, Reading } from './ports.ts';
import { verifyAudit } from './audit/verify-audit.ts';
import { verifySeals } from './verify-seals.ts';

export type Checks = {
  readonly contents: ContentReaders;
  /** What rooms above prove of what they put under seal. */
  readonly more: readonly ((read: Reading, context: Pick<Context, 'today'>) => Promise<readonly Finding[]>)[];
};

export type ChainCheck = { readonly job: Job<{ id: string }>; readonly tick: Tick };

const FINDINGS_KEPT = 100;

/** Asks for a verification; the one that runs already answers for both. */
export const askCheck = async (context: Context, job: Job<{ id: string }>): Promise<void> => {
  const running = await context.tx
    .selectFrom('seal_check')
    .select('id')
    .where('org_id', '=', context.org)
    .where('state', '=', 'running')
    .executeTakeFirst();
  if (running !== undefined) return;
  const id = newId();
  await context.tx
    .insertInto('seal_check')
    .values({
      org_id: context.org,
      id,
      state: 'running',
      asked_by: context.actor.name,
      asked_at: context.now,
    })
    .execute();
  await context.enqueue(job, { id });
};

/** Proves page by page, each in its own transaction, so that a long verification holds nothing up. */
export const createChainCheck = (checks: Checks): ChainCheck => ({
  job: defineJob('seal.check', 'long', (work, { id }) => runCheck(work, checks, id)),
  tick: {
    name: 'seal.check-lost',
    everySeconds: 300,
    // One whose process died is over: the person may ask again.
    run: async (work) => {
      await work.inTenant(async ({ tx, org, now }) => {
        await sql`
          update seal_check set state = 'failed', ended_at = ${now}
          where org_id = ${org} and state = 'running' and asked_at < ${now}::timestamptz - interval '2 hours'`.execute(
          tx,
        );
      });
    },
  },
});

const runCheck = async (work: Work, checks: Checks, id: string): Promise<void> => {
  const read: Reading = (body) => work.inTenant(body, { readOnly: true });
  const onProgress = (done: number, total: number): Promise<void> =>
    work.inTenant(async ({ tx, org }) => {
      await tx
        .updateTable('seal_check')
        .set({ links_done: BigInt(done), links_total: BigInt(total) })
        .where('org_id', '=', org)
        .where('id', '=', id)
        .execute();
    });
  const report = await verifySeals(read, checks.contents, { onProgress });
  const trail = await verifyAudit(read);
  const today = await work.inTenant(async (context) => context.today, { readOnly: true });
  const findings = [...report.findings, ...trail.findings];
  for (const prove of checks.more) findings.push(...(await prove(read, { today })));
  await work.inTenant(async ({ tx, org, now }) => {
    await tx
      .updateTable('seal_check')
      .set({
        state: 'done',
        ended_at: now,
        links_done: BigInt(report.links),
        report: JSON.stringify({
          counts: { ...report.subjects, audit: trail.links },
          findings: findings.slice(0, FINDINGS_KEPT),
        }),
      })
      .where('org_id', '=', org)
      .where('id', '=', id)
      .execute();
  });
};
