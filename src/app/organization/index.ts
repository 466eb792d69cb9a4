import { Problem } from '../../contract/problem.ts';
import { dropDemoOrganization, organizationsOf, switchSession } from '../../shell/directory/index.ts';
import { room, type OutsideContext, type Room } from '../../shell/http/context.ts';
import type { OrgId } from '../../shell/ids.ts';
import type { ContextIn } from '../../shell/runtime.ts';
import * as access from './access.ts';
import { organizationContract } from './contract.ts';
import { createOrganization, type OnCreated } from './create-organization.ts';
import { editOrganization } from './edit-organization.ts';
import { createKey, listKeys, revokeKey } from './keys.ts';
import { addMember, changeRole, dropMember, listMembers } from './members.ts';
import { readOrganization } from './read-organization.ts';

export { audit, auditAll, auditLine } from './audit.ts';
export { createOrganization, type NewOrganization, type OnCreated } from './create-organization.ts';
export { letterheadOf, paymentDetailsOf, signatureOf } from './letterhead.ts';
export { readOwners, requireOwner } from './owners.ts';
export { readOrganization, type Organization } from './read-organization.ts';

export type OrganizationPorts = {
  setupToken: string;
  contextIn: ContextIn;
  /** What each room puts into a new company. */
  onCreated: readonly OnCreated[];
  /** What fills a demo company, after the rest. */
  fillDemo: OnCreated;
};

export const organizationRoom = (ports: OrganizationPorts): Room => {
  const create = async (
    context: OutsideContext,
    name: string,
    siren: string | undefined,
    isDemo: boolean,
  ) => {
    const { signedIn } = context;
    if (signedIn === null) throw new Problem('access.signed-out');
    const org: OrgId = await createOrganization(
      context.database,
      ports.contextIn,
      isDemo ? [...ports.onCreated, ports.fillDemo] : ports.onCreated,
      { name, isDemo, siren, ownerId: signedIn.userId, ownerName: signedIn.name, locale: context.locale },
    );
    await switchSession(context.database, context.session.token!, org);
    return access.describeSession(context, context.session.token);
  };

  return room('organization', organizationContract, {
    state: (context) => access.readState(context),
    setUp: (context, input) => access.setUp(context, ports.setupToken, input),
    signIn: (context, input) => access.signIn(context, input),
    signOut: (context) => access.signOut(context),
    setLocale: (context, input) => access.changeLocale(context, input.locale),
    changePassword: (context, input) => access.changePassword(context, input.current, input.next),
    createOrganization: (context, input) => create(context, input.name, input.siren, false),
    createDemo: (context) =>
      create(
        context,
        context.locale === 'en' ? 'Sample company' : 'Maison Delorme (exemple)',
        undefined,
        true,
      ),
    dropDemo: async (context, input) => {
      const mine = await organizationsOf(context.database, context.signedIn!.userId);
      const target = mine.find((o) => o.org === input.id);
      if (target === undefined) throw new Problem('record.not-found');
      if (!target.isDemo) throw new Problem('organization.not-demo');
      if (target.role !== 'owner') throw new Problem('access.forbidden');
      // Sessions that have it open go with it: this one moves first.
      const next = mine.find((o) => o.org !== target.org)?.org ?? null;
      await switchSession(context.database, context.session.token!, next);
      await dropDemoOrganization(context.database, target.org);
      return access.describeSession(context, context.session.token);
    },
    switchOrganization: (context, input) => access.switchTo(context, input.id),
    read: (context) => readOrganization(context),
    edit: (context, input) => editOrganization(context, input),
    members: (context) => listMembers(context),
    addMember: (context, input) => addMember(context, input),
    setRole: (context, input) => changeRole(context, input.userId, input.role),
    removeMember: (context, input) => dropMember(context, input.userId),
    apiKeys: (context) => listKeys(context),
    createApiKey: (context, input) => createKey(context, input),
    revokeApiKey: (context, input) => revokeKey(context, input.id),
    liftQuarantine: (context) => access.liftQuarantine(context),
  });
};
