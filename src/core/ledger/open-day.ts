import { addDays, type PlainDate } from '../calendar/index.ts';

/**
 * The day an entry may bear: its own, or the day after the last locked one (C. com. R123-174: what is undone in a closed
 * period is booked in the one that is open). `lockedUntil` null: nothing is locked.
 */
export function openDay(on: PlainDate, lockedUntil: PlainDate | null): PlainDate {
  return lockedUntil !== null && on <= lockedUntil ? addDays(lockedUntil, 1) : on;
}
