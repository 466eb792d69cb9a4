import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { sqlState } from '../../shell/db/tenant.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit, readOrganization } from '../organization/index.ts';
import { otherZone, readClocks } from '../party/index.ts';
import type { billingContract } from './contract.ts';

type Rules = OutputOf<typeof billingContract.rules>;
export type BillingRule = Rules['rules'][number];

export const readRules = async (context: Context): Promise<Rules> => {
  const rows = await context.tx
    .selectFrom('billing_rule as r')
    .innerJoin('party as p', (join) =>
      join.onRef('p.org_id', '=', 'r.org_id').onRef('p.id', '=', 'r.party_id'),
    )
    .selectAll('r')
    .select('p.name')
    .where('r.org_id', '=', context.org)
    .orderBy('p.search_name')
    .orderBy('r.party_id')
    .execute();
  const { timeZone } = await readOrganization(context);
  const clocks = await readClocks(
    context,
    rows.map((row) => row.party_id),
  );
  return {
    rules: rows.map((row) => ({
      customerId: row.party_id,
      customerName: row.name,
      moment: row.moment as BillingRule['moment'],
      byOrder: row.by_order,
      mode: row.mode as BillingRule['mode'],
      hour: row.hour,
      customerZone: otherZone(clocks.get(row.party_id), timeZone),
      version: row.version,
    })),
  };
};

/** From now on; what waits already is invoiced by it too. */
export const saveRule = async (
  context: Context,
  input: InputOf<typeof billingContract.saveRule>,
): Promise<Rules> => {
  const values = { moment: input.moment, by_order: input.byOrder, mode: input.mode, hour: input.hour };
  if (input.version === 0) {
    await context.tx
      .insertInto('billing_rule')
      .values({ org_id: context.org, party_id: input.customerId, ...values, changed_by: context.actor.name })
      .execute()
      .catch((cause: unknown) => {
        if (sqlState(cause) === '23503') throw new Problem('record.not-found');
        if (sqlState(cause) === '23505') throw new Problem('edit.conflict');
        throw cause;
      });
  } else {
    const changed = await context.tx
      .updateTable('billing_rule')
      .set({ ...values, changed_by: context.actor.name, version: input.version + 1 })
      .where('org_id', '=', context.org)
      .where('party_id', '=', input.customerId)
      .where('version', '=', input.version)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) throw new Problem('edit.conflict');
  }
  await audit(context, 'billing-rule.saved', { kind: 'customer', id: input.customerId }, values);
  return readRules(context);
};

export const dropRule = async (
  context: Context,
  input: { customerId: string; version: number },
): Promise<Rules> => {
  const dropped = await context.tx
    .deleteFrom('billing_rule')
    .where('org_id', '=', context.org)
    .where('party_id', '=', input.customerId)
    .where('version', '=', input.version)
    .executeTakeFirst();
  if (dropped.numDeletedRows === 0n) throw new Problem('edit.conflict');
  await audit(context, 'billing-rule.dropped', { kind: 'customer', id: input.customerId });
  return readRules(context);
};
