import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { hasErrors } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import { checkAgainstData, checkCustomer, type CustomerPorts } from './check-customer.ts';
import type { partyContract } from './contract.ts';
import { customerColumns, customOf, partyColumns } from './create-customer.ts';
import { requireLive } from './require-live.ts';

export const editCustomer = async (
  context: Context,
  edit: InputOf<typeof partyContract.edit>,
  ports: CustomerPorts = {},
  /** What the history says of it, where that is more than « edited ». */
  told: { action: string; detail: Record<string, string> } = { action: 'customer.edited', detail: {} },
): Promise<void> => {
  await requireLive(context, edit.id);
  const findings = [...checkCustomer(edit), ...(await checkAgainstData(context, edit, ports))];
  if (hasErrors(findings)) throw new Problem('record.refused', {}, findings);
  const edited = await context.tx
    .updateTable('party')
    .set({
      ...partyColumns(edit),
      custom: await customAfter(context, edit),
      version: edit.version + 1,
    })
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
  await audit(context, told.action, { kind: 'party', id: edit.id }, told.detail);
};

/** Values of fields that were put away stay, although no form shows them. */
const customAfter = async (
  context: Context,
  { id, custom }: InputOf<typeof partyContract.edit>,
): Promise<string> => {
  const row = await context.tx
    .selectFrom('party')
    .select('custom')
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return JSON.stringify(customOf({ ...(row.custom as Record<string, string>), ...custom }));
};
