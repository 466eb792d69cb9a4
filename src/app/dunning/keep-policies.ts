import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { NO_OWN_TEXTS, SHIPPED_POLICIES, type PolicyVersion } from '../../core/dunning/index.ts';
import { error } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { audit } from '../organization/index.ts';
import type { dunningContract } from './contract.ts';
import { customersGiven, readShown } from './edit-policies.ts';
import { insertPolicyVersion, readPolicies } from './store/policies.ts';

/*
 * Policies as wholes: a new one made like another, whose it is, and putting one away.
 */
type Contract = typeof dunningContract;
type Done = { done: true };
type From = InputOf<Contract['startPolicy']>['from'];

const toldOf = (id: string) => ({ kind: 'dunning_policy', id });

/** Like the shipped ones, or like the newest version of one that is here, with its words. */
export const startPolicy = async (
  context: Context,
  { name, from }: InputOf<Contract['startPolicy']>,
): Promise<OutputOf<Contract['startPolicy']>> => {
  const model = await modelOf(context, from);
  const id = newId();
  const policyCode = `policy-${id.slice(0, 8)}${id.slice(-4)}`;
  await context.tx
    .insertInto('dunning_policy')
    .values({ org_id: context.org, id, code: policyCode, version: 1 })
    .execute();
  await insertPolicyVersion(context, id, name, { ...model.policy, policyCode, version: 1 }, model.texts);
  await audit(context, 'dunning-policy.created', toldOf(id), { name });
  return { policy: await readShown(context, id) };
};

const modelOf = async (
  context: Context,
  from: From,
): Promise<{ policy: PolicyVersion; texts: typeof NO_OWN_TEXTS }> => {
  if ('shipped' in from) {
    const forKind = from.shipped === 'company' ? '' : from.shipped;
    const shipped = SHIPPED_POLICIES.find((one) => one.forKind === forKind);
    if (shipped === undefined) throw new Error('a shipped policy is missing');
    return { policy: shipped.policy(), texts: NO_OWN_TEXTS };
  }
  const kept = (await readPolicies(context)).all.find(
    (one) => one.policyId === from.policyId && one.isNewest,
  );
  if (kept === undefined) throw new Problem('record.not-found');
  return kept;
};

const refuse = (code: string, params: Record<string, string | number> = {}): never => {
  throw new Problem('record.refused', {}, [error(code, { path: 'id', params })]);
};

/** Locked, so that nobody gives it to a customer meanwhile. */
const lockPolicy = async (
  context: Context,
  id: string,
): Promise<{ is_default: boolean; for_kind: string; is_archived: boolean }> => {
  const { rows } = await sql<{ is_default: boolean; for_kind: string; is_archived: boolean }>`
    select is_default, for_kind, archived_at is not null as is_archived from dunning_policy
    where org_id = ${context.org} and id = ${id} for update`.execute(context.tx);
  const row = rows[0];
  if (row === undefined) throw new Problem('record.not-found');
  return row;
};

/** What customers follow, by name, by their kind or because they are being reminded by it, stays. */
export const archivePolicy = async (context: Context, id: string): Promise<Done> => {
  const row = await lockPolicy(context, id);
  if (row.is_archived) return { done: true };
  if (row.is_default) refuse('dunning.policy-is-default');
  if (row.for_kind === 'individual') refuse('dunning.policy-is-for-individual');
  if (row.for_kind === 'public_body') refuse('dunning.policy-is-for-public-body');
  const given = (await customersGiven(context)).get(id) ?? 0;
  if (given > 0) refuse('dunning.policy-is-given', { count: given });
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from reminder_draft
    where org_id = ${context.org} and policy_id = ${id} and state in ('proposed', 'removed', 'approved', 'queued')`.execute(
    context.tx,
  );
  const waiting = rows[0]?.count ?? 0;
  if (waiting > 0) refuse('dunning.policy-has-drafts', { count: waiting });
  await sql`update dunning_policy set archived_at = ${context.now}::timestamptz where org_id = ${context.org} and id = ${id}`.execute(
    context.tx,
  );
  await audit(context, 'dunning-policy.archived', toldOf(id));
  return { done: true };
};

export const restorePolicy = async (context: Context, id: string): Promise<Done> => {
  await lockPolicy(context, id);
  await sql`update dunning_policy set archived_at = null where org_id = ${context.org} and id = ${id}`.execute(
    context.tx,
  );
  await audit(context, 'dunning-policy.restored', toldOf(id));
  return { done: true };
};

const requireInUse = async (context: Context, id: string) => {
  const row = await lockPolicy(context, id);
  if (row.is_archived) refuse('dunning.policy-is-archived');
  return row;
};

/** For every customer without one of their own or of their kind. */
export const makeDefault = async (context: Context, id: string): Promise<Done> => {
  await requireInUse(context, id);
  await sql`update dunning_policy set is_default = false where org_id = ${context.org} and is_default`.execute(
    context.tx,
  );
  await sql`update dunning_policy set is_default = true where org_id = ${context.org} and id = ${id}`.execute(
    context.tx,
  );
  await audit(context, 'dunning-policy.made-default', toldOf(id));
  return { done: true };
};

/** A kind of customer has one policy: the one before gives way. Taken away, the default one holds. */
export const usePolicyFor = async (
  context: Context,
  { id, forKind, isUsed }: InputOf<Contract['usePolicyFor']>,
): Promise<Done> => {
  const row = await requireInUse(context, id);
  if (!isUsed && row.for_kind !== forKind) return { done: true };
  await sql`update dunning_policy set for_kind = '' where org_id = ${context.org} and for_kind = ${forKind}`.execute(
    context.tx,
  );
  if (isUsed)
    await sql`update dunning_policy set for_kind = ${forKind} where org_id = ${context.org} and id = ${id}`.execute(
      context.tx,
    );
  await audit(context, 'dunning-policy.used-for', toldOf(id), { forKind, isUsed });
  return { done: true };
};
