import { sql, type RawBuilder } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { agingBuckets, bucketDueDates, type AgingLimits } from '../../core/receivables/index.ts';
import type { receivablesContract } from './contract.ts';

export type AgingView = OutputOf<typeof receivablesContract.home>['currencies'][number];

/** One row as PostgreSQL aggregates it: [count, sum] of each bucket, then of the credits. */
export type AgingAggregate = { currency: string; counts: string[]; sums: string[] };

/**
 * The buckets as SQL, from the due dates core/receivables gives them: the limits of delay have one home.
 * `due` and `open` are the columns to age.
 */
export const agingColumns = (
  limits: AgingLimits,
  asOf: PlainDate,
  due: RawBuilder<unknown>,
  open: RawBuilder<unknown>,
  count: RawBuilder<unknown> = sql`count(*)`,
): { counts: RawBuilder<string[]>; sums: RawBuilder<string[]> } => {
  const filters = agingBuckets(limits).map((bucket) => {
    const { fromOn, toOn } = bucketDueDates(bucket, asOf);
    const conditions: RawBuilder<unknown>[] = [sql`${open} > 0`];
    if (bucket.toDays !== null) conditions.push(sql`${due} >= ${fromOn}::date`);
    if (bucket.fromDays !== null) conditions.push(sql`${due} <= ${toOn}::date`);
    return sql.join(conditions, sql` and `);
  });
  filters.push(sql`${open} < 0`);
  const array = (value: RawBuilder<unknown>) =>
    sql<
      string[]
    >`array[${sql.join(filters.map((where) => sql`coalesce(${value} filter (where ${where}), 0)::text`))}]`;
  return { counts: array(count), sums: array(sql`sum(${open})`) };
};

export const toAging = (row: AgingAggregate): AgingView => {
  const all = row.sums.map((sumMinor, index) => ({
    index,
    count: Number(row.counts[index] ?? 0),
    sumMinor,
  }));
  const buckets = all.slice(0, -1);
  const credits = all.at(-1)!;
  const owed = buckets.reduce((sum, bucket) => sum + BigInt(bucket.sumMinor), 0n);
  return {
    currency: row.currency,
    buckets,
    credits: { count: credits.count, sumMinor: credits.sumMinor },
    owedMinor: owed.toString(),
    overdueMinor: (owed - BigInt(buckets[0]?.sumMinor ?? 0)).toString(),
    outstandingMinor: (owed + BigInt(credits.sumMinor)).toString(),
  };
};

/** The company’s own currency first, there even when nothing is open in it. */
export const baseFirst = (list: readonly AgingView[], base: string, limits: AgingLimits): AgingView[] => {
  const nothing = Array.from({ length: limits.length + 2 }, () => '0');
  const own =
    list.find((one) => one.currency === base) ?? toAging({ currency: base, counts: nothing, sums: nothing });
  const others = list.filter((one) => one.currency !== base);
  return [own, ...others.sort((a, b) => (a.currency < b.currency ? -1 : 1))];
};
