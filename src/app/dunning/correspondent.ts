import { sql } from 'kysely';
import { formatPostalAddress } from '../../core/party/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readOrganization, type Organization } from '../organization/index.ts';

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

/** The address as it is printed in the window of the envelope. */
export const postalLines = (party: Correspondent['party']): string[] => [
  ...formatPostalAddress({
    recipient: party.name,
    ...lastIsStreet(party.addressLines),
    postalCode: party.postalCode,
    city: party.city,
    country: party.country,
  }).lines,
];

/** The street is the last of the lines typed; what stands before it names a service or a building. */
const lastIsStreet = (
  lines: readonly string[],
): { attention?: string; building?: string; street?: string } => {
  const [street, building, attention] = [...lines].filter((line) => line !== '').reverse();
  return { attention, building, street };
};
