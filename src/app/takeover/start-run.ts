import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import { sqlState } from '../../shell/db/tenant.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import { importJob } from './import-run.ts';
import { lockRun, readRun, toRunView } from './store/runs.ts';
import type { ImportRunView } from './wire-summary.ts';

/** Starts (or starts again) a checked import. The work itself is a job; the command line does it on the spot. */
export const startRun = async (
  context: Context,
  input: { id: string; goodOnly: boolean; startLevel?: number | undefined },
  how: 'job' | 'on-the-spot' = 'job',
): Promise<ImportRunView> => {
  const run = await lockRun(context, input.id);
  if (run.state === 'importing' || run.state === 'done') return toRunView(run);
  if (!run.isChecked || run.summary === null || run.state === 'uploaded')
    throw new Problem('import.not-ready');
  const { refused, taken } = run.summary;
  if (refused > 0 && !input.goodOnly) {
    throw new Problem('import.not-ready', {}, [error('takeover.bad-lines', { params: { count: refused } })]);
  }
  if (taken === 0) throw new Problem('import.not-ready', {}, [error('takeover.nothing-to-take')]);
  try {
    await context.tx
      .updateTable('import_run')
      .set({
        state: 'importing',
        good_only: input.goodOnly,
        ...(run.options !== null &&
          input.startLevel !== undefined && {
            options: JSON.stringify({ ...run.options, startLevel: input.startLevel }),
          }),
        cancel_asked: false,
        failure: '',
        progress_done: 0,
        progress_total: run.summary.lines,
        started_at: context.now,
        finished_at: null,
        recorded_by: context.actor.name,
      })
      .where('org_id', '=', context.org)
      .where('id', '=', run.id)
      .execute();
  } catch (cause) {
    // The unique index on running imports: somebody else's is under way.
    if (sqlState(cause) === '23505') throw new Problem('import.busy');
    throw cause;
  }
  await audit(
    context,
    'import.started',
    { kind: 'import', id: run.id },
    {
      goodOnly: input.goodOnly,
      ...(input.startLevel !== undefined && { startLevel: input.startLevel }),
    },
  );
  if (how === 'job') await context.enqueue(importJob, { runId: run.id });
  return toRunView(await readRun(context, run.id));
};

/** Before the work: gives it up. During: asks it to stop after the batch at hand; nothing of it stays. */
export const cancelRun = async (context: Context, id: string): Promise<{ done: true }> => {
  const run = await lockRun(context, id);
  if (run.state === 'done') throw new Problem('import.not-ready', {}, [error('takeover.already-done')]);
  await context.tx
    .updateTable('import_run')
    .set(
      run.state === 'importing' ? { cancel_asked: true } : { state: 'cancelled', finished_at: context.now },
    )
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .execute();
  await audit(context, 'import.cancelled', { kind: 'import', id });
  return { done: true };
};
