import { rolePermissions, type Permission, type Role } from '../../contract/permissions.ts';
import { membersOf } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';

/** A member with the rights of this moment. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: 'fr' | 'en';
  readonly permissions: ReadonlySet<Permission>;
};

/** Members who may send reminders: they may be told, and may stop them. */
export const mayBeTold = async (context: Context): Promise<Person[]> =>
  (await membersOf(context.tx, context.org))
    .filter((member) => member.disabled_at === null)
    .map((member) => ({
      id: member.id,
      name: member.name,
      email: member.email,
      locale: member.locale === 'en' ? ('en' as const) : ('fr' as const),
      permissions: new Set(rolePermissions[member.role as Role]),
    }))
    .filter(({ permissions }) => permissions.has('dunning.send') && permissions.has('dunning.prepare'));
