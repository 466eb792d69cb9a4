import { sql } from 'kysely';
import { Problem } from '../../../contract/problem.ts';
import { error } from '../../../core/finding.ts';
import { sqlState } from '../../../shell/db/tenant.ts';
import type { Context } from '../../../shell/http/context.ts';
import { newId } from '../../../shell/ids.ts';
import type { Job } from '../../../shell/jobs/define-job.ts';
import { audit } from '../../organization/index.ts';
import { lockRun } from './run-store.ts';
import { readRegisterSettings } from './settings.ts';

export type RegisterJob = Job<{ runId: string }>;

/** Writes down who is to be asked about; a job asks, one customer at a time. Merged records have nothing to say. */
export const startRegisterRun = async (
  context: Context,
  ids: readonly string[],
  job: RegisterJob,
): Promise<string> => {
  const settings = await readRegisterSettings(context);
  if (!settings.companies && !settings.vat) {
    throw new Problem('record.refused', {}, [error('party.register-off')]);
  }
  const runId = newId();
  await context.tx
    .insertInto('register_run')
    .values({
      org_id: context.org,
      id: runId,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute()
    .catch((cause: unknown) => {
      // The unique index on runs at work.
      if (sqlState(cause) !== '23505') throw cause;
      throw new Problem('record.refused', {}, [error('party.register-run-busy')]);
    });
  const { numAffectedRows } = await sql`
    insert into register_run_item (org_id, run_id, position, party_id)
    select ${context.org}::uuid, ${runId}::uuid, row_number() over (order by p.search_name, p.id), p.id
    from party p join customer c on c.org_id = p.org_id and c.party_id = p.id
    where p.org_id = ${context.org} and p.id = any(${[...ids]}::uuid[]) and p.merged_into is null`.execute(
    context.tx,
  );
  if ((numAffectedRows ?? 0n) === 0n) {
    throw new Problem('record.refused', {}, [error('party.register-nothing')]);
  }
  await context.enqueue(job, { runId });
  await audit(
    context,
    'registers.run-started',
    { kind: 'register_run', id: runId },
    { count: Number(numAffectedRows) },
  );
  return runId;
};

/** It stops after the customer at hand; a run that is over stays as it is. */
export const cancelRegisterRun = async (context: Context, id: string): Promise<{ done: true }> => {
  const run = await lockRun(context, id);
  if (run.state !== 'running') return { done: true };
  await context.tx
    .updateTable('register_run')
    .set({ cancel_asked: true })
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .execute();
  await audit(context, 'registers.run-cancelled', { kind: 'register_run', id });
  return { done: true };
};
