import type { OutputOf } from '../../contract/endpoint.ts';
import type { Context } from '../../shell/http/context.ts';
import type { organizationContract } from './contract.ts';

export type Organization = OutputOf<typeof organizationContract.read>;

export const readOrganization = async (
  context: Pick<Context, 'tx' | 'org' | 'today'>,
): Promise<Organization> => {
  const row = await context.tx
    .selectFrom('organization')
    .selectAll()
    .where('org_id', '=', context.org)
    .executeTakeFirstOrThrow();
  return {
    id: row.org_id,
    isDemo: row.is_demo,
    name: row.name,
    legalForm: row.legal_form,
    siren: row.siren,
    vatNumber: row.vat_number,
    addressLines: row.address_lines,
    postalCode: row.postal_code,
    city: row.city,
    country: row.country,
    email: row.email,
    phone: row.phone,
    website: row.website,
    iban: row.iban,
    bic: row.bic,
    legalMention: row.legal_mention,
    baseCurrency: row.base_currency,
    timeZone: row.time_zone,
    locale: row.locale === 'en' ? 'en' : 'fr',
    agingLimits: row.aging_limits,
    agingColours: row.aging_colours,
    cutoverOn: row.cutover_on,
    nextInvoiceNumber: row.next_invoice_number,
    signatureName: row.signature_name,
    signatureRole: row.signature_role,
    version: row.version,
    today: context.today,
  };
};
