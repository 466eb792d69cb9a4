import { sql } from 'kysely';
import { addMonths } from '../../core/calendar/index.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';

/**
 * How late customers paid over the last twelve months, in days after the due date, weighted by amount: one small
 * invoice paid late says little. Undone allocations weigh negatively and so cancel out. Credit notes are not payments.
 * Customers who paid nothing are not in the map.
 */
export const averageDelays = async (
  context: Context,
  partyIds: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  if (partyIds.length === 0) return new Map();
  const { rows } = await sql<{ party_id: string; days: number }>`
    select d.party_id,
      round(sum(a.amount_minor * (a.effective_on - d.due_on)) / sum(a.amount_minor))::integer as days
    from open_item d
    join allocation a on a.org_id = d.org_id and a.debit_item_id = d.id
    join open_item c on c.org_id = a.org_id and c.id = a.credit_item_id
    where d.org_id = ${context.org} and d.party_id = any(${partyIds}::uuid[]) and d.account = ${CUSTOMERS}
      and a.effective_on > ${addMonths(context.today, -12)}::date and a.effective_on <= ${context.today}::date
      and c.kind = 'payment'
    group by d.party_id having sum(a.amount_minor) > 0`.execute(context.tx);
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
