import { Problem } from '../../../contract/problem.ts';
import { error, type Finding } from '../../../core/finding.ts';
import { isGone } from '../../../shell/db/is-gone.ts';
import type { Context } from '../../../shell/http/context.ts';
import { defineJob, type Tick, type Work } from '../../../shell/jobs/define-job.ts';
import { issueDocument } from '../issue-document.ts';
import type { InvoicingPorts } from '../ports.ts';
import { renderMany } from '../render-issued.ts';
import { mailIssued } from '../send-document.ts';
import { requirePicture } from './print-run.ts';
import type { BulkJob } from './start-run.ts';
import {
  closeRun,
  leaveItems,
  lockRun,
  nextItem,
  settleItem,
  unrendered,
  type BulkItem,
  type BulkRun,
} from './store.ts';

type Ports = Pick<InvoicingPorts, 'secrets' | 'renderer' | 'linkOf'>;

/** The sender looks into the outbox every few seconds: no job for each of five thousand e-mails. */
const WITHOUT_JOB = { sendJob: null };

/**
 * Works through a run: each document in a transaction of its own, together with its result, so that kill -9 at any
 * moment loses nothing and does nothing twice; then the PDFs of what was issued, as many at a time as there are
 * children. Harmless when run twice, or by two processes at once: they take turns at the row of the run.
 */
export const workThrough = async (work: Work, ports: Ports, runId: string): Promise<void> => {
  for (;;) {
    if (work.signal.aborted) return;
    const step = await takeStep(work, ports, runId);
    if (step === 'over') return;
    if (step === 'exhausted') break;
  }
  const left = await work.inTenant((context) => unrendered(context, runId));
  await renderMany(work, { ...ports, ...WITHOUT_JOB }, left);
  if (work.signal.aborted) return;
  await work.inTenant(async (context) => {
    const run = await lockRun(context, runId);
    await closeRun(context, runId, run.cancelAsked ? 'cancelled' : 'done');
  });
};

type Step = 'next' | 'exhausted' | 'over';

const takeStep = async (work: Work, ports: Ports, runId: string): Promise<Step> => {
  let at: number | null = null;
  try {
    return await work.inTenant(async (context): Promise<Step> => {
      const run = await lockRun(context, runId);
      if (run.state !== 'running') return 'over';
      if (run.cancelAsked) await leaveItems(context, runId);
      const item = await nextItem(context, runId);
      if (item === null) return 'exhausted';
      at = item.position;
      // Before the act: nothing more than needed is done while others wait for the series.
      await settleItem(context, runId, item.position, { state: 'done' });
      // Whoever started the run answers for what it does.
      await act({ ...context, actor: { ...context.actor, name: run.startedBy } }, ports, run, item);
      return 'next';
    });
  } catch (cause) {
    if (at === null || isGone(cause)) throw cause;
    const position: number = at;
    const result = { state: 'refused', ...refusalOf(work, cause) } as const;
    await work.inTenant((context) => settleItem(context, runId, position, result));
    return 'next';
  }
};

const act = async (context: Context, ports: Ports, run: BulkRun, item: BulkItem): Promise<void> => {
  const { documentId: id, version } = item;
  switch (run.action) {
    case 'issue':
      await issueDocument(context, { id, version, send: run.send }, ports.secrets);
      return;
    case 'send':
      await mailIssued(context, { ...ports, ...WITHOUT_JOB }, id);
      return;
    case 'print':
      await requirePicture(context, id);
  }
};

/** What a person can act upon. A fault of ours is logged and does not hold up the documents behind it. */
const refusalOf = (work: Work, cause: unknown): { problem: string; findings: readonly Finding[] } => {
  if (cause instanceof Problem) return { problem: cause.code, findings: cause.findings };
  work.log.error({ err: cause }, 'a document of a bulk run failed');
  return { problem: 'server.failed', findings: [error('invoicing.bulk-failed')] };
};

export type BulkWorker = { readonly job: BulkJob; readonly tick: Tick };

/** The job of a run, and the look for runs whose process was killed. */
export const createBulkWorker = (ports: () => Ports): BulkWorker => ({
  job: defineJob('invoicing.bulk', 'long', (work, { runId }) => workThrough(work, ports(), runId)),
  tick: {
    name: 'invoicing.bulk-resume',
    everySeconds: 20,
    run: async (work) => {
      const running = await work.inTenant(
        (context) =>
          context.tx
            .selectFrom('bulk_run')
            .select('id')
            .where('org_id', '=', context.org)
            .where('state', '=', 'running')
            .execute(),
        { readOnly: true },
      );
      for (const { id } of running) await workThrough(work, ports(), id);
    },
  },
});
