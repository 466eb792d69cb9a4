import { daysBetween } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';

/** How long deliveries wait for their invoice. Null where nothing was invoiced. */
export type IssueDelay = {
  readonly count: number;
  /** Days, to half a day. */
  readonly medianDays: number | null;
  /** Whole percent of those invoiced within so many days. */
  readonly shareWithin: number | null;
};

/** From delivery to issue, in calendar days; invoiced before it was delivered counts as no delay. */
export function issueDelay(
  facts: readonly { readonly deliveredOn: PlainDate; readonly issuedOn: PlainDate }[],
  withinDays: number,
): IssueDelay {
  const days = facts
    .map((one) => Math.max(0, daysBetween(one.deliveredOn, one.issuedOn)))
    .toSorted((a, b) => a - b);
  const count = days.length;
  if (count === 0) return { count, medianDays: null, shareWithin: null };
  const middle = Math.floor(count / 2);
  const medianDays = count % 2 === 1 ? days[middle]! : (days[middle - 1]! + days[middle]!) / 2;
  const within = days.filter((one) => one <= withinDays).length;
  return { count, medianDays, shareWithin: Math.round((within * 100) / count) };
}
