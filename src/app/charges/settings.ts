import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import {
  isAccountCode,
  isItemised,
  LATE_CHARGE_ACCOUNTS,
  type LateChargeAccounts,
} from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { ensureAccounts } from '../ledger/index.ts';
import { audit } from '../organization/index.ts';

export type ChargeSettings = {
  readonly accounts: LateChargeAccounts;
  /** Nothing is claimed where all is paid within so many days of the first reminder; null: no such rule. */
  readonly waiverDays: number | null;
};

export const readChargeSettings = async (context: Pick<Context, 'tx' | 'org'>): Promise<ChargeSettings> => {
  const row = await context.tx
    .selectFrom('organization')
    .select(['late_charge_accounts', 'late_waiver_days'])
    .where('org_id', '=', context.org)
    .executeTakeFirstOrThrow();
  return {
    accounts: { ...LATE_CHARGE_ACCOUNTS, ...(row.late_charge_accounts as Partial<LateChargeAccounts>) },
    waiverDays: row.late_waiver_days,
  };
};

export const editChargeSettings = async (context: Context, edit: ChargeSettings): Promise<void> => {
  const findings = Object.entries(edit.accounts)
    .filter(([, code]) => !isAccountCode(code) || isItemised(code))
    .map(([name, account]) => error('charges.account', { path: `accounts.${name}`, params: { account } }));
  if (findings.length > 0) throw new Problem('record.refused', {}, findings);
  await ensureAccounts(context, Object.values(edit.accounts));
  await context.tx
    .updateTable('organization')
    .set({ late_charge_accounts: JSON.stringify(edit.accounts), late_waiver_days: edit.waiverDays })
    .where('org_id', '=', context.org)
    .execute();
  await audit(context, 'late-charge-settings.edited', { kind: 'organization', id: context.org });
};
