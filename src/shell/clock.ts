import { plainDate, type LocalTime, type PlainDate } from '../core/calendar/index.ts';

/**
 * The only source of "now" and "today". A command reads it once and passes the value down; tests pass a fake clock.
 */
export type Clock = {
  /** ISO 8601 in UTC with milliseconds. */
  readonly now: () => string;
  /** The business date in the given IANA time zone. */
  readonly today: (timeZone: string) => PlainDate;
};

const dateIn = (instant: Date, timeZone: string): PlainDate => {
  // en-CA writes year-month-day.
  const text = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(instant);
  return plainDate(text);
};

/** What a clock on the wall shows somewhere at an instant. */
export const localTimeIn = (instant: string, timeZone: string): LocalTime => {
  const at = new Date(instant);
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at);
  return { date: dateIn(at, timeZone), hour: Number(hour) };
};

export const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  today: (timeZone) => dateIn(new Date(), timeZone),
};

/** A clock that stands still until it is moved. */
export const fakeClock = (start: string): Clock & { set: (instant: string) => void } => {
  let current = new Date(start);
  return {
    now: () => current.toISOString(),
    today: (timeZone) => dateIn(current, timeZone),
    set: (instant) => {
      current = new Date(instant);
    },
  };
};

/** ENCAISSE_NOW fixes the clock of a demonstration or a test of the whole program; else the system's. */
export const clockFromEnvironment = (value: string | undefined): Clock =>
  value === undefined || value === '' ? systemClock : fakeClock(value);
