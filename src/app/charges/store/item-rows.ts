import { sql, type RawBuilder } from 'kysely';
import type { PlainDate } from '../../../core/calendar/index.ts';
import type { InterestSlice } from '../../../core/payments/index.ts';
import type { Context } from '../../../shell/http/context.ts';

export type ItemRow = {
  id: string;
  party_id: string;
  party_kind: string;
  invoice_id: string | null;
  account: string;
  currency: string;
  number: string;
  due_on: PlainDate;
  amount_minor: bigint;
  base_minor: bigint;
  /** As the invoice prints it; null where it was not issued here. */
  printed_rate: string | null;
  customer_rate: string;
  company_rate: string;
  insolvent_since: PlainDate | null;
  contested_minor: bigint;
  first_reminder_on: PlainDate | null;
};
export type LoweringRow = { root: string; on: PlainDate; minor: bigint; never_owed: boolean };
export type ClaimRow = {
  id: string;
  item_id: string;
  kind: 'indemnity' | 'interest';
  currency: string;
  amount_minor: bigint;
  up_to: PlainDate | null;
  slices: (Omit<InterestSlice, 'baseMinor' | 'interestMinor'> & {
    baseMinor: string;
    interestMinor: string;
  })[];
  state: 'announced' | 'booked' | 'waived' | 'cancelled';
  own_item_id: string | null;
};
export type ExemptionRow = {
  id: string;
  party_id: string;
  item_id: string | null;
  reason: string;
  from_on: PlainDate;
  recorded_by: string;
};

export type ChargeScope = { readonly partyId: string } | { readonly itemIds: readonly string[] };

export type ItemRows = {
  items: ItemRow[];
  lowerings: LoweringRow[];
  claims: ClaimRow[];
  exemptions: ExemptionRow[];
};

/**
 * Invoices that may bear late charges, with their other instalments: the 40 € are once an invoice. One query per kind of
 * fact.
 */
export const itemRows = async (context: Context, scope: ChargeScope): Promise<ItemRows> => {
  const { org, today, tx } = context;
  const all = async <Row>(query: RawBuilder<Row>): Promise<Row[]> => (await query.execute(tx)).rows;
  const within =
    'partyId' in scope
      ? sql`i.party_id = ${scope.partyId}`
      : sql`(i.id = any(${[...scope.itemIds]}::uuid[]) or i.invoice_id in (
          select s.invoice_id from open_item s where s.org_id = ${org} and s.id = any(${[...scope.itemIds]}::uuid[])))`;
  const items = await all(sql<ItemRow>`
    select i.id, i.party_id, p.kind as party_kind, i.invoice_id, i.account, i.currency, i.number,
      case when w.id is null then i.due_on else w.due_on end as due_on, i.amount_minor,
      i.base_minor, c.insolvent_since, coalesce(c.late_rate, '') as customer_rate, o.late_rate as company_rate,
      d.content::jsonb->'document'->'seller'->>'lateRate' as printed_rate,
      coalesce((select sum(x.amount_minor) from dispute x where x.org_id = i.org_id and x.item_id = i.id
        and x.closed_on is null), 0)::bigint as contested_minor,
      (select min(s.done_on) from reminder_step_done s
        left join reminder_attempt b on b.org_id = s.org_id and b.id = s.attempt_id
        where s.org_id = i.org_id and s.item_id = i.id and (s.attempt_id is null or b.state = 'accepted')
        and s.source in ('sent', 'imported') and s.done_on > i.due_on) as first_reminder_on
    from open_item i
    join party p on p.org_id = i.org_id and p.id = i.party_id
    join organization o on o.org_id = i.org_id
    left join customer c on c.org_id = i.org_id and c.party_id = i.party_id
    left join issued_document d on d.org_id = i.org_id and d.invoice_id = i.invoice_id
    -- A retention is due from its release on, as the item that came of it (loi 71-584, art. 2).
    left join retention_release r on r.org_id = i.org_id and r.item_id = i.id and r.undone_on is null
    left join open_item w on w.org_id = i.org_id and w.id = r.own_item_id
    where i.org_id = ${org} and ${within} and i.kind = 'invoice' and i.amount_minor > 0 and left(i.account, 3) in ('411', '416')
      and case when left(i.account, 4) <> '4117' then i.due_on < ${today}::date and (i.settled_on is null or i.settled_on > i.due_on)
        else w.due_on < ${today}::date and (w.settled_on is null or w.settled_on > w.due_on) end
    order by due_on, i.id`);
  const ids = items.map((item) => item.id);
  if (ids.length === 0) return { items, lowerings: [], claims: [], exemptions: [] };
  // A transfer (411 to 416) is no payment: the debt goes on as the item that came of it. Money that nobody knew at first
  // (471) paid on the day it was received, not on the day somebody said whose it was (C. com. L441-10: paid by then).
  const lowerings = await all(sql<LoweringRow>`
    with recursive chain(root, item) as (
      select i.id, i.id from open_item i where i.org_id = ${org} and i.id = any(${ids}::uuid[])
      union
      select c.root, n.id from chain c join open_item n on n.org_id = ${org} and n.origin_item_id = c.item
      where n.kind = 'transfer' and n.amount_minor > 0
    )
    select c.root, x."on", sum(a.amount_minor)::bigint as minor, x.never_owed
    from chain c
    join allocation a on a.org_id = ${org} and a.debit_item_id = c.item
    cross join lateral (
      select k.kind = 'transfer' and k.origin_item_id is not distinct from a.debit_item_id as moved,
        k.kind = 'credit_note' and exists (
          select from invoice_reference r join open_item i on i.org_id = r.org_id and i.id = c.root
          where r.org_id = ${org} and r.invoice_id = k.invoice_id and r.refers_to_id = i.invoice_id) as never_owed,
        least(a.effective_on, p.received_on) as "on"
      from open_item k left join payment p on p.org_id = ${org} and p.id = k.payment_id
      where k.org_id = ${org} and k.id = a.credit_item_id) x
    where not x.moved
    group by c.root, x."on", x.never_owed`);
  const claims = await all(sql<ClaimRow>`
    select id, item_id, kind, currency, amount_minor, up_to, slices, state, own_item_id from late_claim
    where org_id = ${org} and item_id = any(${ids}::uuid[]) and state <> 'cancelled' order by up_to, id`);
  const exemptions = await all(sql<ExemptionRow>`
    select id, party_id, item_id, reason, from_on, recorded_by from late_exemption
    where org_id = ${org} and party_id = any(${[...new Set(items.map((item) => item.party_id))]}::uuid[]) and lifted_on is null
    order by item_id nulls first, id`);
  return { items, lowerings, claims, exemptions };
};
