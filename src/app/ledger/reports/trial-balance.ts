import type { InputOf, OutputOf } from '../../../contract/endpoint.ts';
import type { ReportScope } from '../ports.ts';
import type { ledgerContract } from '../contract.ts';
import { readFinancialYear, type Period } from './financial-year.ts';
import { readSums } from './account-sums.ts';
import { addSums, wireSums, type Sums } from './period-sums.ts';

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
export const readAccountSums = async (scope: ReportScope, period: Period): Promise<AccountSums[]> => {
  const { from: starts } = await readFinancialYear(scope, period.from);
  const sums = await readSums(scope, period, starts);
  const names = await readNames(scope);
  const rows = sums
    .filter((one) => one.opening !== 0n || one.debit !== 0n || one.credit !== 0n)
    .map(({ account, opening, debit, credit }): AccountSums => ({
      account,
      name: names.get(account) ?? '',
      opening,
      debit,
      credit,
    }))
    .sort(byAccount);
  const brought = sums.reduce((sum, one) => sum + one.brought, 0n);
  return brought === 0n ? rows : withResult(rows, brought);
};

const byAccount = (a: AccountSums, b: AccountSums): number => (a.account < b.account ? -1 : 1);

const readNames = async ({ tx, org }: ReportScope): Promise<Map<string, string>> => {
  const rows = await tx.selectFrom('account').select(['code', 'name']).where('org_id', '=', org).execute();
  return new Map(rows.map((row) => [row.code, row.name]));
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
  return [...rows.filter((row) => row !== own), line].sort(byAccount);
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
