import { sql } from 'kysely';
import { Problem, type ProblemCode } from '../../contract/problem.ts';
import { countTaken, createIntake, emptySummary } from '../../core/takeover/index.ts';
import { isGone } from '../../shell/db/is-gone.ts';
import { sqlState } from '../../shell/db/tenant.ts';
import type { Context } from '../../shell/http/context.ts';
import { defineJob, type Tick, type Work } from '../../shell/jobs/define-job.ts';
import { readOrganization } from '../organization/index.ts';
import { attachPictures } from './attach-pictures.ts';
import { isKnown } from './check-run.ts';
import { finishRun } from './finish-run.ts';
import { findKnownPieces, openRegistry } from './known.ts';
import { readAhead } from './read-ahead.ts';
import { isBook, openRunTable, readOptionsOf, readReadings } from './read-readings.ts';
import { readRun, type Run } from './store/runs.ts';
import { createTakeover, takeBatch } from './take-batch.ts';

/** The user asked to stop: the transaction rolls back and nothing of the import stays. */
class Cancelled extends Error {}

/** What the surroundings of an import are asked for: a job gives it, and so does the command line. */
export type ImportWork = Pick<Work, 'inTenant' | 'signal' | 'log'>;

type Report = (done: number) => Promise<void>;

/**
 * Imports a run in one transaction: all of it or nothing. Harmless when run twice: a second process is kept out by an
 * advisory lock that ends with its transaction, and a run that is no longer 'importing' is left alone. After kill -9
 * it starts over; what it had written was never committed.
 */
export const importRun = async (
  work: ImportWork,
  runId: string,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<void> => {
  // Progress is told on a transaction of its own, so that others see it; the answer may be « stop ».
  const report =
    (total: number): Report =>
    async (done) => {
      onProgress(done, total);
      const stop = await work.inTenant(async (context) => {
        const row = await context.tx
          .updateTable('import_run')
          .set({ progress_done: done })
          .where('org_id', '=', context.org)
          .where('id', '=', runId)
          .where('state', '=', 'importing')
          .returning('cancel_asked')
          .executeTakeFirst();
        return row?.cancel_asked ?? true;
      });
      if (stop) throw new Cancelled();
      if (work.signal.aborted) throw new Interrupted();
    };
  try {
    await work.inTenant(async (context) => {
      const free = await sql<{ free: boolean }>`
        select pg_try_advisory_xact_lock(hashtextextended(${runId}, 0)) as free`.execute(context.tx);
      if (free.rows[0]?.free !== true) return;
      const run = await readRun(context, runId);
      if (run.state !== 'importing') return;
      if (run.cancelAsked) throw new Cancelled();
      await importAll(
        { ...context, actor: { ...context.actor, name: run.recordedBy }, locale: run.locale },
        run,
        report(run.progressTotal),
      );
    });
  } catch (cause) {
    if (cause instanceof Interrupted) return;
    const end = cause instanceof Cancelled ? 'cancelled' : failureOf(cause);
    if (end === null) throw cause;
    if (end === 'server.failed') work.log.error({ err: cause, runId }, 'import failed');
    await closeRun(work, runId, end);
  }
};

/** Encaisse is stopping: the run stays 'importing' and starts over with the next start. */
class Interrupted extends Error {}

/** What a person can act upon; null when the database went away and trying again is the answer. */
const failureOf = (cause: unknown): ProblemCode | null => {
  if (cause instanceof Problem) return cause.code;
  if (sqlState(cause) === '53100') return 'storage.full';
  return isGone(cause) ? null : 'server.failed';
};

const closeRun = (work: ImportWork, runId: string, end: 'cancelled' | ProblemCode): Promise<unknown> =>
  work.inTenant((context) =>
    context.tx
      .updateTable('import_run')
      .set({
        state: end === 'cancelled' ? 'cancelled' : 'failed',
        failure: end === 'cancelled' ? '' : end,
        progress_done: 0,
        finished_at: context.now,
      })
      .where('org_id', '=', context.org)
      .where('id', '=', runId)
      .where('state', '=', 'importing')
      .execute(),
  );

const importAll = async (context: Context, run: Run, report: Report): Promise<void> => {
  const { kind, options: chosen, summary: checked } = run;
  if (kind === 'documents' || chosen === null || checked === null) throw new Problem('import.not-ready');
  const organization = await readOrganization(context);
  const table = await openRunTable(context, run);
  const options = readOptionsOf(kind, chosen, run.format, organization.baseCurrency, context.today);
  const intake = createIntake(await openRegistry(context));
  const takeover = await createTakeover(
    context,
    run.id,
    options,
    checked.highestCode,
    chosen.startLevel ?? null,
  );
  const summary = emptySummary();
  let controlMinor: bigint | null = null;
  await report(0);
  for await (const batch of readAhead(readReadings(table, run.mapping, options))) {
    ({ controlMinor } = batch);
    const taken = batch.readings.map((reading) => intake.take(reading));
    const known = await findKnownPieces(context, taken);
    const wanted = taken.filter((one) => one.outcome === 'take');
    for (const one of taken) countTaken(summary, one, isKnown(one, known));
    // The books changed since the check in a way that makes good lines bad: the user looks again.
    if (summary.refused > 0 && !run.goodOnly) throw new Problem('import.not-ready');
    await takeBatch(context, takeover, wanted, known);
    if (isBook(table)) await attachPictures(context, takeover, table, wanted);
    await report(summary.lines);
  }
  await finishRun(context, run, { summary, takeover, controlMinor, organization });
};

export const importJob = defineJob<{ runId: string }>('takeover.import', 'long', (work, { runId }) =>
  importRun(work, runId),
);

/** An import whose process was killed is taken up again; one that is at work keeps its lock and is left alone. */
export const resumeImports: Tick = {
  name: 'takeover.resume',
  everySeconds: 20,
  run: async (work) => {
    const running = await work.inTenant(
      (context) =>
        context.tx
          .selectFrom('import_run')
          .select('id')
          .where('org_id', '=', context.org)
          .where('state', '=', 'importing')
          .execute(),
      { readOnly: true },
    );
    for (const { id } of running) await importRun(work, id);
  },
};
