import { Problem } from '../../contract/problem.ts';
import { error, hasErrors } from '../../core/finding.ts';
import { normalizeName } from '../../core/party/index.ts';
import { sqlState } from '../../shell/db/tenant.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { audit } from '../organization/index.ts';
import { checkAgainstData, checkContact, checkCustomer, type CustomerPorts } from './check-customer.ts';
import { contactRow } from './contacts.ts';
import type { CustomerFields, EditedFields, NewCustomer } from './customer-fields.ts';
import { nextCode } from './next-code.ts';

export const bare = (text: string): string => text.replaceAll(/[\s.]/g, '').toUpperCase();

export const partyColumns = (fields: EditedFields) => ({
  kind: fields.kind,
  name: fields.name,
  search_name: normalizeName(fields.name),
  siren: bare(fields.siren),
  siret: bare(fields.siret),
  vat_number: bare(fields.vatNumber),
  language: fields.language,
  address_lines: fields.addressLines,
  postal_code: fields.postalCode,
  city: fields.city,
  country: fields.country,
  note: fields.note,
  e_address: fields.eAddress.replaceAll(/\s/g, ''),
  e_address_scheme: fields.eAddressScheme,
  tags: [...new Set(fields.tags)].sort(),
});

/** Values given; '' is none. */
export const customOf = (values: CustomerFields['custom']): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));

export const customerColumns = (fields: EditedFields) => ({
  currency: fields.currency,
  payment_terms: JSON.stringify(fields.paymentTerms),
  no_reminder_reason: fields.noReminderReason,
  salesperson: fields.salesperson,
  debtor_group: fields.debtorGroup,
  revenue_account: fields.revenueAccount,
  payment_means: fields.paymentMeans,
  vat_regime: fields.vatRegime,
  buyer_reference: fields.buyerReference,
  // One who edits by the API and says nothing of it leaves it as it is.
  ...(fields.timeZone !== undefined && { time_zone: fields.timeZone }),
});

/** A customer with its contacts; the code is the given one, or the next. Answers its id. */
export const createCustomer = async (
  context: Context,
  input: NewCustomer,
  ports: CustomerPorts = {},
): Promise<string> => {
  const findings = [...checkCustomer(input), ...(await checkAgainstData(context, input, ports))];
  findings.push(...input.contacts.flatMap((contact, i) => checkContact(contact, `contacts.${i}`)));
  if (hasErrors(findings)) throw new Problem('record.refused', {}, findings);
  const code = input.code === '' ? await nextCode(context) : input.code;
  const id = newId();
  await context.tx
    .insertInto('party')
    .values({
      org_id: context.org,
      id,
      ...partyColumns(input),
      custom: JSON.stringify(customOf(input.custom)),
    })
    .execute();
  try {
    await context.tx
      .insertInto('customer')
      .values({ org_id: context.org, party_id: id, code, ...customerColumns(input) })
      .execute();
  } catch (cause) {
    if (sqlState(cause) !== '23505') throw cause;
    throw new Problem('record.refused', {}, [error('party.code-taken', { path: 'code', params: { code } })]);
  }
  if (input.contacts.length > 0) {
    await context.tx
      .insertInto('contact')
      .values(
        input.contacts.map((contact) => ({
          org_id: context.org,
          id: newId(),
          party_id: id,
          ...contactRow(contact),
        })),
      )
      .execute();
  }
  await audit(context, 'customer.created', { kind: 'party', id }, { code });
  return id;
};
