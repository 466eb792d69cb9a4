import { compareExact, exact, plus, printExact, times, type Decimal } from '../../money/index.ts';
import type { LateRate, RateTable } from './published-rates.ts';
import { semesterOf, startOfSemester, type Semester } from './semester.ts';
import type { PlainDate } from '../../calendar/index.ts';

/**
 * How the yearly rate of late interest is found.
 * - `central-bank`: the refinancing rate of the semester and so many points: 10 between professionals where the contract
 *   says nothing (C. com. L441-10 II), 8 for a public buyer (CCP R2192-31). `isFixed`: the rate of the semester in which
 *   interest began to run is kept to the end, as R2192-31 has it; else each semester has its own.
 * - `legal`: so many times the legal rate of each semester, as many terms of sale say: three at least (L441-10 II).
 * - `contract`: the rate of the contract, which may not be below three times the legal rate (L441-10 II).
 */
export type RateRule =
  | { readonly kind: 'central-bank'; readonly points: Decimal; readonly isFixed: boolean }
  | { readonly kind: 'legal'; readonly times: Decimal }
  | { readonly kind: 'contract'; readonly percent: Decimal };

/** Between professionals, where the contract says nothing (C. com. L441-10 II). */
export const PROFESSIONAL_RULE: RateRule = { kind: 'central-bank', points: '10', isFixed: false };
/** For a public buyer (CCP R2192-31). */
export const PUBLIC_RULE: RateRule = { kind: 'central-bank', points: '8', isFixed: true };

/** Percent a year on a day of lateness that began on `since`, or the semester whose rate nobody has given. */
export const percentOn = (
  rule: RateRule,
  date: PlainDate,
  since: PlainDate,
  table: RateTable,
): { percent: Decimal } | { missing: Semester } => {
  if (rule.kind === 'contract') return { percent: rule.percent };
  const semester = semesterOf(rule.kind === 'central-bank' && rule.isFixed ? since : date);
  const row = table.get(semester);
  if (row === undefined) return { missing: semester };
  if (rule.kind === 'legal')
    return { percent: printExact(times(exact(row.legalPercent), exact(rule.times))) };
  return { percent: printExact(plus(exact(row.ecbPercent), exact(rule.points))) };
};

/** Three times the legal rate: what a contract may not go below (C. com. L441-10 II). */
export const floorPercent = (row: Pick<LateRate, 'legalPercent'>): Decimal =>
  printExact(times(exact('3'), exact(row.legalPercent)));

/**
 * The floor that an agreed rate is below of in a semester; null when it is not, or nobody gave the legal rate. The rate
 * of the law is agreed by nobody: it may be below, as in 2024.
 */
export const floorBroken = (rule: RateRule, semester: Semester, table: RateTable): Decimal | null => {
  const row = table.get(semester);
  if (row === undefined || isLaw(rule)) return null;
  const rate = percentOn(rule, startOfSemester(semester), startOfSemester(semester), table);
  if ('missing' in rate) return null;
  const floor = floorPercent(row);
  return compareExact(exact(rate.percent), exact(floor)) < 0 ? floor : null;
};

/** Said by the law, not by a contract. */
const isLaw = (rule: RateRule): boolean =>
  rule.kind === 'central-bank' && (rule.isFixed || compareExact(exact(rule.points), exact('10')) === 0);

/** Whether the rate changes with each semester. */
export const slides = (rule: RateRule): boolean =>
  rule.kind === 'legal' || (rule.kind === 'central-bank' && !rule.isFixed);
