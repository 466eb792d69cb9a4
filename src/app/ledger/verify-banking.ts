import { sql } from 'kysely';
import { findingsOf } from './findings-of.ts';
import type { Check } from './verify-books.ts';

/**
 * A posted bank line has one live decision: its payment stands and has the amount of the line, or its own entry moves the
 * bank account by that amount.
 */
const lineIsPaid: Check = (scope) =>
  findingsOf(
    scope,
    'books.bank-line',
    sql`
    select l.id::text as line, l.booked_on as "bookedOn", l.amount_minor::text as "amountMinor",
      l.state, coalesce(p.amount_minor, 0)::text as "paymentMinor"
    from statement_line l
    left join match m on m.org_id = ${scope.org} and m.line_id = l.id and m.undone_at is null
    left join payment p on p.org_id = ${scope.org} and p.id = m.payment_id
    left join lateral (
      select sum(g.debit_minor - g.credit_minor) as minor from posting g
      join bank_account a on a.org_id = g.org_id and a.id = l.account_id and a.ledger_account = g.account
      where g.org_id = m.org_id and g.entry_id = m.entry_id) booked on true
    where l.org_id = ${scope.org}
      and case when l.state = 'posted' and m.entry_id is not null then booked.minor is distinct from l.amount_minor
          when l.state = 'posted' then m.id is null or p.reversal_entry_id is not null
            or p.amount_minor <> abs(l.amount_minor) or p.statement_line_id is distinct from l.id
          else m.id is not null end`,
  );

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

/** A batch has arrived exactly when one posted line of its net amount says so. */
const batchReceived: Check = (scope) =>
  findingsOf(
    scope,
    'books.bank-batch',
    sql`
    select b.id::text as batch, b.reference_texts[1] as reference, b.net_minor::text as "netMinor", b.state,
      coalesce(l.amount_minor, 0)::text as "lineMinor"
    from payment_batch b
    left join match m on m.org_id = ${scope.org} and m.batch_id = b.id and m.undone_at is null
    left join statement_line l on l.org_id = ${scope.org} and l.id = m.line_id
    where b.org_id = ${scope.org}
      and case when b.state = 'received' then l.amount_minor is distinct from b.net_minor else m.id is not null end`,
  );

export const bankChecks: readonly Check[] = [lineIsPaid, statementProved, batchReceived];
