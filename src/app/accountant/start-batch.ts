import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import { sqlState } from '../../shell/db/tenant.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import type { Job } from '../../shell/jobs/define-job.ts';
import { audit } from '../organization/index.ts';
import { readSettings } from './settings.ts';
import { isWaiting, type Choice } from './waiting.ts';

export type BatchJob = Job<{ batchId: string }>;

/**
 * Gives a batch its number and writes down what goes with it, in one transaction: entries in order of date, and changes of
 * lettrage of what went before. A job then makes the
 * archive. Refused when nothing waits: no number is used up.
 */
export const startBatch = async (
  context: Context,
  choice: Choice,
  job: BatchJob,
  scheduledFor = '',
): Promise<string> => {
  if (choice.until > context.today) {
    throw new Problem('record.refused', {}, [error('accountant.until-in-future', { path: 'until' })]);
  }
  const settings = await readSettings(context);
  const batchId = newId();
  await context.tx
    .insertInto('export_batch')
    .values({
      org_id: context.org,
      id: batchId,
      batch_no: sql`(select coalesce(max(batch_no), 0) + 1 from export_batch where org_id = ${context.org})`,
      state: 'running',
      profile: settings.profile,
      options: JSON.stringify(settings.options),
      journals: [...choice.journals],
      with_attachments: settings.withAttachments,
      from_on: choice.from,
      until_on: choice.until,
      scheduled_for: scheduledFor,
      locale: context.locale,
      entry_count: 0,
      lettrage_count: 0,
      progress_total: 0,
      recorded_by: context.actor.name,
      started_at: context.now,
    })
    .execute()
    .catch((cause: unknown) => {
      if (sqlState(cause) !== '23505') throw cause;
      throw new Problem('record.refused', {}, [error('accountant.busy')]);
    });
  const entries = await claimEntries(context, batchId, choice);
  const lettrages = await claimLettrages(context, batchId, choice);
  if (entries + lettrages === 0) {
    throw new Problem('record.refused', {}, [error('accountant.nothing-waits')]);
  }
  await context.tx
    .updateTable('export_batch')
    .set({ entry_count: entries, lettrage_count: lettrages, progress_total: entries })
    .where('org_id', '=', context.org)
    .where('id', '=', batchId)
    .execute();
  await context.enqueue(job, { batchId });
  await audit(context, 'accountant.batch', { kind: 'export_batch', id: batchId }, { entries, lettrages });
  return batchId;
};

const claimEntries = async (context: Context, batchId: string, choice: Choice): Promise<number> => {
  const { numAffectedRows } = await sql`
    insert into export_entry (org_id, batch_id, entry_id, sequence)
    select ${context.org}::uuid, ${batchId}::uuid, e.id, row_number() over (order by e.entry_on, e.id)
    from journal_entry e where ${isWaiting(context.org, choice)}`.execute(context.tx);
  return Number(numAffectedRows ?? 0n);
};

/**
 * Lettrages, made or cancelled, of which at least one posting went with an earlier batch or goes with this one. Whole sets
 * are joined: what was just claimed has no statistics yet.
 */
const claimLettrages = async (context: Context, batchId: string, choice: Choice): Promise<number> => {
  const { org } = context;
  const { numAffectedRows } = await sql`
    with went as materialized (select x.entry_id from export_entry x where x.org_id = ${org} and x.is_live),
    items as materialized (
      select i.id from open_item i where i.org_id = ${org} and i.entry_id in (select entry_id from went)),
    touched as materialized (
      select a.lettrage_id from allocation a
      where a.org_id = ${org} and a.lettrage_id is not null
        and (a.debit_item_id in (select id from items) or a.credit_item_id in (select id from items)))
    insert into export_lettrage (org_id, batch_id, lettrage_id)
    select ${org}::uuid, ${batchId}::uuid, l.id from lettrage l
    where l.org_id = ${org} and l.lettered_on <= ${choice.until}::date
      and case when l.cancels_id is null then l.id else l.cancels_id end in (select lettrage_id from touched)
      and l.id not in (select x.lettrage_id from export_lettrage x where x.org_id = ${org} and x.is_live)`.execute(
    context.tx,
  );
  return Number(numAffectedRows ?? 0n);
};
