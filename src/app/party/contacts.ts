import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { hasErrors } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { audit } from '../organization/index.ts';
import { checkContact } from './check-customer.ts';
import type { partyContract } from './contract.ts';
import type { ContactFields } from './customer-fields.ts';
import { requireLive } from './require-live.ts';

export const contactRow = (contact: ContactFields) => ({
  name: contact.name,
  roles: contact.roles,
  email: contact.email.toLowerCase(),
  phone: contact.phone,
  language: contact.language,
});

const refuseFaulty = (contact: ContactFields): void => {
  const findings = checkContact(contact, 'contact');
  if (hasErrors(findings)) throw new Problem('record.refused', {}, findings);
};

export const addContact = async (
  context: Context,
  input: InputOf<typeof partyContract.addContact>,
): Promise<string> => {
  refuseFaulty(input);
  const { id: partyId } = input;
  await requireLive(context, partyId);
  const id = newId();
  await context.tx
    .insertInto('contact')
    .values({ org_id: context.org, id, party_id: partyId, ...contactRow(input) })
    .execute();
  await audit(context, 'contact.added', { kind: 'party', id: partyId }, { contact: id });
  return partyId;
};

/** Answers whose contact it is. A changed address may be written to again. */
export const editContact = async (
  context: Context,
  input: InputOf<typeof partyContract.editContact>,
): Promise<string> => {
  refuseFaulty(input);
  const before = await context.tx
    .selectFrom('contact')
    .select(['party_id', 'email', 'bounced_at'])
    .where('org_id', '=', context.org)
    .where('id', '=', input.id)
    .where('version', '=', input.version)
    .executeTakeFirst();
  if (before === undefined) throw new Problem('edit.conflict');
  const row = contactRow(input);
  await context.tx
    .updateTable('contact')
    .set({
      ...row,
      bounced_at: row.email === before.email ? before.bounced_at : null,
      version: input.version + 1,
    })
    .where('org_id', '=', context.org)
    .where('id', '=', input.id)
    .execute();
  await audit(context, 'contact.edited', { kind: 'party', id: before.party_id }, { contact: input.id });
  return before.party_id;
};

export const archiveContact = async (context: Context, id: string): Promise<string> => {
  const row = await context.tx
    .updateTable('contact')
    .set({ archived_at: context.now })
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .returning('party_id')
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  await audit(context, 'contact.archived', { kind: 'party', id: row.party_id }, { contact: id });
  return row.party_id;
};
