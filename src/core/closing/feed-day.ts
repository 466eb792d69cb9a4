import { addDays, isBusinessDay, type LocalTime, type PlainDate } from '../calendar/index.ts';

/**
 * Reference rates are published around 16:00 in Frankfurt on every day on which TARGET works; from this hour on, those of the
 * day are expected.
 */
const PUBLISHED_HOUR = 17;

/** The last day whose rates must be out by then. */
export function lastPublished({ date, hour }: LocalTime): PlainDate {
  let day = hour >= PUBLISHED_HOUR ? date : addDays(date, -1);
  while (!isBusinessDay(day, 'TARGET')) day = addDays(day, -1);
  return day;
}

/** Days between two, both counted, on which rates were published and none is known. */
export function missingDays(known: ReadonlySet<PlainDate>, from: PlainDate, until: PlainDate): PlainDate[] {
  const missing: PlainDate[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) {
    if (isBusinessDay(day, 'TARGET') && !known.has(day)) missing.push(day);
  }
  return missing;
}
