import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit, readOwners, requireOwner } from '../organization/index.ts';
import type { dunningContract } from './contract.ts';
import { partiesOf } from './selection.ts';
import { readPolicies } from './store/policies.ts';

/** What many customers may be given. */
export const readAssignable = async (
  context: Context,
): Promise<OutputOf<(typeof dunningContract)['assignable']>> => ({
  policies: (await readPolicies(context)).all
    .filter((kept) => kept.isNewest && !kept.isArchived)
    .map((kept) => ({ id: kept.policyId, name: kept.name })),
  owners: await readOwners(context),
});

/** A policy that is put away is given to nobody. */
export const requirePolicy = async (context: Context, policyId: string | null): Promise<void> => {
  if (policyId === null) return;
  const kept = (await readPolicies(context)).all.find((one) => one.policyId === policyId);
  if (kept === undefined) throw new Problem('record.not-found');
  if (kept.isArchived)
    throw new Problem('record.refused', {}, [error('dunning.policy-is-archived', { path: 'policyId' })]);
};

/** Many customers at once. Those who are being reminded go on by the new order at its own step, as a single one does. */
export const assignCustomers = async (
  context: Context,
  { to, policyId, ownerId, isTrial = false }: InputOf<(typeof dunningContract)['assign']>,
): Promise<{ count: number }> => {
  const { kind, ...chosen } = to;
  if (Object.keys(to).length === 0) return { count: 0 };
  const ids = await partiesOf(context, chosen);
  if (policyId !== undefined) await requirePolicy(context, policyId);
  if (ownerId !== undefined) await requireOwner(context, ownerId);
  const { rows } = await sql<{ party_id: string }>`
    select c.party_id from customer c join party p on p.org_id = c.org_id and p.id = c.party_id
    where c.org_id = ${context.org} and c.archived_at is null
      and (${ids === null} or c.party_id = any(${[...(ids ?? [])]}::uuid[]))
      and (${kind === undefined} or p.kind = ${kind ?? ''})
    order by c.party_id ${isTrial ? sql`` : sql`for update of c`}`.execute(context.tx);
  const partyIds = rows.map((row) => row.party_id);
  if (isTrial || partyIds.length === 0) return { count: partyIds.length };
  await sql`
    update customer set
      policy_id = case when ${policyId !== undefined} then ${policyId ?? null}::uuid else policy_id end,
      owner_id = case when ${ownerId !== undefined} then ${ownerId ?? null}::uuid else owner_id end
    where org_id = ${context.org} and party_id = any(${partyIds}::uuid[])`.execute(context.tx);
  await audit(
    context,
    'customers.assigned',
    { kind: 'organization', id: context.org },
    {
      count: partyIds.length,
      ...(policyId !== undefined && { policyId }),
      ...(ownerId !== undefined && { ownerId }),
    },
  );
  return { count: partyIds.length };
};
