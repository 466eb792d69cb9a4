import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../../contract/endpoint.ts';
import type { PlainDate } from '../../../core/calendar/index.ts';
import type { ReportScope } from '../ports.ts';
import type { ledgerContract } from '../contract.ts';
import { readFinancialYear, type Period } from './financial-year.ts';
import { addSums, isOfResult, periodSums, wireSums, type Sums } from './period-sums.ts';

export type AccountSums = Sums & { account: string; name: string };

/** Where the result of past years stands until it is allocated: 120 a profit, 129 a loss (PCG). */
const broughtAccount = (minor: bigint) =>
  minor < 0n
    ? { account: '120', name: 'Résultat de l’exercice (bénéfice), à affecter' }
    : { account: '129', name: 'Résultat de l’exercice (perte), à affecter' };

/**
 * Every account that stood at something or moved. What past years earned and nobody has carried forward stands on one
 * line of account 120 or 129, so that the openings too sum to zero.
 */
export const readAccountSums = async (scope: ReportScope, period: Period) => {
  const { from: starts } = await readFinancialYear(scope, period.from);
  const { rows } = await sql<AccountSums>`
    select s.*, a.name from (
      select p.account, ${periodSums(period, starts)} from posting p
      where p.org_id = ${scope.org} and p.entry_on <= ${period.to}::date group by p.account) s
    join account a on a.org_id = ${scope.org} and a.code = s.account
    where s.opening <> 0 or s.debit <> 0 or s.credit <> 0
    order by s.account collate "C"`.execute(scope.tx);
  const brought = await readResultBrought(scope, starts);
  return brought === 0n ? rows : withResult(rows, brought);
};

/** Debit less credit of classes 6 and 7 before a financial year: negative is a profit. */
const readResultBrought = async (scope: ReportScope, starts: PlainDate): Promise<bigint> => {
  const { rows } = await sql<{ minor: bigint }>`
    select coalesce(sum(p.debit_minor - p.credit_minor), 0)::bigint as minor from posting p
    where p.org_id = ${scope.org} and p.account >= '6' and p.account < '8' and ${isOfResult(sql`p.account`)}
      and p.entry_on < ${starts}::date`.execute(scope.tx);
  return rows[0]?.minor ?? 0n;
};

const withResult = (rows: readonly AccountSums[], brought: bigint): AccountSums[] => {
  const { account, name } = broughtAccount(brought);
  const own = rows.find((row) => row.account === account);
  const line: AccountSums = {
    account,
    name: own?.name ?? name,
    opening: (own?.opening ?? 0n) + brought,
    debit: own?.debit ?? 0n,
    credit: own?.credit ?? 0n,
  };
  return [...rows.filter((row) => row !== own), line].sort((a, b) => (a.account < b.account ? -1 : 1));
};

export const readTrialBalance = async (
  scope: ReportScope,
  input: InputOf<typeof ledgerContract.trialBalance>,
): Promise<OutputOf<typeof ledgerContract.trialBalance>> => {
  const rows = await readAccountSums(scope, input as Period);
  return {
    rows: rows.map((row) => ({ account: row.account, name: row.name, ...wireSums(row) })),
    total: wireSums(addSums(rows)),
  };
};
