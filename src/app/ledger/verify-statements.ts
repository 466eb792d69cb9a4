import { sql } from 'kysely';
import { findingsOf } from './findings-of.ts';
import type { Check } from './verify-books.ts';

/** A statement that says it is proved: opening + lines = closing, over the lines it brought or shares. */
const statementProved: Check = (scope) =>
  findingsOf(
    scope,
    'books.bank-statement',
    sql`
    select s.id::text as statement, s.reference, s.opening_minor::text as "openingMinor",
      s.closing_minor::text as "closingMinor", coalesce(sum(l.amount_minor), 0)::text as "linesMinor"
    from statement s
    left join statement_line l on l.org_id = ${scope.org} and l.statement_id = s.id
    where s.org_id = ${scope.org} and s.undone_at is null and s.proof = 'proved' and s.known_lines = 0
      and s.opening_minor is not null and s.closing_minor is not null
    group by s.id, s.reference, s.opening_minor, s.closing_minor
    having s.opening_minor + coalesce(sum(l.amount_minor), 0) <> s.closing_minor`,
  );

/**
 * A statement opens with what the one before it closed with. A gap that was told when the file was read is not told
 * again; one that came since (a file was taken back, a balance was touched) is.
 */
const chainUnbroken: Check = (scope) =>
  findingsOf(
    scope,
    'books.bank-chain',
    sql`
    select s.id::text as statement, s.reference, a.name as account, a.currency,
      coalesce(s.from_on::text, '') as "fromOn", s.opening_minor::text as "openingMinor",
      b.closing_minor::text as "beforeMinor"
    from statement s
    join bank_account a on a.org_id = ${scope.org} and a.id = s.account_id
    cross join lateral (
      select p.closing_minor from statement p
      where p.org_id = ${scope.org} and p.account_id = s.account_id and p.undone_at is null and p.kind = 'statement'
        and p.closing_minor is not null and p.to_on < s.from_on
      order by p.to_on desc, p.id desc limit 1) b
    where s.org_id = ${scope.org} and s.undone_at is null and s.kind = 'statement' and s.opening_minor is not null
      and s.from_on is not null and s.opening_minor <> b.closing_minor
      -- A bank may cut a day into several statements: one of the same day may lead here.
      and not exists (select from statement d
        where d.org_id = ${scope.org} and d.account_id = s.account_id and d.undone_at is null and d.kind = 'statement'
          and d.id <> s.id and d.to_on = s.from_on and d.closing_minor = s.opening_minor)
      and s.gap_minor is distinct from s.opening_minor - b.closing_minor
    order by a.name, s.from_on`,
  );

/**
 * A file brought as many lines as it says and no more, each once; when it was taken back, all of them went. So giving
 * it twice changed nothing.
 */
const importsWhole: Check = (scope) =>
  findingsOf(
    scope,
    'books.bank-import',
    sql`
    select i.id::text as import, i.file_name as name, i.new_lines::int as said, coalesce(l.lines, 0)::int as found
    from bank_import i
    left join (
      select import_id, count(*) as lines, count(*) filter (where state = 'withdrawn') as withdrawn,
        count(distinct (account_id, natural_key)) as keys
      from statement_line where org_id = ${scope.org} group by import_id) l on l.import_id = i.id
    where i.org_id = ${scope.org} and (coalesce(l.lines, 0) <> i.new_lines or coalesce(l.keys, 0) <> i.new_lines
      or coalesce(l.withdrawn, 0) <> case when i.state = 'undone' then i.new_lines else 0 end)
    order by i.id`,
  );

export const statementChecks: readonly Check[] = [statementProved, chainUnbroken, importsWhole];
