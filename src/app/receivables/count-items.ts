import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import type { Context } from '../../shell/http/context.ts';
import type { receivablesContract } from './contract.ts';
import { itemConditions, type ItemFilter } from './item-filter.ts';

/** Asked for apart from the list: counting a million rows takes longer than showing a hundred. */
export const countItems = async (
  context: Context,
  filter: ItemFilter,
): Promise<OutputOf<typeof receivablesContract.count>> => {
  const { where, search, from } = await itemConditions(context, filter);
  const found =
    search === null
      ? where
      : sql`${where} and (${search.numbers} or i.party_id = any(${search.parties}::uuid[]))`;
  const { rows } = await sql<{ currency: string; count: bigint; amount: bigint; open: bigint }>`
    select i.currency, count(*) as count, sum(i.amount_minor)::bigint as amount, sum(i.open_minor)::bigint as open
    from ${from} where ${found} group by i.currency order by count(*) desc`.execute(context.tx);
  return {
    count: rows.reduce((sum, row) => sum + Number(row.count), 0),
    sums: rows.map((row) => ({
      currency: row.currency,
      amountMinor: row.amount.toString(),
      openMinor: row.open.toString(),
    })),
  };
};
