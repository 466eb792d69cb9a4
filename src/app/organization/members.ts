import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import type { Role } from '../../contract/permissions.ts';
import {
  createUser,
  findUserByEmail,
  membersOf,
  removeMember,
  setRole,
} from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from './audit.ts';
import type { organizationContract } from './contract.ts';

type Members = OutputOf<typeof organizationContract.members>;

export const listMembers = async (context: Context): Promise<Members> => ({
  members: (await membersOf(context.tx, context.org)).map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role as Role,
    isDisabled: row.disabled_at !== null,
  })),
});

/** An address that already has an account keeps its password; a new one gets the password given here. */
export const addMember = async (
  context: Context,
  input: InputOf<typeof organizationContract.addMember>,
): Promise<Members> => {
  const known = await findUserByEmail(context.tx, input.email);
  const user = known ?? (await createUser(context.tx, { ...input, locale: context.locale }));
  await setRole(context.tx, context.org, user.id, input.role);
  await audit(context, 'member.added', { kind: 'user', id: user.id }, { role: input.role });
  return listMembers(context);
};

export const changeRole = async (context: Context, userId: string, role: Role): Promise<Members> => {
  await setRole(context.tx, context.org, userId, role);
  await audit(context, 'member.role-changed', { kind: 'user', id: userId }, { role });
  return listMembers(context);
};

export const dropMember = async (context: Context, userId: string): Promise<Members> => {
  await removeMember(context.tx, context.org, userId);
  await audit(context, 'member.removed', { kind: 'user', id: userId });
  return listMembers(context);
};
