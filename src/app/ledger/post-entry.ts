import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import { year } from '../../core/calendar/index.ts';
import { checkEntry, signedMinor, type JournalEntryDraft } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';

/** What caused an entry: an import, a payment, a statement line, an invoice. */
export type EntrySource = { kind: string; id: string | null };
export type PostedEntry = { entryId: string; entryNo: bigint };

const BATCH = 5000;

/**
 * Posts an entry: next number of its journal and year without a gap (the counter row is locked until commit), header
 * and all its lines. Never edited afterwards. Line numbers are the order of the postings, from 1.
 */
export const postEntry = async (
  context: Context,
  draft: JournalEntryDraft,
  source: EntrySource,
  reversesId: string | null = null,
): Promise<PostedEntry> => {
  const findings = checkEntry(draft);
  if (findings.length > 0) throw new Problem('record.refused', {}, findings);
  const entryId = newId();
  const bookYear = year(draft.entryOn);
  const counter = await sql<{ last_no: bigint }>`
    insert into entry_counter (org_id, journal, year, last_no) values (${context.org}, ${draft.journal}, ${bookYear}, 1)
    on conflict (org_id, journal, year) do update set last_no = entry_counter.last_no + 1
    returning last_no`.execute(context.tx);
  const entryNo = counter.rows[0]!.last_no;
  const base = await sql<{ base_currency: string }>`select base_currency from organization`.execute(
    context.tx,
  );
  const baseCurrency = base.rows[0]!.base_currency;
  const { postings } = draft;
  await context.tx
    .insertInto('journal_entry')
    .values({
      org_id: context.org,
      id: entryId,
      journal: draft.journal,
      year: bookYear,
      entry_no: entryNo,
      entry_on: draft.entryOn,
      label: draft.label,
      piece_ref: draft.piece ?? '',
      reverses_id: reversesId,
      source_kind: source.kind,
      source_id: source.id,
      line_count: postings.length,
      recorded_by: context.actor.name,
    })
    .execute();
  for (let from = 0; from < postings.length; from += BATCH) {
    const rows = postings.slice(from, from + BATCH).map((posting, i) => ({
      n: from + i + 1,
      a: posting.account,
      p: posting.partyId ?? null,
      l: posting.label ?? '',
      d: posting.debitMinor.toString(),
      c: posting.creditMinor.toString(),
      y: posting.currency ?? baseCurrency,
      m: (posting.amountMinor ?? signedMinor(posting)).toString(),
    }));
    await sql`
      insert into posting (org_id, entry_id, line_no, line_count, account, party_id, label, debit_minor, credit_minor, currency, amount_minor)
      select ${context.org}::uuid, ${entryId}::uuid, r.n, ${postings.length}::int, r.a, r.p, r.l, r.d, r.c, r.y, r.m
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(n int, a text, p uuid, l text, d bigint, c bigint, y text, m bigint)`.execute(context.tx);
  }
  return { entryId, entryNo };
};
