import { error, type Finding } from '../../core/finding.ts';
import { findAccount, isAccountCode } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';

/** Class 7 of the company's chart, where sales are booked. */
export const revenueAccounts = (
  context: Pick<Context, 'tx' | 'org'>,
): Promise<{ code: string; name: string }[]> =>
  context.tx
    .selectFrom('account')
    .select(['code', 'name'])
    .where('org_id', '=', context.org)
    .where('code', 'like', '7%')
    .orderBy('code')
    .execute();

/**
 * An account that sales are booked to is of class 7, and in the company's chart or under a root of the plan comptable
 * (7061 under 706: opened when something is booked to it). '' leaves the choice to the line.
 */
export const checkRevenueAccount = async (
  context: Pick<Context, 'tx' | 'org'>,
  account: string,
  path: string,
): Promise<Finding[]> => {
  if (account === '') return [];
  const params = { account };
  if (!account.startsWith('7')) return [error('ledger.not-a-revenue-account', { path, params })];
  if (isAccountCode(account) && findAccount(account) !== null) return [];
  const known = await context.tx
    .selectFrom('account')
    .select('code')
    .where('org_id', '=', context.org)
    .where('code', '=', account)
    .executeTakeFirst();
  return known === undefined ? [error('ledger.account-not-in-chart', { path, params })] : [];
};
