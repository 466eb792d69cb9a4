import { readBulk, startBulk, workThrough, type InvoicingPorts } from '../../app/invoicing/index.ts';
import { defineJob, type Work } from '../../shell/jobs/define-job.ts';
import { createLog } from '../../shell/log.ts';
import { addDrafts, type BenchSeller } from './invoicing-company.ts';

export type BulkFigures = {
  documents: number;
  /** From the command to the last PDF kept and the last e-mail in the outbox. */
  seconds: number;
  /** Of these, until the last number was given. */
  issueSeconds: number;
  pictures: number;
  mails: number;
  refused: number;
};

const JOB = defineJob<{ runId: string }>('invoicing.bulk', 'long', () => Promise.resolve());

/** One run as the job would do it, in this process: drafts issued, drawn, sealed, and their e-mails written. */
export const measureBulk = async (
  seller: BenchSeller,
  ports: Pick<InvoicingPorts, 'secrets' | 'renderer'>,
  documents: number,
): Promise<BulkFigures> => {
  const ids = await addDrafts(seller, documents);
  const work: Work = {
    org: seller.org,
    isDemo: false,
    log: createLog('error'),
    signal: new AbortController().signal,
    inTenant: seller.run,
  };
  const begun = performance.now();
  const since = (): number => Math.round((performance.now() - begun) / 100) / 10;
  const runId = await seller.run((context) =>
    startBulk(
      // The job is done here, beside no server.
      { ...context, enqueue: () => Promise.resolve() },
      { action: 'issue', choice: { ids }, send: true },
      JOB,
    ),
  );
  let issueSeconds = 0;
  const render: typeof ports.renderer.render = (job) => {
    issueSeconds ||= since();
    return ports.renderer.render(job);
  };
  await workThrough(
    work,
    { ...ports, renderer: { ...ports.renderer, render }, linkOf: async () => null },
    runId,
  );
  const seconds = since();
  const { pictures, mails, refused } = await seller.run((context) => readBulk(context, runId));
  return { documents, seconds, issueSeconds, pictures, mails, refused };
};
