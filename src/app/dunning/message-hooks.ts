import { sql } from 'kysely';
import type { Context } from '../../shell/http/context.ts';
import type { Job } from '../../shell/jobs/define-job.ts';
import type { MessageHooks } from '../messages/index.ts';
import { withdrawLetter } from '../post/index.ts';
import { cancelAnnounced } from '../charges/index.ts';
import { afterCancel } from './after-cancel.ts';
import { attemptOfMessage, setAttempt, type Attempt } from './attempts.ts';
import { announcePrinted, claimOutcome } from './charges.ts';
import { completeOrWait } from './delivery/settle-delivery.ts';
import { isWithinHours } from './departure.ts';
import { runOfDraft, setDraftState } from './draft-state.ts';
import { goByLetterAlone, hasLetterLeft } from './letter-alone.ts';
import { letterWays } from './letter-part.ts';
import { liveDrafts } from './live.ts';
import { reopenSteps } from './reopen-steps.ts';
import { settleRun } from './settle-run.ts';
import { readDrafts } from './store/drafts.ts';
import { mayThank } from './thank-customers.ts';

/**
 * What reminders want to know of their messages. Before one leaves it is held against the balance once more: money that
 * came in while it waited takes it back. Afterwards its steps count as done, or are free again.
 */
export const createMessageHooks = (handOverJob: Job): MessageHooks => ({
  mayLeave: async (context, message) => {
    if (message.kind === 'notice') return (await mayThank(context, message.id)) || 'withdrawn';
    if (message.kind !== 'reminder') return true;
    const attempt = await attemptOfMessage(context, message.id);
    if (attempt === null) return true;
    const [kept] = await readDrafts(context, sql`d.id = ${attempt.draftId}`);
    if (kept === undefined) return true;
    // The sender was away while its hour passed, or somebody was hasty: it is written anew, for the day and hour at which
    // it may leave.
    if (kept.draft.sendOn !== context.today || !(await isWithinHours(context))) return 'later';
    const [live] = await liveDrafts(context, [kept], { exceptAttempts: [attempt.id] });
    if (live === undefined) return true;
    if (live.outcome !== 'same') return live.outcome;
    // The letter that goes with it would be posted elsewhere than it says.
    if ((await letterWays(context, [attempt.id], [live])).get(attempt.id) === 'moved') return 'moved';
    return claimOutcome(context, attempt.id, kept.draft.sendOn);
  },
  mayRetry: async (context, message) => {
    if (message.kind !== 'reminder') return true;
    const attempt = await attemptOfMessage(context, message.id);
    if (attempt === null) return true;
    const ended = attempt.state === 'failed' || attempt.state === 'bounced';
    if (!ended || (await isOvertaken(context, attempt.id))) return false;
    await setAttempt(context, attempt.id, { state: 'reserved' });
    await setDraftState(context, attempt.draftId, 'queued');
    await settleRun(context, await runOfDraft(context, attempt.draftId));
    return true;
  },
  settled: async (context, message, fate, response) => {
    if (message.kind !== 'reminder') return;
    const attempt = await attemptOfMessage(context, message.id);
    if (attempt === null) return;
    const runId = await runOfDraft(context, attempt.draftId);
    // What takes the mail back takes its letter back, should a provider have it already.
    if (fate === 'cancelled' || fate === 'failed') await withdrawPosted(context, attempt);
    if (fate === 'sent') {
      await completeOrWait(context, attempt.id);
      await announcePrinted(context, attempt.id);
      await setDraftState(context, attempt.draftId, 'sent');
    } else if (fate === 'cancelled') {
      await setAttempt(context, attempt.id, { state: 'cancelled' });
      await afterCancel(context, attempt.draftId, response, handOverJob);
    } else if (fate === 'bounced') {
      // The letter that went with it says the same.
      if (await hasLetterLeft(context, attempt)) return;
      await withdrawPosted(context, attempt);
      // It was accepted and reached nobody: its steps are to be done again, and what it claimed was told to nobody.
      await setAttempt(context, attempt.id, { state: 'bounced' });
      await reopenSteps(context, attempt.id);
      await cancelAnnounced(context, attempt.id);
      // The letter that was to follow it goes alone; without one the next preparation finds another way.
      if (!(await goByLetterAlone(context, attempt))) await setDraftState(context, attempt.draftId, 'failed');
    } else {
      await setAttempt(context, attempt.id, { state: fate });
      await setDraftState(context, attempt.draftId, fate);
    }
    await settleRun(context, runId);
  },
});

/** The next preparation has brought the same step again, and it is under way or done. */
const isOvertaken = async (context: Context, attemptId: string): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from reminder_attempt_item own
    join reminder_attempt_item later on later.org_id = own.org_id and later.item_id = own.item_id
      and later.step_code = own.step_code and later.attempt_id <> own.attempt_id
    join reminder_attempt a on a.org_id = later.org_id and a.id = later.attempt_id
    where own.org_id = ${context.org} and own.attempt_id = ${attemptId}
      and a.state in ('reserved', 'handed', 'ambiguous', 'accepted') limit 1`.execute(context.tx);
  return rows.length > 0;
};

const withdrawPosted = async (context: Context, { postalId }: Attempt): Promise<void> => {
  if (postalId !== null) await withdrawLetter(context, postalId);
};
