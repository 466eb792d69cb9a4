import { sql } from 'kysely';
import { findingsOf } from './findings-of.ts';
import type { Check } from './verify-books.ts';

/**
 * What an invoice asks for is its total: all of it when it was typed, at most that when it was taken over (part of it may
 * have been paid before). Those issued here are proved with the chain of documents.
 */
const itemsAreTotal: Check = (scope) =>
  findingsOf(
    scope,
    'books.invoice-differs',
    sql`
    select i.id::text as invoice, i.number, i.total_minor::text as "totalMinor", coalesce(o.sum, 0)::text as "itemsMinor",
      i.currency
    from invoice i
    left join (
      select o.invoice_id, sum(o.amount_minor)::bigint as sum, count(*) as items
      from open_item o
      join invoice v on v.org_id = ${scope.org} and v.id = o.invoice_id
      where o.org_id = ${scope.org} and o.kind in ('invoice', 'credit_note')
        -- An opening that was undone and taken again brings its invoices twice.
        and (v.origin <> 'imported' or not exists (
          select from journal_entry r where r.org_id = ${scope.org} and r.reverses_id = o.entry_id))
      group by o.invoice_id) o
      on o.invoice_id = i.id
    where i.org_id = ${scope.org} and i.origin in ('typed', 'imported')
      and (abs(coalesce(o.sum, 0)) > i.total_minor
        or (i.origin = 'typed' and abs(coalesce(o.sum, 0)) <> i.total_minor)
        or (o.items > 0 and (o.sum < 0) <> (i.kind = 'credit_note')))
    order by i.number`,
  );

export const invoiceChecks: readonly Check[] = [itemsAreTotal];
