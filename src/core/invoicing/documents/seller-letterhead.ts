import type { Address, Seller } from '../model.ts';
import type { InvoiceLabels } from './labels.ts';
import type { Letterhead } from './letterhead.ts';

const present = (parts: readonly string[], separator: string): string =>
  parts.filter((part) => part !== '').join(separator);

/** '732 829 320', '732 829 320 00024': in threes, as the register prints them. */
export const groupSiren = (digits: string): string =>
  digits
    .replace(/\s/g, '')
    .replace(/^(\d{3})(\d{3})(\d{3})/, '$1\u202f$2\u202f$3\u202f')
    .trim();

export const identifier = (label: string, value: string): string =>
  value === '' ? '' : `${label}\u00a0${value}`;

export const addressLines = (address: Address, countryName: (code: string) => string): string[] =>
  [
    ...address.lines,
    present([address.postalCode, address.city], ' '),
    address.country === '' || address.country === 'FR' ? '' : countryName(address.country),
  ].filter((line) => line !== '');

/** The seller at the head and the foot of each page (C. com. R123-237 and R123-238). */
export function sellerLetterhead(seller: Seller, labels: InvoiceLabels): Letterhead {
  return {
    name: seller.name,
    tagline: seller.website,
    address: addressLines(seller.address, labels.country).join(' · '),
    contact: present([seller.phone, seller.email], ' · '),
    legal: [
      present(
        [
          present([seller.name, labels.form(seller.legalForm, seller.capital)], ', '),
          identifier(
            seller.siret === '' ? labels.siren : labels.siret,
            groupSiren(seller.siret || seller.siren),
          ),
          seller.register,
          identifier(labels.vatNumber, seller.vatNumber),
        ],
        ' · ',
      ),
      seller.legalMention,
    ].filter((line) => line !== ''),
    place: seller.address.city,
  };
}
