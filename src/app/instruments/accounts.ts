import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import { INSTRUMENT_ACCOUNTS, type InstrumentAccounts } from '../../core/instruments/index.ts';
import { isAccountCode, isItemised } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { ensureAccounts } from '../ledger/index.ts';
import { audit } from '../organization/index.ts';

export const readAccounts = async (context: Pick<Context, 'tx' | 'org'>): Promise<InstrumentAccounts> => {
  const row = await context.tx
    .selectFrom('organization')
    .select('instrument_accounts')
    .where('org_id', '=', context.org)
    .executeTakeFirstOrThrow();
  return { ...INSTRUMENT_ACCOUNTS, ...(row.instrument_accounts as Partial<InstrumentAccounts>) };
};

/** What is in hand stays where it stands: each instrument keeps its account. */
export const editAccounts = async (context: Context, accounts: InstrumentAccounts): Promise<void> => {
  // Bills are followed customer by customer (413), everything else is a sum.
  const findings = Object.entries(accounts)
    .filter(([name, code]) => !isAccountCode(code) || isItemised(code) !== (name === 'bills'))
    .map(([name, account]) => error('instruments.account', { path: name, params: { account } }));
  if (findings.length > 0) throw new Problem('record.refused', {}, findings);
  await ensureAccounts(context, Object.values(accounts));
  await context.tx
    .updateTable('organization')
    .set({ instrument_accounts: JSON.stringify(accounts) })
    .where('org_id', '=', context.org)
    .execute();
  await audit(context, 'instrument-accounts.edited', { kind: 'organization', id: context.org });
};
