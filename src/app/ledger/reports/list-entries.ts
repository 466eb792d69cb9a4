import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../../contract/endpoint.ts';
import type { PlainDate } from '../../../core/calendar/index.ts';
import { readCursor, writeCursor } from '../../../shell/http/cursor.ts';
import type { ReportScope } from '../ports.ts';
import type { ledgerContract } from '../contract.ts';

const PAGE = 100;

type Row = {
  id: string;
  journal: string;
  entry_no: bigint;
  entry_on: PlainDate;
  piece_ref: string;
  label: string;
  total: bigint;
};

/** The journals as books of entry: in order of date, one line per entry. */
export const listEntries = async (
  scope: ReportScope,
  input: InputOf<typeof ledgerContract.entries>,
): Promise<OutputOf<typeof ledgerContract.entries>> => {
  const place = readCursor(input.cursor, 'entry', 2);
  const after = place === null ? sql`true` : sql`(e.entry_on, e.id) > (${place[0]}::date, ${place[1]}::uuid)`;
  const journal = input.journal === undefined ? sql`true` : sql`e.journal = ${input.journal}`;
  const { rows } = await sql<Row>`
    with page as materialized (
      select e.id, e.journal, e.entry_no, e.entry_on, e.piece_ref, e.label from journal_entry e
      where e.org_id = ${scope.org} and ${journal} and e.entry_on >= ${input.from}::date
        and e.entry_on <= ${input.to}::date and ${after}
      order by e.entry_on, e.id limit ${PAGE + 1})
    select page.*, (select sum(p.debit_minor)::bigint from posting p
      where p.org_id = ${scope.org} and p.entry_id = page.id) as total
    from page order by page.entry_on, page.id`.execute(scope.tx);
  const page = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? page.at(-1) : undefined;
  return {
    rows: page.map((row) => ({
      id: row.id,
      journal: row.journal,
      entryNo: row.entry_no.toString(),
      on: row.entry_on,
      piece: row.piece_ref,
      label: row.label,
      totalMinor: row.total.toString(),
    })),
    next: last === undefined ? null : writeCursor('entry', [last.entry_on, last.id]),
  };
};
