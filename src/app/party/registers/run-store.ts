import { Problem } from '../../../contract/problem.ts';
import type { Finding } from '../../../core/finding.ts';
import type { Context } from '../../../shell/http/context.ts';

type Scope = Pick<Context, 'tx' | 'org' | 'now'>;

export type RegisterRun = {
  readonly id: string;
  readonly state: string;
  readonly cancelAsked: boolean;
  readonly startedBy: string;
};

/** Whoever works on a run, or stops it, holds its row. */
export const lockRun = async (context: Scope, id: string): Promise<RegisterRun> => {
  const row = await context.tx
    .selectFrom('register_run')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  return { id: row.id, state: row.state, cancelAsked: row.cancel_asked, startedBy: row.recorded_by };
};

export const nextItem = (
  context: Scope,
  runId: string,
): Promise<{ position: number; party_id: string } | undefined> =>
  context.tx
    .selectFrom('register_run_item')
    .select(['position', 'party_id'])
    .where('org_id', '=', context.org)
    .where('run_id', '=', runId)
    .where('state', '=', 'waiting')
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();

/** False when it has its result already: another process was faster, or the run was cancelled. */
export const settleItem = async (
  context: Scope,
  runId: string,
  position: number,
  state: 'done' | 'refused',
  findings: readonly Finding[],
): Promise<boolean> => {
  const result = await context.tx
    .updateTable('register_run_item')
    .set({ state, findings: JSON.stringify(findings) })
    .where('org_id', '=', context.org)
    .where('run_id', '=', runId)
    .where('position', '=', position)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
};

/** What had not had its turn is left. */
export const closeRun = async (context: Scope, run: RegisterRun): Promise<void> => {
  await context.tx
    .updateTable('register_run_item')
    .set({ state: 'left' })
    .where('org_id', '=', context.org)
    .where('run_id', '=', run.id)
    .where('state', '=', 'waiting')
    .execute();
  await context.tx
    .updateTable('register_run')
    .set({ state: run.cancelAsked ? 'cancelled' : 'done', finished_at: context.now })
    .where('org_id', '=', context.org)
    .where('id', '=', run.id)
    .where('state', '=', 'running')
    .execute();
};
