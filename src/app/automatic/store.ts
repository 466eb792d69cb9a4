import { sql } from 'kysely';
import { announcedOf, type AnnouncedDraft, type Channel } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { DraftNow } from '../dunning/index.ts';
import type { announcementStates, lineOutcomes } from './contract.ts';

export type AnnouncementState = (typeof announcementStates)[number];
export type LineOutcome = (typeof lineOutcomes)[number];

/** A line as it was told. */
export type Line = {
  readonly draftId: string;
  readonly told: AnnouncedDraft;
  readonly outcome: LineOutcome | null;
  /** The users who were told of it; none: everybody who was told of the announcement. */
  readonly toldIds: readonly string[];
};

/** Is the line among what that person was told? */
export const isTold = ({ toldIds }: Line, personId: string): boolean =>
  toldIds.length === 0 || toldIds.includes(personId);

export type ToldDraft = DraftNow & { readonly toldIds: readonly string[] };

export const writeLines = async (
  context: Context,
  announcementId: string,
  drafts: readonly ToldDraft[],
  outcomeOf: (draft: ToldDraft) => LineOutcome | null,
): Promise<void> => {
  const rows = drafts.map((one) => {
    const { kept, draft } = one;
    const told = announcedOf(draft);
    return {
      draft_id: kept.id,
      party_id: draft.customerId,
      currency: draft.currency,
      step_code: told.stepCode,
      total_minor: told.totalMinor.toString(),
      recipient: told.recipient,
      outcome: outcomeOf(one),
      told_ids: one.toldIds,
      channel: told.channel,
      cc: told.cc,
      items: told.items.map((item) => ({ ...item, openMinor: item.openMinor.toString() })),
    };
  });
  await sql`
    insert into reminder_announced (org_id, announcement_id, draft_id, party_id, currency, step_code, total_minor, recipient,
      channel, cc, items, outcome, told_ids)
    select ${context.org}::uuid, ${announcementId}::uuid, r.draft_id, r.party_id, r.currency, r.step_code, r.total_minor,
      r.recipient, r.channel, r.cc, r.items, r.outcome, r.told_ids
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(draft_id uuid, party_id uuid, currency text, step_code text,
      total_minor bigint, recipient text, channel text, cc text[], items jsonb, outcome text, told_ids uuid[])`.execute(
    context.tx,
  );
};

export const readLines = async (context: Context, announcementId: string): Promise<Line[]> => {
  const { rows } = await sql<{
    draft_id: string;
    step_code: string;
    total_minor: bigint;
    recipient: string | null;
    channel: string | null;
    cc: string[] | null;
    items: { itemId: string; openMinor: string }[];
    outcome: string | null;
    told_ids: string[];
  }>`
    select draft_id, step_code, total_minor, recipient, channel, cc, items, outcome, told_ids from reminder_announced
    where org_id = ${context.org} and announcement_id = ${announcementId} order by draft_id`.execute(
    context.tx,
  );
  return rows.map((row) => ({
    draftId: row.draft_id,
    outcome: row.outcome as LineOutcome | null,
    toldIds: row.told_ids,
    told: {
      stepCode: row.step_code,
      recipient: row.recipient,
      channel: row.channel as Channel | null,
      cc: row.cc,
      totalMinor: row.total_minor,
      items: row.items.map((item) => ({ itemId: item.itemId, openMinor: BigInt(item.openMinor) })),
    },
  }));
};

export const setOutcome = async (
  context: Context,
  announcementId: string,
  draftIds: readonly string[],
  outcome: LineOutcome | null,
  by = '',
): Promise<void> => {
  if (draftIds.length === 0) return;
  await sql`
    update reminder_announced set outcome = ${outcome}, decided_by = ${by}
    where org_id = ${context.org} and announcement_id = ${announcementId} and draft_id = any(${draftIds}::uuid[])`.execute(
    context.tx,
  );
};
