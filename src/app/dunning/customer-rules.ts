import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { GROUPINGS } from '../../core/dunning/index.ts';
import { error } from '../../core/finding.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit, readOwners, requireOwner } from '../organization/index.ts';
import type { dunningContract } from './contract.ts';
import { requirePolicy } from './assign-customers.ts';
import { readPolicies } from './store/policies.ts';

type Contract = typeof dunningContract;
type Rules = OutputOf<Contract['customerRules']>;

const DEPOSIT_DAYS = [30, 50, 60] as const;

/** Which policy a customer follows, and in what it differs. */
export const readCustomerRules = async (context: Context, partyId: string): Promise<Rules> => {
  const row = await context.tx
    .selectFrom('customer as c')
    .innerJoin('party as p', (join) =>
      join.onRef('p.org_id', '=', 'c.org_id').onRef('p.id', '=', 'c.party_id'),
    )
    .select(['c.policy_id', 'c.dunning_grouping', 'c.deposit_days', 'c.owner_id', 'c.is_transport', 'p.kind'])
    .where('c.org_id', '=', context.org)
    .where('c.party_id', '=', partyId)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  const policies = await readPolicies(context);
  const usual = policies.newest(null, row.kind);
  const { rows: items } = await sql<{
    id: string;
    number: string;
    due_on: PlainDate;
    deposited_on: PlainDate | null;
  }>`
    select i.id, i.number, i.due_on, d.deposited_on
    from open_item i left join item_deposit d on d.org_id = i.org_id and d.item_id = i.id
    where i.org_id = ${context.org} and i.party_id = ${partyId} and i.account = ${CUSTOMERS} and i.settled_on is null
      and i.open_minor > 0
    order by i.due_on, i.id limit 200`.execute(context.tx);
  return {
    policyId: row.policy_id,
    grouping: GROUPINGS.find((one) => one === row.dunning_grouping) ?? null,
    depositDays: DEPOSIT_DAYS.find((days) => days === row.deposit_days) ?? null,
    ownerId: row.owner_id,
    isTransport: row.is_transport,
    owners: await readOwners(context),
    usual: { id: usual.policyId, name: usual.name },
    policies: policies.all
      .filter((kept) => kept.isNewest && (!kept.isArchived || kept.policyId === row.policy_id))
      .map((kept) => ({ id: kept.policyId, name: kept.name })),
    isPublic: row.kind === 'public_body',
    items: items.map((item) => ({
      itemId: item.id,
      number: item.number,
      dueOn: item.due_on,
      depositedOn: item.deposited_on,
    })),
  };
};

export const saveCustomerRules = async (
  context: Context,
  input: InputOf<Contract['saveCustomerRules']>,
): Promise<{ done: true }> => {
  const { policyId, grouping, depositDays, ownerId, isTransport } = input;
  await requirePolicy(context, policyId);
  if (ownerId !== undefined) await requireOwner(context, ownerId);
  const saved = await context.tx
    .updateTable('customer')
    .set({
      policy_id: policyId,
      dunning_grouping: grouping ?? '',
      deposit_days: depositDays,
      ...(ownerId !== undefined && { owner_id: ownerId }),
      ...(isTransport !== undefined && { is_transport: isTransport }),
    })
    .where('org_id', '=', context.org)
    .where('party_id', '=', input.id)
    .executeTakeFirst();
  if (saved.numUpdatedRows === 0n) throw new Problem('record.not-found');
  await audit(
    context,
    'customer.dunning-rules-edited',
    { kind: 'customer', id: input.id },
    {
      policyId,
      grouping,
      depositDays,
      ...(ownerId !== undefined && { ownerId }),
      ...(isTransport !== undefined && { isTransport }),
    },
  );
  return { done: true };
};

/** The day invoices reached the buyer’s portal: its delay runs from there (CCP R2192-15). */
export const noteDeposit = async (
  context: Context,
  { itemIds, depositedOn }: InputOf<Contract['noteDeposit']>,
): Promise<{ done: true }> => {
  if (depositedOn !== null && depositedOn > context.today)
    throw new Problem('record.refused', {}, [error('dunning.deposit-to-come', { path: 'depositedOn' })]);
  if (depositedOn === null)
    await sql`delete from item_deposit where org_id = ${context.org} and item_id = any(${itemIds}::uuid[])`.execute(
      context.tx,
    );
  else
    await sql`
      insert into item_deposit (org_id, item_id, deposited_on, recorded_by)
      select i.org_id, i.id, ${depositedOn}::date, ${context.actor.name} from open_item i
      where i.org_id = ${context.org} and i.id = any(${itemIds}::uuid[])
      on conflict (org_id, item_id) do update set deposited_on = excluded.deposited_on, recorded_by = excluded.recorded_by`.execute(
      context.tx,
    );
  for (const id of itemIds)
    await audit(context, 'invoice.deposit-noted', { kind: 'open_item', id }, { depositedOn });
  return { done: true };
};
