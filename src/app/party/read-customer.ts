import type { OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { customerZone } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { partyContract } from './contract.ts';
import { readOrganization } from '../organization/index.ts';
import { missingOf } from './missing-facts.ts';

export type Customer = OutputOf<typeof partyContract.read>;

export const readCustomer = async (context: Context, id: string): Promise<Customer> => {
  const row = await context.tx
    .selectFrom('party as p')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.org_id', '=', 'p.org_id').onRef('c.party_id', '=', 'p.id'),
    )
    .selectAll('p')
    .select([
      'c.code',
      'c.currency',
      'c.payment_terms',
      'c.policy_id',
      'c.no_reminder_reason',
      'c.salesperson',
    ])
    .select([
      'c.debtor_group',
      'c.revenue_account',
      'c.payment_means',
      'c.vat_regime',
      'c.buyer_reference',
      'c.time_zone',
    ])
    .select(missingOf('p').as('missing'))
    .where('p.org_id', '=', context.org)
    .where('p.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  const contacts = await context.tx
    .selectFrom('contact')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('party_id', '=', id)
    .where('archived_at', 'is', null)
    .orderBy('id')
    .execute();
  const ibans = await context.tx
    .selectFrom('party_iban')
    .select(['iban', 'origin'])
    .where('org_id', '=', context.org)
    .where('party_id', '=', id)
    .orderBy('iban')
    .execute();
  const addresses = await context.tx
    .selectFrom('party_address')
    .select(['id', 'label', 'lines', 'postal_code as postalCode', 'city', 'country', 'version'])
    .where('org_id', '=', context.org)
    .where('party_id', '=', id)
    .where('archived_at', 'is', null)
    .orderBy('id')
    .execute();
  const merges = await context.tx
    .selectFrom('party as p')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.org_id', '=', 'p.org_id').onRef('c.party_id', '=', 'p.id'),
    )
    .leftJoin('customer_merge as m', (join) =>
      join
        .onRef('m.org_id', '=', 'p.org_id')
        .onRef('m.duplicate_id', '=', 'p.id')
        .on('m.survivor_id', '=', id)
        .on('m.undone_at', 'is', null),
    )
    .select(['p.id', 'c.code', 'p.name', 'p.merged_into', 'm.id as mergeId'])
    .where('p.org_id', '=', context.org)
    .where((eb) => eb.or([eb('p.merged_into', '=', id), eb('p.id', '=', row.merged_into)]))
    .orderBy('c.code')
    .execute();
  const related = merges.map(({ merged_into: into, ...one }) => ({ ...one, isInto: into !== id }));
  return {
    id: row.id,
    code: row.code,
    kind: row.kind as Customer['kind'],
    name: row.name,
    siren: row.siren,
    siret: row.siret,
    vatNumber: row.vat_number,
    language: row.language === 'en' ? 'en' : 'fr',
    addressLines: row.address_lines,
    postalCode: row.postal_code,
    city: row.city,
    country: row.country,
    note: row.note,
    currency: row.currency,
    paymentTerms: row.payment_terms as Customer['paymentTerms'],
    policyId: row.policy_id,
    noReminderReason: row.no_reminder_reason,
    salesperson: row.salesperson,
    debtorGroup: row.debtor_group,
    eAddress: row.e_address,
    eAddressScheme: row.e_address_scheme,
    revenueAccount: row.revenue_account,
    paymentMeans: row.payment_means as Customer['paymentMeans'],
    vatRegime: row.vat_regime as Customer['vatRegime'],
    buyerReference: row.buyer_reference,
    timeZone: row.time_zone,
    clock: customerZone(
      { own: row.time_zone, country: row.country, postalCode: row.postal_code },
      (await readOrganization(context)).timeZone,
    ),
    tags: row.tags,
    custom: row.custom as Customer['custom'],
    contacts: contacts.map((contact) => ({
      id: contact.id,
      name: contact.name,
      roles: contact.roles as Customer['contacts'][number]['roles'],
      email: contact.email,
      phone: contact.phone,
      language: contact.language === 'en' ? 'en' : 'fr',
      orderRefs: contact.order_refs,
      isBounced: contact.bounced_at !== null,
      version: contact.version,
    })),
    addresses,
    ibans,
    missing: row.missing,
    mergedInto: related.find((one) => one.isInto) ?? null,
    merged: related.filter((one) => !one.isInto),
    version: row.version,
  };
};
