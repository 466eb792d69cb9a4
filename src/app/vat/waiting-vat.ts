import { sql } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import { CUSTOMERS, VAT_PENDING, vatDueMinor } from '../../core/ledger/index.ts';
import { wasLocked } from '../ledger/index.ts';
import type { Scope } from './line-query.ts';

export type Waiting = {
  readonly entryId: string;
  readonly documentId: string | null;
  readonly on: PlainDate;
  readonly number: string;
  readonly partyName: string;
  readonly label: string;
  readonly invoicedMinor: bigint;
  readonly releasedMinor: bigint;
  readonly leftMinor: bigint;
  readonly expectedMinor: bigint;
  readonly differenceMinor: bigint;
};

type Row = Omit<Waiting, 'leftMinor' | 'expectedMinor' | 'differenceMinor'> & {
  total: bigint;
  settled: bigint;
  /** What is settled today, less what made VAT fall due after that day only. */
  counted: bigint;
};

/**
 * VAT that waits on a day, posting by posting on 44574, from two sides: what the entries leave of it, and the pro rata of
 * what the allocations leave unpaid (CGI art. 269, 2-c). Both are of that day: an allocation counts from its day, its undoing
 * from the day it was undone. What was settled in a day that was locked by then made its VAT fall due on the first open
 * day (`openitems/move-vat.ts`): where a period was locked it counts from there. What is over and agrees is left out.
 */
export const readWaiting = async (scope: Scope, on: PlainDate): Promise<Waiting[]> => {
  const { rows } = await sql<Row>`
    with moved as (
      select invoice_entry_id, line_no, coalesce(sum(moved_minor) filter (where due_on <= ${on}::date), 0) as minor,
        coalesce(sum(settled_minor) filter (where due_on > ${on}::date), 0) as later
      from vat_receipt where org_id = ${scope.org} group by invoice_entry_id, line_no),
    day as (
      select a.debit_item_id, a.credit_item_id, a.amount_minor from allocation a
      join organization o on o.org_id = a.org_id
      where a.org_id = ${scope.org} and (a.effective_on > ${on}::date or (a.reverses_id is not null
        and (a.known_at at time zone o.time_zone)::date > ${on}::date))),
    later as (
      select item_id, sum(minor) as minor from (
        select debit_item_id as item_id, amount_minor as minor from day
        union all select credit_item_id, -amount_minor from day) both_sides
      group by item_id),
    -- A bill of exchange settles before it is money.
    bills as (
      select a.debit_item_id as item_id, sum(a.amount_minor) as minor from vat_wait w
      join allocation a on a.org_id = ${scope.org} and a.credit_item_id = w.credit_item_id
      join organization o on o.org_id = a.org_id
      where w.org_id = ${scope.org} and (w.lifted_on is null or w.lifted_on > ${on}::date)
        and a.effective_on <= ${on}::date
        and (a.reverses_id is null or (a.known_at at time zone o.time_zone)::date <= ${on}::date)
      group by a.debit_item_id),
    unpaid as (
      select a.debit_item_id as item_id, sum(a.amount_minor) as minor from vat_wait w
      join allocation a on a.org_id = ${scope.org} and a.credit_item_id = w.credit_item_id
      where w.org_id = ${scope.org} and w.lifted_by is null group by a.debit_item_id),
    receivable as (
      -- A released retention is settled, or not, with its invoice.
      select case when x.entry_id is null then i.entry_id else x.origin_entry_id end as entry_id,
        min(i.number) as number, min(i.party_id::text)::uuid as party_id,
        min(i.invoice_id::text)::uuid as invoice_id, sum(i.amount_minor)::bigint as total,
        sum(i.amount_minor - i.open_minor - coalesce(l.minor, 0) - coalesce(b.minor, 0))::bigint as settled,
        sum(i.amount_minor - i.open_minor - coalesce(u.minor, 0))::bigint as today
      from open_item i left join later l on l.item_id = i.id left join bills b on b.item_id = i.id
        left join unpaid u on u.item_id = i.id
        left join retention_release x on x.org_id = ${scope.org} and x.entry_id = i.entry_id
      where i.org_id = ${scope.org} and left(i.account, ${CUSTOMERS.length}) = ${CUSTOMERS}
        and (case when x.entry_id is null then i.entry_id else x.origin_entry_id end) in (select p.entry_id from posting p where p.org_id = ${scope.org}
          and p.account in (select code from account where org_id = ${scope.org} and left(code, 5) = ${VAT_PENDING})
          and p.entry_on <= ${on}::date)
      group by 1)
    select p.entry_id as "entryId", s.id as "documentId", p.entry_on as "on", r.number, n.name as "partyName", p.label,
      p.credit_minor - p.debit_minor as "invoicedMinor", coalesce(m.minor, 0)::bigint as "releasedMinor",
      r.total, r.settled, (r.today - coalesce(m.later, 0))::bigint as counted
    from receivable r
    join posting p on p.org_id = ${scope.org} and p.entry_id = r.entry_id
      and left(p.account, ${VAT_PENDING.length}) = ${VAT_PENDING}
    left join moved m on m.invoice_entry_id = p.entry_id and m.line_no = p.line_no
    left join party n on n.org_id = ${scope.org} and n.id = r.party_id
    left join sales_document s on s.org_id = ${scope.org} and s.invoice_id = r.invoice_id
    where r.settled <> r.total or coalesce(m.minor, 0) <> p.credit_minor - p.debit_minor
    order by p.entry_on, r.number, p.line_no`.execute(scope.tx);
  const isLocked = await wasLocked(scope, 'OD', on);
  return rows.map(({ total, settled, counted, ...row }) => {
    const leftMinor = row.invoicedMinor - row.releasedMinor;
    const waiting = (paid: bigint): bigint => row.invoicedMinor - vatDueMinor(row.invoicedMinor, paid, total);
    const isLater = isLocked && waiting(counted) === leftMinor;
    const expectedMinor = waiting(isLater ? counted : settled);
    return { ...row, leftMinor, expectedMinor, differenceMinor: leftMinor - expectedMinor };
  });
};
