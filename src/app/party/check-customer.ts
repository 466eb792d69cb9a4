import { error, warning, type Finding, type Result } from '../../core/finding.ts';
import {
  checkCustomValues,
  formatPostalAddress,
  parseEAddress,
  parseEmail,
  parseSiren,
  parseSiret,
  parseVatNumber,
} from '../../core/party/index.ts';
import { isTimeZone } from '../../shell/clock.ts';
import type { Context } from '../../shell/http/context.ts';
import { readCustomFields } from './custom-fields.ts';
import { postalAddressOf, type ContactFields, type EditedFields } from './customer-fields.ts';

const at = (path: string, result: Result<unknown>): Finding[] =>
  result.findings.map((finding) => ({ ...finding, path }));

export const checkContact = (contact: ContactFields, path: string): Finding[] => {
  if (contact.name === '' && contact.email === '' && contact.phone === '') {
    return [error('party.contact-empty', { path })];
  }
  return contact.email === '' ? [] : at(`${path}.email`, parseEmail(contact.email));
};

/** What a higher room knows and customers are checked by. Wired in compose. */
export type CustomerPorts = {
  checkRevenueAccount?: (context: Context, account: string, path: string) => Promise<Finding[]>;
};

/** What must be right is an error; what the post office would rather have otherwise is a warning. */
export const checkCustomer = (fields: EditedFields): Finding[] => {
  const findings: Finding[] = [];
  if (fields.siren !== '') findings.push(...at('siren', parseSiren(fields.siren)));
  if (fields.siret !== '') findings.push(...at('siret', parseSiret(fields.siret)));
  if (fields.vatNumber !== '') findings.push(...at('vatNumber', parseVatNumber(fields.vatNumber)));
  findings.push(...ofAnother(fields));
  findings.push(...at('eAddress', parseEAddress({ scheme: fields.eAddressScheme, value: fields.eAddress })));
  const { timeZone = '' } = fields;
  if (timeZone !== '' && !isTimeZone(timeZone)) {
    findings.push(error('organization.time-zone-unknown', { path: 'timeZone' }));
  }
  if (fields.postalCode !== '' || fields.city !== '') {
    const address = formatPostalAddress(postalAddressOf(fields));
    findings.push(
      ...address.findings.map(({ code, params }) => warning(code, { params, path: 'addressLines' })),
    );
  }
  return findings;
};

const bareDigits = (text: string): string => text.replaceAll(/\D/g, '');

/** Identifiers that are right each by itself, and not of the same company. */
const ofAnother = ({ siren, siret, vatNumber }: EditedFields): Finding[] => {
  const findings: Finding[] = [];
  const digits = bareDigits(siren);
  if (digits === '') return findings;
  if (siret !== '' && !bareDigits(siret).startsWith(digits)) {
    findings.push(error('party.siret-of-another', { path: 'siret' }));
  }
  if (/^\s*FR/i.test(vatNumber) && !bareDigits(vatNumber).endsWith(digits)) {
    findings.push(error('party.vat-of-another', { path: 'vatNumber' }));
  }
  return findings;
};

/** What only the company's own data can say: its own fields, its chart of accounts. */
export const checkAgainstData = async (
  context: Context,
  fields: EditedFields,
  ports: CustomerPorts,
): Promise<Finding[]> => {
  const findings =
    Object.keys(fields.custom).length === 0
      ? []
      : checkCustomValues(await readCustomFields(context, 'customer'), fields.custom);
  if (fields.revenueAccount !== '') {
    findings.push(
      ...((await ports.checkRevenueAccount?.(context, fields.revenueAccount, 'revenueAccount')) ?? []),
    );
  }
  return findings;
};
