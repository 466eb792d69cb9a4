import { sql } from 'kysely';
import { findingsOf } from './findings-of.ts';
import type { Check } from './verify-books.ts';

/**
 * A posted bank line has one live decision: its payment (its own, or one recorded before) stands and has the amount of the
 * line, or its own entry moves the
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
            or p.amount_minor <> abs(l.amount_minor)
            or p.statement_line_id is distinct from case when m.kind = 'recorded' then null else l.id end
          else m.id is not null end`,
  );

/**
 * 512 is the bank once every line is decided: for each bank account, what its decided lines booked on its own account is
 * what these lines moved at the bank.
 */
const accountFollows: Check = (scope) =>
  findingsOf(
    scope,
    'books.bank-account',
    sql`
    with lines as (
      select account_id, sum(amount_minor)::bigint as minor from statement_line
      where org_id = ${scope.org} and state = 'posted' group by account_id
    ), entries as (
      select l.account_id, p.entry_id from payment p
      join statement_line l on l.org_id = ${scope.org} and l.id = p.statement_line_id
      where p.org_id = ${scope.org} and p.statement_line_id is not null and p.reversal_entry_id is null
      union
      select l.account_id, m.entry_id from match m
      join statement_line l on l.org_id = ${scope.org} and l.id = m.line_id
      where m.org_id = ${scope.org} and m.undone_at is null and m.entry_id is not null
      union
      select l.account_id, p.entry_id from match m
      join statement_line l on l.org_id = ${scope.org} and l.id = m.line_id
      join payment p on p.org_id = ${scope.org} and p.id = m.payment_id
      where m.org_id = ${scope.org} and m.undone_at is null and m.kind = 'recorded'
    ), booked as (
      select e.account_id, sum(g.amount_minor)::bigint as minor
      from entries e
      join bank_account a on a.org_id = ${scope.org} and a.id = e.account_id
      join posting g on g.org_id = ${scope.org} and g.entry_id = e.entry_id and g.account = a.ledger_account
        and g.currency = a.currency
      group by e.account_id
    )
    select a.id::text as "bankAccount", a.name, a.ledger_account as account, a.currency,
      coalesce(b.minor, 0)::text as "bookedMinor", coalesce(l.minor, 0)::text as "linesMinor"
    from bank_account a
    left join lines l on l.account_id = a.id
    left join booked b on b.account_id = a.id
    where a.org_id = ${scope.org} and coalesce(b.minor, 0) <> coalesce(l.minor, 0)
    order by a.name`,
  );

/**
 * A batch has arrived exactly when one posted line says so: what its parts hold goes to the bank whole, whatever the bank
 * keeps of it, or the line has its net amount.
 */
const batchReceived: Check = (scope) =>
  findingsOf(
    scope,
    'books.bank-batch',
    sql`
    select b.id::text as batch, b.reference_texts[1] as reference, b.net_minor::text as "netMinor", b.state,
      coalesce(held.minor, l.amount_minor, 0)::text as "lineMinor"
    from payment_batch b
    left join match m on m.org_id = ${scope.org} and m.batch_id = b.id and m.undone_at is null
    left join statement_line l on l.org_id = ${scope.org} and l.id = m.line_id and l.state = 'posted'
    left join lateral (
      select sum(g.credit_minor - g.debit_minor) - case when b.fee_account = '' then 0 else b.fee_minor end as minor
      from posting g
      where g.org_id = ${scope.org} and g.entry_id = m.entry_id and g.account = b.holding_account) held on true
    where b.org_id = ${scope.org}
      and case when b.state <> 'received' then m.id is not null
          else l.id is null or b.net_minor is distinct from case when m.entry_id is null then l.amount_minor else held.minor end
        end`,
  );

export const bankChecks: readonly Check[] = [lineIsPaid, accountFollows, batchReceived];
