import { child, childrenOf, type XmlNode } from '../xml/index.ts';
import type { EAddress, EContact, EParty } from './model.ts';
import { identifierOf, said, saidOrNothing, textOf, texts } from './read-values.ts';

export const ublAddress = (node: XmlNode | undefined): EAddress | undefined =>
  saidOrNothing<EAddress>({
    lines: [
      ...texts(childrenOf(node, 'StreetName')),
      ...texts(childrenOf(node, 'AdditionalStreetName')),
      ...texts(childrenOf(node, 'AddressLine').flatMap((one) => childrenOf(one, 'Line'))),
    ],
    postalCode: textOf(node, 'PostalZone'),
    city: textOf(node, 'CityName'),
    subdivision: textOf(node, 'CountrySubentity'),
    country: textOf(node, 'Country', 'IdentificationCode'),
  });

const contact = (node: XmlNode | undefined): EContact | undefined =>
  saidOrNothing<EContact>({
    name: textOf(node, 'Name'),
    phone: textOf(node, 'Telephone'),
    email: textOf(node, 'ElectronicMail'),
  });

/** The number of a tax scheme: VAT, or whatever else there is (BT-32). */
const taxNumber = (party: XmlNode, isVat: boolean): string | undefined =>
  textOf(
    childrenOf(party, 'PartyTaxScheme').find(
      (one) =>
        (textOf(one, 'TaxScheme', 'ID')?.toUpperCase() === 'VAT') === isVat &&
        textOf(one, 'CompanyID') !== undefined,
    ),
    'CompanyID',
  );

/** BT-90 stands among the identifiers of the one who is paid, marked SEPA. */
export const SEPA = 'SEPA';

export const ublParty = (node: XmlNode | undefined): EParty | undefined => {
  if (node === undefined) return undefined;
  // AccountingSupplierParty wraps a Party, PayeeParty is one.
  const party = child(node, 'Party') ?? node;
  const legal = child(party, 'PartyLegalEntity');
  const registered = textOf(legal, 'RegistrationName');
  const called = textOf(party, 'PartyName', 'Name');
  return said<EParty>({
    // A payee or a tax representative has only the name it is called by.
    name: registered ?? called,
    tradingName: registered === undefined ? undefined : called,
    ids: childrenOf(party, 'PartyIdentification').flatMap((one) => {
      const id = identifierOf(child(one, 'ID'));
      return id === undefined || id.scheme === SEPA ? [] : [id];
    }),
    legalId: identifierOf(child(legal, 'CompanyID')),
    vatId: taxNumber(party, true),
    taxNumber: taxNumber(party, false),
    legalInformation: textOf(legal, 'CompanyLegalForm'),
    address: ublAddress(child(party, 'PostalAddress')),
    endpoint: identifierOf(child(party, 'EndpointID')),
    contact: contact(child(party, 'Contact')),
  });
};

export const ublCreditorId = (...nodes: (XmlNode | undefined)[]): string | undefined =>
  nodes
    .flatMap((node) => childrenOf(child(node, 'Party') ?? node, 'PartyIdentification'))
    .map((one) => identifierOf(child(one, 'ID')))
    .find((id) => id?.scheme === SEPA)?.value;
