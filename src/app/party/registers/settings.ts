import { Problem } from '../../../contract/problem.ts';
import { error } from '../../../core/finding.ts';
import { isQuarantined } from '../../../shell/directory/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { audit } from '../../organization/index.ts';

/** Off in a new company: nothing about a customer leaves the house before somebody has said so. */
export type RegisterSettings = { readonly companies: boolean; readonly vat: boolean };

export const readRegisterSettings = async (
  context: Pick<Context, 'tx' | 'org'>,
): Promise<RegisterSettings & { readonly ownVatNumber: string }> => {
  const row = await context.tx
    .selectFrom('organization')
    .select(['company_register', 'vat_register', 'vat_number'])
    .where('org_id', '=', context.org)
    .executeTakeFirstOrThrow();
  return { companies: row.company_register, vat: row.vat_register, ownVatNumber: row.vat_number };
};

/** Nothing leaves a company of sample data, a restored copy before a person confirms it, or who has not said so. */
export const requireAllowed = async (context: Context, which: 'companies' | 'any'): Promise<void> => {
  if (context.isDemo) throw new Problem('record.refused', {}, [error('party.register-demo')]);
  if (await isQuarantined(context.tx)) throw new Problem('organization.quarantined');
  const { companies, vat } = await readRegisterSettings(context);
  if (companies || (which === 'any' && vat)) return;
  throw new Problem('record.refused', {}, [error('party.register-off')]);
};

export const editRegisterSettings = async (context: Context, edit: RegisterSettings): Promise<void> => {
  await context.tx
    .updateTable('organization')
    .set({ company_register: edit.companies, vat_register: edit.vat })
    .where('org_id', '=', context.org)
    .execute();
  await audit(
    context,
    'registers.edited',
    { kind: 'organization', id: context.org },
    { companies: edit.companies, vat: edit.vat },
  );
};
