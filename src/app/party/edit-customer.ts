import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { hasErrors } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import { checkCustomer } from './check-customer.ts';
import type { partyContract } from './contract.ts';
import { customerColumns, partyColumns } from './create-customer.ts';

export const editCustomer = async (
  context: Context,
  edit: InputOf<typeof partyContract.edit>,
): Promise<void> => {
  const findings = checkCustomer(edit);
  if (hasErrors(findings)) throw new Problem('record.refused', {}, findings);
  const edited = await context.tx
    .updateTable('party')
    .set({ ...partyColumns(edit), version: edit.version + 1 })
    .where('org_id', '=', context.org)
    .where('id', '=', edit.id)
    .where('version', '=', edit.version)
    .executeTakeFirst();
  if (edited.numUpdatedRows === 0n) throw new Problem('edit.conflict');
  await context.tx
    .updateTable('customer')
    .set({ ...customerColumns(edit), policy_id: edit.policyId })
    .where('org_id', '=', context.org)
    .where('party_id', '=', edit.id)
    .execute();
  await audit(context, 'customer.edited', { kind: 'party', id: edit.id });
};
