import type { Role } from '../../contract/permissions.ts';
import { Problem } from '../../contract/problem.ts';
import { sqlState, type Database } from '../db/tenant.ts';
import { newId, orgId, type OrgId } from '../ids.ts';
import { hashPassword, isWeakPassword, verifyNothing, verifyPassword } from './password.ts';

const LOCK_AFTER = 8;
const LOCK_MINUTES = 15;

export type User = { id: string; email: string; name: string; locale: 'fr' | 'en' };

export const hasUsers = async (database: Database): Promise<boolean> =>
  (await database.selectFrom('directory.app_user').select('id').limit(1).executeTakeFirst()) !== undefined;

export const createUser = async (
  database: Database,
  user: { email: string; name: string; password: string; locale: 'fr' | 'en' },
): Promise<User> => {
  const email = user.email.trim().toLowerCase();
  if (isWeakPassword(user.password, [user.name, email.split('@')[0] ?? '']))
    throw new Problem('access.weak-password');
  const id = newId();
  try {
    await database
      .insertInto('directory.app_user')
      .values({
        id,
        email,
        name: user.name,
        locale: user.locale,
        password_hash: await hashPassword(user.password),
      })
      .execute();
  } catch (error) {
    if (sqlState(error) === '23505') throw new Problem('access.email-taken');
    throw error;
  }
  return { id, email, name: user.name, locale: user.locale };
};

/** Constant in answer and time for an unknown address; locks an account for a while after repeated failures. */
export const checkPassword = async (
  database: Database,
  email: string,
  password: string,
  now: string,
): Promise<User> => {
  const row = await database
    .selectFrom('directory.app_user')
    .select([
      'id',
      'email',
      'name',
      'locale',
      'password_hash',
      'failed_attempts',
      'locked_until',
      'disabled_at',
    ])
    .where('email', '=', email.trim().toLowerCase())
    .executeTakeFirst();
  if (!row) {
    await verifyNothing(password);
    throw new Problem('access.wrong-password');
  }
  if (row.locked_until !== null && Date.parse(row.locked_until) > Date.parse(now))
    throw new Problem('access.locked');
  const right = await verifyPassword(row.password_hash, password);
  if (!right || row.disabled_at !== null) {
    const failed = row.failed_attempts + 1;
    await database
      .updateTable('directory.app_user')
      .set({
        failed_attempts: failed >= LOCK_AFTER ? 0 : failed,
        locked_until:
          failed >= LOCK_AFTER ? new Date(Date.parse(now) + LOCK_MINUTES * 60_000).toISOString() : null,
      })
      .where('id', '=', row.id)
      .execute();
    throw new Problem('access.wrong-password');
  }
  if (row.failed_attempts > 0 || row.locked_until !== null) {
    await database
      .updateTable('directory.app_user')
      .set({ failed_attempts: 0, locked_until: null })
      .where('id', '=', row.id)
      .execute();
  }
  return { id: row.id, email: row.email, name: row.name, locale: row.locale === 'en' ? 'en' : 'fr' };
};

/** A new password ends every session of its user. */
export const setPassword = async (database: Database, userId: string, password: string): Promise<void> => {
  const user = await database
    .selectFrom('directory.app_user')
    .select(['name', 'email'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  if (isWeakPassword(password, [user.name, user.email.split('@')[0] ?? '']))
    throw new Problem('access.weak-password');
  await database
    .updateTable('directory.app_user')
    .set({ password_hash: await hashPassword(password), failed_attempts: 0, locked_until: null })
    .where('id', '=', userId)
    .execute();
  await database.deleteFrom('directory.session').where('user_id', '=', userId).execute();
};

export const setLocale = async (database: Database, userId: string, locale: 'fr' | 'en'): Promise<void> => {
  await database.updateTable('directory.app_user').set({ locale }).where('id', '=', userId).execute();
};

export type OrganizationOfUser = { org: OrgId; name: string; isDemo: boolean; role: Role };

export const organizationsOf = async (database: Database, userId: string): Promise<OrganizationOfUser[]> => {
  const rows = await database
    .selectFrom('directory.membership as m')
    .innerJoin('directory.organization as o', 'o.org_id', 'm.org_id')
    .select(['o.org_id', 'o.name', 'o.is_demo', 'm.role'])
    .where('m.user_id', '=', userId)
    .orderBy('o.is_demo')
    .orderBy('o.name')
    .execute();
  return rows.map((row) => ({
    org: orgId(row.org_id),
    name: row.name,
    isDemo: row.is_demo,
    role: row.role as Role,
  }));
};

export const membersOf = (database: Database, org: OrgId) =>
  database
    .selectFrom('directory.membership as m')
    .innerJoin('directory.app_user as u', 'u.id', 'm.user_id')
    .select(['u.id', 'u.email', 'u.name', 'u.locale', 'm.role', 'u.disabled_at'])
    .where('m.org_id', '=', org)
    .orderBy('u.name')
    .execute();

export const findUserByEmail = (database: Database, email: string) =>
  database
    .selectFrom('directory.app_user')
    .select(['id', 'email', 'name', 'locale'])
    .where('email', '=', email.trim().toLowerCase())
    .executeTakeFirst();

/** Adds or changes a membership; the last owner cannot be lowered. Called inside a transaction. */
export const setRole = async (database: Database, org: OrgId, userId: string, role: Role): Promise<void> => {
  const owners = await database
    .selectFrom('directory.membership')
    .select('user_id')
    .where('org_id', '=', org)
    .where('role', '=', 'owner')
    .forUpdate()
    .execute();
  if (role !== 'owner' && owners.length === 1 && owners[0]!.user_id === userId)
    throw new Problem('access.last-owner');
  await database
    .insertInto('directory.membership')
    .values({ org_id: org, user_id: userId, role })
    .onConflict((conflict) => conflict.columns(['org_id', 'user_id']).doUpdateSet({ role }))
    .execute();
};

export const removeMember = async (database: Database, org: OrgId, userId: string): Promise<void> => {
  const owners = await database
    .selectFrom('directory.membership')
    .select('user_id')
    .where('org_id', '=', org)
    .where('role', '=', 'owner')
    .forUpdate()
    .execute();
  if (owners.length === 1 && owners[0]!.user_id === userId) throw new Problem('access.last-owner');
  await database
    .deleteFrom('directory.membership')
    .where('org_id', '=', org)
    .where('user_id', '=', userId)
    .execute();
  await database
    .updateTable('directory.session')
    .set({ org_id: null })
    .where('org_id', '=', org)
    .where('user_id', '=', userId)
    .execute();
};
