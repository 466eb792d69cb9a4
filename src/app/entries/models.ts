import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { JournalCode } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import type { entriesContract } from './contract.ts';
import { namesOf, readDraft, type WireLine } from './draft-row.ts';

type Model = OutputOf<typeof entriesContract.models>['models'][number];
type Scope = Pick<Context, 'tx' | 'org'>;

export const listModels = async (context: Scope): Promise<Model[]> => {
  const rows = await context.tx
    .selectFrom('entry_model')
    .selectAll()
    .where('org_id', '=', context.org)
    .orderBy('name')
    .execute();
  const shown = await namesOf(
    context,
    rows.flatMap((row) => row.lines as WireLine[]),
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    journal: row.journal as JournalCode,
    label: row.label,
    lines: (row.lines as WireLine[]).map(shown),
    reverses: row.reverses,
    version: row.version,
  }));
};

export const readModel = async (context: Scope, id: string): Promise<Model> => {
  const model = (await listModels(context)).find((one) => one.id === id);
  if (model === undefined) throw new Problem('record.not-found');
  return model;
};

/** Without its amounts a line is filled in each time: salaries; with them it only changes its date: rent. */
export const saveModel = async (
  context: Context,
  { name, draftId, withAmounts }: InputOf<typeof entriesContract.saveModel>,
): Promise<Model> => {
  const draft = await readDraft(context, draftId);
  const lines = draft.lines.map(({ accountName: _a, partyName: _p, ...line }) =>
    withAmounts ? line : { ...line, debitMinor: null, creditMinor: null },
  );
  const { rows } = await sql<{ id: string }>`
    insert into entry_model (org_id, id, name, journal, label, lines, reverses, changed_by)
    values (${context.org}, ${newId()}, ${name}, ${draft.journal}, ${draft.label}, ${JSON.stringify(lines)}::jsonb,
      ${draft.reversesOn !== null}, ${context.actor.name})
    on conflict (org_id, name) do update set journal = excluded.journal, label = excluded.label, lines = excluded.lines,
      reverses = excluded.reverses, changed_by = excluded.changed_by, version = entry_model.version + 1
    returning id`.execute(context.tx);
  return readModel(context, rows[0]!.id);
};

export const dropModel = async (context: Context, id: string): Promise<void> => {
  const dropped = await context.tx
    .deleteFrom('entry_model')
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .executeTakeFirst();
  if (dropped.numDeletedRows === 0n) throw new Problem('record.not-found');
};
