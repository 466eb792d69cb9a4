import { sql } from 'kysely';
import { sqlState, type Database } from '../db/tenant.ts';
import { orgId, type OrgId } from '../ids.ts';

/** Puts an organisation on the list for sign-in. Called in the transaction that creates it. */
export const registerOrganization = async (
  database: Database,
  organization: { org: OrgId; name: string; isDemo: boolean; ownerId: string | null },
): Promise<void> => {
  await database
    .insertInto('directory.organization')
    .values({ org_id: organization.org, name: organization.name, is_demo: organization.isDemo })
    .execute();
  if (organization.ownerId === null) return;
  await database
    .insertInto('directory.membership')
    .values({ org_id: organization.org, user_id: organization.ownerId, role: 'owner' })
    .execute();
};

export const renameOrganization = async (database: Database, org: OrgId, name: string): Promise<void> => {
  await database.updateTable('directory.organization').set({ name }).where('org_id', '=', org).execute();
};

export const allOrganizations = async (
  database: Database,
): Promise<{ org: OrgId; name: string; isDemo: boolean }[]> => {
  const rows = await database
    .selectFrom('directory.organization')
    .select(['org_id', 'name', 'is_demo'])
    .orderBy('created_at')
    .execute();
  return rows.map((row) => ({ org: orgId(row.org_id), name: row.name, isDemo: row.is_demo }));
};

export const findOrganization = async (
  database: Database,
  org: string,
): Promise<{ org: OrgId; isDemo: boolean } | null> => {
  const row = await database
    .selectFrom('directory.organization')
    .select(['org_id', 'is_demo'])
    .where('org_id', '=', org)
    .executeTakeFirst();
  return row === undefined ? null : { org: orgId(row.org_id), isDemo: row.is_demo };
};

const ATTEMPTS = 5;

/** Erases a demo organisation whole. The database function refuses any other. */
export const dropDemoOrganization = async (database: Database, org: OrgId): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await sql`select encaisse.drop_demo_organization(${org}::uuid)`.execute(database);
      return;
    } catch (error) {
      // A job wrote for it in the meantime: what it wrote goes too.
      const isWritten = ['23503', '40P01'].includes(sqlState(error) ?? '');
      if (!isWritten || attempt >= ATTEMPTS) throw error;
    }
  }
};
