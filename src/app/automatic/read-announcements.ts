import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { StepKind } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import type { automaticContract } from './contract.ts';
import { mayBeTold } from './responsible.ts';
import { showSettings } from './settings.ts';
import type { AnnouncementState, LineOutcome } from './store.ts';

type Contract = typeof automaticContract;
type Announcement = OutputOf<Contract['announcement']>['announcement'];

const KEPT = 50;

type Row = {
  id: string;
  run_id: string;
  state: string;
  announced_at: string;
  leaves_at: string;
  leaves_on: string;
  known_until: string | null;
  seen_by: string;
  lines: number;
  left_count: number;
  removed: number;
  waiting: number;
  told: { userId: string; email: string; isSent: boolean }[];
};

const read = async (context: Context, where = sql`true`): Promise<Announcement[]> => {
  const { rows } = await sql<Row>`
    select a.id, a.run_id, a.state, a.announced_at, a.leaves_at, a.leaves_on, a.known_until, a.seen_by,
      l.lines, l.left_count, l.removed, l.waiting,
      (select coalesce(jsonb_agg(jsonb_build_object('userId', w.user_id, 'email', m.to_addresses[1],
          'isSent', m.state = 'sent') order by w.id), '[]'::jsonb)
        from reminder_announcement_mail w
        join outbound_message m on m.org_id = w.org_id and m.id = w.message_id
        where w.org_id = a.org_id and w.announcement_id = a.id) as told
    from reminder_announcement a
    cross join lateral (
      select count(*)::int as lines, (count(*) filter (where l.outcome = 'left'))::int as left_count,
        (count(*) filter (where l.outcome = 'removed' or (l.outcome is null and d.state = 'removed')))::int as removed,
        (count(*) filter (where l.outcome is null and d.state = 'proposed'))::int as waiting
      from reminder_announced l join reminder_draft d on d.org_id = l.org_id and d.id = l.draft_id
      where l.org_id = a.org_id and l.announcement_id = a.id) l
    where a.org_id = ${context.org} and ${where} order by a.id desc limit ${KEPT}`.execute(context.tx);
  const names = new Map((await mayBeTold(context)).map((person) => [person.id, person.name]));
  return rows.map((row) => ({
    id: row.id,
    runId: row.run_id,
    state: row.state as AnnouncementState,
    announcedAt: row.announced_at,
    leavesAt: row.leaves_at,
    leavesOn: row.leaves_on,
    knownUntil: row.known_until,
    told: row.told.map(({ userId, email, isSent }) => ({ name: names.get(userId) ?? email, email, isSent })),
    lineCount: row.lines,
    leftCount: row.left_count,
    removedCount: row.removed,
    waitingCount: row.waiting,
    seenBy: row.seen_by,
  }));
};

export const readState = async (context: Context): Promise<OutputOf<Contract['settings']>> => ({
  settings: await showSettings(context),
  waiting: (await read(context, sql`a.state = 'announced'`)).reverse(),
  failed: await read(context, sql`a.state in ('nobody', 'not-told', 'stale', 'lapsed') and a.seen_by = ''`),
});

export const listAnnouncements = async (context: Context): Promise<OutputOf<Contract['announcements']>> => ({
  announcements: await read(context),
});

export const readAnnouncement = async (
  context: Context,
  id: string,
): Promise<OutputOf<Contract['announcement']>> => {
  const [announcement] = await read(context, sql`a.id = ${id}`);
  if (announcement === undefined) throw new Problem('record.not-found');
  const { rows } = await sql<{
    draft_id: string;
    party_id: string;
    name: string;
    step_code: string;
    kind: string;
    level: number;
    total_minor: bigint;
    currency: string;
    outcome: string | null;
    decided_by: string;
  }>`
    select l.draft_id, l.party_id, p.name, l.step_code, d.kind, d.level, l.total_minor, l.currency,
      case when l.outcome is null and d.state = 'removed' then 'removed' else l.outcome end as outcome,
      case when l.outcome is null and d.state = 'removed' then d.removed_by else l.decided_by end as decided_by
    from reminder_announced l
    join reminder_draft d on d.org_id = l.org_id and d.id = l.draft_id
    join party p on p.org_id = l.org_id and p.id = l.party_id
    where l.org_id = ${context.org} and l.announcement_id = ${id} order by l.total_minor desc, l.draft_id`.execute(
    context.tx,
  );
  return {
    announcement,
    lines: rows.map((row) => ({
      draftId: row.draft_id,
      partyId: row.party_id,
      customerName: row.name,
      stepCode: row.step_code,
      kind: row.kind as StepKind,
      level: row.level,
      totalMinor: row.total_minor.toString(),
      currency: row.currency,
      outcome: row.outcome as LineOutcome | null,
      decidedBy: row.decided_by,
    })),
  };
};

export const markSeen = async (context: Context, id: string): Promise<{ done: true }> => {
  await context.tx
    .updateTable('reminder_announcement')
    .set({ seen_by: context.actor.name })
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .where('seen_by', '=', '')
    .execute();
  await audit(context, 'reminders.failure-seen', { kind: 'reminder_announcement', id });
  return { done: true };
};
