import { sql } from 'kysely';
import { writesLetter, writesMail, type Channel, type DunningDraft } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import { reserveAttempt, type Attempt } from './attempts.ts';
import { readClaim } from './charges.ts';
import { setDraftState } from './draft-state.ts';
import { liveDrafts } from './live.ts';
import { readDrafts } from './store/drafts.ts';
import { rewriteDrafts } from './store/write-drafts.ts';

/** We gave it to the post, or the provider has it, or may have it. */
export const hasLetterLeft = async (context: Context, attempt: Attempt): Promise<boolean> => {
  if (attempt.letterHandedOn !== null) return true;
  if (attempt.postalId === null) return false;
  const { rows } = await sql`
    select 1 from postal_letter where org_id = ${context.org} and id = ${attempt.postalId}
      and state not in ('queued', 'failed', 'cancelled')`.execute(context.tx);
  return rows.length > 0;
};

/**
 * The mail came back from everybody and its letter waits: the letter, as it was drawn, is the message from now on, and its
 * step is done when it is posted. Not when its invoices have changed or another address could be written to: then a person
 * reviews it anew.
 */
export const goByLetterAlone = async (context: Context, attempt: Attempt): Promise<boolean> => {
  if (attempt.letterSha256 === null || attempt.letterWithdrawnOn !== null) return false;
  const [kept] = await readDrafts(context, sql`d.id = ${attempt.draftId}`);
  if (kept === undefined || !writesMail(kept.draft.channel) || !writesLetter(kept.draft.channel))
    return false;
  const channel: Channel = kept.draft.channel === 'email+registered' ? 'registered' : 'letter';
  const draft: DunningDraft = { ...kept.draft, channel, fallback: 'bounced', recipient: null, cc: [] };
  const [live] = await liveDrafts(context, [{ ...kept, draft, editedTo: null }], {
    exceptAttempts: [attempt.id],
    asLetter: true,
  });
  if (live?.outcome !== 'same') return false;
  await rewriteDrafts(context, [
    { id: kept.id, runId: kept.runId, policyId: kept.policyId, draft, droppedItems: kept.droppedItems },
  ]);
  await reserveAttempt(context, kept, draft, {
    state: 'reserved',
    on: context.today,
    letterSha256: attempt.letterSha256,
    letterAddress: attempt.letterAddress,
    note: '',
    claim: await readClaim(context, attempt.id),
  });
  await setDraftState(context, kept.id, 'queued');
  await audit(context, 'reminder.by-letter-alone', { kind: 'reminder_draft', id: kept.id });
  return true;
};
