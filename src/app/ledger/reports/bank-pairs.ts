import { sql, type RawBuilder } from 'kysely';
import type { PlainDate } from '../../../core/calendar/index.ts';
import type { ReportScope } from '../ports.ts';

export type BankAccount = { id: string; name: string; ledger_account: string; currency: string };

/** The days that are reconciled: from the first statement read to the day asked for. */
export type Window = { readonly starts: PlainDate; readonly on: PlainDate };

/**
 * Which entries stand for which bank line, as the columns `line_id`, `entry_id`: those of the decision about the line (a
 * payment, or an entry of its own: a rule, an account, a return), as that decision stood on the day. A pair counts only
 * when both are in the window and move the same amount: then 512 less the bank is what is left of both lists, to the cent.
 */
export const bankPairs = (
  scope: ReportScope,
  account: BankAccount,
  { starts, on }: Window,
): RawBuilder<unknown> => sql`
  with line as (
    select l.id, l.amount_minor from statement_line l
    where l.org_id = ${scope.org} and l.account_id = ${account.id} and l.state <> 'withdrawn'
      and l.booked_on >= ${starts}::date and l.booked_on <= ${on}::date),
  -- Undone later than that day, a decision still stood; of several the one that stands today.
  decision as (
    select distinct on (l.id) l.id as line_id, l.amount_minor, m.payment_id, m.entry_id
    from line l
    join match m on m.org_id = ${scope.org} and m.line_id = l.id
    left join payment p on p.org_id = ${scope.org} and p.id = m.payment_id
    where m.undone_at is null or exists (select from journal_entry r where r.org_id = ${scope.org}
      and r.reverses_id = coalesce(m.entry_id, p.entry_id) and r.entry_on > ${on}::date)
    order by l.id, m.undone_at is null desc, m.id desc),
  booked as (
    select d.line_id, d.entry_id from decision d where d.entry_id is not null
    union
    select d.line_id, p.entry_id from decision d
    join payment p on p.org_id = ${scope.org} and p.id = d.payment_id
    union
    select d.line_id, p.entry_id from decision d
    join payment p on p.org_id = ${scope.org} and p.statement_line_id = d.line_id and p.reversal_entry_id is null
    where d.payment_id is not null),
  moved as (
    select b.line_id, b.entry_id, sum(g.amount_minor) as minor, count(*) over (partition by b.entry_id) as lines
    from booked b
    join posting g on g.org_id = ${scope.org} and g.entry_id = b.entry_id and g.account = ${account.ledger_account}
      and g.currency = ${account.currency} and g.entry_on >= ${starts}::date and g.entry_on <= ${on}::date
    group by b.line_id, b.entry_id),
  pair as (
    select m.line_id, m.entry_id from moved m
    join (select line_id, sum(minor) as minor, max(lines) as lines from moved group by line_id) s
      on s.line_id = m.line_id and s.lines = 1
    join line l on l.id = m.line_id and l.amount_minor = s.minor)`;
