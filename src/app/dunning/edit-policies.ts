import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { checkPolicy, checkTexts, type PolicyVersion } from '../../core/dunning/index.ts';
import { error, hasErrors } from '../../core/finding.ts';
import { parseCurrency } from '../../core/money/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { audit } from '../organization/index.ts';
import type { dunningContract } from './contract.ts';
import { insertPolicyVersion, readPolicies, type KeptPolicy } from './store/policies.ts';

type Contract = typeof dunningContract;
type Shown = OutputOf<Contract['policies']>['policies'][number];
type Content = InputOf<Contract['createPolicy']>;

export const listPolicies = async (context: Context): Promise<OutputOf<Contract['policies']>> => {
  const policies = await readPolicies(context);
  const setting = await context.tx
    .selectFrom('dunning_setting')
    .select('undo_minutes')
    .where('org_id', '=', context.org)
    .executeTakeFirst();
  const { rows } = await sql<{ policy_id: string; count: number }>`
    select c.policy_id, count(*)::int as count from dunning_case c
    join dunning_policy p on p.org_id = c.org_id and p.id = c.policy_id
    where c.org_id = ${context.org} and c.closed_on is null and c.policy_version < p.version
    group by c.policy_id`.execute(context.tx);
  const given = await customersGiven(context);
  return {
    policies: policies.all
      .filter((kept) => kept.isNewest && !kept.isArchived)
      .map((kept) =>
        shown(
          kept,
          rows.find((row) => row.policy_id === kept.policyId)?.count ?? 0,
          given.get(kept.policyId) ?? 0,
        ),
      ),
    archived: policies.all
      .filter((kept) => kept.isNewest && kept.isArchived)
      .map((kept) => ({ id: kept.policyId, name: kept.name })),
    undoMinutes: setting?.undo_minutes ?? 5,
  };
};

/** How many customers were given each policy by name. */
export const customersGiven = async (context: Context): Promise<Map<string, number>> => {
  const { rows } = await sql<{ policy_id: string; count: number }>`
    select c.policy_id, count(*)::int as count from customer c
    where c.org_id = ${context.org} and c.policy_id is not null group by c.policy_id`.execute(context.tx);
  return new Map(rows.map((row) => [row.policy_id, row.count]));
};

const shown = (
  { policyId, name, isDefault, forKind, policy, texts }: KeptPolicy,
  older: number,
  customers: number,
): Shown => ({
  id: policyId,
  code: policy.policyCode,
  isDefault,
  forKind: forKind === 'individual' || forKind === 'public_body' ? forKind : null,
  version: policy.version,
  name,
  steps: policy.steps.map((step) => ({ ...step })),
  promiseGraceDays: policy.promiseGraceDays,
  contactGapDays: policy.contactGapDays,
  minimumMinor: toWireSums(policy.minimumMinor),
  options: {
    ...policy.options,
    noticeMinimumMinor: toWireSums(policy.options.noticeMinimumMinor),
  },
  texts,
  customersOnOlderVersions: older,
  customers,
});

type Sums = PolicyVersion['minimumMinor'];

const toWireSums = (sums: Sums): Content['minimumMinor'] =>
  Object.entries(sums).map(([currency, minor]) => ({ currency, minor: String(minor) }));

const fromWireSums = (sums: Content['minimumMinor'], path: string): Sums =>
  Object.fromEntries(
    sums.map(({ currency, minor }) => {
      const known = parseCurrency(currency);
      if (known === null) throw new Problem('request.invalid', { path });
      return [known, BigInt(minor)] as const;
    }),
  );

export const readShown = async (context: Context, id: string): Promise<Shown> => {
  const found = (await listPolicies(context)).policies.find((policy) => policy.id === id);
  if (found === undefined) throw new Problem('record.not-found');
  return found;
};

/** The content of the editor as a version that may be used; refused with findings otherwise. */
export const toVersion = (content: Content, policyCode: string, version: number): PolicyVersion => {
  const policy: PolicyVersion = {
    policyCode,
    version,
    steps: content.steps,
    promiseGraceDays: content.promiseGraceDays,
    contactGapDays: content.contactGapDays,
    minimumMinor: fromWireSums(content.minimumMinor, 'minimumMinor'),
    calendar: 'FR',
    options: {
      ...content.options,
      noticeMinimumMinor: fromWireSums(content.options.noticeMinimumMinor, 'options.noticeMinimumMinor'),
    },
  };
  const findings = [...checkPolicy(policy), ...checkTexts(content.texts)];
  if (hasErrors(findings)) throw new Problem('record.refused', {}, findings);
  return policy;
};

export const createPolicy = async (
  context: Context,
  content: Content,
): Promise<OutputOf<Contract['createPolicy']>> => {
  const id = newId();
  const policy = toVersion(content, `policy-${id.slice(0, 8)}${id.slice(-4)}`, 1);
  await context.tx
    .insertInto('dunning_policy')
    .values({ org_id: context.org, id, code: policy.policyCode, version: 1 })
    .execute();
  await insertPolicyVersion(context, id, content.name, policy, content.texts);
  await audit(context, 'dunning-policy.created', { kind: 'dunning_policy', id });
  return { policy: await readShown(context, id) };
};

/** The next version. What is running keeps the order it began with. */
export const savePolicy = async (
  context: Context,
  input: InputOf<Contract['savePolicy']>,
): Promise<OutputOf<Contract['savePolicy']>> => {
  const raised = await context.tx
    .updateTable('dunning_policy')
    .set({ version: input.version + 1 })
    .where('org_id', '=', context.org)
    .where('id', '=', input.id)
    .where('version', '=', input.version)
    .returning('code')
    .executeTakeFirst();
  if (raised === undefined) throw new Problem('edit.conflict');
  const policies = await readPolicies(context);
  const policy = toVersion(input, raised.code, input.version + 1);
  // A step done under a code must not come to mean another kind of step.
  const used = policies.all.filter((kept) => kept.policyId === input.id).flatMap((kept) => kept.policy.steps);
  const changed = policy.steps.findIndex((step) =>
    used.some((old) => old.code === step.code && old.kind !== step.kind),
  );
  if (changed >= 0) {
    throw new Problem('record.refused', {}, [
      error('dunning.step-changed-kind', {
        path: `steps.${changed}`,
        params: { step: policy.steps[changed]?.code ?? '' },
      }),
    ]);
  }
  await insertPolicyVersion(context, input.id, input.name, policy, input.texts);
  await audit(
    context,
    'dunning-policy.saved',
    { kind: 'dunning_policy', id: input.id },
    { version: policy.version },
  );
  return { policy: await readShown(context, input.id) };
};

export const saveUndo = async (context: Context, undoMinutes: number): Promise<{ done: true }> => {
  const values = { undo_minutes: undoMinutes };
  await context.tx
    .insertInto('dunning_setting')
    .values({ org_id: context.org, ...values })
    .onConflict((conflict) => conflict.column('org_id').doUpdateSet(values))
    .execute();
  await audit(context, 'dunning.undo-saved', { kind: 'organization', id: context.org }, { undoMinutes });
  return { done: true };
};
