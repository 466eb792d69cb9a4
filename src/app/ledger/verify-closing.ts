import { sql } from 'kysely';
import { findingsOf } from './findings-of.ts';
import type { Check } from './verify-books.ts';

/** What stands impaired item by item is what closings posted on 491, and the provision for exchange what they posted on 1515. */
const closingsBooked: Check = (scope) =>
  findingsOf(
    scope,
    'books.closing-differs',
    sql`
    with posted as (
      select left(p.account, 3) as root, sum(p.credit_minor - p.debit_minor) as minor
      from closing_entry c join posting p on p.org_id = ${scope.org} and p.entry_id = c.entry_id
      where c.org_id = ${scope.org} and left(p.account, 3) in ('491', '151') group by 1
    ), kept as (
      select '491' as root, sum(change_minor) as minor from impairment where org_id = ${scope.org}
      union all
      select '151', sum(provision_minor) from closing_run where org_id = ${scope.org}
    )
    select k.root as account, coalesce(k.minor, 0)::bigint::text as "keptMinor",
      coalesce(p.minor, 0)::bigint::text as "bookedMinor"
    from kept k left join posted p on p.root = k.root
    where coalesce(k.minor, 0) <> coalesce(p.minor, 0)`,
  );

/** What undoes itself is undone on its day, line by line: the one after its closing, unless another was chosen. */
const reversalsMirror: Check = (scope) =>
  findingsOf(
    scope,
    'books.closing-reversal',
    sql`
    select c.entry_id::text as entry, c.reversal_id::text as reversal
    from closing_entry c
    join closing_run r on r.org_id = ${scope.org} and r.id = c.run_id
    join journal_entry v on v.org_id = ${scope.org} and v.id = c.reversal_id
    where c.org_id = ${scope.org} and (v.reverses_id is distinct from c.entry_id
      or v.entry_on <> case when r.detail ->> 'reversesOn' is null then r.closing_on + 1 else (r.detail ->> 'reversesOn')::date end
      or exists (select from posting p join posting q on q.org_id = p.org_id and q.entry_id = c.reversal_id
          and q.line_no = p.line_no
        where p.org_id = ${scope.org} and p.entry_id = c.entry_id
          and (q.account <> p.account or q.debit_minor <> p.credit_minor or q.credit_minor <> p.debit_minor)))`,
  );

export const closingChecks: readonly Check[] = [closingsBooked, reversalsMirror];
