import { sql } from 'kysely';
import type { Context } from '../../shell/http/context.ts';
import type { DraftState } from './store/drafts.ts';

export const setDraftState = async (
  context: Context,
  draftId: string,
  state: Exclude<DraftState, 'removed'>,
  problem = '',
): Promise<void> => {
  await sql`
    update reminder_draft set state = ${state}, problem = ${problem}, version = version + 1
    where org_id = ${context.org} and id = ${draftId}`.execute(context.tx);
};

/**
 * Back to review, in the run that waits now. When another draft of the same customer waits there already, it says
 * everything this one would.
 */
export const proposeAgain = async (context: Context, draftId: string, problem = ''): Promise<void> => {
  const { rows } = await sql<{ run_id: string; waiting_run: string | null }>`
    select d.run_id, (select r.id from dunning_run r where r.org_id = d.org_id and r.state = 'proposed') as waiting_run
    from reminder_draft d where d.org_id = ${context.org} and d.id = ${draftId}`.execute(context.tx);
  const row = rows[0];
  if (row === undefined) return;
  const runId = row.waiting_run ?? row.run_id;
  const moved = await sql`
    update reminder_draft d set state = 'proposed', problem = ${problem}, run_id = ${runId}, version = d.version + 1
    where d.org_id = ${context.org} and d.id = ${draftId}
      and not exists (select 1 from reminder_draft o
        where o.org_id = d.org_id and o.run_id = ${runId} and o.id <> d.id and o.party_id = d.party_id
          and o.currency = d.currency and o.group_key = d.group_key and (o.kind = 'call') = (d.kind = 'call')
          and o.state in ('proposed', 'removed', 'approved'))`.execute(context.tx);
  if (moved.numAffectedRows === 0n) await setDraftState(context, draftId, 'withdrawn', problem);
  else if (row.waiting_run === null)
    await sql`
    update dunning_run set state = 'proposed' where org_id = ${context.org} and id = ${runId}`.execute(
      context.tx,
    );
};

export const runOfDraft = async (context: Context, draftId: string): Promise<string> => {
  const row = await context.tx
    .selectFrom('reminder_draft')
    .select('run_id')
    .where('org_id', '=', context.org)
    .where('id', '=', draftId)
    .executeTakeFirstOrThrow();
  return row.run_id;
};
