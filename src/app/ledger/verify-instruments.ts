import { sql } from 'kysely';
import { findingsOf } from './findings-of.ts';
import type { Check } from './verify-books.ts';

/**
 * What the entries of cheques and bills leave on their accounts is the instruments that stand there: 5112, cheques in hand or
 * remitted and not credited; 413, bills in hand; 5113 and 5114, bills at the bank; 519, what it advanced on those it
 * discounted. An unpaid one that had been credited is missing there until a bank line takes it back.
 */
const instrumentsStand: Check = (scope) =>
  findingsOf(
    scope,
    'books.instrument-account',
    sql`
    with live as (
      select instrument_id, bool_or(kind = 'accepted') as accepted, bool_or(kind = 'paid') as paid,
        bool_or(kind = 'unpaid') as unpaid, bool_or(was_credited) as was_credited,
        (array_agg(remittance_id) filter (where kind = 'remitted'))[1] as remittance_id
      from instrument_step where org_id = ${scope.org} and undone_at is null group by instrument_id
    ), decided as (
      select im.remittance_id, im.instrument_id from instrument_match im
      join match m on m.org_id = ${scope.org} and m.id = im.match_id and m.undone_at is null
      where im.org_id = ${scope.org}
      union all
      select r.id, null from remittance r
      join match m on m.org_id = ${scope.org} and m.batch_id = r.batch_id and m.undone_at is null
      where r.org_id = ${scope.org}
    ), instruments as (
      select i.amount_minor as minor, i.account, r.account as at_bank, r.credit_account as against,
        case when i.kind = 'cheque' then p.reversal_entry_id is null else coalesce(l.accepted, false) end as held,
        i.kind = 'cheque' as is_cheque, coalesce(l.paid, false) as paid, coalesce(l.unpaid, false) as unpaid,
        exists (select from decided d where d.remittance_id = r.id)
          and (not coalesce(l.unpaid, false) or l.was_credited) as credited,
        exists (select from decided d where d.instrument_id = i.id) as debited
      from instrument i
      left join payment p on p.org_id = ${scope.org} and p.id = i.payment_id
      left join live l on l.instrument_id = i.id
      left join remittance r on r.org_id = ${scope.org} and r.id = l.remittance_id
      where i.org_id = ${scope.org}
    ), expected as (
      select x.account, sum(x.minor) as minor from instruments i
      cross join lateral (values
        (i.account, case when i.held then i.minor end),
        (i.account, case when at_bank is not null and not i.is_cheque then -i.minor end),
        (at_bank, case when not i.is_cheque then i.minor end),
        (against, case when i.credited then -i.minor end),
        (coalesce(at_bank, i.account), case when i.unpaid then -i.minor end),
        (against, case when i.debited then i.minor end),
        (against, case when i.paid then i.minor end),
        (at_bank, case when i.paid then -i.minor end)) as x(account, minor)
      where x.account is not null and x.minor is not null group by x.account
    ), caused as (
      select p.entry_id as id from instrument i join payment p on p.org_id = ${scope.org} and p.id = i.payment_id
      where i.org_id = ${scope.org}
      union select entry_id from instrument_step where org_id = ${scope.org} and entry_id is not null
      union select entry_id from remittance where org_id = ${scope.org} and entry_id is not null
      union select m.entry_id from instrument_match im join match m on m.org_id = ${scope.org} and m.id = im.match_id
      where im.org_id = ${scope.org}
      union select m.entry_id from remittance r join match m on m.org_id = ${scope.org} and m.batch_id = r.batch_id
      where r.org_id = ${scope.org}
    ), entries as (
      select id from caused
      union select e.id from journal_entry e join caused c on c.id = e.reverses_id where e.org_id = ${scope.org}
    ), posted as (
      select g.account, sum(g.debit_minor - g.credit_minor) as minor from entries e
      join posting g on g.org_id = ${scope.org} and g.entry_id = e.id
      where g.account in (select account from instrument where org_id = ${scope.org}
        union select account from remittance where org_id = ${scope.org}
        union select credit_account from remittance where org_id = ${scope.org})
      group by g.account
    )
    select account, coalesce(p.minor, 0)::text as "postedMinor", coalesce(x.minor, 0)::text as "expectedMinor"
    from posted p full join expected x using (account)
    where coalesce(p.minor, 0) <> coalesce(x.minor, 0) order by account`,
  );

/** VAT on receipts waits for each bill in hand that nothing has made money yet, and for nothing else that stands. */
const billsWait: Check = (scope) =>
  findingsOf(
    scope,
    'books.instrument-vat',
    sql`
    select i.number, case when w.credit_item_id is null then 'no' else 'yes' end as waits
    from instrument i
    join instrument_step s on s.org_id = ${scope.org} and s.instrument_id = i.id and s.kind = 'accepted' and s.undone_at is null
    join open_item c on c.org_id = ${scope.org} and c.entry_id = s.entry_id and c.amount_minor < 0
    left join vat_wait w on w.org_id = ${scope.org} and w.credit_item_id = c.id
    left join match m on m.org_id = ${scope.org} and m.id = w.lifted_by
    left join instrument_step t on t.org_id = ${scope.org} and t.id = w.lifted_by
    where i.org_id = ${scope.org}
      and (w.credit_item_id is null or m.undone_at is not null or t.undone_at is not null
        or (w.lifted_by is not null and m.id is null and t.id is null))`,
  );

export const instrumentChecks: readonly Check[] = [instrumentsStand, billsWait];
