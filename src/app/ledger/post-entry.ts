import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import { year, type PlainDate } from '../../core/calendar/index.ts';
import { checkEntry, signedMinor, type JournalEntryDraft } from '../../core/ledger/index.ts';
import { writeTogether, type Write } from '../../shell/db/write-together.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { refuseLockedDay } from './open-periods.ts';

/** What caused an entry: an import, a payment, a statement line, an invoice. */
export type EntrySource = { kind: string; id: string | null };
export type PostedEntry = { entryId: string; entryNo: bigint };

const BATCH = 5000;

/**
 * Posts an entry: next number of its journal and year without a gap (the counter row is locked until commit), header
 * and all its lines. Never edited afterwards. Refused in a locked period, by the database too. Line numbers are the order of the postings, from 1.
 */
export const postEntry = async (
  context: Context,
  draft: JournalEntryDraft,
  source: EntrySource,
  reversesId: string | null = null,
): Promise<PostedEntry> => {
  refuseUnsound(draft);
  const entryId = newId();
  const counter = await sql<{ last_no: bigint; locked_until: PlainDate | null }>`
    insert into entry_counter (org_id, journal, year, last_no)
    values (${context.org}, ${draft.journal}, ${year(draft.entryOn)}, 1)
    on conflict (org_id, journal, year) do update set last_no = entry_counter.last_no + 1
    returning last_no, encaisse.locked_until(org_id, journal) as locked_until`.execute(context.tx);
  const { last_no: entryNo, locked_until: lockedUntil } = counter.rows[0]!;
  refuseLockedDay(draft, lockedUntil);
  await writeTogether(context.tx, entryWrites(context, { draft, source, reversesId, entryId, entryNo }));
  return { entryId, entryNo };
};

/** A debit that is not the credit is refused, with what is wrong. */
export const refuseUnsound = (draft: JournalEntryDraft): void => {
  const findings = checkEntry(draft);
  if (findings.length > 0) throw new Problem('record.refused', {}, findings);
};

export type NumberedEntry = PostedEntry & {
  readonly draft: JournalEntryDraft;
  readonly source: EntrySource;
  readonly reversesId: string | null;
};

/** Header and lines of a sound entry, for a caller who was given its number under the lock of its counter. */
export const entryWrites = (context: Context, entry: NumberedEntry): Write[] =>
  entriesWrites(context, [entry]);

/** The same of many, in the order of their numbers. */
export const entriesWrites = (context: Context, entries: readonly NumberedEntry[]): Write[] => {
  const headers = entries.map(({ draft, source, reversesId, entryId, entryNo }) => ({
    i: entryId,
    j: draft.journal,
    y: year(draft.entryOn),
    n: entryNo.toString(),
    o: draft.entryOn,
    l: draft.label,
    p: draft.piece ?? '',
    r: reversesId,
    k: source.kind,
    s: source.id,
    c: draft.postings.length,
  }));
  const writes = [
    sql`
    insert into journal_entry (org_id, id, journal, year, entry_no, entry_on, label, piece_ref, reverses_id,
      source_kind, source_id, line_count, recorded_by)
    select ${context.org}::uuid, r.i, r.j, r.y, r.n, r.o, r.l, r.p, r.r, r.k, r.s, r.c, ${context.actor.name}
    from jsonb_to_recordset(${JSON.stringify(headers)}::jsonb)
      as r(i uuid, j text, y int, n bigint, o date, l text, p text, r uuid, k text, s uuid, c int)`,
  ];
  const rows = entries.flatMap(({ entryId, draft }) =>
    draft.postings.map((posting, at) => ({
      e: entryId,
      o: draft.entryOn,
      k: draft.postings.length,
      n: at + 1,
      a: posting.account,
      p: posting.partyId ?? null,
      l: posting.label ?? '',
      d: posting.debitMinor.toString(),
      c: posting.creditMinor.toString(),
      y: posting.currency ?? null,
      m: (posting.amountMinor ?? signedMinor(posting)).toString(),
    })),
  );
  for (let from = 0; from < rows.length; from += BATCH) {
    writes.push(sql`
      insert into posting (org_id, entry_id, entry_on, line_no, line_count, account, party_id, label, debit_minor, credit_minor, currency, amount_minor)
      select ${context.org}::uuid, r.e, r.o, r.n, r.k, r.a, r.p, r.l, r.d, r.c,
        coalesce(r.y, (select base_currency from organization)), r.m
      from jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + BATCH))}::jsonb)
        as r(e uuid, o date, n int, k int, a text, p uuid, l text, d bigint, c bigint, y text, m bigint)`);
  }
  return writes;
};
