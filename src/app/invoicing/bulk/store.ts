import { sql } from 'kysely';
import { Problem } from '../../../contract/problem.ts';
import type { Finding } from '../../../core/finding.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { BulkAction } from './choose.ts';

type Scope = Pick<Context, 'tx' | 'org' | 'now'>;

export type BulkRun = {
  readonly id: string;
  readonly action: BulkAction;
  readonly send: boolean;
  readonly state: 'running' | 'done' | 'cancelled';
  readonly cancelAsked: boolean;
  readonly startedBy: string;
};

export type BulkItem = { readonly position: number; readonly documentId: string; readonly version: number };

/** Whoever works on a run, or stops it, holds its row: two processes at once still take its documents in order. */
export const lockRun = async (context: Scope, id: string): Promise<BulkRun> => {
  const row = await context.tx
    .selectFrom('bulk_run')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  return {
    id: row.id,
    action: row.action as BulkAction,
    send: row.send,
    state: row.state as BulkRun['state'],
    cancelAsked: row.cancel_asked,
    startedBy: row.recorded_by,
  };
};

export const nextItem = async (context: Scope, runId: string): Promise<BulkItem | null> => {
  const row = await context.tx
    .selectFrom('bulk_item')
    .select(['position', 'document_id', 'version'])
    .where('org_id', '=', context.org)
    .where('run_id', '=', runId)
    .where('state', '=', 'waiting')
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { position: row.position, documentId: row.document_id, version: row.version };
};

/** An item that is not waiting any more has its result already. */
export const settleItem = async (
  context: Scope,
  runId: string,
  position: number,
  result: { state: 'done' } | { state: 'refused'; problem: string; findings: readonly Finding[] },
): Promise<void> => {
  const findings = result.state === 'refused' ? result.findings : [];
  await context.tx
    .updateTable('bulk_item')
    .set({
      state: result.state,
      problem: result.state === 'refused' ? result.problem : '',
      findings: JSON.stringify(findings),
    })
    .where('org_id', '=', context.org)
    .where('run_id', '=', runId)
    .where('position', '=', position)
    .where('state', '=', 'waiting')
    .execute();
};

/** What had not had its turn is left as it is. */
export const leaveItems = async (context: Scope, runId: string): Promise<void> => {
  await context.tx
    .updateTable('bulk_item')
    .set({ state: 'left' })
    .where('org_id', '=', context.org)
    .where('run_id', '=', runId)
    .where('state', '=', 'waiting')
    .execute();
};

export const closeRun = async (context: Scope, runId: string, state: 'done' | 'cancelled'): Promise<void> => {
  await context.tx
    .updateTable('bulk_run')
    .set({ state, finished_at: context.now })
    .where('org_id', '=', context.org)
    .where('id', '=', runId)
    .where('state', '=', 'running')
    .execute();
};

/** Invoices a run has issued and that have no PDF yet. */
export const unrendered = async (context: Scope, runId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select i.id from bulk_item b
    join sales_document d on d.org_id = b.org_id and d.id = b.document_id
    join invoice i on i.org_id = d.org_id and i.id = d.invoice_id
    where b.org_id = ${context.org} and b.run_id = ${runId} and b.state = 'done' and i.file_sha256 is null
    order by b.position`.execute(context.tx);
  return rows.map((row) => row.id);
};
