import { sql } from 'kysely';
import type { PlainDate } from '../../../core/calendar/index.ts';
import type { ReportScope } from '../ports.ts';
import type { Period } from './financial-year.ts';

const PAGE = 1000;

export type JournalRow = {
  entry_id: string;
  entry_on: PlainDate;
  journal: string;
  year: number;
  entry_no: bigint;
  piece: string;
  entry_label: string;
  line_no: number;
  account: string;
  account_name: string;
  party_code: string;
  party_name: string;
  label: string;
  debit: bigint;
  credit: bigint;
  currency: string;
  amount: bigint;
};

/** Every posting of a period with its entry, in order of date: of one journal, or of all. */
export async function* journalRows(
  scope: ReportScope,
  asked: Period & { readonly journal?: string | undefined },
): AsyncGenerator<JournalRow> {
  const { org } = scope;
  const journal = asked.journal === undefined ? sql`true` : sql`e.journal = ${asked.journal}`;
  for (let last: JournalRow | undefined; ;) {
    const after =
      last === undefined
        ? sql`true`
        : sql`(e.entry_on, e.id) > (${last.entry_on}::date, ${last.entry_id}::uuid)`;
    const { rows }: { rows: JournalRow[] } = await sql<JournalRow>`
      with page as materialized (
        select e.* from journal_entry e
        where e.org_id = ${org} and ${journal} and e.entry_on >= ${asked.from}::date
          and e.entry_on <= ${asked.to}::date and ${after}
        order by e.entry_on, e.id limit ${PAGE})
      select e.id as entry_id, e.entry_on, e.journal, e.year, e.entry_no, e.piece_ref as piece,
        e.label as entry_label, p.line_no, p.account, a.name as account_name,
        coalesce(nullif(c.code, ''), right(p.party_id::text, 12), '') as party_code,
        coalesce(n.name, '') as party_name, case when p.label = '' then e.label else p.label end as label,
        p.debit_minor as debit, p.credit_minor as credit, p.currency, p.amount_minor as amount
      from page e
      join posting p on p.org_id = ${org} and p.entry_id = e.id
      join account a on a.org_id = ${org} and a.code = p.account
      left join party n on n.org_id = ${org} and n.id = p.party_id
      left join customer c on c.org_id = ${org} and c.party_id = p.party_id
      order by e.entry_on, e.id, p.line_no`.execute(scope.tx);
    yield* rows;
    last = rows.at(-1);
    if (last === undefined) return;
  }
}
