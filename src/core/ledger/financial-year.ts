import { addDays, addMonths, endOfMonth, plainDate, year } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';

export type FinancialYear = { readonly from: PlainDate; readonly to: PlainDate };

/** Twelve months from a first day, to the end of a month where it begins one (C. com. L123-12). */
const twelveMonths = (from: PlainDate): FinancialYear => ({
  from,
  to: from.endsWith('-01') ? endOfMonth(addMonths(from, 11)) : addDays(addMonths(from, 12), -1),
});

export const calendarYear = (number: number): FinancialYear =>
  twelveMonths(plainDate(`${String(number).padStart(4, '0')}-01-01`));

/**
 * The financial year a day belongs to, of those that were opened, one after the other, each shorter than 24 months
 * (C. com. L123-12). Before and after them twelve months at a time, from the first one backwards and from the last one on;
 * none opened: calendar years.
 */
export function financialYearOf(on: PlainDate, opened: readonly FinancialYear[]): FinancialYear {
  const known = opened.find((one) => one.from <= on && on <= one.to);
  if (known !== undefined) return known;
  const [first, last] = [opened[0], opened.at(-1)];
  if (first === undefined || last === undefined) return calendarYear(year(on));
  if (on > last.to) {
    let next = twelveMonths(addDays(last.to, 1));
    while (next.to < on) next = twelveMonths(addDays(next.to, 1));
    return next;
  }
  let back = 1;
  while (addMonths(first.from, -12 * back) > on) back += 1;
  const from = addMonths(first.from, -12 * back);
  return { from, to: addDays(addMonths(first.from, -12 * (back - 1)), -1) };
}

/** The financial year that is called by a number: the last one that ends in that calendar year; null when none does. */
export function financialYearNamed(number: number, opened: readonly FinancialYear[]): FinancialYear | null {
  const end = calendarYear(number).to;
  const at = financialYearOf(end, opened);
  if (at.to === end) return at;
  const before = financialYearOf(addDays(at.from, -1), opened);
  return year(before.to) === number ? before : null;
}
