import { sql } from 'kysely';
import type { Context } from '../../shell/http/context.ts';
import { resumeVatWait, reverseAllocations, reverseWriteOff } from '../openitems/index.ts';
import { reversePayments, setBatchState } from '../payments/index.ts';
import { forgetJudgements, judgeUndone } from './judge.ts';
import { forgetIban, forgetNames } from './learn.ts';
import { liveAllocations } from './live-allocations.ts';
import { undoEntries } from './undo-entry.ts';

/** What stands of a decision about a line. */
type Live = {
  id: string;
  line_id: string;
  kind: string;
  decided_by: string;
  points: number | null;
  payment_id: string | null;
  batch_id: string | null;
  entry_id: string | null;
  netting_ids: string[];
  write_off_ids: string[];
  released_ids: string[];
  learned_party_id: string | null;
  learned_iban: string;
  booked_on: string;
};

/**
 * Undoes what was decided about lines: what was written off, the payments, credit notes set against invoices, entries
 * against an account; what the decisions had taught is forgotten. Many in as many statements as one.
 */
export const undoMatches = async (
  context: Context,
  lineIds: readonly string[],
  /** `judges`: somebody took back what was posted by itself, which says that it was wrong. */
  { judges, why }: { judges: boolean; why: string },
): Promise<void> => {
  const matches = await liveMatches(context, lineIds);
  // What was returned first: the payment it returns may be among them.
  const returned = matches.filter((match) => match.kind === 'return');
  for (const match of returned) await undoEach(context, [match], why);
  await undoEach(
    context,
    matches.filter((match) => match.kind !== 'return'),
    why,
  );
  await forgetJudgements(
    context,
    matches.filter((match) => match.decided_by === 'person').map((match) => match.line_id),
  );
  if (judges) {
    for (const { decided_by: by, points, line_id: lineId } of matches)
      if (by !== 'person' && points !== null) await judgeUndone(context, lineId, points);
  }
  await forgetNames(context, lineIds);
  for (const { learned_party_id: partyId, learned_iban: iban } of matches)
    if (partyId !== null) await forgetIban(context, partyId, iban);
};

const undoEach = async (context: Context, matches: readonly Live[], why: string): Promise<void> => {
  if (matches.length === 0) return;
  await context.tx
    .updateTable('match')
    .set({ undone_at: context.now, undone_by: context.actor.name })
    .where('org_id', '=', context.org)
    .where(
      'id',
      'in',
      matches.map((match) => match.id),
    )
    .execute();
  for (const match of matches)
    for (const id of match.write_off_ids.toReversed()) await reverseWriteOff(context, id);
  // A payment recorded before stands without its line: it is waited for again.
  const payments = matches.flatMap((match) =>
    match.payment_id === null || match.kind === 'recorded' ? [] : [match.payment_id],
  );
  await reversePayments(context, await standing(context, payments), why);
  const netted = matches.flatMap((match) => match.netting_ids);
  await reverseAllocations(context, await liveAllocations(context, netted));
  const entries = matches.flatMap((match) =>
    match.entry_id === null
      ? []
      : [
          {
            entryId: match.entry_id,
            bookedOn: match.booked_on,
            releasedIds: match.released_ids,
            nettingIds: match.netting_ids,
          },
        ],
  );
  await undoEntries(context, entries, why);
  await resumeVatWait(
    context,
    matches.map((match) => match.id),
  );
  for (const { batch_id: batchId } of matches)
    if (batchId !== null) await setBatchState(context, batchId, 'expected');
};

const liveMatches = async (context: Context, lineIds: readonly string[]): Promise<Live[]> => {
  const { rows } = await sql<Live>`
    select m.id, m.line_id, m.kind, m.decided_by, m.points, m.payment_id, m.batch_id, m.entry_id, m.netting_ids, m.write_off_ids,
      m.released_ids, m.learned_party_id, m.learned_iban, l.booked_on
    from match m join statement_line l on l.org_id = m.org_id and l.id = m.line_id
    where m.org_id = ${context.org} and m.line_id = any(${[...lineIds]}::uuid[]) and m.undone_at is null
    order by m.id`.execute(context.tx);
  return rows;
};

/** Payments that somebody undid before are not undone twice. */
const standing = async (context: Context, ids: readonly string[]): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from payment where org_id = ${context.org} and id = any(${[...ids]}::uuid[])
      and reversal_entry_id is null order by id`.execute(context.tx);
  return rows.map((row) => row.id);
};
