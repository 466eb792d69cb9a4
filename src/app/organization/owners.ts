import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import { membersOf } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';

export type Owner = { readonly id: string; readonly name: string };

/** Members who may answer for a customer or a dispute, by name. */
export const readOwners = async (context: Context): Promise<Owner[]> =>
  (await membersOf(context.tx, context.org))
    .filter((member) => member.disabled_at === null)
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/** Somebody who has left answers for nobody. */
export const requireOwner = async (context: Context, ownerId: string | null): Promise<void> => {
  if (ownerId !== null && !(await readOwners(context)).some(({ id }) => id === ownerId))
    throw new Problem('record.refused', {}, [error('organization.owner-is-no-member', { path: 'ownerId' })]);
};
