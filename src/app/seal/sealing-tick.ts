import { Problem } from '../../contract/problem.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Tick } from '../../shell/jobs/define-job.ts';

/**
 * Seals batch after batch until `step` finds nothing left. A key that cannot be opened is no fault of the tick: it waits
 * for a person, who is told on the screen, and other companies go on.
 */
export const sealingTick = (
  name: string,
  everySeconds: number,
  step: (context: Context) => Promise<number>,
): Tick => ({
  name,
  everySeconds,
  run: async (work) => {
    try {
      while (!work.signal.aborted) {
        if ((await work.inTenant(step)) === 0) return;
      }
    } catch (problem) {
      if (!isKeyUnreadable(problem)) throw problem;
    }
  },
});

const isKeyUnreadable = (problem: unknown): boolean =>
  problem instanceof Problem && problem.findings.some((one) => one.code === 'seal.key-unreadable');
