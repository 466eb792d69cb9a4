import { addDays, fromParts, weekday, year } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';

/** 'FR': public holidays of C. trav. L3133-1. 'TARGET': days on which euro payments do not settle. */
export type HolidayCalendar = 'FR' | 'TARGET';

/** Gregorian Easter Sunday, by the anonymous algorithm published by Meeus, Jones and Butcher. */
export function easterSunday(y: number): PlainDate {
  const a = y % 19;
  const b = Math.floor(y / 100);
  const c = y % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return existing(y, Math.floor(n / 31), (n % 31) + 1);
}

function existing(y: number, m: number, d: number): PlainDate {
  const date = fromParts(y, m, d);
  if (date === null) throw new Error(`Not a date: ${y}-${m}-${d}`);
  return date;
}

/** In order of date. Alsace and Moselle have two more (Good Friday, 26 December): not counted here. */
export function holidays(y: number, calendar: HolidayCalendar = 'FR'): PlainDate[] {
  const easter = easterSunday(y);
  if (calendar === 'TARGET') {
    const moving = [addDays(easter, -2), addDays(easter, 1)];
    return [existing(y, 1, 1), ...moving, existing(y, 5, 1), existing(y, 12, 25), existing(y, 12, 26)].sort();
  }
  const fixed = [
    [1, 1],
    [5, 1],
    [5, 8],
    [7, 14],
    [8, 15],
    [11, 1],
    [11, 11],
    [12, 25],
  ] as const;
  // Easter Monday, Ascension, Whit Monday.
  const moving = [1, 39, 50].map((days) => addDays(easter, days));
  // Ascension may fall on 1 or 8 May: one holiday then, not two.
  return [...new Set([...fixed.map(([m, d]) => existing(y, m, d)), ...moving])].sort();
}

/** Remembered: the same year always has the same ones, and a run of reminders asks for them millions of times. */
const remembered = new Map<string, ReadonlySet<PlainDate>>();

function holidaysIn(y: number, calendar: HolidayCalendar): ReadonlySet<PlainDate> {
  const key = `${calendar} ${y}`;
  const known = remembered.get(key) ?? new Set(holidays(y, calendar));
  remembered.set(key, known);
  return known;
}

/** Monday to Friday and not a holiday. */
export function isBusinessDay(date: PlainDate, calendar: HolidayCalendar = 'FR'): boolean {
  return weekday(date) <= 5 && !holidaysIn(year(date), calendar).has(date);
}

/** The date itself when it is a business day, else the first one after. */
export function nextBusinessDay(date: PlainDate, calendar: HolidayCalendar = 'FR'): PlainDate {
  let candidate = date;
  while (!isBusinessDay(candidate, calendar)) candidate = addDays(candidate, 1);
  return candidate;
}

/** n business days later, earlier when negative: the day itself does not count; 0 is the day itself. */
export function addBusinessDays(date: PlainDate, days: number, calendar: HolidayCalendar = 'FR'): PlainDate {
  let moved = date;
  for (let left = days; left > 0; left -= 1) moved = nextBusinessDay(addDays(moved, 1), calendar);
  for (let left = days; left < 0; left += 1) {
    moved = addDays(moved, -1);
    while (!isBusinessDay(moved, calendar)) moved = addDays(moved, -1);
  }
  return moved;
}
