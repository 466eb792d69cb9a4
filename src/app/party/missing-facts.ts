import { sql, type RawBuilder } from 'kysely';
import { EU_COUNTRIES, SIREN_COUNTRIES } from '../../core/party/index.ts';
import type { missingFacts } from './contract.ts';

export type MissingFact = (typeof missingFacts)[number];

const ABROAD = EU_COUNTRIES.filter((country) => country !== 'FR');

/**
 * What an invoice to a party `p` would lack: its SIREN (CGI ann. II art. 242 nonies A; décret 2022-1299), its address,
 * its VAT number when the supply crosses a border of the Union, the SIRET that public bodies are reached by, an address
 * to send to; and what a public register says against it. In SQL, because lists are filtered by it; what a document lacks is core/invoicing/missing-mentions.
 */
export const missingOf = (p: string): RawBuilder<MissingFact[]> => {
  const column = (name: string) => sql.ref(`${p}.${name}`);
  const french = sql`${column('country')} = any(${SIREN_COUNTRIES}::text[])`;
  const professional = sql`${column('kind')} <> 'individual'`;
  return sql<MissingFact[]>`array_remove(array[
    case when ${french} and ${professional} and ${column('siren')} !~ '^[0-9]{9}$' then 'siren' end,
    case when ${french} and ${column('kind')} = 'public_body' and ${column('siret')} !~ '^[0-9]{14}$' then 'siret' end,
    case when ${column('city')} = '' or array_to_string(${column('address_lines')}, '') = '' then 'address' end,
    case when ${column('country')} = any(${ABROAD}::text[]) and ${professional} and ${column('vat_number')} = '' then 'vat' end,
    case when not exists (select 1 from contact k where k.org_id = ${column('org_id')} and k.party_id = ${column('id')}
      and k.archived_at is null and k.bounced_at is null and k.email <> '') then 'email' end,
    case when ${column('address_returned')} then 'returned' end,
    case when ${refuted(p, ['ceased', 'closed'])} then 'ceased' end,
    case when ${refuted(p, ['invalid'])} then 'vat-invalid' end], null)`;
};

/** The latest answer of a register speaks against the record, and about the number it has today. */
const refuted = (p: string, outcomes: readonly string[]): RawBuilder<unknown> => {
  const column = (name: string) => sql.ref(`${p}.${name}`);
  return sql`exists (select 1 from register_check k where k.org_id = ${column('org_id')} and k.party_id = ${column('id')}
      and k.outcome in (${sql.join(outcomes.map((one) => sql.lit(one)))})
      and k.subject in (${column('siren')}, ${column('siret')}, ${column('vat_number')})
      and not exists (select 1 from register_check n where n.org_id = k.org_id and n.party_id = k.party_id
        and n.source = k.source and n.id > k.id))`;
};
