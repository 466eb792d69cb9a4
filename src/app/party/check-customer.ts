import { error, warning, type Finding, type Result } from '../../core/finding.ts';
import {
  formatPostalAddress,
  parseEmail,
  parseSiren,
  parseSiret,
  parseVatNumber,
} from '../../core/party/index.ts';
import { postalAddressOf, type ContactFields, type CustomerFields } from './customer-fields.ts';

const at = (path: string, result: Result<unknown>): Finding[] =>
  result.findings.map((finding) => ({ ...finding, path }));

export const checkContact = (contact: ContactFields, path: string): Finding[] => {
  if (contact.name === '' && contact.email === '' && contact.phone === '') {
    return [error('party.contact-empty', { path })];
  }
  return contact.email === '' ? [] : at(`${path}.email`, parseEmail(contact.email));
};

/** What must be right is an error; what the post office would rather have otherwise is a warning. */
export const checkCustomer = (fields: CustomerFields): Finding[] => {
  const findings: Finding[] = [];
  if (fields.siren !== '') findings.push(...at('siren', parseSiren(fields.siren)));
  if (fields.siret !== '') findings.push(...at('siret', parseSiret(fields.siret)));
  if (fields.vatNumber !== '') findings.push(...at('vatNumber', parseVatNumber(fields.vatNumber)));
  if (fields.postalCode !== '' || fields.city !== '') {
    const address = formatPostalAddress(postalAddressOf(fields));
    findings.push(
      ...address.findings.map(({ code, params }) => warning(code, { params, path: 'addressLines' })),
    );
  }
  return findings;
};
