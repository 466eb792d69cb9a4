import { sql } from 'kysely';
import { addDays, addMonths, endOfMonth, startOfMonth, type PlainDate } from '../../core/calendar/index.ts';
import type { Finding } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { bankChecks } from './verify-banking.ts';
import { chargeChecks } from './verify-charges.ts';
import { differenceChecks } from './verify-differences.ts';
import { entryChecks } from './verify-entries.ts';
import { itemChecks } from './verify-items.ts';
import { readBalances, type AccountBalance } from './verify-balances.ts';

/** One thing to prove: the rows that contradict it, as findings. No row: it holds. */
export type Check = (scope: Scope) => Promise<Finding[]>;
export type Scope = Pick<Context, 'tx' | 'org' | 'today'>;

export type BooksReport = {
  asOf: PlainDate;
  /** Itemised accounts at today and at the last twelve ends of months. */
  balances: AccountBalance[];
  /** Empty: the books are sound. At most FINDINGS_PER_CHECK of each kind. */
  findings: Finding[];
};

/**
 * Proves the books of one organisation from their rows alone: entries balance and are numbered without a gap, what is
 * open follows from the allocations, and the open items of an account are its balance at every date. Run it in one
 * repeatable-read transaction, so that work going on meanwhile cannot look like a fault.
 */
export const verifyBooks = async (scope: Scope): Promise<BooksReport> => {
  const findings: Finding[] = [];
  // Every check reads whole tables; right after an import there are no statistics yet, and loops would take minutes.
  await sql`set local enable_nestloop = off`.execute(scope.tx);
  for (const check of [...entryChecks, ...itemChecks, ...differenceChecks, ...bankChecks, ...chargeChecks])
    findings.push(...(await check(scope)));
  const { balances, findings: differences } = await readBalances(scope, monthEnds(scope.today));
  await sql`set local enable_nestloop to default`.execute(scope.tx);
  return { asOf: scope.today, balances, findings: [...findings, ...differences] };
};

/** Today, then the last twelve ends of months, newest first. */
export const monthEnds = (today: PlainDate): PlainDate[] => {
  const last = addDays(startOfMonth(today), -1);
  return [
    today,
    ...Array.from({ length: 12 }, (_, back) => endOfMonth(addMonths(startOfMonth(last), -back))),
  ];
};
