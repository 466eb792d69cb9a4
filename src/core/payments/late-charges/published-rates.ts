import type { Decimal } from '../../money/index.ts';
import type { Semester } from './semester.ts';

export type LateRate = {
  readonly semester: Semester;
  /** The central bank's main refinancing rate on the first day of the semester, percent a year. */
  readonly ecbPercent: Decimal;
  /** The legal interest rate where the creditor is a professional, percent a year (CMF L313-2). */
  readonly legalPercent: Decimal;
};

/** One row a semester, whatever its order. */
export type RateTable = ReadonlyMap<Semester, LateRate>;

export const rateTable = (rows: Iterable<LateRate>): RateTable =>
  new Map([...rows].map((row) => [row.semester, row]));

/**
 * Rates as published: the central bank's main refinancing operations on 1 January and 1 July, and the orders that set
 * the legal rate (the last: order of 15 December 2025, JORF of 26 December 2025). What came later is entered by the
 * company, never carried forward.
 */
export const PUBLISHED_RATES: readonly LateRate[] = (
  [
    ['2018-1', '0.00', '0.89'],
    ['2018-2', '0.00', '0.88'],
    ['2019-1', '0.00', '0.86'],
    ['2019-2', '0.00', '0.87'],
    ['2020-1', '0.00', '0.87'],
    ['2020-2', '0.00', '0.84'],
    ['2021-1', '0.00', '0.79'],
    ['2021-2', '0.00', '0.76'],
    ['2022-1', '0.00', '0.76'],
    ['2022-2', '0.00', '0.77'],
    ['2023-1', '2.50', '2.06'],
    ['2023-2', '4.00', '4.22'],
    ['2024-1', '4.50', '5.07'],
    ['2024-2', '4.25', '4.92'],
    ['2025-1', '3.15', '3.71'],
    ['2025-2', '2.15', '2.76'],
    ['2026-1', '2.15', '2.62'],
  ] satisfies readonly (readonly [Semester, Decimal, Decimal])[]
).map(([semester, ecbPercent, legalPercent]) => ({ semester, ecbPercent, legalPercent }));
