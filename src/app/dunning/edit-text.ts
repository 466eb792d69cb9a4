import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { restorePlaces } from '../../core/dunning/index.ts';
import { hasErrors } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { draftClaim } from './charges.ts';
import { composeReminder } from './compose-reminder.ts';
import { readCorrespondent } from './correspondent.ts';
import type { dunningContract } from './contract.ts';
import type { DraftDetail } from './read-draft.ts';
import { done, keep, live, lockDraft, markEdited } from './review.ts';
import { textHash } from './store/write-drafts.ts';

/**
 * The words of one mail. What a person read is what stands from now on: a sum that shrank has been seen. What they wrote
 * keeps the places of the sum and of the deadline, and is read again by a person when its invoices change.
 */
export const editText = async (
  context: Context,
  input: InputOf<(typeof dunningContract)['editText']>,
): Promise<{ draft: DraftDetail }> => {
  const kept = await lockDraft(context, input);
  const now = await live(context, kept);
  const hasSeen =
    now.outcome === 'shrunk' || (now.outcome === 'changed' && now.changes.every((one) => one === 'text'));
  if (hasSeen) await keep(context, kept, now.draft);
  if (input.text === null) {
    await markEdited(context, kept.id, { edited_subject: null, edited_body: null, edited_facts: null });
  } else {
    const draft = hasSeen ? now.draft : kept.draft;
    const { values, findings } = composeReminder(
      { ...kept, editedText: input.text },
      now.draft,
      now,
      await draftClaim(context, now.draft, now.policy),
      await readCorrespondent(context, draft.customerId),
      { account: null, sender: null, opening: null },
    );
    // What must not be written is refused at once; a gap in it is shown in the review.
    const forbidden = findings.filter((one) => one.code.startsWith('dunning.') && one.path !== undefined);
    if (hasErrors(forbidden)) throw new Problem('record.refused', {}, forbidden);
    await markEdited(context, kept.id, {
      edited_subject: restorePlaces(input.text.subject, values),
      edited_body: restorePlaces(input.text.body, values),
      edited_facts: textHash(draft),
    });
  }
  return done(context, kept, 'reminder.text-edited', { reset: input.text === null });
};
