import { sql } from 'kysely';
import type { Context } from '../../shell/http/context.ts';
import type { Job } from '../../shell/jobs/define-job.ts';
import { proposeAgain, setDraftState } from './draft-state.ts';
import { liveDrafts } from './live.ts';
import { withdrawLive } from './settle-run.ts';
import { readDrafts } from './store/drafts.ts';

/** A message or a letter that its facts took back before it left. */
export const afterCancel = async (
  context: Context,
  draftId: string,
  response: string,
  handOverJob: Job,
): Promise<void> => {
  if (response === 'withdrawn') {
    const [live] = await liveDrafts(context, await readDrafts(context, sql`d.id = ${draftId}`));
    return live === undefined ? undefined : withdrawLive(context, live);
  }
  if (response === 'shrunk' || response === 'later' || response === 'moved') {
    // Approved for more, for another day or address: it leaves again by itself, for less, when it may, or there.
    await setDraftState(context, draftId, 'approved');
    return context.enqueue(handOverJob, {});
  }
  return proposeAgain(context, draftId, response === 'changed' ? 'changed' : '');
};
