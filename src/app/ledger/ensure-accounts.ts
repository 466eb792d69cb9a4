import { accountName, isItemised } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';

/** Accounts that an entry is about to use and the chart has not yet: opened under the name of their root (PCG). */
export const ensureAccounts = async (
  context: Pick<Context, 'tx' | 'org'>,
  codes: readonly string[],
): Promise<void> => {
  const wanted = [...new Set(codes)];
  const known = await context.tx
    .selectFrom('account')
    .select('code')
    .where('org_id', '=', context.org)
    .where('code', 'in', wanted)
    .execute();
  const missing = wanted.filter((code) => known.every((one) => one.code !== code));
  if (missing.length === 0) return;
  await context.tx
    .insertInto('account')
    .values(
      missing.map((code) => ({
        org_id: context.org,
        code,
        name: accountName(code) ?? code,
        itemised: isItemised(code),
      })),
    )
    .onConflict((conflict) => conflict.columns(['org_id', 'code']).doNothing())
    .execute();
};
