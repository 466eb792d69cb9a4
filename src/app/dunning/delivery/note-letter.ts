import { sql } from 'kysely';
import type { InputOf } from '../../../contract/endpoint.ts';
import { Problem } from '../../../contract/problem.ts';
import { error } from '../../../core/finding.ts';
import { sqlState } from '../../../shell/db/tenant.ts';
import type { Context, UploadedFile } from '../../../shell/http/context.ts';
import { keepFile, paperFormat } from '../../files/index.ts';
import { audit } from '../../organization/index.ts';
import type { dunningContract } from '../contract.ts';
import { settleDelivery } from './settle-delivery.ts';

type Contract = typeof dunningContract;

/** Of the draft, the attempt whose letter was given to the post; `isPaper`: one that came back from a wrong address too. */
const postedAttempt = async (
  context: Context,
  draftId: string,
  { isPaper }: { isPaper: boolean },
): Promise<string> => {
  const { rows } = await sql<{ id: string; handed: boolean }>`
    select id, letter_handed_on is not null as handed from reminder_attempt
    where org_id = ${context.org} and draft_id = ${draftId} and letter_sha256 is not null
      and (state in ('reserved', 'handed', 'accepted', 'ambiguous') or (${isPaper} and state = 'bounced' and letter_handed_on is not null))
    order by id desc limit 1 for update`.execute(context.tx);
  const row = rows[0];
  if (row === undefined) throw new Problem('record.not-found');
  if (!row.handed) throw new Problem('record.refused', {}, [error('dunning.letter-not-posted')]);
  return row.id;
};

/** The row of an attempt, made when it is first asked for; what is left out stays. */
const keep = async (
  context: Context,
  attemptId: string,
  version: number | null,
  values: {
    tracking_number?: string | null;
    outcome?: string | null;
    outcome_on?: string | null;
    deposit_sha256?: string;
    receipt_sha256?: string;
  },
): Promise<void> => {
  const { org, actor, now } = context;
  await context.tx
    .insertInto('letter_delivery')
    .values({ org_id: org, attempt_id: attemptId, recorded_by: actor.name, recorded_at: now, version: 0 })
    .onConflict((conflict) => conflict.columns(['org_id', 'attempt_id']).doNothing())
    .execute();
  const kept = await context.tx
    .updateTable('letter_delivery')
    .set(({ eb }) => ({
      ...values,
      recorded_by: actor.name,
      recorded_at: now,
      version: eb('version', '+', 1),
    }))
    .where('org_id', '=', org)
    .where('attempt_id', '=', attemptId)
    .$if(version !== null, (query) => query.where('version', '=', version!))
    .executeTakeFirst();
  if (kept.numUpdatedRows === 0n) throw new Problem('edit.conflict');
};

/** The number on the slip, typed or scanned; and what the post says became of the letter. */
export const noteLetter = async (
  context: Context,
  input: InputOf<Contract['noteLetter']>,
): Promise<{ done: true }> => {
  // What became of it is said and its step is to be done again: only its number is still to be noted.
  const attemptId = await postedAttempt(context, input.draftId, { isPaper: input.outcome === undefined });
  const tracking = input.trackingNumber?.replaceAll(/[\s.-]+/g, '').toUpperCase();
  if (tracking !== undefined && tracking !== '' && !/^[A-Z0-9]{8,30}$/.test(tracking))
    throw new Problem('record.refused', {}, [
      error('dunning.tracking-malformed', { path: 'trackingNumber' }),
    ]);
  if (tracking !== undefined && tracking !== '') await refuseTaken(context, attemptId, tracking);
  const { outcome } = input;
  if (outcome != null && (outcome.on > context.today || outcome.on < (await postedOn(context, attemptId))))
    throw new Problem('record.refused', {}, [error('dunning.outcome-day', { path: 'outcome' })]);
  await keep(context, attemptId, input.version, {
    ...(tracking !== undefined && { tracking_number: tracking === '' ? null : tracking }),
    ...(outcome !== undefined && { outcome: outcome?.what ?? null, outcome_on: outcome?.on ?? null }),
  }).catch((cause: unknown) => {
    if (sqlState(cause) === '23505') throw new Problem('edit.conflict');
    throw cause;
  });
  await audit(
    context,
    'letter.noted',
    { kind: 'reminder_draft', id: input.draftId },
    { ...(tracking !== undefined && { tracking }), ...(outcome != null && { outcome: outcome.what }) },
  );
  await settleDelivery(context, attemptId, { isReturn: outcome != null });
  return { done: true };
};

/** The post's receipt, the signed one, or the envelope that came back: a picture or a PDF. */
export const attachProof = async (
  context: Context,
  input: InputOf<Contract['attachProof']>,
  file: UploadedFile,
): Promise<{ done: true }> => {
  const attemptId = await postedAttempt(context, input.draftId, { isPaper: true });
  const format = paperFormat(file.bytes);
  if (format === null) throw new Problem('record.refused', {}, [error('dunning.proof-format')]);
  const sha256 = await keepFile(context, {
    name: file.name,
    mediaType: format.mediaType,
    bytes: file.bytes,
  });
  await keep(
    context,
    attemptId,
    null,
    input.what === 'deposit' ? { deposit_sha256: sha256 } : { receipt_sha256: sha256 },
  );
  await audit(
    context,
    'letter.proof-kept',
    { kind: 'reminder_draft', id: input.draftId },
    { what: input.what, sha256 },
  );
  await settleDelivery(context, attemptId);
  return { done: true };
};

/** Of a letter at the provider only a person can say why it came back; said before, it stays. */
export const noteReturn = async (
  context: Context,
  attemptId: string,
  outcome: 'refused' | 'unclaimed' | 'wrong-address' | 'unknown',
): Promise<void> => {
  const said = await context.tx
    .selectFrom('letter_delivery')
    .select('outcome')
    .where('org_id', '=', context.org)
    .where('attempt_id', '=', attemptId)
    .executeTakeFirst();
  if (said?.outcome == null) await keep(context, attemptId, null, { outcome, outcome_on: context.today });
};

const refuseTaken = async (context: Context, attemptId: string, tracking: string): Promise<void> => {
  const { rows } = await sql<{ name: string }>`
    select p.name from letter_delivery v
    join reminder_attempt a on a.org_id = v.org_id and a.id = v.attempt_id
    join party p on p.org_id = a.org_id and p.id = a.party_id
    where v.org_id = ${context.org} and v.tracking_number = ${tracking} and v.attempt_id <> ${attemptId}`.execute(
    context.tx,
  );
  if (rows[0] !== undefined)
    throw new Problem('record.refused', {}, [
      error('dunning.tracking-taken', { path: 'trackingNumber', params: { customer: rows[0].name } }),
    ]);
};

const postedOn = async (context: Context, attemptId: string): Promise<string> =>
  (
    await context.tx
      .selectFrom('reminder_attempt')
      .select('letter_handed_on')
      .where('org_id', '=', context.org)
      .where('id', '=', attemptId)
      .executeTakeFirstOrThrow()
  ).letter_handed_on!;
