import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { goesRegistered, writesMail, type Channel } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Job } from '../../shell/jobs/define-job.ts';
import { audit } from '../organization/index.ts';
import { setAttempt } from './attempts.ts';
import { announcePrinted } from './charges.ts';
import type { dunningContract } from './contract.ts';
import { completeOrWait } from './delivery/settle-delivery.ts';
import { setDraftState } from './draft-state.ts';
import { takeDueLetters, withdrawnLetters, type LetterPart, type WithdrawnLetter } from './letter-part.ts';
import type { Batch } from './print-letters.ts';
import { settleRun } from './settle-run.ts';

type Contract = typeof dunningContract;
/** Takes back the letters of a run that are no longer right, and names them: asked before they are printed. */
export const checkLetters = async (
  context: Context,
  handOverJob: Job,
  runId: string,
  batch?: Batch,
): Promise<OutputOf<Contract['checkLetters']>> => {
  const { letters, withdrawn } = await takeDueLetters(context, sql`d.run_id = ${runId}`, handOverJob);
  const ready = letters.filter(
    (letter) => batch === undefined || goesRegistered(letter) === (batch === 'registered'),
  );
  return { ready: ready.length, withdrawn };
};

/**
 * Given to the post: for a letter alone this is the sending, its step is done. What changed meanwhile is
 * withdrawn, and named with what others took back. `printed`:
 * the letters as the person has them; one that was drawn anew since is not the one they posted.
 */
export const handOverLetters = async (
  context: Context,
  handOverJob: Job,
  draftIds: readonly string[],
  printed?: readonly string[],
): Promise<OutputOf<Contract['handOverLetters']>> => {
  const { letters } = await takeDueLetters(context, sql`a.draft_id = any(${draftIds}::uuid[])`, handOverJob);
  const [asSeen, redrawn] = [[], []] as [LetterPart[], LetterPart[]];
  for (const letter of letters)
    (printed === undefined || printed.includes(letter.letter_sha256) ? asSeen : redrawn).push(letter);
  for (const letter of asSeen) await letterLeft(context, letter);
  for (const runId of new Set(asSeen.map((letter) => letter.run_id))) await settleRun(context, runId);
  return {
    handedOver: asSeen.length,
    withdrawn: [
      ...(await withdrawnLetters(context, draftIds)),
      ...redrawn.map((letter): WithdrawnLetter => ({
        customerName: letter.customer_name,
        codes: ['redrawn'],
      })),
    ],
  };
};

/** A letter was given to the post, by us or by the provider. */
export const letterLeft = async (
  context: Context,
  { id, draft_id: draftId, channel }: { id: string; draft_id: string; channel: string },
): Promise<void> => {
  if (!writesMail(channel as Channel)) {
    await setAttempt(context, id, { letter_handed_on: context.today });
    await completeOrWait(context, id);
    await announcePrinted(context, id);
    await setDraftState(context, draftId, 'sent');
  } else await setAttempt(context, id, { letter_handed_on: context.today });
  await audit(context, 'letter.handed-over', { kind: 'reminder_draft', id: draftId });
};
