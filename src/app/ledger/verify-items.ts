import { sql } from 'kysely';
import { findingsOf } from './findings-of.ts';
import type { Check } from './verify-books.ts';

/** Each posting of an itemised account is one open item, and the other way round: same account, party, amount. */
const postingIsItem: Check = (scope) =>
  findingsOf(
    scope,
    'books.posting-without-item',
    sql`
    select p.entry_id::text as entry, p.line_no as line, p.account, coalesce(i.id::text, '') as item,
      p.amount_minor::text as "postedMinor", coalesce(i.amount_minor, 0)::text as "itemMinor"
    from posting p
    join account a on a.org_id = ${scope.org} and a.code = p.account
    left join open_item i on i.org_id = ${scope.org} and i.entry_id = p.entry_id and i.line_no = p.line_no
    where p.org_id = ${scope.org}
      and case when a.itemised then i.id is null or i.account <> p.account or i.party_id is distinct from p.party_id
            or i.currency <> p.currency or i.amount_minor <> p.amount_minor
            or i.base_minor <> p.debit_minor - p.credit_minor
          else i.id is not null end`,
  );

/**
 * What is open is the amount less what settled it; settled on the latest day an allocation counts from; never more
 * than the amount, never of the other sign.
 */
const openFollows: Check = (scope) =>
  findingsOf(
    scope,
    'books.item-open',
    sql`
    with used as (
      select item, sum(amount)::bigint as amount, max(effective_on) as last_on from (
        select debit_item_id as item, amount_minor as amount, effective_on from allocation where org_id = ${scope.org}
        union all
        select credit_item_id, -amount_minor, effective_on from allocation where org_id = ${scope.org}) x
      group by item
    )
    select i.id::text as item, i.party_id::text as party, i.number, i.open_minor::text as "openMinor",
      (i.amount_minor - coalesce(u.amount, 0))::text as "expectedMinor", coalesce(i.settled_on::text, '') as "settledOn",
      case when i.amount_minor = coalesce(u.amount, 0) then coalesce(u.last_on::text, '') else '' end as "expectedOn"
    from open_item i left join used u on u.item = i.id
    where i.org_id = ${scope.org}
      and (i.open_minor <> i.amount_minor - coalesce(u.amount, 0)
        or i.settled_on is distinct from case when i.amount_minor = coalesce(u.amount, 0) then u.last_on end
        or sign(i.amount_minor - coalesce(u.amount, 0)) not in (0, sign(i.amount_minor))
        or abs(i.amount_minor - coalesce(u.amount, 0)) > abs(i.amount_minor))`,
  );

/** An allocation joins two sides of one account, party and currency, and counts from when both exist. */
const allocationJoins: Check = (scope) =>
  findingsOf(
    scope,
    'books.allocation-crossed',
    sql`
    select a.id::text as allocation, d.party_id::text as party, d.number as debit, c.number as credit, a.amount_minor::text as "amountMinor"
    from allocation a
    join open_item d on d.org_id = ${scope.org} and d.id = a.debit_item_id
    join open_item c on c.org_id = ${scope.org} and c.id = a.credit_item_id
    where a.org_id = ${scope.org}
      and (d.amount_minor <= 0 or c.amount_minor >= 0 or d.account <> c.account or d.party_id <> c.party_id
        or d.currency <> c.currency or a.effective_on < greatest(d.issued_on, c.issued_on))`,
  );

/** A reversal mirrors its allocation. */
const reversalMirrors: Check = (scope) =>
  findingsOf(
    scope,
    'books.reversal-differs',
    sql`
    select r.id::text as reversal, a.id::text as allocation
    from allocation r join allocation a on a.org_id = ${scope.org} and a.id = r.reverses_id
    where r.org_id = ${scope.org} and r.reverses_id is not null
      and (a.amount_minor <> -r.amount_minor or a.debit_item_id <> r.debit_item_id
        or a.credit_item_id <> r.credit_item_id or a.effective_on <> r.effective_on or a.reverses_id is not null)`,
  );

/**
 * A lettrage in capitals sums to zero: every item its live allocations touch is settled. A cancelled one holds no live
 * allocation; each stays within its account and party.
 */
const lettrageCloses: Check = (scope) =>
  findingsOf(
    scope,
    'books.lettrage-open',
    sql`
    with undone as (
      select reverses_id as id from allocation where org_id = ${scope.org} and reverses_id is not null
    )
    select distinct l.id::text as lettrage, l.party_id::text as party, l.code, i.number
    from (
      select id, lettrage_id, debit_item_id as item from allocation where org_id = ${scope.org} and reverses_id is null
      union all
      select id, lettrage_id, credit_item_id from allocation where org_id = ${scope.org} and reverses_id is null) a
    join lettrage l on l.org_id = ${scope.org} and l.id = a.lettrage_id
    join open_item i on i.org_id = ${scope.org} and i.id = a.item
    left join undone u on u.id = a.id
    left join lettrage cancelled on cancelled.org_id = ${scope.org} and cancelled.cancels_id = l.id
    where u.id is null
      and (cancelled.id is not null or l.account <> i.account or l.party_id <> i.party_id
        or (not l.partial and i.open_minor <> 0))`,
  );

/**
 * The entry of a payment books its amount where the money arrives (its first line), and the items that it opened in its
 * currency never exceed it. What settles items in another currency is worth what they were booked at.
 */
const paymentBooked: Check = (scope) =>
  findingsOf(
    scope,
    'books.payment-differs',
    sql`
    select p.id::text as payment, p.entry_id::text as entry, p.amount_minor::text as "amountMinor", coalesce(b.amount_minor, 0)::text as "bookedMinor",
      coalesce(i.opened, 0)::text as "openedMinor"
    from payment p
    left join posting b on b.org_id = ${scope.org} and b.entry_id = p.entry_id and b.line_no = 1
    left join (select i.payment_id, -sum(i.amount_minor)::bigint as opened from open_item i
      join payment q on q.org_id = ${scope.org} and q.id = i.payment_id and q.currency = i.currency
      where i.org_id = ${scope.org} and i.amount_minor < 0 group by i.payment_id) i on i.payment_id = p.id
    where p.org_id = ${scope.org} and p.direction = 'in' and p.method <> 'imported'
      and (b.amount_minor is distinct from p.amount_minor or coalesce(i.opened, 0) > p.amount_minor)`,
  );

/** What a party owes, kept per account and currency, is what its items say. */
const balanceFollows: Check = (scope) =>
  findingsOf(
    scope,
    'books.open-balance',
    sql`
    with items as (
      select account, party_id, currency, sum(open_minor)::bigint as balance, sum(greatest(open_minor, 0))::bigint as owed,
        min(due_on) filter (where open_minor > 0) as oldest
      from open_item where org_id = ${scope.org} group by account, party_id, currency
    ), kept as (
      select account, party_id, currency, balance_minor as balance, owed_minor as owed, oldest_due_on as oldest
      from open_balance where org_id = ${scope.org}
    )
    select account, party_id::text as party, currency, coalesce(k.balance, 0)::text as "keptMinor",
      coalesce(i.balance, 0)::text as "itemsMinor"
    from items i full join kept k using (account, party_id, currency)
    where i.balance is distinct from k.balance or i.owed is distinct from k.owed or i.oldest is distinct from k.oldest`,
  );

export const itemChecks: readonly Check[] = [
  postingIsItem,
  openFollows,
  allocationJoins,
  reversalMirrors,
  lettrageCloses,
  paymentBooked,
  balanceFollows,
];
