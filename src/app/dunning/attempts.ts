import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import type { Channel, DunningDraft } from '../../core/dunning/index.ts';
import type { ClaimLine } from '../../core/payments/index.ts';
import { sqlState } from '../../shell/db/tenant.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { wireClaimLines } from '../charges/index.ts';
import { openCase } from './store/cases.ts';
import type { KeptDraft } from './store/drafts.ts';
import { factsHash } from './store/write-drafts.ts';

export type AttemptState =
  | 'reserved'
  | 'handed'
  | 'accepted'
  | 'bounced'
  | 'failed'
  | 'ambiguous'
  | 'cancelled';

export type Attempt = {
  readonly id: string;
  readonly draftId: string;
  readonly state: AttemptState;
  readonly channel: Channel;
  readonly outboundId: string | null;
  readonly letterSha256: string | null;
  readonly letterAddress: readonly string[];
  readonly letterHandedOn: string | null;
  readonly letterWithdrawnOn: string | null;
  /** The letter at the postal provider. */
  readonly postalId: string | null;
};

/**
 * Reserves every item of a draft for its step: the primary key (item, step, cycle) lets nobody do it twice, ever. Only an
 * attempt that told nobody (refused, come back, taken back) opens the next cycle, or an item that was settled and is owed
 * again; one under way or done holds it.
 */
export const reserveAttempt = async (
  context: Context,
  kept: KeptDraft,
  draft: DunningDraft,
  given: {
    state: AttemptState;
    /** The day the message is dated, or the call was made: the customer’s peace is counted from it. */
    on: PlainDate;
    letterSha256: string | null;
    letterAddress: readonly string[];
    note: string;
    /** Late charges that it prints. */
    claim?: readonly ClaimLine[];
  },
): Promise<string> => {
  const caseId = await openCase(context, draft.customerId, kept.policyId, draft.policyVersion);
  const id = newId();
  const items = draft.items.filter((item) => item.advances && item.stepCode !== null);
  const before = await sql<{ tries: number; rounds: number }>`
    select (select count(*)::int from reminder_attempt
        where org_id = ${context.org} and draft_id = ${kept.id} and state in ('failed', 'bounced', 'cancelled')) as tries,
      (select coalesce(sum(reopened), 0)::int from open_item
        where org_id = ${context.org} and id = any(${items.map((item) => item.itemId)}::uuid[])) as rounds`.execute(
    context.tx,
  );
  const { tries = 0, rounds = 0 } = before.rows[0] ?? {};
  try {
    await context.tx
      .insertInto('reminder_attempt')
      .values({
        org_id: context.org,
        id,
        draft_id: kept.id,
        case_id: caseId,
        message_key: [
          caseId,
          draft.currency,
          draft.stepCode,
          kept.runId,
          tries,
          ...(draft.group === '' ? [] : [draft.group]),
          ...(rounds === 0 ? [] : [`again-${rounds}`]),
        ].join('/'),
        party_id: draft.customerId,
        currency: draft.currency,
        step_code: draft.stepCode,
        channel: draft.channel,
        total_minor: draft.totalMinor,
        reserved_on: given.on,
        state: given.state,
        letter_sha256: given.letterSha256,
        letter_address: [...given.letterAddress],
        facts_hash: factsHash(draft, given.claim),
        claim: JSON.stringify(wireClaimLines(given.claim ?? [])),
        note: given.note,
        recorded_by: context.actor.name,
        recorded_at: context.now,
      })
      .execute();
    await sql`
      insert into reminder_attempt_item (org_id, item_id, step_code, cycle, attempt_id, open_minor)
      select ${context.org}::uuid, r.item_id, r.step_code, 1 + i.reopened + (
          select count(*) from reminder_attempt_item ai
          join reminder_attempt a on a.org_id = ai.org_id and a.id = ai.attempt_id
          where ai.org_id = ${context.org} and ai.item_id = r.item_id and ai.step_code = r.step_code
            and a.state in ('failed', 'bounced', 'cancelled')),
        ${id}::uuid, r.open_minor
      from jsonb_to_recordset(${JSON.stringify(
        items.map((item) => ({
          item_id: item.itemId,
          step_code: item.stepCode,
          open_minor: item.openMinor.toString(),
        })),
      )}::jsonb) as r(item_id uuid, step_code text, open_minor bigint)
      join open_item i on i.org_id = ${context.org} and i.id = r.item_id`.execute(context.tx);
  } catch (cause) {
    // Unique violation: somebody else is sending it.
    if (sqlState(cause) === '23505') throw new Problem('edit.conflict');
    throw cause;
  }
  return id;
};

