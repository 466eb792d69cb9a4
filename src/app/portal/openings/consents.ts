import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../../contract/endpoint.ts';
import { Problem } from '../../../contract/problem.ts';
import { error } from '../../../core/finding.ts';
import type { Context } from '../../../shell/http/context.ts';
import { newId } from '../../../shell/ids.ts';
import { audit } from '../../organization/index.ts';
import type { openingsContract } from '../openings-contract.ts';

type Contract = typeof openingsContract;
export type Consent = OutputOf<Contract['consents']>['contacts'][number]['consent'];

/** The last line of a contact counts. */
const lastOf = sql`lateral (
  select c.is_given, c.on_date, c.source, c.recorded_by, c.recorded_at from opening_consent c
  where c.org_id = k.org_id and c.contact_id = k.id order by c.id desc limit 1) c`;

export const isOn = async (context: Pick<Context, 'tx' | 'org'>): Promise<boolean> => {
  const row = await context.tx
    .selectFrom('organization')
    .select('mail_openings')
    .where('org_id', '=', context.org)
    .executeTakeFirstOrThrow();
  return row.mail_openings;
};

export const readConsents = async (
  context: Context,
  partyId: string,
): Promise<OutputOf<Contract['consents']>> => {
  const { rows } = await sql<{
    id: string;
    is_given: boolean | null;
    on_date: string;
    source: string;
    recorded_by: string;
    recorded_at: string;
  }>`
    select k.id, c.* from contact k left join ${lastOf} on true
    where k.org_id = ${context.org} and k.party_id = ${partyId} and k.archived_at is null and k.email <> ''
    order by k.id`.execute(context.tx);
  return {
    isOn: await isOn(context),
    contacts: rows.map((row) => ({
      contactId: row.id,
      consent:
        row.is_given === null
          ? null
          : {
              isGiven: row.is_given,
              on: row.on_date,
              source: row.source,
              recordedBy: row.recorded_by,
              recordedAt: row.recorded_at,
            },
    })),
  };
};

/** The contacts of these addresses when every one of them agreed; null when one did not, or is no contact. */
export const agreedContacts = async (
  context: Context,
  partyId: string,
  addresses: readonly string[],
): Promise<string[] | null> => {
  const wanted = [...new Set(addresses.map((address) => address.toLowerCase()))];
  if (wanted.length === 0) return null;
  const { rows } = await sql<{ id: string; email: string; agreed: boolean }>`
    select k.id, lower(k.email) as email, coalesce(c.is_given, false) as agreed
    from contact k left join ${lastOf} on true
    where k.org_id = ${context.org} and k.party_id = ${partyId} and k.archived_at is null
      and lower(k.email) = any(${wanted}::text[])`.execute(context.tx);
  const isAgreed = wanted.every((address) => {
    const own = rows.filter((row) => row.email === address);
    // Two persons behind one address: both.
    return own.length > 0 && own.every((row) => row.agreed);
  });
  return isAgreed ? rows.map((row) => row.id) : null;
};

/** One more line; nothing of the earlier ones changes. */
export const noteConsent = async (
  context: Context,
  input: InputOf<Contract['note']>,
): Promise<{ done: true }> => {
  if (input.on > context.today)
    throw new Problem('record.refused', {}, [error('portal.consent-to-come', { path: 'on' })]);
  const contact = await context.tx
    .selectFrom('contact')
    .select('party_id')
    .where('org_id', '=', context.org)
    .where('id', '=', input.contactId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (contact === undefined) throw new Problem('record.not-found');
  await writeConsent(context, { ...input, partyId: contact.party_id });
  return { done: true };
};

export const writeConsent = async (
  context: Context,
  given: { contactId: string; partyId: string; isGiven: boolean; on: string; source: string },
): Promise<void> => {
  await context.tx
    .insertInto('opening_consent')
    .values({
      org_id: context.org,
      id: newId(),
      party_id: given.partyId,
      contact_id: given.contactId,
      is_given: given.isGiven,
      on_date: given.on,
      source: given.source,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  await audit(
    context,
    given.isGiven ? 'contact.opening-agreed' : 'contact.opening-withdrawn',
    { kind: 'party', id: given.partyId },
    { contact: given.contactId, on: given.on },
  );
};

export const switchOpenings = async (context: Context, on: boolean): Promise<{ done: true }> => {
  await context.tx
    .updateTable('organization')
    .set({ mail_openings: on })
    .where('org_id', '=', context.org)
    .execute();
  await audit(context, 'portal.openings', { kind: 'organization', id: context.org }, { isOn: on });
  return { done: true };
};
