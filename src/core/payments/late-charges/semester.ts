import { addDays, month, plainDate, year, type PlainDate } from '../../calendar/index.ts';

/** A half year: '2026-1' is January to June. Rates of late payment are set for each (C. com. L441-10, CMF L313-2). */
export type Semester = `${number}-${1 | 2}`;

export const isSemester = (text: string): text is Semester => /^\d{4}-[12]$/.test(text);

export const semesterOf = (date: PlainDate): Semester => `${year(date)}-${month(date) <= 6 ? 1 : 2}`;

/** 30 June or 31 December. */
export const endOfSemester = (semester: Semester): PlainDate =>
  dayOf(semester, { first: '06-30', second: '12-31' });

/** 1 January or 1 July: the day whose central bank rate counts for the whole semester. */
export const startOfSemester = (semester: Semester): PlainDate =>
  dayOf(semester, { first: '01-01', second: '07-01' });

export const nextSemester = (semester: Semester): Semester => semesterOf(addDays(endOfSemester(semester), 1));

const dayOf = (semester: Semester, days: { first: string; second: string }): PlainDate =>
  plainDate(`${semester.slice(0, 4)}-${semester.endsWith('1') ? days.first : days.second}`);
