import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import type { Context } from '../../shell/http/context.ts';
import type { bankingContract } from './contract.ts';

type Review = OutputOf<typeof bankingContract.review>;

/** How far the reconciliation of an account is: its last file, and all that waits. */
export const readReview = async (context: Context, accountId: string): Promise<Review> => {
  const counts = await sql<Review['counts'] & { toSee: number }>`
    select
      count(*) filter (where state in ('unmatched', 'proposed') and amount_minor > 0)::int as "toSee",
      count(*) filter (where state = 'posted')::int as posted,
      count(*) filter (where state = 'ignored')::int as ignored,
      count(*) filter (where state in ('unmatched', 'proposed') and amount_minor < 0)::int as debits
    from statement_line where org_id = ${context.org} and account_id = ${accountId}`.execute(context.tx);
  const latest = await sql<{
    import_id: string;
    to_on: string | null;
    is_matching: boolean;
    lines: number;
    auto: number;
    by_person: number;
    aside: number;
    to_see: number;
  }>`
    with last as (
      select s.import_id, max(s.to_on) as to_on, bool_or(i.state = 'matching') as is_matching
      from statement s join bank_import i on i.org_id = s.org_id and i.id = s.import_id
      where s.org_id = ${context.org} and s.account_id = ${accountId} and s.undone_at is null and s.new_lines > 0
      group by s.import_id order by max(s.to_on) desc nulls last, s.import_id desc limit 1)
    select last.import_id, last.to_on, last.is_matching, count(*)::int as lines,
      count(*) filter (where m.decided_by = 'auto')::int as auto,
      count(*) filter (where m.decided_by = 'person')::int as by_person,
      count(*) filter (where l.state = 'ignored' or (l.amount_minor < 0 and m.id is null))::int as aside,
      count(*) filter (where l.state in ('unmatched', 'proposed') and l.amount_minor > 0)::int as to_see
    from last
    join statement_line l on l.org_id = ${context.org} and l.account_id = ${accountId} and l.import_id = last.import_id
    left join match m on m.org_id = l.org_id and m.line_id = l.id and m.undone_at is null
    group by last.import_id, last.to_on, last.is_matching`.execute(context.tx);
  const row = latest.rows[0];
  return {
    counts: counts.rows[0]!,
    latest:
      row === undefined
        ? null
        : {
            importId: row.import_id,
            toOn: row.to_on,
            isMatching: row.is_matching,
            lines: row.lines,
            auto: row.auto,
            byPerson: row.by_person,
            aside: row.aside,
            toSee: row.to_see,
          },
  };
};
