import { sql, type RawBuilder } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { agingColumns, baseFirst, toAging, type AgingAggregate } from './aging-columns.ts';
import type { receivablesContract } from './contract.ts';
import { colouredBuckets, readAgingSettings } from './settings.ts';

export type AgedBalance = OutputOf<typeof receivablesContract.agedBalance>;
type Row = AgingAggregate & { party_id: string; name: string; code: string | null; is_doubtful: boolean };

/**
 * Who owed what at the end of a day. The age is counted from that day, not from today.
 * As known now: what is open, plus what was settled after that day. As known at a moment: recomputed from the
 * allocations known then, so that a report can be shown again as it was printed.
 */
export const readAgedBalance = async (
  context: Context,
  input: InputOf<typeof receivablesContract.agedBalance>,
): Promise<AgedBalance> => {
  const settings = await readAgingSettings(context);
  const asOf = input.asOf as PlainDate;
  const { counts, sums } = agingColumns(settings.limits, asOf, sql`i.due_on`, sql`i.open`);
  const items =
    input.knownAt === undefined ? openAsKnownNow(context, asOf) : openAsKnownAt(context, asOf, input.knownAt);
  const { rows } = await sql<Row>`
    select a.*, p.name, c.code, exists (
      select from doubtful_mark m join open_item o on o.org_id = m.org_id and o.id = m.item_id
      where m.org_id = ${context.org} and m.lifted_on is null and o.party_id = a.party_id
        and o.currency = a.currency and o.settled_on is null) as is_doubtful from (
      select i.party_id, i.currency, ${counts} as counts, ${sums} as sums
      from (${items}) i where i.open <> 0 group by i.party_id, i.currency) a
    join party p on p.org_id = ${context.org} and p.id = a.party_id
    left join customer c on c.org_id = ${context.org} and c.party_id = a.party_id
    order by p.search_name collate "C", p.id`.execute(context.tx);
  return {
    asOf,
    buckets: colouredBuckets(settings),
    currencies: baseFirst(totals(rows), settings.baseCurrency, settings.limits).map((total) => ({
      currency: total.currency,
      total,
      rows: rows.filter((row) => row.currency === total.currency).map(toRow),
    })),
  };
};

/**
 * settled_on is the latest day any allocation of the item counts from: an item settled by then was closed, and needs
 * no look at its allocations.
 */
const openAsKnownNow = (context: Context, asOf: PlainDate): RawBuilder<unknown> => sql`
  with later as materialized (
    select debit_item_id, credit_item_id, amount_minor from allocation
    where org_id = ${context.org} and effective_on > ${asOf}::date
  ), back as (
    select item, sum(amount)::bigint as amount from (
      select debit_item_id as item, amount_minor as amount from later
      union all select credit_item_id, -amount_minor from later) x
    group by item
  )
  select i.party_id, i.currency, i.due_on, i.open_minor + coalesce(b.amount, 0) as open
  from open_item i left join back b on b.item = i.id
  where i.org_id = ${context.org} and i.account = ${CUSTOMERS} and i.issued_on <= ${asOf}::date
    and (i.settled_on is null or i.settled_on > ${asOf}::date)`;

const openAsKnownAt = (context: Context, asOf: PlainDate, knownAt: string): RawBuilder<unknown> => sql`
  with known as materialized (
    select debit_item_id, credit_item_id, amount_minor from allocation
    where org_id = ${context.org} and effective_on <= ${asOf}::date and known_at <= ${knownAt}::timestamptz
  ), used as (
    select item, sum(amount)::bigint as amount from (
      select debit_item_id as item, amount_minor as amount from known
      union all select credit_item_id, -amount_minor from known) x
    group by item
  )
  select i.party_id, i.currency, i.due_on, i.amount_minor - coalesce(u.amount, 0) as open
  from open_item i left join used u on u.item = i.id
  where i.org_id = ${context.org} and i.account = ${CUSTOMERS} and i.issued_on <= ${asOf}::date
    and i.recorded_at <= ${knownAt}::timestamptz`;

const toRow = (row: Row): AgedBalance['currencies'][number]['rows'][number] => {
  const total = row.sums.reduce((sum, minor) => sum + BigInt(minor), 0n);
  return {
    customerId: row.party_id,
    code: row.code ?? '',
    name: row.name,
    buckets: row.sums.slice(0, -1),
    creditsMinor: row.sums.at(-1)!,
    totalMinor: total.toString(),
    isDoubtful: row.is_doubtful,
  };
};

/** The total row is the sum of the rows above it, by construction. */
const totals = (rows: readonly Row[]) => {
  const byCurrency = new Map<string, { counts: number[]; sums: bigint[] }>();
  for (const row of rows) {
    const total = byCurrency.get(row.currency) ?? {
      counts: row.counts.map(() => 0),
      sums: row.sums.map(() => 0n),
    };
    row.counts.forEach((count, index) => (total.counts[index]! += Number(count)));
    row.sums.forEach((sum, index) => (total.sums[index]! += BigInt(sum)));
    byCurrency.set(row.currency, total);
  }
  return [...byCurrency].map(([currency, { counts, sums }]) =>
    toAging({ currency, counts: counts.map(String), sums: sums.map(String) }),
  );
};
