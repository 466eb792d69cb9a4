import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import type { Permission } from '../../contract/permissions.ts';
import { Problem } from '../../contract/problem.ts';
import { createApiKey, listApiKeys, revokeApiKey } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from './audit.ts';
import type { organizationContract } from './contract.ts';

type Keys = OutputOf<typeof organizationContract.apiKeys>;

export const listKeys = async (context: Context): Promise<Keys> => ({
  keys: (await listApiKeys(context.tx, context.org)).map((row) => ({
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    permissions: row.permissions as Permission[],
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    revokedAt: row.revoked_at,
  })),
});

/** A key never has a right that its maker lacks. */
export const createKey = async (
  context: Context,
  input: InputOf<typeof organizationContract.createApiKey>,
): Promise<OutputOf<typeof organizationContract.createApiKey>> => {
  if (input.permissions.some((permission) => !context.permissions.has(permission)))
    throw new Problem('access.forbidden');
  const key = await createApiKey(context.tx, {
    org: context.org,
    name: input.name,
    permissions: input.permissions,
    createdBy: context.actor.id,
    expiresAt: new Date(Date.parse(context.now) + input.days * 86_400_000).toISOString(),
  });
  await audit(
    context,
    'api-key.created',
    { kind: 'api_key', id: key.id },
    { permissions: input.permissions },
  );
  return { secret: key.secret, ...(await listKeys(context)) };
};

export const revokeKey = async (context: Context, id: string): Promise<Keys> => {
  if (!(await revokeApiKey(context.tx, context.org, id, context.now))) throw new Problem('record.not-found');
  await audit(context, 'api-key.revoked', { kind: 'api_key', id });
  return listKeys(context);
};
