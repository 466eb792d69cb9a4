import { sql } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import { VAT_COLLECTED, VAT_INSTALMENTS, VAT_PENDING } from '../../core/ledger/index.ts';
import type { Scope } from './line-query.ts';

type Period = { readonly from: PlainDate; readonly to: PlainDate };

export type Elsewhere = {
  readonly entryId: string;
  readonly name: string;
  readonly on: PlainDate;
  readonly label: string;
  readonly minor: bigint;
};

/** What moved on 44571 in a period, and of it what no document, write-off or receipt caused: entries by hand, bank rules. */
export const readCollected = async (
  scope: Scope,
  { from, to }: Period,
): Promise<{ movedMinor: bigint; unsaid: Elsewhere[] }> => {
  const { rows } = await sql<Elsewhere & { isOurs: boolean }>`
    select e.id as "entryId", e.journal || ' ' || e.entry_no as name, e.entry_on as "on", e.label, s.minor,
      case when e.source_kind in ('write_off', 'vat_receipt') then true
        when e.source_kind = 'invoice' then exists (select from issued_document d
          where d.org_id = ${scope.org} and d.invoice_id = e.source_id)
        else false end as "isOurs"
    from (
      select p.entry_id, sum(p.credit_minor - p.debit_minor)::bigint as minor from posting p
      where p.org_id = ${scope.org} and p.entry_on >= ${from}::date and p.entry_on <= ${to}::date
        and p.account in (select code from account where org_id = ${scope.org} and left(code, 5) = ${VAT_COLLECTED})
      group by p.entry_id having sum(p.credit_minor - p.debit_minor) <> 0) s
    join journal_entry e on e.org_id = ${scope.org} and e.id = s.entry_id
    order by e.entry_on, e.id`.execute(scope.tx);
  const unsaid = rows.filter((row) => !row.isOurs).map(({ isOurs: _isOurs, ...row }) => row);
  return { movedMinor: rows.reduce((sum, row) => sum + row.minor, 0n), unsaid };
};

/**
 * The instalments of a year: what was paid onto 44581 in it. The entry of the return, dated its last day, takes them off, and
 * is not counted.
 */
export const readInstalments = async (scope: Scope, { from, to }: Period): Promise<bigint> => {
  const { rows } = await sql<{ minor: bigint }>`
    select coalesce(sum(p.debit_minor - p.credit_minor), 0)::bigint as minor from posting p
    where p.org_id = ${scope.org} and p.entry_on >= ${from}::date and p.entry_on <= ${to}::date
      and p.account in (select code from account where org_id = ${scope.org} and left(code, 5) = ${VAT_INSTALMENTS})
      and not exists (select from posting c where c.org_id = ${scope.org} and c.entry_id = p.entry_id
        and left(c.account, 5) = ${VAT_COLLECTED})`.execute(scope.tx);
  return rows[0]!.minor;
};

export type PendingAccount = {
  readonly opening: bigint;
  readonly invoiced: bigint;
  readonly released: bigint;
  readonly other: bigint;
};

/** 44574 from the opening to the closing: what invoices added, what receipts released, what somebody booked by hand. */
export const readPendingAccount = async (scope: Scope, { from, to }: Period): Promise<PendingAccount> => {
  const { rows } = await sql<PendingAccount>`
    with own as (
      select p.entry_id, p.entry_on, p.credit_minor - p.debit_minor as minor from posting p
      where p.org_id = ${scope.org} and p.entry_on <= ${to}::date
        and p.account in (select code from account where org_id = ${scope.org} and left(code, 5) = ${VAT_PENDING})),
    within as (
      select o.minor, e.source_kind as kind from own o
      join journal_entry e on e.org_id = ${scope.org} and e.id = o.entry_id where o.entry_on >= ${from}::date)
    select (select coalesce(sum(minor), 0)::bigint from own where entry_on < ${from}::date) as opening,
      coalesce(sum(minor) filter (where kind in ('invoice', 'write_off')), 0)::bigint as invoiced,
      coalesce(-sum(minor) filter (where kind = 'vat_receipt'), 0)::bigint as released,
      coalesce(sum(minor) filter (where kind not in ('invoice', 'write_off', 'vat_receipt')), 0)::bigint as other
    from within`.execute(scope.tx);
  return rows[0]!;
};
