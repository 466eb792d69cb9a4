import { sql } from 'kysely';
import { addBusinessDays, isBusinessDay, type PlainDate } from '../../core/calendar/index.ts';
import { announcedOf, hasOutgrown } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { approveDrafts, bankNow, draftsNow, type DraftNow } from '../dunning/index.ts';
import { withdrawMessage } from '../messages/index.ts';
import { audit } from '../organization/index.ts';

import type { AutomaticPorts } from './ports.ts';
import { mayBeTold } from './responsible.ts';
import { readSettings } from './settings.ts';
import {
  isTold,
  readLines,
  setOutcome,
  type AnnouncementState,
  type Line,
  type LineOutcome,
} from './store.ts';

type Due = { id: string; leaves_on: PlainDate };

/**
 * The moment that was announced has come: what still stands as it was told is approved, and goes the way of everything
 * approved. One transaction per announcement, so that a kill leaves it waiting or done.
 */
export const releaseDue = async (context: Context, ports: AutomaticPorts): Promise<void> => {
  if (!isBusinessDay(context.today)) return;
  // Whoever suspends waits for this, or this sees it.
  const settings = await readSettings(context, { lock: true });
  const { rows } = await sql<Due>`
    select id, leaves_on from reminder_announcement
    where org_id = ${context.org} and state = 'announced' and leaves_at <= ${context.now}::timestamptz
    order by id for update`.execute(context.tx);
  for (const due of rows) {
    const told = await toldInTime(context, due);
    const state = settings.suspended === null ? await stateNow(context, due, told) : 'suspended';
    await end(context, ports, due, state, told);
  }
};

const stateNow = async (
  context: Context,
  due: Due,
  told: ReadonlySet<string>,
): Promise<AnnouncementState> => {
  if (told.size === 0) return 'not-told';
  if (context.today > addBusinessDays(due.leaves_on, 1)) return 'lapsed';
  return (await bankNow(context)).isFresh ? 'released' : 'stale';
};

/** Those whose mail left on an earlier day, and who still may stop it. */
const toldInTime = async (context: Context, due: Due): Promise<Set<string>> => {
  const { rows } = await sql<{ user_id: string }>`
    select w.user_id from reminder_announcement_mail w
    join outbound_message m on m.org_id = w.org_id and m.id = w.message_id
    join organization o on o.org_id = w.org_id
    where w.org_id = ${context.org} and w.announcement_id = ${due.id} and m.state = 'sent'
      and (m.sent_at at time zone o.time_zone)::date < ${due.leaves_on}::date`.execute(context.tx);
  const may = new Set((await mayBeTold(context)).map(({ id }) => id));
  return new Set(rows.map((row) => row.user_id).filter((id) => may.has(id)));
};

const end = async (
  context: Context,
  ports: AutomaticPorts,
  due: Due,
  state: AnnouncementState,
  told: ReadonlySet<string>,
): Promise<void> => {
  await takeBackMails(context, due.id);
  const lines = await readLines(context, due.id);
  const now = new Map(
    (
      await draftsNow(
        context,
        lines.map((line) => line.draftId),
      )
    ).map((one) => [one.kept.id, one]),
  );
  const toApprove: DraftNow[] = [];
  for (const line of lines) {
    // Taken out by its link: that is what became of it.
    if (line.outcome !== null) continue;
    const one = now.get(line.draftId);
    if (one === undefined) throw new Error('an announced draft is gone');
    const isToldOf = [...told].some((id) => isTold(line, id));
    const found = outcomeOf(line, one, isToldOf ? state : 'not-told');
    if (found === 'left') toApprove.push(one);
    else await setOutcome(context, due.id, [line.draftId], found, decidedBy(one, found));
  }
  await approveAll(context, ports, due.id, toApprove);
  await sql`
    update reminder_announcement set state = ${state}, ended_at = ${context.now}::timestamptz
    where org_id = ${context.org} and id = ${due.id}`.execute(context.tx);
  await audit(
    context,
    'reminders.released',
    { kind: 'reminder_announcement', id: due.id },
    { state, approved: toApprove.length },
  );
};

const outcomeOf = (line: Line, now: DraftNow, state: AnnouncementState): LineOutcome => {
  const { kept } = now;
  if (kept.state === 'removed') return 'removed';
  if (kept.state === 'withdrawn' || (kept.state === 'proposed' && now.live === 'withdrawn')) return 'settled';
  if (kept.state !== 'proposed') return 'by-hand';
  if (state !== 'released') return 'waits';
  // A person who set its level wants it to leave at that level.
  if (!kept.edited && !now.isAutomatic) return 'changed';
  if (now.live === 'changed' || hasOutgrown(line.told, announcedOf(now.draft), { edited: kept.edited }))
    return 'changed';
  return 'left';
};

const decidedBy = ({ kept }: DraftNow, outcome: LineOutcome): string =>
  outcome === 'removed' ? (kept.removal?.by ?? '') : '';

/** Who signs what leaves by itself: the first of the persons responsible who still may send. */
const firstResponsible = async (context: Context): Promise<string | null> => {
  const { responsibleIds } = await readSettings(context);
  const may = new Set((await mayBeTold(context)).map(({ id }) => id));
  return responsibleIds.find((id) => may.has(id)) ?? null;
};

/** The very same approval as a person's; what it refuses stays for review. */
const approveAll = async (
  context: Context,
  ports: AutomaticPorts,
  id: string,
  drafts: readonly DraftNow[],
): Promise<void> => {
  const signer = await firstResponsible(context);
  const byRun = new Map<string, DraftNow[]>();
  for (const one of drafts) byRun.set(one.kept.runId, [...(byRun.get(one.kept.runId) ?? []), one]);
  for (const [runId, list] of byRun) {
    const { skipped } = await approveDrafts(
      context,
      ports.handOverJob,
      {
        runId,
        drafts: list.map(({ kept }) => ({ id: kept.id, version: kept.version })),
      },
      signer,
    );
    const refused = new Map(skipped.map((one) => [one.id, one.why]));
    for (const { kept } of list) {
      const why = refused.get(kept.id);
      await setOutcome(
        context,
        id,
        [kept.id],
        why === undefined ? 'left' : why === 'withdrawn' ? 'settled' : 'changed',
      );
    }
  }
};

/** An announcement that comes after its moment would be a lie. */
const takeBackMails = async (context: Context, id: string): Promise<void> => {
  const { rows } = await sql<{ message_id: string }>`
    select message_id from reminder_announcement_mail where org_id = ${context.org} and announcement_id = ${id}`.execute(
    context.tx,
  );
  for (const { message_id: messageId } of rows) await withdrawMessage(context, messageId, '');
};
