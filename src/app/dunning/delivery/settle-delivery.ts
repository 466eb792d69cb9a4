import { sql } from 'kysely';
import {
  goesRegistered,
  isProven,
  proofOf,
  stepOf,
  type Channel,
  type LetterOutcome,
  type StepKind,
  type StepProof,
} from '../../../core/dunning/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { cancelAnnounced } from '../../charges/index.ts';
import { audit } from '../../organization/index.ts';
import { markReturned } from '../../party/index.ts';
import { completeSteps, setAttempt, type AttemptState } from '../attempts.ts';
import { postalLines, readCorrespondent } from '../correspondent.ts';
import { setDraftState } from '../draft-state.ts';
import { reopenSteps } from '../reopen-steps.ts';
import { settleRun } from '../settle-run.ts';
import { readPolicies } from '../store/policies.ts';

type Row = {
  id: string;
  draft_id: string;
  run_id: string;
  party_id: string;
  state: AttemptState;
  kind: StepKind;
  channel: Channel;
  step_code: string;
  policy_id: string;
  policy_version: number;
  letter_sha256: string | null;
  letter_address: string[];
  letter_handed_on: string | null;
  has_deposit: boolean;
  outcome: LetterOutcome | null;
  has_receipt: boolean;
};

/** An attempt with what is known of its letter, from the post's papers or from the provider. */
const readAttempt = async (context: Context, attemptId: string): Promise<Row> => {
  const { rows } = await sql<Row>`
    select a.id, a.draft_id, d.run_id, a.party_id, a.state, d.kind, a.channel, a.step_code, d.policy_id, d.policy_version,
      a.letter_sha256, a.letter_address, a.letter_handed_on,
      v.deposit_sha256 is not null or l.proof_sha256 is not null as has_deposit,
      case when v.outcome is not null then v.outcome when l.state = 'delivered' then 'delivered' end as outcome,
      v.receipt_sha256 is not null or l.receipt_sha256 is not null as has_receipt
    from reminder_attempt a
    join reminder_draft d on d.org_id = a.org_id and d.id = a.draft_id
    left join letter_delivery v on v.org_id = a.org_id and v.attempt_id = a.id
    left join postal_letter l on l.org_id = a.org_id and l.id = a.postal_id
    where a.org_id = ${context.org} and a.id = ${attemptId} for update of a`.execute(context.tx);
  return rows[0]!;
};

const askedOf = async (context: Context, row: Row): Promise<StepProof> => {
  if (row.letter_sha256 === null || !goesRegistered(row)) return 'none';
  const { policy } = (await readPolicies(context)).version(row.policy_id, row.policy_version);
  return proofOf(stepOf(policy, row.step_code));
};

/** A message or a letter has left: its step is done, or waits for the proof that the policy asks for. */
export const completeOrWait = async (context: Context, attemptId: string): Promise<void> => {
  const row = await readAttempt(context, attemptId);
  if (isProven(await askedOf(context, row), proofsOf(row))) {
    await setAttempt(context, attemptId, { state: 'accepted' });
    await completeSteps(context, attemptId, 'sent');
  } else await setAttempt(context, attemptId, { state: 'handed' });
};

/**
 * Something new is known of a letter. Proven, the step that waited for it is done; back from a wrong address, nobody writes
 * there until it is repaired, and a step that wants proof is to be done again. `isReturn`: that it came back is what is new;
 * an address that a person confirmed since is not doubted again for a paper filed later.
 */
export const settleDelivery = async (
  context: Context,
  attemptId: string,
  { isReturn = false }: { isReturn?: boolean } = {},
): Promise<void> => {
  const row = await readAttempt(context, attemptId);
  const asked = await askedOf(context, row);
  const isUnderWay = row.state === 'handed';
  if (row.outcome === 'wrong-address') {
    if (isReturn) await flagAddress(context, row);
    if (asked === 'none' || (!isUnderWay && row.state !== 'accepted')) return;
    await redo(context, row);
  } else if (isUnderWay && isProven(asked, proofsOf(row))) {
    await setAttempt(context, attemptId, { state: 'accepted' });
    await completeSteps(context, attemptId, 'sent');
    await audit(context, 'letter.proven', { kind: 'reminder_draft', id: row.draft_id });
  }
};

/** The letter that was to prove a message is not posted after all: its step is to be done again. */
export const redoUnproven = async (context: Context, attemptId: string): Promise<void> => {
  const row = await readAttempt(context, attemptId);
  if (row.state === 'handed') await redo(context, row);
};

const redo = async (context: Context, row: Row): Promise<void> => {
  await setAttempt(context, row.id, { state: 'bounced' });
  await reopenSteps(context, row.id);
  await cancelAnnounced(context, row.id);
  await setDraftState(context, row.draft_id, 'failed');
  await settleRun(context, row.run_id);
};

const proofsOf = (row: Row) => ({
  hasDeposit: row.has_deposit,
  outcome: row.outcome,
  hasReceipt: row.has_receipt,
});

/** Corrected since it was posted, the address of today is another one. */
const flagAddress = async (context: Context, row: Row): Promise<void> => {
  const { party } = await readCorrespondent(context, row.party_id);
  if (postalLines(party).join('\n') === row.letter_address.join('\n'))
    await markReturned(context, row.party_id);
};
