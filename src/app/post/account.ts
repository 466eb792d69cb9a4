import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import { audit } from '../organization/index.ts';
import type { postContract } from './contract.ts';
import type { PostalService, PostalSettings } from './ports.ts';

const SECRET = 'postal-account';
const secretContext = (context: Pick<Context, 'org'>): string => `${context.org}:${SECRET}`;

type Contract = typeof postContract;
export type PostalAccount = OutputOf<Contract['saveAccount']>['account'];

const readRow = (context: Pick<Context, 'tx' | 'org'>) =>
  context.tx.selectFrom('postal_account').selectAll().where('org_id', '=', context.org).executeTakeFirst();

const readSecret = (context: Pick<Context, 'tx' | 'org'>) =>
  context.tx
    .selectFrom('secret')
    .select('sealed')
    .where('org_id', '=', context.org)
    .where('name', '=', SECRET)
    .executeTakeFirst();

export const readPostalAccount = async (context: Context): Promise<PostalAccount | null> => {
  const row = await readRow(context);
  if (row === undefined) return null;
  return {
    provider: 'merci-facteur',
    serviceId: row.service_id,
    userId: row.user_id,
    hasSecret: (await readSecret(context)) !== undefined,
    isTest: row.is_test,
    ordinary: row.ordinary as PostalAccount['ordinary'],
    problem: row.problem,
    retryAt: row.retry_at,
    version: row.version,
  };
};

export const savePostalAccount = async (
  context: Context,
  secrets: SecretBox,
  input: InputOf<Contract['saveAccount']>,
): Promise<PostalAccount> => {
  const kept = await context.tx
    .selectFrom('postal_account')
    .select(['version', 'service_id'])
    .where('org_id', '=', context.org)
    .forUpdate()
    .executeTakeFirst();
  if ((kept?.version ?? 0) !== input.version) throw new Problem('edit.conflict');
  if (input.secret === undefined && kept?.service_id !== input.serviceId) {
    throw new Problem('record.refused', {}, [error('post.secret-missing', { path: 'secret' })]);
  }
  const values = {
    provider: 'merci-facteur',
    service_id: input.serviceId,
    user_id: input.userId,
    is_test: input.isTest,
    ordinary: input.ordinary,
    problem: '',
    failures: 0,
    retry_at: null,
    version: input.version + 1,
  };
  await context.tx
    .insertInto('postal_account')
    .values({ org_id: context.org, ...values })
    .onConflict((conflict) => conflict.column('org_id').doUpdateSet(values))
    .execute();
  if (input.secret !== undefined) {
    const sealed = secrets.seal(input.secret, secretContext(context));
    await context.tx
      .insertInto('secret')
      .values({ org_id: context.org, name: SECRET, sealed })
      .onConflict((conflict) => conflict.columns(['org_id', 'name']).doUpdateSet({ sealed }))
      .execute();
  }
  await audit(
    context,
    'postal-account.saved',
    { kind: 'organization', id: context.org },
    { serviceId: input.serviceId, isTest: input.isTest, secretChanged: input.secret !== undefined },
  );
  return (await readPostalAccount(context))!;
};

export const removePostalAccount = async (context: Context, version: number): Promise<{ done: true }> => {
  const removed = await context.tx
    .deleteFrom('postal_account')
    .where('org_id', '=', context.org)
    .where('version', '=', version)
    .executeTakeFirst();
  if (removed.numDeletedRows === 0n) throw new Problem('edit.conflict');
  await context.tx
    .deleteFrom('secret')
    .where('org_id', '=', context.org)
    .where('name', '=', SECRET)
    .execute();
  await audit(context, 'postal-account.removed', { kind: 'organization', id: context.org });
  return { done: true };
};

export type OpenedPostal = {
  readonly settings: PostalSettings;
  readonly isTest: boolean;
  readonly ordinary: Exclude<PostalService, 'registered'>;
  readonly retryAt: string | null;
};

/** The account with its key, for the moment of speaking to the provider only. */
export const openPostalAccount = async (
  context: Context,
  secrets: SecretBox,
): Promise<OpenedPostal | null> => {
  const row = await readRow(context);
  const secret = await readSecret(context);
  if (row === undefined || secret === undefined) return null;
  return {
    settings: {
      serviceId: row.service_id,
      userId: row.user_id,
      secret: secrets.open(secret.sealed, secretContext(context)),
    },
    isTest: row.is_test,
    ordinary: row.ordinary as OpenedPostal['ordinary'],
    retryAt: row.retry_at,
  };
};
