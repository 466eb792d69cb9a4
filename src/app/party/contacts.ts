import { sql } from 'kysely';
import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { hasErrors } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import * as belongings from './belongings.ts';
import { checkContact } from './check-customer.ts';
import type { partyContract } from './contract.ts';
import type { ContactFields } from './customer-fields.ts';

export const contactRow = (contact: ContactFields) => ({
  name: contact.name,
  roles: contact.roles,
  email: contact.email.toLowerCase(),
  phone: contact.phone,
  language: contact.language,
  ...(contact.orderRefs !== undefined && { order_refs: orderRefsOf(contact.orderRefs) }),
});

/** As they are typed, each once. */
const orderRefsOf = (refs: readonly string[]): string[] => [
  ...new Map(
    refs
      .map((ref) => ref.trim())
      .filter((ref) => ref !== '')
      .map((ref) => [ref.toLowerCase(), ref]),
  ).values(),
];

const refuseFaulty = (contact: ContactFields): void => {
  const findings = checkContact(contact, 'contact');
  if (hasErrors(findings)) throw new Problem('record.refused', {}, findings);
};

export const addContact = async (
  context: Context,
  input: InputOf<typeof partyContract.addContact>,
): Promise<string> => {
  refuseFaulty(input);
  return belongings.add(context, 'contact', input.id, (keys) =>
    context.tx
      .insertInto('contact')
      .values({ ...keys, ...contactRow(input) })
      .execute(),
  );
};

/** A changed address may be written to again. */
export const editContact = async (
  context: Context,
  input: InputOf<typeof partyContract.editContact>,
): Promise<string> => {
  refuseFaulty(input);
  const row = contactRow(input);
  return belongings.edit(context, 'contact', input.id, () =>
    context.tx
      .updateTable('contact')
      .set({
        ...row,
        bounced_at: sql`case when email = ${row.email} then bounced_at end`,
        version: input.version + 1,
      })
      .where('org_id', '=', context.org)
      .where('id', '=', input.id)
      .where('version', '=', input.version)
      .returning('party_id')
      .executeTakeFirst(),
  );
};

export const archiveContact = (context: Context, id: string): Promise<string> =>
  belongings.archive(context, 'contact', id);

/** Contacts of a merged customer went with the merge, and so do new ones. */
const keeperOf = async (context: Context, partyId: string): Promise<string> => {
  const party = await context.tx
    .selectFrom('party')
    .select('merged_into')
    .where('org_id', '=', context.org)
    .where('id', '=', partyId)
    .executeTakeFirst();
  return party?.merged_into ?? partyId;
};

/** Somebody that a customer proposed and a person confirmed: written to about money, in the customer's language. */
export const acceptContact = async (
  context: Context,
  ofPartyId: string,
  { email, name, phone = '' }: { email: string; name: string; phone?: string },
): Promise<void> => {
  const partyId = await keeperOf(context, ofPartyId);
  const known = await context.tx
    .selectFrom('contact')
    .select('id')
    .where('org_id', '=', context.org)
    .where('party_id', '=', partyId)
    .where('email', '=', email.toLowerCase())
    .where('archived_at', 'is', null)
    .executeTakeFirst();
  if (known !== undefined) return;
  const { language } = await context.tx
    .selectFrom('party')
    .select('language')
    .where('org_id', '=', context.org)
    .where('id', '=', partyId)
    .executeTakeFirstOrThrow();
  await addContact(context, {
    id: partyId,
    name: (name === '' ? email : name).slice(0, 120),
    roles: ['billing'],
    email,
    phone,
    language: language === 'en' ? 'en' : 'fr',
  });
};

/** Whoever is not the one to be asked about money is no longer written to about it; the person stays known. */
export const stepBack = async (
  context: Context,
  partyId: string,
  which: { readonly email: string } | { readonly id: string },
): Promise<void> => {
  await context.tx
    .updateTable('contact')
    .set((eb) => ({
      roles: sql<string[]>`array_remove(array_remove(roles, 'billing'), 'accounting')`,
      version: eb('version', '+', 1),
    }))
    .where('org_id', '=', context.org)
    .where('party_id', '=', await keeperOf(context, partyId))
    .where((eb) => ('id' in which ? eb('id', '=', which.id) : eb('email', '=', which.email.toLowerCase())))
    .where('archived_at', 'is', null)
    .execute();
};

/** A number at which somebody else answers is not called again. */
export const dropPhone = async (context: Context, partyId: string, id: string): Promise<void> => {
  await context.tx
    .updateTable('contact')
    .set((eb) => ({ phone: '', version: eb('version', '+', 1) }))
    .where('org_id', '=', context.org)
    .where('party_id', '=', await keeperOf(context, partyId))
    .where('id', '=', id)
    .execute();
};
