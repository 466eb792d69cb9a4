import { Problem } from '../../contract/problem.ts';
import { addDays, startOfMonth } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Tick } from '../../shell/jobs/define-job.ts';
import { batchJob } from './make-batch.ts';
import { readSettings } from './settings.ts';
import { startBatch } from './start-batch.ts';

/**
 * From the chosen day of a month on, what was posted until the end of the month before goes by itself, once a month. A
 * month without anything to send waits for something, and makes no batch.
 */
export const runSchedule = async (context: Context): Promise<void> => {
  const { scheduledDay, journals } = await readSettings(context);
  if (scheduledDay === null || Number(context.today.slice(8)) < scheduledDay) return;
  const until = addDays(startOfMonth(context.today), -1);
  const month = until.slice(0, 7);
  const before = await context.tx
    .selectFrom('export_batch')
    .select('id')
    .where('org_id', '=', context.org)
    .where((eb) => eb.or([eb('scheduled_for', '=', month), eb('state', '=', 'running')]))
    .executeTakeFirst();
  if (before !== undefined) return;
  await startBatch(context, { journals, from: null, until }, batchJob, month);
};

export const scheduleTick: Tick = {
  name: 'accountant.schedule',
  everySeconds: 600,
  run: async (work) => {
    try {
      await work.inTenant(runSchedule);
    } catch (cause) {
      // Nothing waits, or another one is at work: the next look decides again.
      if (!(cause instanceof Problem)) throw cause;
    }
  },
};
