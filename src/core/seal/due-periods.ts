import { addDays, addMonths, endOfMonth, minDate, month, startOfMonth } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import type { ClosingPeriod } from './closing.ts';

export type DuePeriod = { readonly period: ClosingPeriod; readonly from: PlainDate; readonly to: PlainDate };

/**
 * The periods that ended before `today` and are not closed yet, in the order they ended; a day before the month it
 * ends, a month before its year. `since`: the day of the first sealed document, in whose day, month and year closing begins.
 * `closedTo`: the end of the last closing of each kind. An empty day is closed too: it says that nothing was issued.
 */
export function duePeriods(
  since: PlainDate,
  closedTo: Readonly<Record<ClosingPeriod, PlainDate | null>>,
  today: PlainDate,
): DuePeriod[] {
  const due: DuePeriod[] = [];
  const next = {
    day: closedTo.day === null ? since : addDays(closedTo.day, 1),
    month: closedTo.month === null ? startOfMonth(since) : addDays(closedTo.month, 1),
    year: closedTo.year === null ? startOfYear(since) : addDays(closedTo.year, 1),
  };
  const ends = [next.day, endOfMonth(next.month), endOfYear(next.year)];
  const first = ends.reduce((least, end) => minDate(least, end));
  for (let on = first; on < today; on = addDays(on, 1)) {
    if (on >= next.day) due.push({ period: 'day', from: on, to: on });
    if (on === endOfMonth(on) && on >= next.month)
      due.push({ period: 'month', from: startOfMonth(on), to: on });
    if (on === endOfYear(on) && on >= next.year) due.push({ period: 'year', from: startOfYear(on), to: on });
  }
  return due;
}

const startOfYear = (on: PlainDate): PlainDate => addMonths(startOfMonth(on), 1 - month(on));
const endOfYear = (on: PlainDate): PlainDate => endOfMonth(addMonths(startOfYear(on), 11));
