import { Problem } from '../../contract/problem.ts';
import { error, type Finding } from '../../core/finding.ts';
import {
  SETTLEMENT_ACCOUNTS,
  isAccountCode,
  isItemised,
  type SettlementAccounts,
} from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { ensureAccounts } from '../ledger/index.ts';
import { audit } from '../organization/index.ts';

/** How the company closes differences: what a person may round away (base minor units), and on which accounts. */
export type SettlementSettings = { roundingLimitMinor: bigint; accounts: SettlementAccounts };

export const readSettlementSettings = async (
  context: Pick<Context, 'tx' | 'org'>,
): Promise<SettlementSettings> => {
  const row = await context.tx
    .selectFrom('organization')
    .select(['rounding_limit_minor', 'settlement_accounts'])
    .where('org_id', '=', context.org)
    .executeTakeFirstOrThrow();
  return {
    roundingLimitMinor: row.rounding_limit_minor,
    accounts: { ...SETTLEMENT_ACCOUNTS, ...(row.settlement_accounts as Partial<SettlementAccounts>) },
  };
};

const MOST = 10_000n;

export const editSettlementSettings = async (context: Context, edit: SettlementSettings): Promise<void> => {
  const findings: Finding[] = Object.entries(edit.accounts)
    .filter(([, code]) => !isAccountCode(code) || isItemised(code))
    .map(([name, account]) =>
      error('openitems.difference-account', { path: `accounts.${name}`, params: { account } }),
    );
  if (edit.roundingLimitMinor < 0n || edit.roundingLimitMinor > MOST) {
    const params = { mostMinor: String(MOST) };
    findings.push(error('openitems.rounding-limit', { path: 'roundingLimitMinor', params }));
  }
  if (findings.length > 0) throw new Problem('record.refused', {}, findings);
  await ensureAccounts(context, Object.values(edit.accounts));
  await context.tx
    .updateTable('organization')
    .set({
      rounding_limit_minor: edit.roundingLimitMinor,
      settlement_accounts: JSON.stringify(edit.accounts),
    })
    .where('org_id', '=', context.org)
    .execute();
  await audit(context, 'settlement-settings.edited', { kind: 'organization', id: context.org });
};
