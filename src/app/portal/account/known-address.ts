import { sql } from 'kysely';
import type { Context } from '../../../shell/http/context.ts';

/**
 * The address that we know of whoever holds a link: the one it was made for while a contact has it, else that of the
 * contact for money. Contacts of a merged customer went with the merge. Nothing is ever sent to an address that a page was told.
 */
export const knownAddress = async (
  context: Pick<Context, 'tx' | 'org'>,
  { linkId, partyId }: { readonly linkId: string; readonly partyId: string },
): Promise<string | null> => {
  const { rows } = await sql<{ email: string }>`
    select k.email from party p join contact k on k.org_id = p.org_id
      and k.party_id = (case when p.merged_into is null then p.id else p.merged_into end)
    where p.org_id = ${context.org} and p.id = ${partyId} and k.email <> '' and k.archived_at is null
      and k.bounced_at is null
    order by k.email = (select l.recipient from portal_link l where l.org_id = k.org_id and l.id = ${linkId}) desc,
      'billing' = any(k.roles) desc, 'accounting' = any(k.roles) desc, k.id limit 1`.execute(context.tx);
  return rows[0]?.email ?? null;
};

/** « c•••@client.example »: enough to know one's own. */
export const maskedAddress = (email: string): string => {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, 1)}•••${email.slice(at)}`;
};
