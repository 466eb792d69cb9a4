import { COUNTRY_ZONES } from './data/country-zones.ts';

/** Overseas places write France as their country; their post code says which clock they keep. */
const FRENCH_POST_CODES: readonly (readonly [prefix: RegExp, zone: string])[] = [
  [/^971/, 'America/Guadeloupe'],
  // Saint-Barthélemy and Saint-Martin have codes of their own, or those of Guadeloupe.
  [/^97[78]/, 'America/Guadeloupe'],
  [/^972/, 'America/Martinique'],
  [/^973/, 'America/Cayenne'],
  [/^974/, 'Indian/Reunion'],
  [/^975/, 'America/Miquelon'],
  [/^976/, 'Indian/Mayotte'],
  [/^986/, 'Pacific/Wallis'],
  [/^987/, 'Pacific/Tahiti'],
  [/^988/, 'Pacific/Noumea'],
  [/^\d{5}$/, 'Europe/Paris'],
];
/** Las Palmas and Santa Cruz de Tenerife. */
const CANARIES = /^3[58]/;

/**
 * The IANA time zone of a postal address; null where a country keeps several and the address does not say which (United
 * States, Canada, Brazil…), or where there is no address.
 */
export function zoneOf(address: { readonly country: string; readonly postalCode: string }): string | null {
  const code = address.postalCode.replaceAll(/\s/g, '');
  if (address.country === 'FR') return FRENCH_POST_CODES.find(([prefix]) => prefix.test(code))?.[1] ?? null;
  if (address.country === 'ES' && CANARIES.test(code)) return 'Atlantic/Canary';
  return COUNTRY_ZONES[address.country] ?? null;
}

export type CustomerZone = {
  readonly zone: string;
  /** Said on the record, told by the address, or the company’s for want of both. */
  readonly from: 'record' | 'address' | 'company';
};

/** `own`: '' where the record says none. */
export function customerZone(
  customer: { readonly own: string; readonly country: string; readonly postalCode: string },
  company: string,
): CustomerZone {
  if (customer.own !== '') return { zone: customer.own, from: 'record' };
  const told = zoneOf(customer);
  return told === null ? { zone: company, from: 'company' } : { zone: told, from: 'address' };
}
