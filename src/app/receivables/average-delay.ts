import { sql } from 'kysely';
import { addMonths } from '../../core/calendar/index.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';

/**
 * How late customers paid the invoices they settled over the last twelve months, in days after the due date, weighted
 * by amount: one small invoice paid late says little. An invoice that a credit note settled, wholly or in part, says
 * nothing of how they pay. Customers who settled nothing are not in the map.
 */
export const averageDelays = async (
  context: Context,
  partyIds: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  if (partyIds.length === 0) return new Map();
  const { rows } = await sql<{ party_id: string; days: number }>`
    with credited as (
      select a.debit_item_id as id from open_item c
      join allocation a on a.org_id = c.org_id and a.credit_item_id = c.id
      where c.org_id = ${context.org} and c.account = ${CUSTOMERS} and c.party_id = any(${partyIds}::uuid[])
        and c.kind = 'credit_note'
    )
    select d.party_id,
      round(sum(d.amount_minor * (d.settled_on - d.due_on)) / sum(d.amount_minor))::integer as days
    from open_item d
    where d.org_id = ${context.org} and d.account = ${CUSTOMERS} and d.party_id = any(${partyIds}::uuid[])
      and d.kind = 'invoice' and d.settled_on is not null
      and d.settled_on > ${addMonths(context.today, -12)}::date and d.settled_on <= ${context.today}::date
      and d.id not in (select id from credited)
    group by d.party_id`.execute(context.tx);
  return new Map(rows.map((row) => [row.party_id, row.days]));
};

/** What was collected from one customer over the same twelve months. */
export const collectedInYear = async (
  context: Context,
  partyId: string,
): Promise<{ currency: string; minor: string }[]> => {
  const { rows } = await sql<{ currency: string; sum: bigint }>`
    select currency, sum(amount_minor)::bigint as sum from payment
    where org_id = ${context.org} and party_id = ${partyId} and direction = 'in' and reversal_entry_id is null
      and received_on > ${addMonths(context.today, -12)}::date and received_on <= ${context.today}::date
    group by currency order by sum(amount_minor) desc`.execute(context.tx);
  return rows.map((row) => ({ currency: row.currency, minor: row.sum.toString() }));
};
