import { sql } from 'kysely';
import { Problem } from '../../../contract/problem.ts';
import type { PlainDate } from '../../../core/calendar/index.ts';
import { financialYearNamed, financialYearOf, type FinancialYear } from '../../../core/ledger/index.ts';
import type { ReportScope } from '../ports.ts';

export type Period = FinancialYear;

/** The years that were opened, in order of time. */
export const readOpenedYears = async (scope: ReportScope): Promise<FinancialYear[]> => {
  const { rows } = await sql<FinancialYear>`
    select starts_on as "from", ends_on as "to" from fiscal_year where org_id = ${scope.org}
    order by starts_on`.execute(scope.tx);
  return rows;
};

/** The financial year of the company that a day belongs to. */
export const readFinancialYear = async (scope: ReportScope, on: PlainDate): Promise<FinancialYear> =>
  financialYearOf(on, await readOpenedYears(scope));

/** The one that ends in a calendar year. */
export const requireYearNamed = async (scope: ReportScope, number: number): Promise<FinancialYear> => {
  const found = financialYearNamed(number, await readOpenedYears(scope));
  if (found === null) throw new Problem('record.not-found');
  return found;
};
