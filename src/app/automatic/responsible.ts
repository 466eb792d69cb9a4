import { sql } from 'kysely';
import { rolePermissions, type Permission, type Role } from '../../contract/permissions.ts';
import { membersOf } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { DraftNow } from '../dunning/index.ts';
import type { AutomaticSettings } from './settings.ts';

/** A member with the rights of this moment. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: 'fr' | 'en';
  readonly permissions: ReadonlySet<Permission>;
};

/** Members of the company who have not left, with the rights of this moment. */
export const readPeople = async (context: Context): Promise<Person[]> =>
  (await membersOf(context.tx, context.org))
    .filter((member) => member.disabled_at === null)
    .map((member) => ({
      id: member.id,
      name: member.name,
      email: member.email,
      locale: member.locale === 'en' ? ('en' as const) : ('fr' as const),
      permissions: new Set(rolePermissions[member.role as Role]),
    }));

/** Members who may send reminders: they may be told, and may stop them. */
export const mayBeTold = async (context: Context): Promise<Person[]> =>
  (await readPeople(context)).filter(
    ({ permissions }) => permissions.has('dunning.send') && permissions.has('dunning.prepare'),
  );

/**
 * Who is told of which draft: the person who answers for its customer, as long as they may send; else those responsible
 * for the company. `told`: everybody who is told of something.
 */
export const whomToTell = async (
  context: Context,
  { responsibleIds }: Pick<AutomaticSettings, 'responsibleIds'>,
  drafts: readonly DraftNow[],
): Promise<{ told: Person[]; toldOf: (draft: DraftNow) => string[] }> => {
  const all = await mayBeTold(context);
  const may = new Set(all.map(({ id }) => id));
  const general = responsibleIds.filter((id) => may.has(id));
  const owners = await readOwners(context, drafts);
  const toldOf = ({ draft }: DraftNow): string[] => {
    const owner = owners.get(draft.customerId);
    return owner !== undefined && may.has(owner) ? [owner] : general;
  };
  const ids = new Set(drafts.flatMap(toldOf));
  return { told: all.filter(({ id }) => ids.has(id)), toldOf };
};

const readOwners = async (context: Context, drafts: readonly DraftNow[]): Promise<Map<string, string>> => {
  const partyIds = [...new Set(drafts.map(({ draft }) => draft.customerId))];
  const { rows } = await sql<{ party_id: string; owner_id: string }>`
    select party_id, owner_id from customer
    where org_id = ${context.org} and party_id = any(${partyIds}::uuid[]) and owner_id is not null`.execute(
    context.tx,
  );
  return new Map(rows.map((row) => [row.party_id, row.owner_id]));
};
