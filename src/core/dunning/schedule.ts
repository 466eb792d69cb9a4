import { addDays, nextBusinessDay, weekday } from '../calendar/index.ts';
import type { HolidayCalendar, LocalTime, PlainDate } from '../calendar/index.ts';

/** When reminders prepare themselves, on the clock of the company. */
export type Schedule = {
  /** 1 Monday … 7 Sunday; empty: never. */
  readonly weekdays: readonly number[];
  /** 0–23. */
  readonly hour: number;
};

const WEEK = 7;

/**
 * The day of the plan to be made up for now, or null. Whatever was missed (an outage, a holiday) is made up for once, on
 * the next business day at its hour: a missed day changes a date and nothing else. `handledOn`: the last day dealt with.
 */
export function dueSlot(
  schedule: Schedule,
  now: LocalTime,
  handledOn: PlainDate,
  calendar: HolidayCalendar = 'FR',
): PlainDate | null {
  if (now.hour < schedule.hour || nextBusinessDay(now.date, calendar) !== now.date) return null;
  for (let back = 0; back < WEEK; back += 1) {
    const day = addDays(now.date, -back);
    if (day <= handledOn) return null;
    if (schedule.weekdays.includes(weekday(day))) return day;
  }
  return null;
}

const HORIZON = 21;

/** The next day on which they will, for the screen; null when no day is chosen. */
export function nextDay(
  schedule: Schedule,
  now: LocalTime,
  handledOn: PlainDate,
  calendar: HolidayCalendar = 'FR',
): PlainDate | null {
  for (let ahead = 0; ahead < HORIZON; ahead += 1) {
    const date = addDays(now.date, ahead);
    const hour = ahead === 0 && now.hour > schedule.hour ? now.hour : schedule.hour;
    if (dueSlot(schedule, { date, hour }, handledOn, calendar) !== null) return date;
  }
  return null;
}
