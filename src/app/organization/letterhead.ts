import type { Letterhead, PaymentDetails, Signature } from '../../core/dunning/index.ts';
import type { Organization } from './read-organization.ts';

const present = (parts: readonly string[], separator: string): string =>
  parts.filter((part) => part !== '').join(separator);

/** The company as printed at the head and foot of its letters (C. com. R123-238). */
export const letterheadOf = (company: Organization): Letterhead => ({
  name: company.name,
  tagline: company.website,
  address: present([...company.addressLines, present([company.postalCode, company.city], ' ')], ' · '),
  contact: present([company.phone, company.email], ' · '),
  legal: [
    present(
      [
        company.legalForm,
        company.siren === '' ? '' : `SIREN ${company.siren.replaceAll(/(\d{3})(?=\d)/g, '$1 ')}`,
        company.vatNumber === '' ? '' : `TVA ${company.vatNumber}`,
      ],
      ' · ',
    ),
    company.legalMention,
  ].filter((line) => line !== ''),
  place: company.city,
});

/** Where customers pay; null while the company has given no IBAN. `reference` finds the payment on the statement. */
export const paymentDetailsOf = (company: Organization, reference: string): PaymentDetails | null =>
  company.iban === ''
    ? null
    : {
        beneficiary: company.name,
        iban: company.iban,
        bic: company.bic === '' ? null : company.bic,
        reference,
        url: null,
      };

export const signatureOf = (company: Organization, author: string): Signature => ({
  name: company.signatureName === '' ? author : company.signatureName,
  role: company.signatureRole === '' ? null : company.signatureRole,
  phone: company.phone === '' ? null : company.phone,
  email: company.email === '' ? null : company.email,
});
