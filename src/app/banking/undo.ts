import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import { texts } from '../../i18n/catalogue.ts';
import type { Context } from '../../shell/http/context.ts';
import { reverseAllocations } from '../openitems/index.ts';
import { audit } from '../organization/index.ts';
import { reversePayment } from '../payments/index.ts';

type Live = { id: string; line_id: string; payment_id: string; netting_ids: string[] | null } & {
  learned_party_id: string | null;
  learned_iban: string;
};

/** Undoes what was decided about a line; nothing is deleted but what the decision had taught. */
export const undoLine = async (context: Context, lineId: string): Promise<void> => {
  const line = await context.tx
    .selectFrom('statement_line')
    .select(['id', 'state'])
    .where('org_id', '=', context.org)
    .where('id', '=', lineId)
    .forUpdate()
    .executeTakeFirst();
  if (line === undefined || line.state === 'withdrawn') throw new Problem('record.not-found');
  if (line.state !== 'posted' && line.state !== 'ignored') throw new Problem('bank.line-waiting');
  if (line.state === 'posted') await undoMatch(context, lineId);
  await context.tx
    .updateTable('statement_line')
    .set({ state: 'unmatched', ignored_reason: '', ignored_by: '' })
    .where('org_id', '=', context.org)
    .where('id', '=', lineId)
    .execute();
  await audit(context, 'bank-line.undone', { kind: 'statement_line', id: lineId });
};

const undoMatch = async (context: Context, lineId: string): Promise<void> => {
  const match: Live = await context.tx
    .selectFrom('match')
    .select(['id', 'line_id', 'payment_id', 'netting_ids', 'learned_party_id', 'learned_iban'])
    .where('org_id', '=', context.org)
    .where('line_id', '=', lineId)
    .where('undone_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (!(await isReversed(context, match.payment_id)))
    await reversePayment(context, match.payment_id, texts(context.locale).banking.undoReason);
  await reverseAllocations(context, await liveOf(context, match.netting_ids ?? []));
  await context.tx
    .updateTable('match')
    .set({ undone_at: context.now, undone_by: context.actor.name })
    .where('org_id', '=', context.org)
    .where('id', '=', match.id)
    .execute();
  if (match.learned_party_id !== null) await forget(context, match.learned_party_id, match.learned_iban);
};

const isReversed = async (context: Context, paymentId: string): Promise<boolean> => {
  const row = await context.tx
    .selectFrom('payment')
    .select('reversal_entry_id')
    .where('org_id', '=', context.org)
    .where('id', '=', paymentId)
    .executeTakeFirstOrThrow();
  return row.reversal_entry_id !== null;
};

const liveOf = async (context: Context, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return [];
  const undone = await context.tx
    .selectFrom('allocation')
    .select('reverses_id')
    .where('org_id', '=', context.org)
    .where('reverses_id', 'in', [...ids])
    .execute();
  const gone = new Set(undone.map((row) => row.reverses_id));
  return ids.filter((id) => !gone.has(id));
};

/** The lesson goes with the decision, unless another decision that stands says the same. */
const forget = async (context: Context, partyId: string, iban: string): Promise<void> => {
  await sql`
    delete from party_iban where org_id = ${context.org} and party_id = ${partyId} and iban = ${iban}
      and origin = 'confirmed_match'
      and not exists (
        select 1 from match m
        join statement_line l on l.org_id = m.org_id and l.id = m.line_id
        join payment p on p.org_id = m.org_id and p.id = m.payment_id
        where m.org_id = ${context.org} and m.undone_at is null and m.decided_by = 'person' and p.party_id = ${partyId}
          and l.counterparty_iban = ${iban})`.execute(context.tx);
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
  const posted = lines.filter((line) => line.state === 'posted');
  for (const line of posted) await undoLine(context, line.id);
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
