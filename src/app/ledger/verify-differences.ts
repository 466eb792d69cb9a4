import { sql } from 'kysely';
import { CUSTOMERS, VAT_PENDING } from '../../core/ledger/index.ts';
import { findingsOf } from './findings-of.ts';
import type { Check } from './verify-books.ts';

/**
 * VAT on receipts that fell due is what the settlement of its items makes of it, to the cent (CGI art. 269, 2-c); a bill of
 * exchange counts once it is paid.
 */
const vatFollowsReceipts: Check = (scope) =>
  findingsOf(
    scope,
    'books.vat-receipt',
    sql`
    with waiting as (
      select a.debit_item_id as item, sum(a.amount_minor) as minor from vat_wait w
      join allocation a on a.org_id = ${scope.org} and a.credit_item_id = w.credit_item_id
      where w.org_id = ${scope.org} and w.lifted_by is null group by a.debit_item_id
    ), receivable as (
      -- A released retention is settled, or not, with its invoice.
      select case when x.entry_id is null then i.entry_id else x.origin_entry_id end as entry_id, min(i.number) as number,
        sum(i.amount_minor) as total, sum(i.amount_minor - i.open_minor) - coalesce(sum(w.minor), 0) as settled
      from open_item i left join waiting w on w.item = i.id
      left join retention_release x on x.org_id = ${scope.org} and x.entry_id = i.entry_id
      where i.org_id = ${scope.org} and left(i.account, 3) = ${CUSTOMERS} group by 1
    ), moved as (
      select invoice_entry_id, line_no, sum(moved_minor) as minor from vat_receipt where org_id = ${scope.org}
      group by invoice_entry_id, line_no
    )
    select p.entry_id::text as entry, r.number, p.label, coalesce(m.minor, 0)::text as "movedMinor",
      round((p.credit_minor - p.debit_minor) * r.settled / r.total)::text as "expectedMinor"
    from posting p join receivable r on r.entry_id = p.entry_id and r.total <> 0
    left join moved m on m.invoice_entry_id = p.entry_id and m.line_no = p.line_no
    where p.org_id = ${scope.org} and left(p.account, 5) = ${VAT_PENDING}
      and coalesce(m.minor, 0) <> round((p.credit_minor - p.debit_minor) * r.settled / r.total)`,
  );

/** What fell due stands in its entry. */
const receiptsBooked: Check = (scope) =>
  findingsOf(
    scope,
    'books.vat-receipt-entry',
    sql`
    select v.entry_id::text as entry, v.moved::text as "movedMinor", coalesce(p.booked, 0)::text as "bookedMinor"
    from (select entry_id, sum(moved_minor) as moved from vat_receipt where org_id = ${scope.org} group by entry_id, due_on) v
    left join (select p.entry_id, sum(p.debit_minor - p.credit_minor) as booked
      from posting p join journal_entry e on e.org_id = ${scope.org} and e.id = p.entry_id and e.source_kind = 'vat_receipt'
      where p.org_id = ${scope.org} and left(p.account, 5) = ${VAT_PENDING} group by p.entry_id) p on p.entry_id = v.entry_id
    where v.moved <> coalesce(p.booked, 0)`,
  );

/** A difference that was written off is the item that its entry opened; its mirror is of the same size. */
const writeOffBooked: Check = (scope) =>
  findingsOf(
    scope,
    'books.write-off',
    sql`
    select w.id::text as "writeOff", w.entry_id::text as entry, i.number, w.amount_minor::text as "amountMinor",
      coalesce(o.amount_minor, 0)::text as "itemMinor"
    from write_off w
    join open_item i on i.org_id = ${scope.org} and i.id = w.item_id
    left join open_item o on o.org_id = ${scope.org} and o.id = w.own_item_id and o.entry_id = w.entry_id
    left join write_off u on u.org_id = ${scope.org} and u.id = w.reverses_id
    where w.org_id = ${scope.org} and (o.amount_minor is distinct from -w.amount_minor
      or (w.reverses_id is not null and (u.amount_minor <> -w.amount_minor or u.item_id <> w.item_id)))`,
  );

export const differenceChecks: readonly Check[] = [vatFollowsReceipts, receiptsBooked, writeOffBooked];
