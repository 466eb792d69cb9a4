import { sql } from 'kysely';
import type { Context } from '../../shell/http/context.ts';
import { takeBack } from '../dunning/index.ts';
import { audit } from '../organization/index.ts';
import { readSettings } from './settings.ts';

const write = async (context: Context, at: string | null, by: string): Promise<void> => {
  const before = await readSettings(context, { lock: true });
  const values = { suspended_at: at, suspended_by: by, version: before.version + 1 };
  await context.tx
    .insertInto('automatic_setting')
    .values({ org_id: context.org, handled_on: before.handledOn, ...values })
    .onConflict((conflict) => conflict.column('org_id').doUpdateSet(values))
    .execute();
};

/**
 * The one button that stops everything that leaves by itself. What a person approved goes on; what left by itself and
 * still waits in the outbox comes back to review.
 */
export const suspend = async (context: Context): Promise<{ takenBack: number }> => {
  const { suspended } = await readSettings(context, { lock: true });
  if (suspended !== null) return { takenBack: 0 };
  await write(context, context.now, context.actor.name);
  const { rows } = await sql<{ run_id: string; draft_ids: string[] }>`
    select d.run_id, array_agg(d.id) as draft_ids
    from reminder_announced l join reminder_draft d on d.org_id = l.org_id and d.id = l.draft_id
    where l.org_id = ${context.org} and l.outcome = 'left' and d.state in ('approved', 'queued')
    group by d.run_id`.execute(context.tx);
  let takenBack = 0;
  for (const { run_id: runId, draft_ids: draftIds } of rows) {
    takenBack += (await takeBack(context, { runId, draftIds })).takenBack;
    await sql`
      update reminder_announced l set outcome = 'waits', decided_by = ${context.actor.name}
      from reminder_draft d
      where l.org_id = ${context.org} and l.outcome = 'left' and l.draft_id = any(${draftIds}::uuid[])
        and d.org_id = l.org_id and d.id = l.draft_id and d.state in ('proposed', 'withdrawn')`.execute(
      context.tx,
    );
  }
  const subject = { kind: 'organization', id: context.org };
  await audit(context, 'automatic-reminders.suspended', subject, { takenBack });
  return { takenBack };
};

export const resume = async (context: Context): Promise<{ done: true }> => {
  const { suspended } = await readSettings(context, { lock: true });
  if (suspended === null) return { done: true };
  await write(context, null, '');
  await audit(context, 'automatic-reminders.resumed', { kind: 'organization', id: context.org });
  return { done: true };
};
