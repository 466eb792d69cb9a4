import { Problem } from '../../contract/problem.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { audit } from '../organization/index.ts';
import { requireLive } from './require-live.ts';

/** What a party has several of: people to write to, places to deliver to. Each is a row with a version, put away, never lost. */
const belongings = { contact: 'contact', address: 'party_address' } as const;
export type Belonging = keyof typeof belongings;

const tell = (context: Context, what: Belonging, verb: string, partyId: string, id: string): Promise<void> =>
  audit(context, `${what}.${verb}`, { kind: 'party', id: partyId }, { [what]: id });

/** `insert` writes the row under the id it is given. Answers whose it is. */
export const add = async (
  context: Context,
  what: Belonging,
  partyId: string,
  insert: (keys: { org_id: string; id: string; party_id: string }) => Promise<unknown>,
): Promise<string> => {
  await requireLive(context, partyId);
  const id = newId();
  await insert({ org_id: context.org, id, party_id: partyId });
  await tell(context, what, 'added', partyId, id);
  return partyId;
};

/** `update` writes the row of this version, and answers whose it is. */
export const edit = async (
  context: Context,
  what: Belonging,
  id: string,
  update: () => Promise<{ party_id: string } | undefined>,
): Promise<string> => {
  const row = await update();
  if (row === undefined) throw new Problem('edit.conflict');
  await tell(context, what, 'edited', row.party_id, id);
  return row.party_id;
};

export const archive = async (context: Context, what: Belonging, id: string): Promise<string> => {
  const row = await context.tx
    .updateTable(belongings[what])
    .set({ archived_at: context.now })
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .returning('party_id')
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  await tell(context, what, 'archived', row.party_id, id);
  return row.party_id;
};
