import { child, childrenOf, type XmlNode } from '../xml/index.ts';
import type { EAddress, EContact, EParty } from './model.ts';
import { identifierOf, said, saidOrNothing, textOf, texts } from './read-values.ts';

export const ciiAddress = (node: XmlNode | undefined): EAddress | undefined =>
  saidOrNothing<EAddress>({
    lines: ['LineOne', 'LineTwo', 'LineThree'].flatMap((name) => texts(childrenOf(node, name))),
    postalCode: textOf(node, 'PostcodeCode'),
    city: textOf(node, 'CityName'),
    subdivision: textOf(node, 'CountrySubDivisionName') ?? textOf(node, 'CountrySubDivisionID'),
    country: textOf(node, 'CountryID'),
  });

const contact = (node: XmlNode | undefined): EContact | undefined =>
  saidOrNothing<EContact>({
    name: textOf(node, 'PersonName') ?? textOf(node, 'DepartmentName'),
    phone: textOf(node, 'TelephoneUniversalCommunication', 'CompleteNumber'),
    email:
      textOf(node, 'EmailURIUniversalCommunication', 'URIID') ??
      textOf(node, 'EmailURIUniversalCommunication', 'CompleteNumber'),
  });

/** VA: number of the tax on sales, FC: local number of the company with its tax office (UNTDID 1153). */
const registration = (party: XmlNode, scheme: 'VA' | 'FC'): string | undefined =>
  textOf(
    childrenOf(party, 'SpecifiedTaxRegistration')
      .flatMap((one) => childrenOf(one, 'ID'))
      .find((id) => id.attributes['schemeID'] === scheme),
  );

export const ciiIds = (party: XmlNode | undefined): EParty['ids'] =>
  ['ID', 'GlobalID'].flatMap((name) => childrenOf(party, name).flatMap((node) => identifierOf(node) ?? []));

export const ciiParty = (node: XmlNode | undefined): EParty | undefined => {
  if (node === undefined) return undefined;
  const organization = child(node, 'SpecifiedLegalOrganization');
  return said<EParty>({
    name: textOf(node, 'Name'),
    tradingName: textOf(organization, 'TradingBusinessName'),
    ids: ciiIds(node),
    legalId: identifierOf(child(organization, 'ID')),
    vatId: registration(node, 'VA'),
    taxNumber: registration(node, 'FC'),
    legalInformation: textOf(node, 'Description'),
    address: ciiAddress(child(node, 'PostalTradeAddress')),
    endpoint: identifierOf(child(node, 'URIUniversalCommunication', 'URIID')),
    contact: contact(child(node, 'DefinedTradeContact')),
  });
};