export const setAttempt = async (
  context: Context,
  id: string,
  values: {
    state?: AttemptState;
    outbound_id?: string;
    letter_handed_on?: string;
    letter_sha256?: string;
    letter_address?: string[];
    letter_withdrawn_on?: string | null;
    letter_withdrawn_codes?: string[];
    postal_id?: string;
  },
): Promise<void> => {
  await context.tx
    .updateTable('reminder_attempt')
    .set(values)
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .execute();
};

const found = (row: {
  id: string;
  draft_id: string;
  state: string;
  channel: string;
  outbound_id: string | null;
  letter_sha256: string | null;
  letter_address: string[];
  letter_handed_on: string | null;
  letter_withdrawn_on: string | null;
  postal_id: string | null;
}): Attempt => ({
  id: row.id,
  draftId: row.draft_id,
  state: row.state as AttemptState,
  channel: row.channel as Channel,
  outboundId: row.outbound_id,
  letterSha256: row.letter_sha256,
  letterAddress: row.letter_address,
  letterHandedOn: row.letter_handed_on,
  letterWithdrawnOn: row.letter_withdrawn_on,
  postalId: row.postal_id,
});

const COLUMNS = [
  'id',
  'draft_id',
  'state',
  'channel',
  'outbound_id',
  'letter_sha256',
  'letter_address',
  'letter_handed_on',
  'letter_withdrawn_on',
  'postal_id',
] as const;

/** The attempt that a mail or a letter at the postal provider belongs to. */
const attemptBy =
  (column: 'outbound_id' | 'postal_id') =>
  async (context: Context, id: string): Promise<Attempt | null> => {
    const row = await context.tx
      .selectFrom('reminder_attempt')
      .select(COLUMNS)
      .where('org_id', '=', context.org)
      .where(column, '=', id)
      .forUpdate()
      .executeTakeFirst();
    return row === undefined ? null : found(row);
  };

export const attemptOfMessage = attemptBy('outbound_id');
export const attemptOfLetter = attemptBy('postal_id');

/** The attempt of a draft that has not ended. */
export const attemptUnderWay = async (context: Context, draftId: string): Promise<Attempt | null> => {
  const row = await context.tx
    .selectFrom('reminder_attempt')
    .select(COLUMNS)
    .where('org_id', '=', context.org)
    .where('draft_id', '=', draftId)
    .where('state', 'in', ['reserved', 'handed', 'ambiguous'])
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : found(row);
};

/** The step is done for every item of the attempt, and the lists say so. */
export const completeSteps = async (
  context: Context,
  attemptId: string,
  source: 'sent' | 'call',
): Promise<void> => {
  // What another system had reached is written down before the list forgets it: should this one come back, it stands again.
  await sql`
    insert into reminder_step_done (org_id, item_id, step_code, cycle, done_on, source, recorded_by)
    select i.org_id, i.id, i.last_step, 1, case when i.last_reminded_on is null then i.due_on else i.last_reminded_on end,
      'imported', ${context.actor.name}
    from reminder_attempt_item ai join open_item i on i.org_id = ai.org_id and i.id = ai.item_id
    where ai.org_id = ${context.org} and ai.attempt_id = ${attemptId} and (i.last_step <> '' or i.last_reminded_on is not null)
      and not exists (select from reminder_step_done s where s.org_id = i.org_id and s.item_id = i.id)
    on conflict do nothing`.execute(context.tx);
  await sql`
    insert into reminder_step_done (org_id, item_id, step_code, cycle, done_on, source, attempt_id, recorded_by)
    select ai.org_id, ai.item_id, ai.step_code, ai.cycle, ${context.today}::date, ${source}, ai.attempt_id, ${context.actor.name}
    from reminder_attempt_item ai where ai.org_id = ${context.org} and ai.attempt_id = ${attemptId}
    on conflict do nothing`.execute(context.tx);
  await sql`
    update open_item i set last_step = ai.step_code, last_reminded_on = ${context.today}::date
    from reminder_attempt_item ai
    where ai.org_id = ${context.org} and ai.attempt_id = ${attemptId} and i.org_id = ai.org_id and i.id = ai.item_id`.execute(
    context.tx,
  );
};
