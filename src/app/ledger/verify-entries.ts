import { sql } from 'kysely';
import { findingsOf } from './findings-of.ts';
import type { Check } from './verify-books.ts';

/** PCG art. 911-2: debits equal credits; and no line of an entry is missing or foreign to it. */
const balanced: Check = (scope) =>
  findingsOf(
    scope,
    'books.entry-unbalanced',
    sql`
    select e.id::text as entry, e.journal, e.entry_no::text as "entryNo", coalesce(p.gap, 0)::text as "gapMinor"
    from journal_entry e
    left join (
      select entry_id, count(*) as lines, sum(debit_minor - credit_minor)::bigint as gap,
        case when count(distinct currency) = 1 then sum(amount_minor) else 0 end as foreign_gap
      from posting where org_id = ${scope.org} group by entry_id) p on p.entry_id = e.id
    where e.org_id = ${scope.org}
      and (p.lines is distinct from e.line_count or p.gap <> 0 or p.foreign_gap <> 0)
    order by e.journal, e.year, e.entry_no`,
  );

/** Arrêté du 29 juillet 2013 (FEC): numbers follow each other without a gap, per journal and year. */
const gapless: Check = (scope) =>
  findingsOf(
    scope,
    'books.entry-numbers',
    sql`
    select coalesce(n.journal, c.journal) as journal, coalesce(n.year, c.year)::int as year,
      coalesce(n.entries, 0)::text as entries, coalesce(n.highest, 0)::text as highest, coalesce(c.last_no, 0)::text as counter
    from (
      select journal, year, count(*) as entries, min(entry_no) as lowest, max(entry_no) as highest
      from journal_entry where org_id = ${scope.org} group by journal, year) n
    full join (select journal, year, last_no from entry_counter where org_id = ${scope.org}) c
      on c.journal = n.journal and c.year = n.year
    where n.entries is distinct from n.highest or n.lowest is distinct from 1 or n.highest is distinct from c.last_no`,
  );

/** An entry stands in the year of its date. */
const inItsYear: Check = (scope) =>
  findingsOf(
    scope,
    'books.entry-year',
    sql`
    select id::text as entry, journal, entry_no::text as "entryNo", entry_on as "entryOn", year
    from journal_entry where org_id = ${scope.org} and year <> extract(year from entry_on)
    order by journal, year, entry_no`,
  );

export const entryChecks: readonly Check[] = [balanced, gapless, inItsYear];
