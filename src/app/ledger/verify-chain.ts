import { sql } from 'kysely';
import { findingsOf } from './findings-of.ts';
import type { Check } from './verify-books.ts';

/**
 * Posted rows never change (C. com. R123-174): each entry, read again with its lines, still makes the link it was given
 * when it was posted, after the link before it (migrations/0031).
 */
const entryUnchanged: Check = (scope) =>
  findingsOf(
    scope,
    'books.entry-changed',
    sql`
    with kept as (
      select entry_id, hash, lag(hash) over (partition by journal, year order by entry_no) as previous
      from entry_link where org_id = ${scope.org}
    ), lines as (
      select p.entry_id, jsonb_agg(encaisse.posting_text(p) order by p.line_no) as lines
      from posting p where p.org_id = ${scope.org} group by p.entry_id
    )
    select e.id::text as entry, e.journal, e.year::int as year, e.entry_no::text as "entryNo"
    from journal_entry e
    left join kept k on k.entry_id = e.id
    left join lines l on l.entry_id = e.id
    where e.org_id = ${scope.org}
      and k.hash is distinct from encaisse.link_hash(k.previous, encaisse.entry_text(e, l.lines))
    order by e.journal, e.year, e.entry_no`,
  );

/** What was undone weighs nothing: a reversal is the mirror of its entry, account by account and party by party. */
const reversalMirrors: Check = (scope) =>
  findingsOf(
    scope,
    'books.entry-reversal',
    sql`
    with pair as (
      select r.id, r.reverses_id from journal_entry r where r.org_id = ${scope.org} and r.reverses_id is not null
    ), side as (
      select id, id as entry_id from pair union all select id, reverses_id from pair
    ), apart as (
      select distinct s.id from side s join posting p on p.org_id = ${scope.org} and p.entry_id = s.entry_id
      group by s.id, p.account, p.party_id, p.currency
      having sum(p.debit_minor - p.credit_minor) <> 0 or sum(p.amount_minor) <> 0
    )
    select e.id::text as entry, e.journal, e.entry_no::text as "entryNo", o.journal as "ofJournal",
      o.entry_no::text as "ofEntryNo"
    from apart a
    join journal_entry e on e.org_id = ${scope.org} and e.id = a.id
    join journal_entry o on o.org_id = ${scope.org} and o.id = e.reverses_id
    order by e.journal, e.year, e.entry_no`,
  );

/**
 * Where the chain stood at each proof is in the audit trail, which is signed: a chain made anew as a whole no longer
 * passes through there.
 */
const headsPassed: Check = (scope) =>
  findingsOf(
    scope,
    'books.entry-head',
    sql`
    select split_part(h.head, ' ', 1) as journal, split_part(h.head, ' ', 2)::int as year,
      split_part(h.head, ' ', 3) as "entryNo", a.recorded_at::text as "provedAt"
    from audit_event a
    cross join lateral jsonb_array_elements_text(a.detail->'heads') as h(head)
    left join entry_link l on l.org_id = ${scope.org} and l.journal = split_part(h.head, ' ', 1)
      and l.year = split_part(h.head, ' ', 2)::int and l.entry_no = split_part(h.head, ' ', 3)::bigint
    where a.org_id = ${scope.org} and a.action = 'books.proved' and l.hash is distinct from split_part(h.head, ' ', 4)
    order by a.id desc`,
  );

export const chainChecks: readonly Check[] = [entryUnchanged, reversalMirrors, headsPassed];
