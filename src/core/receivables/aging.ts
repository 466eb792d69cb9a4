import { addDays, daysBetween } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import { error } from '../finding.ts';
import type { Finding } from '../finding.ts';

/**
 * Last day of delay of each bucket but the open-ended one: [0, 7, 14, 30, 60] makes six buckets, à échoir, 1–7, 8–14,
 * 15–30, 31–60, > 60. Day 1 is the day after the due date.
 */
export type AgingLimits = readonly number[];

export const DEFAULT_AGING_LIMITS: AgingLimits = [0, 7, 14, 30, 60];

/** Days of delay, both ends included; null is open: the first bucket is not late, the last has no end. */
export type Bucket = { index: number; fromDays: number | null; toDays: number | null };

/** Starts at 0, rises, whole days, and at most nine limits: more do not fit beside each other. */
export function checkAgingLimits(limits: AgingLimits): Finding[] {
  const rising = limits.every((limit, index) => index === 0 || limit > (limits[index - 1] ?? 0));
  if (limits.length > 9)
    return [error('receivables.too-many-limits', { path: 'limits', params: { max: 9 } })];
  const whole = limits.every((limit) => Number.isSafeInteger(limit));
  return limits[0] === 0 && rising && whole
    ? []
    : [error('receivables.limits-not-rising', { path: 'limits' })];
}

export function agingBuckets(limits: AgingLimits): Bucket[] {
  const bounded = limits.map((toDays, index) => ({
    index,
    fromDays: index === 0 ? null : (limits[index - 1] ?? 0) + 1,
    toDays,
  }));
  return [...bounded, { index: limits.length, fromDays: (limits.at(-1) ?? 0) + 1, toDays: null }];
}

/** The index of the bucket an item of this due date falls in. */
export function bucketOf(dueOn: PlainDate, asOf: PlainDate, limits: AgingLimits): number {
  const delay = daysBetween(dueOn, asOf);
  const index = limits.findIndex((limit) => delay <= limit);
  return index < 0 ? limits.length : index;
}

/** null: no bound on that side. */
export type DueRange = { fromOn: PlainDate | null; toOn: PlainDate | null };

/** The due dates a bucket covers on a day, both ends included: what a query filters by. */
export function bucketDueDates(bucket: Bucket, asOf: PlainDate): DueRange {
  return {
    fromOn: bucket.toDays === null ? null : addDays(asOf, -bucket.toDays),
    toOn: bucket.fromDays === null ? null : addDays(asOf, -bucket.fromDays),
  };
}

export type AgedBucket = Bucket & { count: number; sumMinor: bigint };

export type Aging = {
  buckets: AgedBucket[];
  /** Credit notes and unused payments, in a column of their own: a credit is not late, nor does it hide a delay. */
  credits: { count: number; sumMinor: bigint };
  /** Σ buckets + credits: what the account shows. */
  outstandingMinor: bigint;
  /** Σ of every bucket but the first. */
  overdueMinor: bigint;
};

type AgedItem = { dueOn: PlainDate; openMinor: bigint; currency: string };

/** Ages open items of one currency. Settled ones (open = 0) count nowhere. */
export function ageItems(items: Iterable<AgedItem>, asOf: PlainDate, limits: AgingLimits): Aging {
  const buckets = agingBuckets(limits).map((bucket) => ({ ...bucket, count: 0, sumMinor: 0n }));
  const credits = { count: 0, sumMinor: 0n };
  let currency: string | null = null;
  for (const item of items) {
    currency ??= item.currency;
    if (item.currency !== currency) throw new Error(`Cannot age ${item.currency} with ${currency}`);
    const column = item.openMinor < 0n ? credits : buckets[bucketOf(item.dueOn, asOf, limits)];
    if (item.openMinor === 0n || column === undefined) continue;
    column.count += 1;
    column.sumMinor += item.openMinor;
  }
  const owedMinor = buckets.reduce((sum, bucket) => sum + bucket.sumMinor, 0n);
  const overdueMinor = owedMinor - (buckets[0]?.sumMinor ?? 0n);
  return { buckets, credits, outstandingMinor: owedMinor + credits.sumMinor, overdueMinor };
}
