import { sql } from 'kysely';
import { findingsOf } from './findings-of.ts';
import type { Check } from './verify-books.ts';

/** A late charge in the books is what was claimed as booked: ledger of claims, item and entry say one amount. */
const claimsBooked: Check = (scope) =>
  findingsOf(
    scope,
    'books.late-charge',
    sql`
    with claimed as (
      select own_item_id as item, sum(amount_minor) as minor from late_claim
      where org_id = ${scope.org} and own_item_id is not null group by own_item_id
    ), booked as (
      select i.id as item, i.number, i.base_minor, i.entry_id,
        case when exists (select from open_item m where m.org_id = i.org_id and m.origin_item_id = i.id and m.kind = 'transfer')
          then 0 else i.amount_minor end as minor
      from open_item i
      join journal_entry e on e.org_id = i.org_id and e.id = i.entry_id and e.source_kind = 'late_charge'
      where i.org_id = ${scope.org} and i.kind = 'late_charge'
    ), earned as (
      select p.entry_id, sum(p.credit_minor - p.debit_minor) as minor from posting p join booked b on b.entry_id = p.entry_id
      where p.org_id = ${scope.org} and left(p.account, 3) <> '411' group by p.entry_id
    )
    select coalesce(b.item, c.item)::text as item, coalesce(b.number, '') as number, coalesce(c.minor, 0)::text as "claimedMinor",
      coalesce(b.minor, 0)::text as "itemMinor", coalesce(e.minor, 0)::text as "earnedMinor"
    from booked b
    full join claimed c on c.item = b.item
    left join earned e on e.entry_id = b.entry_id
    where coalesce(b.minor, -1) <> coalesce(c.minor, 0) or coalesce(e.minor, 0) <> coalesce(b.base_minor, 0)`,
  );

export const chargeChecks: readonly Check[] = [claimsBooked];
