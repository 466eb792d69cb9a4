import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import { year, type PlainDate } from '../../core/calendar/index.ts';
import {
  openDay,
  reverseEntry as mirrorOf,
  type JournalCode,
  type JournalEntryDraft,
} from '../../core/ledger/index.ts';
import type { Currency } from '../../core/money/index.ts';
import { writeTogether } from '../../shell/db/write-together.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { lockedUntil } from './open-periods.ts';
import { entriesWrites, type EntrySource, type NumberedEntry, type PostedEntry } from './post-entry.ts';

/** `on`: or the first open day, when that one is locked. */
export type Reversal = { entryId: string; on: PlainDate; label: string; source: EntrySource };
export type Reversed = PostedEntry & { entryOn: PlainDate };

/**
 * Undoes posted entries by their mirrors, each dated `on`, or the first open day when that one is locked; the database
 * refuses a second reversal. Lines keep their order. Answers the mirror of each, by the entry it undoes.
 */
export const reverseEntries = async (
  context: Context,
  given: readonly Reversal[],
): Promise<Map<string, Reversed>> => {
  if (given.length === 0) return new Map();
  const drafts = await draftsOf(
    context,
    given.map((one) => one.entryId),
  );
  const locks = new Map<string, PlainDate | null>();
  const mirrors: { reversal: Reversal; draft: JournalEntryDraft }[] = [];
  for (const reversal of given) {
    const draft = drafts.get(reversal.entryId);
    if (draft === undefined) throw new Problem('record.not-found');
    if (!locks.has(draft.journal)) locks.set(draft.journal, await lockedUntil(context, draft.journal));
    const on = openDay(reversal.on, locks.get(draft.journal)!);
    mirrors.push({ reversal, draft: mirrorOf(draft, on, reversal.label) });
  }
  const numbers = await takeNumbers(
    context,
    mirrors.map((one) => one.draft),
  );
  const entries = mirrors.map(({ reversal, draft }, at): NumberedEntry => {
    const { source, entryId: reversesId } = reversal;
    return { entryId: newId(), entryNo: numbers[at]!, draft, source, reversesId };
  });
  await writeTogether(context.tx, entriesWrites(context, entries));
  return new Map(
    entries.map(({ reversesId, entryId, entryNo, draft }) => [
      reversesId!,
      { entryId, entryNo, entryOn: draft.entryOn },
    ]),
  );
};

export const reverseEntry = async (
  context: Context,
  entryId: string,
  on: PlainDate,
  label: string,
  source: EntrySource,
): Promise<Reversed> => (await reverseEntries(context, [{ entryId, on, label, source }])).get(entryId)!;

const groupBy = <T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
};

/** A posted entry as it was drafted; its lines keep their order. */
export const readPostedDraft = async (
  context: Pick<Context, 'tx' | 'org'>,
  entryId: string,
): Promise<JournalEntryDraft> => {
  const draft = (await draftsOf(context, [entryId])).get(entryId);
  if (draft === undefined) throw new Problem('record.not-found');
  return draft;
};

/** Entries as they were posted. */
const draftsOf = async (
  context: Pick<Context, 'tx' | 'org'>,
  ids: readonly string[],
): Promise<Map<string, JournalEntryDraft>> => {
  const headers = await context.tx
    .selectFrom('journal_entry')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('id', 'in', [...ids])
    .execute();
  const lines = await context.tx
    .selectFrom('posting')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('entry_id', 'in', [...ids])
    .orderBy('entry_id')
    .orderBy('line_no')
    .execute();
  const byEntry = groupBy(lines, (line) => line.entry_id);
  return new Map(
    headers.map((header) => [
      header.id,
      {
        journal: header.journal as JournalCode,
        entryOn: header.entry_on as PlainDate,
        label: header.label,
        piece: header.piece_ref,
        postings: (byEntry.get(header.id) ?? []).map((line) => ({
          account: line.account,
          ...(line.party_id !== null && { partyId: line.party_id }),
          debitMinor: line.debit_minor,
          creditMinor: line.credit_minor,
          currency: line.currency as Currency,
          amountMinor: line.amount_minor,
          label: line.label,
        })),
      },
    ]),
  );
};

/** The next numbers of each journal and year, in one go; always in the same order, so that two do not wait for each other. */
const takeNumbers = async (context: Context, drafts: readonly JournalEntryDraft[]): Promise<bigint[]> => {
  const keyOf = (draft: JournalEntryDraft): string => `${draft.journal} ${year(draft.entryOn)}`;
  const next = new Map<string, bigint>();
  for (const [key, some] of [...groupBy(drafts, keyOf)].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const { journal, entryOn } = some[0]!;
    const { rows } = await sql<{ last_no: bigint }>`
      insert into entry_counter (org_id, journal, year, last_no)
      values (${context.org}, ${journal}, ${year(entryOn)}, ${some.length})
      on conflict (org_id, journal, year) do update set last_no = entry_counter.last_no + ${some.length}
      returning last_no`.execute(context.tx);
    next.set(key, rows[0]!.last_no - BigInt(some.length));
  }
  return drafts.map((draft) => {
    const number = next.get(keyOf(draft))! + 1n;
    next.set(keyOf(draft), number);
    return number;
  });
};
