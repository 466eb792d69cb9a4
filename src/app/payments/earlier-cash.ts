import { sql } from 'kysely';
import type { Context } from '../../shell/http/context.ts';

/** Cash already received for the same debts: a debt is not cut in slices to stay below the limit (CMF D112-3). */
export const earlierCash = async (context: Context, itemIds: readonly string[]): Promise<bigint> => {
  if (itemIds.length === 0) return 0n;
  const rows = await sql<{ sum: bigint }>`
    select coalesce(sum(a.amount_minor), 0)::bigint as sum
    from allocation a
    join open_item credit on credit.org_id = a.org_id and credit.id = a.credit_item_id
    join payment p on p.org_id = credit.org_id and p.id = credit.payment_id
    where a.org_id = ${context.org} and a.debit_item_id = any(${[...itemIds]}::uuid[]) and p.method = 'cash'
      and p.reversal_entry_id is null`.execute(context.tx);
  return rows.rows[0]!.sum;
};
