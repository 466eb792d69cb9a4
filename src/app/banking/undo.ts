import { Problem } from '../../contract/problem.ts';
import { texts } from '../../i18n/catalogue.ts';
import type { Context } from '../../shell/http/context.ts';
import { moveVatOnce } from '../openitems/index.ts';
import { audit, auditAll } from '../organization/index.ts';
import { forgetJudgements } from './judge.ts';
import { undoMatches } from './undo-matches.ts';

/** Undoes what was decided about a line; nothing is deleted but what the decision had taught. */
export const undoLine = async (
  context: Context,
  lineId: string,
  { reason = texts(context.locale).banking.undoReason }: { reason?: string } = {},
): Promise<void> => {
  const line = await context.tx
    .selectFrom('statement_line')
    .select(['id', 'state'])
    .where('org_id', '=', context.org)
    .where('id', '=', lineId)
    .forUpdate()
    .executeTakeFirst();
  if (line === undefined || line.state === 'withdrawn') throw new Problem('record.not-found');
  if (line.state !== 'posted' && line.state !== 'ignored') throw new Problem('bank.line-waiting');
  if (line.state === 'posted')
    await moveVatOnce(context, () => undoMatches(context, [lineId], { judges: true, why: reason }));
  else await forgetJudgements(context, [lineId]);
  await context.tx
    .updateTable('statement_line')
    .set({ state: 'unmatched', ignored_reason: '', ignored_by: '' })
    .where('org_id', '=', context.org)
    .where('id', '=', lineId)
    .execute();
  await audit(context, 'bank-line.undone', { kind: 'statement_line', id: lineId });
};

/**
 * Takes a whole file back. Refused while a later file stands that left out movements because this one had brought
 * them: they would be lost.
 */
export const undoImport = async (
  context: Context,
  importId: string,
): Promise<{ reversedLines: number; withdrawnLines: number }> => {
  const given = await context.tx
    .selectFrom('bank_import')
    .select(['id', 'state'])
    .where('org_id', '=', context.org)
    .where('id', '=', importId)
    .forUpdate()
    .executeTakeFirst();
  if (given === undefined || given.state === 'undone') throw new Problem('record.not-found');
  if (given.state === 'matching') throw new Problem('bank.still-matching');
  const later = await laterFile(context, importId);
  if (later !== undefined) throw new Problem('bank.import-needed', { name: later });
  const lines = await context.tx
    .selectFrom('statement_line')
    .select(['id', 'state'])
    .where('org_id', '=', context.org)
    .where('import_id', '=', importId)
    .orderBy('id')
    .forUpdate()
    .execute();
  const posted = lines.filter((line) => line.state === 'posted').map((line) => line.id);
  // Its whole file is taken back: that says nothing about the decisions.
  const why = texts(context.locale).banking.undoReason;
  if (posted.length > 0)
    await moveVatOnce(context, () => undoMatches(context, posted, { judges: false, why }));
  await auditAll(
    context,
    'bank-line.undone',
    posted.map((id) => ({ kind: 'statement_line', id })),
  );
  await withdraw(context, importId);
  await audit(context, 'bank-import.undone', { kind: 'bank_import', id: importId }, { lines: lines.length });
  return { reversedLines: posted.length, withdrawnLines: lines.length };
};

const laterFile = async (context: Context, importId: string): Promise<string | undefined> => {
  const row = await context.tx
    .selectFrom('statement as mine')
    .innerJoin('statement as other', (join) =>
      join
        .onRef('other.org_id', '=', 'mine.org_id')
        .onRef('other.account_id', '=', 'mine.account_id')
        .onRef('other.import_id', '>', 'mine.import_id'),
    )
    .innerJoin('bank_import as i', (join) =>
      join.onRef('i.org_id', '=', 'other.org_id').onRef('i.id', '=', 'other.import_id'),
    )
    .select('i.file_name')
    .where('mine.org_id', '=', context.org)
    .where('mine.import_id', '=', importId)
    .where('other.undone_at', 'is', null)
    .where('other.known_lines', '>', 0)
    .limit(1)
    .executeTakeFirst();
  return row?.file_name;
};

const withdraw = async (context: Context, importId: string): Promise<void> => {
  const undone = { undone_at: context.now };
  await context.tx
    .deleteFrom('statement_detail')
    .where('org_id', '=', context.org)
    .where('import_id', '=', importId)
    .execute();
  await context.tx
    .deleteFrom('match_proposal')
    .where('org_id', '=', context.org)
    .where('line_id', 'in', (eb) =>
      eb
        .selectFrom('statement_line')
        .select('id')
        .where('org_id', '=', context.org)
        .where('import_id', '=', importId),
    )
    .execute();
  await context.tx
    .deleteFrom('batch_proposal')
    .where('org_id', '=', context.org)
    .where('line_id', 'in', (eb) =>
      eb
        .selectFrom('statement_line')
        .select('id')
        .where('org_id', '=', context.org)
        .where('import_id', '=', importId),
    )
    .execute();
  await context.tx
    .updateTable('statement_line')
    .set({ state: 'withdrawn', ignored_reason: '', ignored_by: '' })
    .where('org_id', '=', context.org)
    .where('import_id', '=', importId)
    .execute();
  await context.tx
    .updateTable('statement')
    .set(undone)
    .where('org_id', '=', context.org)
    .where('import_id', '=', importId)
    .execute();
  await context.tx
    .updateTable('bank_import')
    .set({ ...undone, state: 'undone', undone_by: context.actor.name })
    .where('org_id', '=', context.org)
    .where('id', '=', importId)
    .execute();
};
