import type { Context } from '../../../shell/http/context.ts';
import { newId } from '../../../shell/ids.ts';
import { audit } from '../../organization/index.ts';
import type { RegisterAnswer } from './ask-registers.ts';

/** Each answer is a line that stays: who asked, when, about which number, what came back. */
export const keepAnswers = async (
  context: Context,
  partyId: string,
  answers: readonly RegisterAnswer[],
): Promise<void> => {
  if (answers.length === 0) return;
  await context.tx
    .insertInto('register_check')
    .values(
      answers.map((answer) => ({
        org_id: context.org,
        id: newId(),
        party_id: partyId,
        source: answer.source,
        subject: answer.subject,
        outcome: answer.outcome,
        facts: JSON.stringify(answer.facts),
        reference: answer.reference,
        checked_by: context.actor.name,
        recorded_at: context.now,
      })),
    )
    .execute();
  const outcomes = answers.map((answer) => answer.outcome).join(', ');
  await audit(context, 'customer.verified', { kind: 'party', id: partyId }, { outcomes });
};
