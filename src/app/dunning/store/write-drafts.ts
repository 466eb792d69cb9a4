import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalFacts, saidFacts, type DraftItem, type DunningDraft } from '../../../core/dunning/index.ts';
import type { ClaimLine } from '../../../core/payments/index.ts';
import type { Context } from '../../../shell/http/context.ts';

export const factsHash = (draft: DunningDraft, claim: readonly ClaimLine[] = []): Buffer =>
  createHash('sha256').update(canonicalFacts(draft, claim)).digest();

export const textHash = (draft: DunningDraft): Buffer =>
  createHash('sha256').update(saidFacts(draft)).digest();

export type DraftToWrite = {
  readonly id: string;
  readonly runId: string;
  readonly policyId: string;
  readonly draft: DunningDraft;
  readonly droppedItems?: readonly DraftItem[];
};

const BATCH = 2000;

const columns = ({ id, runId, policyId, draft }: DraftToWrite) => ({
  id,
  run_id: runId,
  party_id: draft.customerId,
  currency: draft.currency,
  policy_id: policyId,
  policy_version: draft.policyVersion,
  step_code: draft.stepCode,
  kind: draft.kind,
  level: draft.level,
  channel: draft.channel,
  fallback: draft.fallback,
  recipient: draft.recipient,
  also_to: draft.alsoTo,
  group_key: draft.group,
  cc: draft.cc,
  upcoming: draft.upcoming.map((item) => ({ ...item, openMinor: item.openMinor.toString() })),
  send_on: draft.sendOn,
  deadline_on: draft.deadlineOn,
  total_minor: draft.totalMinor.toString(),
  days_late: draft.daysLate,
  credits: draft.credits.map((credit) => ({ ...credit, minor: credit.minor.toString() })),
  reason: draft.reason,
  next_step: draft.nextStep,
  facts_hash: factsHash(draft).toString('hex'),
});

const record = sql`r(id uuid, run_id uuid, party_id uuid, currency text, policy_id uuid, policy_version int, step_code text,
  kind text, level int, channel text, fallback text, recipient text, also_to text[], group_key text, cc text[], upcoming jsonb, send_on date, deadline_on date, total_minor bigint,
  days_late int, credits jsonb, reason jsonb, next_step jsonb, facts_hash text)`;

/** New drafts, in bulk. */
export const insertDrafts = async (context: Context, drafts: readonly DraftToWrite[]): Promise<void> => {
  for (let from = 0; from < drafts.length; from += BATCH) {
    const batch = drafts.slice(from, from + BATCH);
    await sql`
      insert into reminder_draft (org_id, id, run_id, party_id, currency, policy_id, policy_version, step_code, kind, level,
        channel, fallback, recipient, also_to, group_key, cc, upcoming, send_on, deadline_on, total_minor, days_late, credits, reason, next_step, facts_hash, state)
      select ${context.org}::uuid, r.id, r.run_id, r.party_id, r.currency, r.policy_id, r.policy_version, r.step_code, r.kind,
        r.level, r.channel, r.fallback, r.recipient, r.also_to, r.group_key, r.cc, r.upcoming, r.send_on, r.deadline_on, r.total_minor, r.days_late, r.credits,
        r.reason, nullif(r.next_step, 'null'::jsonb), decode(r.facts_hash, 'hex'), 'proposed'
      from jsonb_to_recordset(${JSON.stringify(batch.map(columns))}::jsonb) as ${record}`.execute(context.tx);
    await insertItems(context, batch);
  }
};

/** The same drafts on newer facts; what people made of them (text, recipients, left-out items) is the caller's to keep. */
export const rewriteDrafts = async (context: Context, drafts: readonly DraftToWrite[]): Promise<void> => {
  for (let from = 0; from < drafts.length; from += BATCH) {
    const batch = drafts.slice(from, from + BATCH);
    await sql`
      update reminder_draft d set policy_id = r.policy_id, policy_version = r.policy_version, step_code = r.step_code,
        kind = r.kind, level = r.level, channel = r.channel, fallback = r.fallback, recipient = r.recipient,
        also_to = r.also_to,        group_key = r.group_key, cc = r.cc, upcoming = r.upcoming,
        send_on = r.send_on, deadline_on = r.deadline_on, total_minor = r.total_minor, days_late = r.days_late,
        credits = r.credits, reason = r.reason, next_step = nullif(r.next_step, 'null'::jsonb),
        facts_hash = decode(r.facts_hash, 'hex'), problem = '', version = d.version + 1
      from jsonb_to_recordset(${JSON.stringify(batch.map(columns))}::jsonb) as ${record}
      where d.org_id = ${context.org} and d.id = r.id`.execute(context.tx);
    await sql`
      delete from reminder_draft_item where org_id = ${context.org}
        and draft_id = any(${batch.map((one) => one.id)}::uuid[])`.execute(context.tx);
    await insertItems(context, batch);
  }
};

const insertItems = async (context: Context, drafts: readonly DraftToWrite[]): Promise<void> => {
  const rows = drafts.flatMap(({ id, draft, droppedItems = [] }) =>
    [
      ...draft.items.map((item) => ({ item, dropped: false })),
      ...droppedItems.map((item) => ({ item, dropped: true })),
    ].map(({ item, dropped }, position) => ({
      draft_id: id,
      item_id: item.itemId,
      position,
      days_late: item.daysLate,
      amount_minor: item.amountMinor.toString(),
      open_minor: item.openMinor.toString(),
      step_code: item.stepCode,
      last_step_code: item.lastStepCode,
      advances: item.advances,
      dropped,
    })),
  );
  await sql`
    insert into reminder_draft_item (org_id, draft_id, item_id, position, days_late, amount_minor, open_minor, step_code,
      last_step_code, advances, dropped)
    select ${context.org}::uuid, r.draft_id, r.item_id, r.position, r.days_late, r.amount_minor, r.open_minor, r.step_code,
      r.last_step_code, r.advances, r.dropped
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(draft_id uuid, item_id uuid, position int, days_late int,
      amount_minor bigint, open_minor bigint, step_code text, last_step_code text, advances boolean, dropped boolean)`.execute(
    context.tx,
  );
};
