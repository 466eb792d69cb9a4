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
};

export const writeLines = async (
  context: Context,
  announcementId: string,
  drafts: readonly DraftNow[],
  outcome: LineOutcome | null,
): Promise<void> => {
  const rows = drafts.map(({ kept, draft }) => {
    const told = announcedOf(draft);
    return {
      draft_id: kept.id,
      party_id: draft.customerId,
      currency: draft.currency,
      step_code: told.stepCode,
      total_minor: told.totalMinor.toString(),
      recipient: told.recipient,
      channel: told.channel,
      cc: told.cc,
      items: told.items.map((item) => ({ ...item, openMinor: item.openMinor.toString() })),
    };
  });
  await sql`
    insert into reminder_announced (org_id, announcement_id, draft_id, party_id, currency, step_code, total_minor, recipient,
      channel, cc, items, outcome)
    select ${context.org}::uuid, ${announcementId}::uuid, r.draft_id, r.party_id, r.currency, r.step_code, r.total_minor,
      r.recipient, r.channel, r.cc, r.items, ${outcome}::text
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(draft_id uuid, party_id uuid, currency text, step_code text,
      total_minor bigint, recipient text, channel text, cc text[], items jsonb)`.execute(context.tx);
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
  }>`
    select draft_id, step_code, total_minor, recipient, channel, cc, items, outcome from reminder_announced
    where org_id = ${context.org} and announcement_id = ${announcementId} order by draft_id`.execute(
    context.tx,
  );
  return rows.map((row) => ({
    draftId: row.draft_id,
    outcome: row.outcome as LineOutcome | null,
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
