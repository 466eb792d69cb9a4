import { addDays, daysBetween, minDate, type PlainDate } from '../../calendar/index.ts';
import { divide, exact, plus, times, type Decimal, type Exact } from '../../money/index.ts';
import type { RateTable } from './published-rates.ts';
import { percentOn, slides, type RateRule } from './rate-rule.ts';
import { endOfSemester, semesterOf, type Semester } from './semester.ts';

/** What is owed at the end of a day, including VAT, in minor units; from then until the next one. */
export type BalanceFrom = { readonly on: PlainDate; readonly openMinor: bigint };

/** Days with one balance and one rate. */
export type InterestSlice = {
  /** The first day that counts: the day after the due date, a payment or the end of a semester. */
  readonly from: PlainDate;
  /** The last day that counts. */
  readonly to: PlainDate;
  readonly days: number;
  readonly baseMinor: bigint;
  readonly percent: Decimal;
  /** Minor units; the slices add up to the total to the cent. */
  readonly interestMinor: bigint;
};

export type LateInterest = {
  readonly slices: readonly InterestSlice[];
  readonly totalMinor: bigint;
  /** A semester without a rate: nothing is computed from its first day on. */
  readonly missing: Semester | null;
};

/**
 * Interest on a debt paid late, day by day on what is still owed including VAT: base × percent × days ÷ 36 500. It runs
 * from the day after the due date (C. com. L441-10 II) to the day of payment, both included, so a debt paid on its due
 * date bears none.
 *
 * `balances`: in order of date; the first tells what was owed on the due date. `asOf`: the last day that counts.
 *
 * Rounded once, on what has run since the due date: a slice is the difference of two such totals. So interest to June and
 * interest from July on add up to the interest to December, whatever was announced in between.
 */
export const lateInterest = (
  dueOn: PlainDate,
  balances: readonly BalanceFrom[],
  asOf: PlainDate,
  rule: RateRule,
  table: RateTable,
): LateInterest => {
  const slices: InterestSlice[] = [];
  const isSliding = slides(rule);
  const since = addDays(dueOn, 1);
  let running: Exact = { units: 0n, scale: 0 };
  let totalMinor = 0n;
  for (const [at, balance] of balances.entries()) {
    const next = balances[at + 1];
    const last = next === undefined ? asOf : minDate(next.on, asOf);
    // What was owed before the due date bears nothing.
    let day = balance.on < dueOn ? dueOn : balance.on;
    while (day < last && balance.openMinor > 0n) {
      const from = addDays(day, 1);
      const rate = percentOn(rule, from, since, table);
      if ('missing' in rate) return { slices, totalMinor, missing: rate.missing };
      const to = isSliding ? minDate(endOfSemester(semesterOf(from)), last) : last;
      const days = daysBetween(day, to);
      const base = { units: balance.openMinor * BigInt(days), scale: 0 };
      running = plus(running, times(base, exact(rate.percent)));
      const upTo = divide(running, { units: 36_500n, scale: 0 }, 0).units;
      slices.push({
        from,
        to,
        days,
        baseMinor: balance.openMinor,
        percent: rate.percent,
        interestMinor: upTo - totalMinor,
      });
      totalMinor = upTo;
      day = to;
    }
  }
  return { slices, totalMinor, missing: null };
};

/**
 * What has run since a day that was claimed already: the slices after it, and the rest of the one it lies in. They add up
 * to the total less what had run by that day.
 */
export const slicesAfter = (
  { slices }: Pick<LateInterest, 'slices'>,
  day: PlainDate,
  runByThenMinor: bigint,
): InterestSlice[] => {
  const before = slices.filter(({ to }) => to <= day).reduce((sum, one) => sum + one.interestMinor, 0n);
  return slices
    .filter(({ to }) => to > day)
    .map((one) =>
      one.from > day
        ? one
        : {
            ...one,
            from: addDays(day, 1),
            days: daysBetween(day, one.to),
            interestMinor: one.interestMinor - (runByThenMinor - before),
          },
    );
};
