import { dueSlot } from '../../core/dunning/index.ts';
import { isQuarantined } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Tick, Work } from '../../shell/jobs/define-job.ts';
import { prepareRun } from '../dunning/index.ts';
import { announce } from './announce.ts';
import type { AutomaticPorts } from './ports.ts';
import { releaseDue } from './release.ts';
import { companyTime, readSettings } from './settings.ts';
import { tellOfWaiting } from './tell-waiting.ts';

/**
 * The schedule's turn. The day is written as dealt with in the transaction that prepares: two programs at once, or one
 * that dies in between, prepare it once.
 */
const prepareDue = async (context: Context, ports: AutomaticPorts): Promise<void> => {
  const settings = await readSettings(context, { lock: true });
  if (!settings.isOn) return;
  if (dueSlot(settings, await companyTime(context), settings.handledOn) === null) return;
  await context.tx
    .updateTable('automatic_setting')
    .set({ handled_on: context.today })
    .where('org_id', '=', context.org)
    .execute();
  const { runId } = await prepareRun(context, context.today, { origin: 'schedule' });
  await announce(context, ports, settings, runId);
};

/** What was announced leaves first: the preparation that follows sees it under way. */
export const runAutomatic = async (work: Work, ports: AutomaticPorts): Promise<void> => {
  if (work.isDemo) return;
  // A restored copy reminds nobody: the original may be doing so.
  if (await work.inTenant(({ tx }) => isQuarantined(tx), { readOnly: true })) return;
  await work.inTenant((context) => releaseDue(context, ports));
  await work.inTenant((context) => prepareDue(context, ports));
  await work.inTenant((context) => tellOfWaiting(context, ports));
};

export const automaticTick = (ports: () => AutomaticPorts): Tick => ({
  name: 'automatic.reminders',
  everySeconds: 30,
  run: (work) => runAutomatic(work, ports()),
});
