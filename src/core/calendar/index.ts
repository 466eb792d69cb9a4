export {
  addDays,
  addMonths,
  compareDates,
  day,
  daysBetween,
  daysInMonth,
  endOfMonth,
  fromEpochDay,
  fromParts,
  isLeapYear,
  isPlainDate,
  maxDate,
  minDate,
  month,
  plainDate,
  startOfMonth,
  toEpochDay,
  weekday,
  year,
} from './plain-date.ts';
export type { PlainDate } from './plain-date.ts';
export { parseDate } from './parse-date.ts';
export type { DateOrder } from './parse-date.ts';
export { addBusinessDays, easterSunday, holidays, isBusinessDay, nextBusinessDay } from './business-days.ts';
export type { HolidayCalendar } from './business-days.ts';
export { hourHasCome } from './local-time.ts';
export type { LocalTime } from './local-time.ts';
export { customerZone, zoneOf } from './zone-of.ts';
export type { CustomerZone } from './zone-of.ts';
export { dueDate, parseTerms } from './payment-terms.ts';
export type { PaymentTerms } from './payment-terms.ts';
