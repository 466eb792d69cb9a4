import { error, type Finding } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Work } from '../../shell/jobs/define-job.ts';

/** The reason of what failed for no reason a person can put right: the log has the rest. */
export const fault: Finding = error('billing.fault');

/**
 * Does one thing after the other until there is nothing left, each in its own transaction. One that breaks does not hold
 * up those of others: the log has the fault, `note` makes it a task that a person sees, and the next turn tries again.
 */
export const guarded = async (
  work: Work,
  what: Readonly<Record<string, string>>,
  next: (context: Context) => Promise<boolean>,
  note: (context: Context) => Promise<void>,
): Promise<void> => {
  try {
    let more = true;
    while (more && !work.signal.aborted) more = await work.inTenant(next);
  } catch (cause) {
    work.log.warn({ err: cause, ...what }, 'not invoiced, tried again later');
    if (work.signal.aborted) return;
    await work
      .inTenant(note)
      .catch((unnoted: unknown) => work.log.warn({ err: unnoted, ...what }, 'a fault could not be noted'));
  }
};
