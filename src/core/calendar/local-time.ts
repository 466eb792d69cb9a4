import type { PlainDate } from './plain-date.ts';

/** What a clock on the wall shows: the day, and the hour from 0 to 23. */
export type LocalTime = { readonly date: PlainDate; readonly hour: number };

const LAST_HOUR = 23;

/**
 * Whether an hour of a day has come where the customer is, for something that bears the date of the company: never
 * before that day begins in the company’s own books, and at the latest in its last hour, so that an invoice of 30
 * November for Honolulu is not dated 1 December in Paris. A day that is over has come.
 */
export function hourHasCome(
  at: LocalTime,
  { company, customer }: { readonly company: LocalTime; readonly customer: LocalTime },
): boolean {
  if (company.date !== at.date) return company.date > at.date;
  if (company.hour === LAST_HOUR) return true;
  return customer.date > at.date || (customer.date === at.date && customer.hour >= at.hour);
}
