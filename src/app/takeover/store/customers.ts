import { sql } from 'kysely';
import type { PaymentTerms } from '../../../core/calendar/index.ts';
import type { CustomerRecord } from '../../../core/takeover/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { newId } from '../../../shell/ids.ts';

type Scope = Pick<Context, 'tx' | 'org'>;

export type NewParty = {
  readonly id: string;
  readonly code: string;
  readonly searchName: string;
  readonly terms: PaymentTerms;
  readonly currency: string;
  readonly record: CustomerRecord;
};

const addressOf = (record: CustomerRecord): string[] =>
  [record.street, record.addressMore].filter((line) => line !== '');

/** By thousands at once: one statement per table, whatever their number. */
export const insertCustomers = async (context: Scope, parties: readonly NewParty[]): Promise<void> => {
  if (parties.length === 0) return;
  const rows = JSON.stringify(
    parties.map(({ id, code, searchName, terms, currency, record }) => ({
      id,
      code,
      n: record.name,
      k: searchName,
      siren: record.siren,
      siret: record.siret,
      vat: record.vatNumber,
      lang: record.language || 'fr',
      a: addressOf(record),
      cp: record.postalCode,
      city: record.city,
      country: record.country || 'FR',
      terms,
      currency,
    })),
  );
  await sql`
    insert into party (org_id, id, name, search_name, siren, siret, vat_number, language, address_lines, postal_code, city, country)
    select ${context.org}::uuid, r.id, r.n, r.k, r.siren, r.siret, r.vat, r.lang, r.a, r.cp, r.city, r.country
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, n text, k text, siren text, siret text, vat text, lang text,
      a text[], cp text, city text, country text)`.execute(context.tx);
  await sql`
    insert into customer (org_id, party_id, code, currency, payment_terms)
    select ${context.org}::uuid, r.id, r.code, r.currency, r.terms
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, code text, currency text, terms jsonb)`.execute(
    context.tx,
  );
};

export type Told = { readonly partyId: string; readonly record: CustomerRecord };

/**
 * Fills in what is empty, and overwrites nothing: what a person has typed here is worth more than the old system's
 * export. Answers whose record changed.
 */
export const completeCustomers = async (context: Scope, told: readonly Told[]): Promise<string[]> => {
  if (told.length === 0) return [];
  const rows = told.map(({ partyId, record }, i) => ({
    id: partyId,
    i,
    siren: record.siren,
    siret: record.siret,
    vat: record.vatNumber,
    a: addressOf(record),
    cp: record.postalCode,
    city: record.city,
  }));
  const changed = await sql<{ id: string }>`
    with r as (
      select distinct on (id) * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(id uuid, i int, siren text, siret text, vat text, a text[], cp text, city text) order by id, i
    )
    update party p set
      siren = case when p.siren = '' then r.siren else p.siren end,
      siret = case when p.siret = '' and (p.siren = '' or p.siren = left(r.siret, 9)) then r.siret else p.siret end,
      vat_number = case when p.vat_number = '' then r.vat else p.vat_number end,
      address_lines = case when p.address_lines = '{}' and p.postal_code = '' then r.a else p.address_lines end,
      postal_code = case when p.address_lines = '{}' and p.postal_code = '' then r.cp else p.postal_code end,
      city = case when p.address_lines = '{}' and p.postal_code = '' and p.city = '' then r.city else p.city end,
      version = p.version + 1
    from r
    where p.org_id = ${context.org} and p.id = r.id and (
      (p.siren = '' and r.siren <> '') or (p.siret = '' and r.siret <> '' and (p.siren = '' or p.siren = left(r.siret, 9)))
      or (p.vat_number = '' and r.vat <> '')
      or (p.address_lines = '{}' and p.postal_code = '' and (r.a <> '{}' or r.cp <> '' or (p.city = '' and r.city <> ''))))
    returning p.id`.execute(context.tx);
  return changed.rows.map((row) => row.id);
};

/** One contact per address; without an address, per name and telephone. Known ones stay as they are. */
export const addContacts = async (context: Scope, told: readonly Told[]): Promise<void> => {
  const rows = told.flatMap(({ partyId, record }) =>
    record.email === '' && record.phone === '' && record.contact === ''
      ? []
      : [
          {
            id: newId(),
            p: partyId,
            n: record.contact,
            e: record.email.toLowerCase(),
            t: record.phone,
            l: record.language || 'fr',
          },
        ],
  );
  if (rows.length === 0) return;
  await sql`
    with r as (
      select distinct on (p, e, case when e = '' then n || t end) *
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, p uuid, n text, e text, t text, l text)
      order by p, e, case when e = '' then n || t end, id
    )
    insert into contact (org_id, id, party_id, name, email, phone, language)
    select ${context.org}::uuid, r.id, r.p, r.n, r.e, r.t, r.l from r
    where not exists (
      select 1 from contact c where c.org_id = ${context.org} and c.party_id = r.p
        and case when r.e <> '' then lower(c.email) = r.e else c.name = r.n and c.phone = r.t end)`.execute(
    context.tx,
  );
};

export const addIbans = async (context: Scope, told: readonly Told[]): Promise<void> => {
  const rows = told.flatMap(({ partyId, record }) =>
    record.iban === '' ? [] : [{ p: partyId, i: record.iban }],
  );
  if (rows.length === 0) return;
  await sql`
    insert into party_iban (org_id, party_id, iban, origin)
    select ${context.org}::uuid, r.p, r.i, 'import'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(p uuid, i text)
    on conflict do nothing`.execute(context.tx);
};
