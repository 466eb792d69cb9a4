import { sql } from 'kysely';
import type { Context } from '../../shell/http/context.ts';
import type { Work } from '../../shell/jobs/define-job.ts';
import { audit } from '../organization/index.ts';
import { mostFrequent } from './draft-row.ts';
import { liveDrafts, type LiveDraft } from './live.ts';
import { readDrafts } from './store/drafts.ts';

/**
 * A run whose drafts are all decided waits no longer; it is done when all of them have ended. Once something of it was
 * sent, what is left over and can no longer be sent (paid, held… meanwhile) does not keep it open.
 */
export const settleRun = async (context: Context, runId: string): Promise<void> => {
  await withdrawRest(context, runId);
  // Several messages of a run end at once: each waits for the others here, and the last one sees them all.
  await sql`select 1 from dunning_run where org_id = ${context.org} and id = ${runId} for no key update`.execute(
    context.tx,
  );
  await sql`
    update dunning_run r set state = s.state
    from (select case when exists (select 1 from reminder_draft d where d.org_id = ${context.org} and d.run_id = ${runId}
        and d.state in ('approved', 'queued', 'ambiguous')) then 'approved' else 'done' end as state) s
    where r.org_id = ${context.org} and r.id = ${runId} and r.state <> 'cancelled' and r.state <> s.state
      and not exists (select 1 from reminder_draft d where d.org_id = r.org_id and d.run_id = r.id and d.state = 'proposed')`.execute(
    context.tx,
  );
};

/** The facts took this draft back; what they were is kept with it. */
export const withdrawLive = async (context: Context, { kept, dropped }: LiveDraft): Promise<void> => {
  const codes = mostFrequent(dropped.map((one) => one.code));
  // A draft that somebody changed meanwhile is theirs.
  await sql`
    update reminder_draft set state = 'withdrawn', problem = '', withdrawn_codes = ${codes}, version = version + 1
    where org_id = ${context.org} and id = ${kept.id} and version = ${kept.version}`.execute(context.tx);
  await audit(context, 'reminder.withdrawn', { kind: 'reminder_draft', id: kept.id }, { codes });
};

const withdrawRest = async (context: Context, runId: string): Promise<void> => {
  if (!(await isUnderWay(context, runId))) return;
  const rest = sql`d.run_id = ${runId} and d.state = 'proposed'`;
  // Most are told apart by their invoices alone: one that is still open is looked at exactly, a few at a time.
  const hopeful = sql`${rest} and exists (select 1 from reminder_draft_item x
    join open_item i on i.org_id = x.org_id and i.id = x.item_id
    where x.org_id = d.org_id and x.draft_id = d.id and not x.dropped and i.settled_on is null)`;
  for (let offset = 0; ; offset += PAGE) {
    const page = await liveDrafts(context, await readDrafts(context, hopeful, { limit: PAGE, offset }));
    if (page.some((live) => live.outcome !== 'withdrawn')) return;
    if (page.length < PAGE) break;
  }
  for (const live of await liveDrafts(context, await readDrafts(context, rest))) {
    if (live.outcome === 'withdrawn') await withdrawLive(context, live);
  }
};

const PAGE = 20;

/** It waits for review, part of it was handed over, and nothing of it is being handed over this moment. */
const isUnderWay = async (context: Context, runId: string): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from dunning_run r where r.org_id = ${context.org} and r.id = ${runId} and r.state = 'proposed'
      and exists (select 1 from reminder_draft d where d.org_id = r.org_id and d.run_id = r.id
        and d.state in ('queued', 'sent', 'failed', 'ambiguous'))
      and not exists (select 1 from reminder_draft d where d.org_id = r.org_id and d.run_id = r.id
        and d.state = 'approved')`.execute(context.tx);
  return rows.length > 0;
};

/** The run under review, should its last drafts have been paid or taken out since somebody last touched it. */
export const settleOpenRun = async (work: Work): Promise<void> => {
  const open = await work.inTenant(
    async (context) => {
      const run = await context.tx
        .selectFrom('dunning_run')
        .select('id')
        .where('org_id', '=', context.org)
        .where('state', '=', 'proposed')
        .executeTakeFirst();
      return run !== undefined && (await isUnderWay(context, run.id)) ? run.id : null;
    },
    { readOnly: true },
  );
  if (open !== null) await work.inTenant((context) => settleRun(context, open));
};
