import { sql } from 'kysely';
import { addBusinessDays, addDays } from '../../core/calendar/index.ts';
import { announcedOf } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { automaticDrafts, bankNow, openingFrom, type DraftNow } from '../dunning/index.ts';
import { audit } from '../organization/index.ts';
import type { AutomaticPorts } from './ports.ts';
import { whomToTell, type Person } from './responsible.ts';
import type { AutomaticSettings } from './settings.ts';
import { writeLines, type AnnouncementState } from './store.ts';
import { writeMail } from './write-mail.ts';

/** Removed from one announcement, its customer's next message of that step is read by a person for so long. */
const REMEMBERED_DAYS = 30;

/**
 * Tells each person responsible (the customer's own, else the company's) what leaves by itself on the next business day. Where nobody can be told, the bank is
 * not known well enough or a person has suspended it, the same drafts wait for review, and it is said why.
 */
export const announce = async (
  context: Context,
  ports: AutomaticPorts,
  settings: AutomaticSettings,
  runId: string,
): Promise<void> => {
  const drafts = await notYetTold(context, await automaticDrafts(context, runId));
  if (drafts.length === 0) return;
  const { told, toldOf } = await whomToTell(context, settings, drafts);
  const { isFresh, knownUntil } = await bankNow(context);
  const state = stateOf(settings, told, isFresh);
  const id = newId();
  const hour = `${String(settings.hour).padStart(2, '0')}:00`;
  const { on: leavesOn, at: leavesAt } = await openingFrom(context, {
    date: addBusinessDays(context.today, 1),
    time: hour,
  });
  await context.tx
    .insertInto('reminder_announcement')
    .values({
      org_id: context.org,
      id,
      run_id: runId,
      announced_at: context.now,
      leaves_on: leavesOn,
      leaves_at: leavesAt,
      state,
      known_until: knownUntil,
      ended_at: state === 'announced' ? null : context.now,
    })
    .execute();
  // What nobody can be told of waits for review, although the rest is announced.
  const lines = drafts.map((one) => ({ ...one, toldIds: toldOf(one) }));
  await writeLines(context, id, lines, (one) =>
    state === 'announced' && one.toldIds.length > 0 ? null : 'waits',
  );
  if (state === 'announced' || state === 'stale') {
    for (const person of told)
      await writeMail(context, ports, {
        announcementId: id,
        person,
        drafts: lines.filter((one) => one.toldIds.includes(person.id)),
        leavesOn,
        leavesAt,
        state,
        knownUntil,
      });
    await context.enqueue(ports.sendJob, {});
  }
  await audit(
    context,
    'reminders.announced',
    { kind: 'reminder_announcement', id },
    { state, drafts: drafts.length, told: told.map(({ id: user }) => user), leavesOn },
  );
};

const stateOf = (
  settings: AutomaticSettings,
  told: readonly Person[],
  isFresh: boolean,
): AnnouncementState => {
  if (settings.suspended !== null) return 'suspended';
  if (told.length === 0) return 'nobody';
  return isFresh ? 'announced' : 'stale';
};

/** Neither what waits for its moment already, nor what a person has taken out lately at that level. */
const notYetTold = async (context: Context, drafts: readonly DraftNow[]): Promise<DraftNow[]> => {
  if (drafts.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select d.id from reminder_draft d
    where d.org_id = ${context.org} and d.id = any(${drafts.map(({ kept }) => kept.id)}::uuid[])
      and (exists (select 1 from reminder_announced l join reminder_announcement a
            on a.org_id = l.org_id and a.id = l.announcement_id
          where l.org_id = d.org_id and l.draft_id = d.id and a.state = 'announced' and l.outcome is null)
        or exists (select 1 from reminder_announced l join reminder_announcement a
            on a.org_id = l.org_id and a.id = l.announcement_id
          where l.org_id = d.org_id and l.party_id = d.party_id and l.outcome = 'removed' and l.step_code = d.step_code
            and a.leaves_on > ${addDays(context.today, -REMEMBERED_DAYS)}::date))`.execute(context.tx);
  const known = new Set(rows.map((row) => row.id));
  return drafts.filter(({ kept }) => !known.has(kept.id));
};

/** A person gave a line another level: from now on that is what was told. */
export const toldAnew = async (context: Context, announcementId: string, now: DraftNow): Promise<void> => {
  const told = announcedOf(now.draft);
  await sql`
    update reminder_announced set step_code = ${told.stepCode}, total_minor = ${told.totalMinor}, recipient = ${told.recipient},
      channel = ${told.channel}, cc = ${told.cc === null ? null : [...told.cc]}::text[],
      items = ${JSON.stringify(told.items.map((item) => ({ ...item, openMinor: item.openMinor.toString() })))}::jsonb
    where org_id = ${context.org} and announcement_id = ${announcementId} and draft_id = ${now.kept.id}`.execute(
    context.tx,
  );
};
