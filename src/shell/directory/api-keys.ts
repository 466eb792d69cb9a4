import { randomBytes } from 'node:crypto';
import type { Permission } from '../../contract/permissions.ts';
import type { Database } from '../db/tenant.ts';
import { newId, orgId, type OrgId } from '../ids.ts';
import { hashToken } from './sessions.ts';

export type KeyHolder = {
  keyId: string;
  name: string;
  org: OrgId;
  permissions: readonly Permission[];
  isDemo: boolean;
};

/** The secret is shown once; only its hash is kept. Shape: enc_<8>_<43>, so that scanners recognise a leaked key. */
export const createApiKey = async (
  database: Database,
  key: { org: OrgId; name: string; permissions: readonly Permission[]; createdBy: string; expiresAt: string },
): Promise<{ id: string; secret: string; prefix: string }> => {
  const prefix = `enc_${randomBytes(4).toString('hex')}`;
  const secret = `${prefix}_${randomBytes(32).toString('base64url')}`;
  const id = newId();
  await database
    .insertInto('directory.api_key')
    .values({
      id,
      org_id: key.org,
      name: key.name,
      prefix,
      secret_hash: hashToken(secret),
      permissions: [...key.permissions],
      created_by: key.createdBy,
      expires_at: key.expiresAt,
    })
    .execute();
  return { id, secret, prefix };
};

export const findApiKey = async (
  database: Database,
  secret: string,
  now: string,
): Promise<KeyHolder | null> => {
  const row = await database
    .selectFrom('directory.api_key as k')
    .innerJoin('directory.organization as o', 'o.org_id', 'k.org_id')
    .select(['k.id', 'k.name', 'k.org_id', 'k.permissions', 'k.expires_at', 'k.used_at', 'o.is_demo'])
    .where('k.secret_hash', '=', hashToken(secret))
    .where('k.revoked_at', 'is', null)
    .executeTakeFirst();
  if (!row || Date.parse(row.expires_at) <= Date.parse(now)) return null;
  if (row.used_at === null || Date.parse(now) - Date.parse(row.used_at) > 60_000) {
    await database.updateTable('directory.api_key').set({ used_at: now }).where('id', '=', row.id).execute();
  }
  return {
    keyId: row.id,
    name: row.name,
    org: orgId(row.org_id),
    permissions: row.permissions as Permission[],
    isDemo: row.is_demo,
  };
};

export const listApiKeys = (database: Database, org: OrgId) =>
  database
    .selectFrom('directory.api_key')
    .select(['id', 'name', 'prefix', 'permissions', 'created_at', 'expires_at', 'used_at', 'revoked_at'])
    .where('org_id', '=', org)
    .orderBy('created_at', 'desc')
    .execute();

export const revokeApiKey = async (
  database: Database,
  org: OrgId,
  id: string,
  now: string,
): Promise<boolean> => {
  const result = await database
    .updateTable('directory.api_key')
    .set({ revoked_at: now })
    .where('org_id', '=', org)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
};
