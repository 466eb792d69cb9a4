import { addDays, addMonths, endOfMonth, plainDate, startOfMonth } from '../../calendar/index.ts';
import type { PlainDate } from '../../calendar/index.ts';

/** Every month; every quarter, or every year, where the tax of a year is small (CGI art. 287, 2 and 3). */
export type VatEvery = 'month' | 'quarter' | 'year';

const MONTHS: Readonly<Record<VatEvery, number>> = { month: 1, quarter: 3, year: 12 };

/** The period of a return that a day belongs to: calendar months, quarters, years. */
export function vatPeriod(every: VatEvery, on: PlainDate): { from: PlainDate; to: PlainDate } {
  const month = Number(on.slice(5, 7));
  const first = month - ((month - 1) % MONTHS[every]);
  const from = plainDate(`${on.slice(0, 4)}-${String(first).padStart(2, '0')}-01`);
  return { from, to: endOfMonth(addMonths(from, MONTHS[every] - 1)) };
}

/** The period before or after one, of the same length; `from` is the first of a month. */
export function neighbourPeriod(
  every: VatEvery,
  { from }: { from: PlainDate },
  step: 1 | -1,
): { from: PlainDate; to: PlainDate } {
  return vatPeriod(every, addMonths(startOfMonth(from), step * MONTHS[every]));
}

/** What a return is made of next: the period after the last one declared, else the last one that is over. */
export function nextVatPeriod(
  every: VatEvery,
  today: PlainDate,
  lastDeclared: PlainDate | null,
): { from: PlainDate; to: PlainDate } {
  if (lastDeclared === null) return neighbourPeriod(every, vatPeriod(every, today), -1);
  const from = addDays(lastDeclared, 1);
  return { from, to: vatPeriod(every, from).to };
}
