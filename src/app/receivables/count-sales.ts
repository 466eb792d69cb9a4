import { sql, type RawBuilder } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import type { Context } from '../../shell/http/context.ts';
import type { salesContract } from './sales-contract.ts';
import { salesParts, signedGross, type Part, type SalesFilter } from './sales-filter.ts';

type Counted = { currency: string; count: bigint; amount: bigint; open: bigint; papers: bigint };

const whereOf = ({ where, found }: Part): RawBuilder<unknown> =>
  found === null ? where : sql`${where} and (${sql.join(found, sql` or `)})`;

/** Asked for apart from the list: counting a million rows takes longer than showing a hundred. */
export const countSales = async (
  context: Context,
  filter: SalesFilter,
): Promise<OutputOf<typeof salesContract.count>> => {
  const { owed, papers } = await salesParts(context, filter);
  const counts = owed.map(
    (part) => sql`
      select i.currency, count(*) as count, sum(i.amount_minor)::bigint as amount, sum(i.open_minor)::bigint as open,
        0::bigint as papers
      from ${part.from} where ${whereOf(part)} group by i.currency`,
  );
  if (papers !== null) {
    counts.push(sql`
      select d.currency, count(*) as count, 0::bigint as amount, 0::bigint as open, sum(${signedGross})::bigint as papers
      from ${papers.from} where ${whereOf(papers)} group by d.currency`);
  }
  if (counts.length === 0) return { count: 0, sums: [] };
  const { rows } = await sql<Counted>`
    select currency, sum(count)::bigint as count, sum(amount)::bigint as amount, sum(open)::bigint as open,
      sum(papers)::bigint as papers
    from (${sql.join(counts, sql` union all `)}) counts group by currency order by sum(count) desc`.execute(
    context.tx,
  );
  return {
    count: rows.reduce((sum, row) => sum + Number(row.count), 0),
    sums: rows.map((row) => ({
      currency: row.currency,
      amountMinor: row.amount.toString(),
      openMinor: row.open.toString(),
      papersMinor: row.papers.toString(),
    })),
  };
};
