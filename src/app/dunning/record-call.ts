import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import { completeSteps, reserveAttempt } from './attempts.ts';
import { followCall, type CallInput } from './call-follow-up.ts';
import { setDraftState } from './draft-state.ts';
import { liveDrafts } from './live.ts';
import { readDraft, type DraftDetail } from './read-draft.ts';
import type { CallPorts } from './ports.ts';
import { lockDraft, refuse } from './review.ts';
import { settleRun } from './settle-run.ts';

/** Nobody who answers for it was spoken to: the call stays to be made. */
const NOT_REACHED: ReadonlySet<string> = new Set(['no-answer', 'wrong-person', 'wrong-number']);

/** What came of a call. Once somebody was reached the step is done; it does not raise the tone. */
export const recordCall = async (
  context: Context,
  ports: CallPorts,
  input: CallInput,
): Promise<{ draft: DraftDetail }> => {
  const kept = await lockDraft(context, input);
  if (kept.draft.kind !== 'call') refuse('dunning.not-a-call');
  const [live] = await liveDrafts(context, [kept]);
  const draft = live === undefined || live.outcome === 'withdrawn' ? kept.draft : live.draft;
  await followCall(context, ports, kept, input);
  const reached = !NOT_REACHED.has(input.outcome);
  const attemptId = await reserveAttempt(context, kept, draft, {
    state: reached ? 'accepted' : 'failed',
    on: context.today,
    letterSha256: null,
    letterAddress: [],
    note: [input.outcome, input.note].filter((part) => part !== '').join(' · '),
  });
  await context.tx
    .updateTable('reminder_draft')
    .set((eb) => ({
      call_outcome: input.outcome,
      call_note: input.note,
      edited: true,
      version: eb('version', '+', 1),
    }))
    .where('org_id', '=', context.org)
    .where('id', '=', kept.id)
    .execute();
  if (reached) {
    await completeSteps(context, attemptId, 'call');
    await setDraftState(context, kept.id, 'sent');
    await settleRun(context, kept.runId);
  }
  await audit(
    context,
    'call.recorded',
    { kind: 'reminder_draft', id: kept.id },
    { outcome: input.outcome, party: draft.customerId },
  );
  return { draft: await readDraft(context, kept.id) };
};
