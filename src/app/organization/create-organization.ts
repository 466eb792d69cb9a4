import { Problem } from '../../contract/problem.ts';
import { inTenant, type Database } from '../../shell/db/tenant.ts';
import { registerOrganization } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId, orgId, type OrgId } from '../../shell/ids.ts';
import type { ContextIn } from '../../shell/runtime.ts';
import { audit } from './audit.ts';

/** What other rooms add to a new organisation (its chart of accounts, its reminder policy), in the same transaction. */
export type OnCreated = (context: Context) => Promise<void>;

export type NewOrganization = {
  name: string;
  isDemo: boolean;
  siren?: string;
  ownerId: string | null;
  ownerName: string;
  locale: 'fr' | 'en';
};

/** The company, its place in the directory, its owner and what the rooms add: all or nothing. */
export const createOrganization = async (
  database: Database,
  contextIn: ContextIn,
  onCreated: readonly OnCreated[],
  organization: NewOrganization,
): Promise<OrgId> => {
  if (organization.name.trim() === '') throw new Problem('request.invalid', { path: 'name' });
  const org = orgId(newId());
  await inTenant(database, org, async (tx) => {
    await registerOrganization(tx, {
      org,
      name: organization.name,
      isDemo: organization.isDemo,
      ownerId: organization.ownerId,
    });
    await tx
      .insertInto('organization')
      .values({
        org_id: org,
        name: organization.name,
        is_demo: organization.isDemo,
        siren: (organization.siren ?? '').replaceAll(/\s/g, ''),
        locale: organization.locale,
      })
      .execute();
    const context = await contextIn(tx, {
      org,
      isDemo: organization.isDemo,
      actor:
        organization.ownerId === null
          ? { kind: 'command_line', id: 'command-line', name: organization.ownerName }
          : { kind: 'user', id: organization.ownerId, name: organization.ownerName },
      permissions: new Set(),
      locale: organization.locale,
    });
    for (const add of onCreated) await add(context);
    await audit(context, 'organization.created', { kind: 'organization', id: org });
  });
  return org;
};
