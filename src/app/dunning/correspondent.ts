import { sql } from 'kysely';
import { formatPostalAddress } from '../../core/party/index.ts';
import { countryName } from '../../i18n/document-countries.ts';
import type { Context } from '../../shell/http/context.ts';
import { readOrganization, type Organization } from '../organization/index.ts';
import { postalAddressOf } from '../party/index.ts';

export type ReminderContact = {
  id: string;
  name: string;
  roles: string[];
  email: string;
  phone: string;
  language: string;
  isBounced: boolean;
};

/** What a message to this customer is made of, beside the draft. */
export type Correspondent = {
  readonly organization: Organization;
  readonly party: {
    readonly kind: string;
    readonly name: string;
    readonly language: 'fr' | 'en';
    readonly addressLines: readonly string[];
    readonly postalCode: string;
    readonly city: string;
    readonly country: string;
  };
  readonly contacts: readonly ReminderContact[];
};

export const readCorrespondent = async (context: Context, partyId: string): Promise<Correspondent> => {
  const organization = await readOrganization(context);
  const party = await context.tx
    .selectFrom('party')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('id', '=', partyId)
    .executeTakeFirstOrThrow();
  const contacts = await sql<{
    id: string;
    name: string;
    roles: string[];
    email: string;
    phone: string;
    language: string;
    is_bounced: boolean;
  }>`
    select id, name, roles, email, phone, language, bounced_at is not null as is_bounced from contact
    where org_id = ${context.org} and party_id = ${party.merged_into ?? partyId} and archived_at is null
    order by 'billing' = any(roles) desc, 'accounting' = any(roles) desc, id`.execute(context.tx);
  return {
    organization,
    party: {
      kind: party.kind,
      name: party.name,
      language: party.language === 'en' ? 'en' : 'fr',
      addressLines: party.address_lines,
      postalCode: party.postal_code,
      city: party.city,
      country: party.country,
    },
    contacts: contacts.rows.map(({ is_bounced, ...contact }) => ({ ...contact, isBounced: is_bounced })),
  };
};

/** As a party is kept: what its address is made of. */
type Addressee = Omit<Correspondent['party'], 'kind' | 'language'>;

/**
 * The address as it is printed in the window of the envelope. The country is named in French, in which the post that carries
 * the letter reads it.
 */
export const postalLines = (party: Addressee): string[] => [
  ...formatPostalAddress({ ...postalAddressOf(party), countryName: countryName(party.country, 'fr') }).lines,
];

/** Of several customers at once. */
export const readPostalLines = async (
  { tx, org }: Context,
  partyIds: readonly string[],
): Promise<Map<string, string[]>> => {
  if (partyIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('party')
    .select(['id', 'name', 'address_lines', 'postal_code', 'city', 'country'])
    .where('org_id', '=', org)
    .where('id', 'in', [...new Set(partyIds)])
    .execute();
  return new Map(
    rows.map(({ id, address_lines: addressLines, postal_code: postalCode, ...row }) => [
      id,
      postalLines({ ...row, addressLines, postalCode }),
    ]),
  );
};
