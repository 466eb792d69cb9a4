import { plainDate, year, type PlainDate } from '../../../core/calendar/index.ts';

export type Period = { readonly from: PlainDate; readonly to: PlainDate };

/** The financial year a day belongs to: the calendar year, for entries are numbered by it. */
export const financialYear = (on: PlainDate): Period => calendarYear(year(on));

export const calendarYear = (number: number): Period => ({
  from: plainDate(`${String(number).padStart(4, '0')}-01-01`),
  to: plainDate(`${String(number).padStart(4, '0')}-12-31`),
});
