import { Problem } from '../../contract/problem.ts';
import { texts } from '../../i18n/catalogue.ts';
import type { Context } from '../../shell/http/context.ts';
import { resumeVatWait, reverseAllocations, reverseWriteOff } from '../openitems/index.ts';
import { audit } from '../organization/index.ts';
import { reversePayment, setBatchState } from '../payments/index.ts';
import { forgetJudgement, judgeUndone } from './judge.ts';
import { forgetLesson } from './learn.ts';
import { liveAllocations } from './live-allocations.ts';
import { undoEntry } from './undo-entry.ts';

/** Undoes what was decided about a line; nothing is deleted but what the decision had taught. */
export const undoLine = async (
  context: Context,
  lineId: string,
  /** Its whole file is taken back: that says nothing about the decision. */
  { isOfFile = false } = {},
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
  if (line.state === 'posted') await undoMatch(context, lineId, !isOfFile);
  else await forgetJudgement(context, lineId);
  await context.tx
    .updateTable('statement_line')
    .set({ state: 'unmatched', ignored_reason: '', ignored_by: '' })
    .where('org_id', '=', context.org)
    .where('id', '=', lineId)
    .execute();
  await audit(context, 'bank-line.undone', { kind: 'statement_line', id: lineId });
};

const undoMatch = async (context: Context, lineId: string, judges: boolean): Promise<void> => {
  const match = await context.tx
    .selectFrom('match as m')
    .innerJoin('statement_line as l', (join) =>
      join.onRef('l.org_id', '=', 'm.org_id').onRef('l.id', '=', 'm.line_id'),
    )
    .selectAll('m')
    .select('l.booked_on')
    .where('m.org_id', '=', context.org)
    .where('m.line_id', '=', lineId)
    .where('m.undone_at', 'is', null)
    .executeTakeFirstOrThrow();
  const why = texts(context.locale).banking.undoReason;
  for (const id of (match.write_off_ids ?? []).toReversed()) await reverseWriteOff(context, id);
  if (match.payment_id !== null && !(await isReversed(context, match.payment_id)))
    await reversePayment(context, match.payment_id, why);
  await reverseAllocations(context, await liveAllocations(context, match.netting_ids ?? []));
  if (match.entry_id !== null) {
    const { entry_id: entryId, booked_on: bookedOn, released_ids: releasedIds } = match;
    await undoEntry(context, { entryId, bookedOn, releasedIds }, why);
  }
  await resumeVatWait(context, match.id);
  if (match.batch_id !== null) await setBatchState(context, match.batch_id, 'expected');
  await context.tx
    .updateTable('match')
    .set({ undone_at: context.now, undone_by: context.actor.name })
    .where('org_id', '=', context.org)
    .where('id', '=', match.id)
    .execute();
  if (match.decided_by === 'person') await forgetJudgement(context, lineId);
  else if (judges && match.points !== null) await judgeUndone(context, lineId, match.points);
  await forgetLesson(context, lineId, { partyId: match.learned_party_id, iban: match.learned_iban });
};

/** Undone elsewhere already. */
export const isReversed = async (context: Context, paymentId: string): Promise<boolean> => {
  const row = await context.tx
    .selectFrom('payment')
    .select('reversal_entry_id')
    .where('org_id', '=', context.org)
    .where('id', '=', paymentId)
    .executeTakeFirstOrThrow();
  return row.reversal_entry_id !== null;
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
    .selectFrom('statement_line as l')
    .select((eb) => [
      'l.id',
      'l.state',
      eb
        .selectFrom('match as m')
        .select('m.kind')
        .whereRef('m.org_id', '=', 'l.org_id')
        .whereRef('m.line_id', '=', 'l.id')
        .where('m.undone_at', 'is', null)
        .as('kind'),
    ])
    .where('l.org_id', '=', context.org)
    .where('l.import_id', '=', importId)
    .orderBy('l.id')
    .forUpdate('l')
    .execute();
  // What was returned first: the payment it returns may be of the same file.
  const posted = lines
    .filter((line) => line.state === 'posted')
    .toSorted((a, b) => Number(b.kind === 'return') - Number(a.kind === 'return'));
  for (const line of posted) await undoLine(context, line.id, { isOfFile: true });
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
