import { addDays, nextBusinessDay } from '../calendar/index.ts';
import type { HolidayCalendar, PlainDate } from '../calendar/index.ts';
import type { SendingHours } from './limits.ts';

/** What a clock on the company's wall shows; `time` is 'HH:MM'. */
export type WallTime = { date: PlainDate; time: string };

/**
 * The first moment, `at` or later, at which a message may leave: on a business day, within the hours. Somebody who is
 * asked for money on a Sunday evening remembers the evening, not the invoice.
 */
export function departure(
  at: WallTime,
  hours: readonly SendingHours[],
  calendar: HolidayCalendar = 'FR',
): WallTime {
  const sorted = [...hours].sort((a, b) => (a.from < b.from ? -1 : 1));
  const first = sorted[0];
  if (first === undefined) throw new Error('No sending hours');
  if (nextBusinessDay(at.date, calendar) === at.date) {
    const span = sorted.find(({ to }) => at.time < to);
    if (span !== undefined) return span.from <= at.time ? at : { date: at.date, time: span.from };
  }
  return { date: nextBusinessDay(addDays(at.date, 1), calendar), time: first.from };
}

/** Spans that begin before they end and do not touch each other. */
export function hoursAreRight(hours: readonly SendingHours[]): boolean {
  const sorted = [...hours].sort((a, b) => (a.from < b.from ? -1 : 1));
  return (
    sorted.length > 0 &&
    sorted.every(
      ({ from, to }, i) => isTime(from) && isTime(to) && from < to && from >= (sorted[i - 1]?.to ?? ''),
    )
  );
}

const isTime = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text) || text === '24:00';
