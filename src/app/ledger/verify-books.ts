import { sql } from 'kysely';
import { addDays, addMonths, endOfMonth, startOfMonth, type PlainDate } from '../../core/calendar/index.ts';
import type { Finding } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { monthsAreSums } from './close-months.ts';
import { bankChecks } from './verify-banking.ts';
import { chainChecks } from './verify-chain.ts';
import { chargeChecks } from './verify-charges.ts';
import { closingChecks } from './verify-closing.ts';
import { differenceChecks } from './verify-differences.ts';
import { entryChecks } from './verify-entries.ts';
import { guardChecks } from './verify-guards.ts';
import { invoiceChecks } from './verify-invoices.ts';
import { instrumentChecks } from './verify-instruments.ts';
import { itemChecks } from './verify-items.ts';
import { statementChecks } from './verify-statements.ts';
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

/** Everything that is proved of the books but their balances, in this order. Each is one reading: one snapshot. */
export const bookChecks: readonly Check[] = [
  ...entryChecks,
  ...chainChecks,
  ...invoiceChecks,
  ...itemChecks,
  ...differenceChecks,
  ...bankChecks,
  ...statementChecks,
  ...guardChecks,
  ...instrumentChecks,
  ...chargeChecks,
  ...closingChecks,
  monthsAreSums,
];

/** Open items against their account, at today and the last twelve ends of months. */
export const balanceCheck: Check = async (scope) =>
  (await readBalances(scope, monthEnds(scope.today))).findings;

/** Every check reads whole tables; right after an import there are no statistics yet, and loops would take minutes. */
export const readWhole = async <T>(scope: Scope, read: () => Promise<T>): Promise<T> => {
  await sql`set local enable_nestloop = off`.execute(scope.tx);
  const answer = await read();
  await sql`set local enable_nestloop to default`.execute(scope.tx);
  return answer;
};

/**
 * Proves the books of one organisation from their rows alone: entries balance, are numbered without a gap and stand as
 * they were posted, what is open follows from the allocations, the open items of an account are its balance at every
 * date, and 512 is the bank. Run it in one repeatable-read transaction, so that work going on meanwhile cannot look like
 * a fault.
 */
export const verifyBooks = async (scope: Scope): Promise<BooksReport> =>
  readWhole(scope, async () => {
    const findings: Finding[] = [];
    // What this very transaction posted is checked and linked by the database first, as at its commit.
    await sql`set constraints all immediate`.execute(scope.tx);
    await sql`set constraints all deferred`.execute(scope.tx);
    for (const check of bookChecks) findings.push(...(await check(scope)));
    const { balances, findings: differences } = await readBalances(scope, monthEnds(scope.today));
    return { asOf: scope.today, balances, findings: [...findings, ...differences] };
  });

/** Today, then the last twelve ends of months, newest first. */
export const monthEnds = (today: PlainDate): PlainDate[] => {
  const last = addDays(startOfMonth(today), -1);
  return [
    today,
    ...Array.from({ length: 12 }, (_, back) => endOfMonth(addMonths(startOfMonth(last), -back))),
  ];
};
