import type { InputOf } from '../../contract/endpoint.ts';
import type { PostalAddress } from '../../core/party/index.ts';
import type { partyContract } from './contract.ts';

export type NewCustomer = InputOf<typeof partyContract.create>;
export type CustomerFields = Omit<NewCustomer, 'code' | 'contacts'>;
/** Of a change: what may be left out of it stays as it is. */
export type EditedFields = Omit<CustomerFields, 'timeZone'> & Partial<Pick<CustomerFields, 'timeZone'>>;
export type ContactFields = NewCustomer['contacts'][number];

/**
 * The stored lines are what people type: street, then building, then place name, then "for the attention of".
 * The post wants them in the order of NF Z10-011.
 */
export const postalAddressOf = (party: {
  name: string;
  addressLines: readonly string[];
  postalCode: string;
  city: string;
  country: string;
}): PostalAddress => {
  const [street, building, locality, attention] = party.addressLines;
  return {
    recipient: party.name,
    attention,
    building,
    street,
    locality,
    postalCode: party.postalCode,
    city: party.city,
    country: party.country,
  };
};
