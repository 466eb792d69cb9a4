/** A day of the proleptic Gregorian calendar, 'YYYY-MM-DD', years 0001 to 9999. No hour, no zone. */
export type PlainDate = string & { readonly __plainDate: true };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

export function isLeapYear(y: number): boolean {
  return (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
}

export function daysInMonth(y: number, m: number): number {
  if (m === 2) return isLeapYear(y) ? 29 : 28;
  return m === 4 || m === 6 || m === 9 || m === 11 ? 30 : 31;
}

/** null when there is no such day. */
export function fromParts(y: number, m: number, d: number): PlainDate | null {
  const whole = Number.isInteger(y) && Number.isInteger(m) && Number.isInteger(d);
  if (!whole || y < 1 || y > 9999 || m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m)) return null;
  const text = `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
  return text as PlainDate;
}

export function isPlainDate(text: string): text is PlainDate {
  const parts = SHAPE.exec(text);
  return parts !== null && fromParts(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== null;
}

/** Throws on anything but an existing ISO day: for values already checked. User text goes through parseDate. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new Error(`Not a date: ${text}`);
  return text;
}

/** Two digits of a day, read without making a text of them: a preview asks for them millions of times. */
const twoDigits = (date: PlainDate, at: number): number =>
  date.charCodeAt(at) * 10 + date.charCodeAt(at + 1) - 528;

export function year(date: PlainDate): number {
  return twoDigits(date, 0) * 100 + twoDigits(date, 2);
}

export function month(date: PlainDate): number {
  return twoDigits(date, 5);
}

export function day(date: PlainDate): number {
  return twoDigits(date, 8);
}

/** Days since 1970-01-01. Counts from 1 March so that the leap day ends the year. */
export function toEpochDay(date: PlainDate): number {
  const m = month(date);
  const y = year(date) - (m <= 2 ? 1 : 0);
  const dayOfYear = Math.floor((153 * ((m + 9) % 12) + 2) / 5) + day(date) - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468;
}

/** The days of this century, written once they were asked for: the same number is always the same day. */
const LAST_WRITTEN = 47_481;
const written = Array<PlainDate | undefined>(LAST_WRITTEN + 1);

/** The inverse of toEpochDay; throws outside the years 0001 to 9999. */
export function fromEpochDay(epochDay: number): PlainDate {
  if (epochDay < 0 || epochDay > LAST_WRITTEN) return writeDay(epochDay);
  return (written[epochDay] ??= writeDay(epochDay));
}

function writeDay(epochDay: number): PlainDate {
  const days = epochDay + 719_468;
  const era = Math.floor(days / 146_097);
  const ofEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const dayOfYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const d = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const m = shifted < 10 ? shifted + 3 : shifted - 9;
  const date = fromParts(yearOfEra + era * 400 + (m <= 2 ? 1 : 0), m, d);
  if (date === null) throw new Error(`Day out of range: ${epochDay}`);
  return date;
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return fromEpochDay(toEpochDay(date) + days);
}

/** 31 January + 1 month is the last day of February. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const index = year(date) * 12 + month(date) - 1 + months;
  const y = Math.floor(index / 12);
  const m = index - y * 12 + 1;
  const moved = fromParts(y, m, Math.min(day(date), daysInMonth(y, m)));
  if (moved === null) throw new Error(`Month out of range: ${date} + ${months}`);
  return moved;
}

export function startOfMonth(date: PlainDate): PlainDate {
  return `${date.slice(0, 8)}01` as PlainDate;
}

export function endOfMonth(date: PlainDate): PlainDate {
  return `${date.slice(0, 8)}${daysInMonth(year(date), month(date))}` as PlainDate;
}

/** b − a, in days. */
export function daysBetween(a: PlainDate, b: PlainDate): number {
  return toEpochDay(b) - toEpochDay(a);
}

/** ISO 8601: Monday is 1, Sunday is 7. 1970-01-01 was a Thursday. */
export function weekday(date: PlainDate): number {
  return ((((toEpochDay(date) + 3) % 7) + 7) % 7) + 1;
}

export function compareDates(a: PlainDate, b: PlainDate): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function minDate(a: PlainDate, ...others: PlainDate[]): PlainDate {
  return others.reduce((least, date) => (date < least ? date : least), a);
}

export function maxDate(a: PlainDate, ...others: PlainDate[]): PlainDate {
  return others.reduce((most, date) => (date > most ? date : most), a);
}
