import { element, type XmlPart } from '../xml/index.ts';
import type { EAddress, EDelivery, EParty, Identifier } from './model.ts';
import { ublId } from './write-ubl-values.ts';

export const ublAddress = (name: string, address: EAddress | undefined): XmlPart =>
  address === undefined
    ? null
    : element(name, [
        element('cbc:StreetName', address.lines[0]),
        element('cbc:AdditionalStreetName', address.lines[1]),
        element('cbc:CityName', address.city),
        element('cbc:PostalZone', address.postalCode),
        element('cbc:CountrySubentity', address.subdivision),
        element('cac:AddressLine', [element('cbc:Line', address.lines[2])]),
        element('cac:Country', [element('cbc:IdentificationCode', address.country)]),
      ]);

const identification = (id: Identifier): XmlPart => element('cac:PartyIdentification', [ublId('cbc:ID', id)]);

const taxScheme = (companyId: string | undefined, scheme: 'VAT' | 'FC'): XmlPart =>
  companyId === undefined
    ? null
    : element('cac:PartyTaxScheme', [
        element('cbc:CompanyID', companyId),
        element('cac:TaxScheme', [element('cbc:ID', scheme)]),
      ]);

/** BT-90: UBL has no place of its own for it, EN 16931-3-2 puts it among the identifiers of whoever is paid. */
const creditor = (id: string | undefined): XmlPart[] =>
  id === undefined ? [] : [identification({ value: id, scheme: 'SEPA' })];

/** Seller (BG-4) or buyer (BG-7); `creditorId` is for the seller who is paid by direct debit. */
export function ublParty(
  name: 'cac:AccountingSupplierParty' | 'cac:AccountingCustomerParty',
  party: EParty,
  creditorId?: string,
): XmlPart {
  const isSeller = name === 'cac:AccountingSupplierParty';
  return element(name, [
    element('cac:Party', [
      ublId('cbc:EndpointID', party.endpoint),
      ...party.ids.map(identification),
      ...creditor(creditorId),
      element('cac:PartyName', [element('cbc:Name', party.tradingName)]),
      ublAddress('cac:PostalAddress', party.address),
      taxScheme(party.vatId, 'VAT'),
      isSeller ? taxScheme(party.taxNumber, 'FC') : null,
      element('cac:PartyLegalEntity', [
        element('cbc:RegistrationName', party.name),
        ublId('cbc:CompanyID', party.legalId),
        isSeller ? element('cbc:CompanyLegalForm', party.legalInformation) : null,
      ]),
      element('cac:Contact', [
        element('cbc:Name', party.contact?.name),
        element('cbc:Telephone', party.contact?.phone),
        element('cbc:ElectronicMail', party.contact?.email),
      ]),
    ]),
  ]);
}

/** BG-10. */
export const ublPayee = (payee: EParty | undefined, creditorId: string | undefined): XmlPart =>
  payee === undefined
    ? null
    : element('cac:PayeeParty', [
        ...payee.ids.map(identification),
        ...creditor(creditorId),
        element('cac:PartyName', [element('cbc:Name', payee.name)]),
        element('cac:PartyLegalEntity', [ublId('cbc:CompanyID', payee.legalId)]),
      ]);

/** BG-11. */
export const ublTaxRepresentative = (party: EParty | undefined): XmlPart =>
  party === undefined
    ? null
    : element('cac:TaxRepresentativeParty', [
        element('cac:PartyName', [element('cbc:Name', party.name)]),
        ublAddress('cac:PostalAddress', party.address),
        taxScheme(party.vatId, 'VAT'),
      ]);

/** BG-13. */
export const ublDelivery = (delivery: EDelivery | undefined): XmlPart =>
  delivery === undefined
    ? null
    : element('cac:Delivery', [
        element('cbc:ActualDeliveryDate', delivery.on),
        element('cac:DeliveryLocation', [
          ublId('cbc:ID', delivery.locationId),
          ublAddress('cac:Address', delivery.address),
        ]),
        element('cac:DeliveryParty', [element('cac:PartyName', [element('cbc:Name', delivery.name)])]),
      ]);
