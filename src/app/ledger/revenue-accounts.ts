import { error, type Finding } from '../../core/finding.ts';
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

/** An account that sales are booked to must be of class 7 and in the chart; '' leaves the choice to the line. */
export const checkRevenueAccount = async (
  context: Pick<Context, 'tx' | 'org'>,
  account: string,
  path: string,
): Promise<Finding[]> => {
  if (account === '') return [];
  const params = { account };
  if (!account.startsWith('7')) return [error('ledger.not-a-revenue-account', { path, params })];
  const known = await context.tx
    .selectFrom('account')
    .select('code')
    .where('org_id', '=', context.org)
    .where('code', '=', account)
    .executeTakeFirst();
  return known === undefined ? [error('ledger.account-not-in-chart', { path, params })] : [];
};
