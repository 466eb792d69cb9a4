import { element, type XmlPart } from '../xml/index.ts';
import type { EAddress, EContact, EParty, Identifier } from './model.ts';
import { LEVEL, type Level } from './profiles.ts';
import { ciiId } from './write-cii-values.ts';

export function ciiAddress(address: EAddress | undefined, level: Level): XmlPart {
  if (address === undefined) return null;
  const { lines, postalCode, city, subdivision, country } = address;
  const isWhole = level > LEVEL.minimum;
  return element('ram:PostalTradeAddress', [
    isWhole ? element('ram:PostcodeCode', postalCode) : null,
    ...(isWhole
      ? ['ram:LineOne', 'ram:LineTwo', 'ram:LineThree'].map((name, index) => element(name, lines[index]))
      : []),
    isWhole ? element('ram:CityName', city) : null,
    element('ram:CountryID', country),
    isWhole ? element('ram:CountrySubDivisionName', subdivision) : null,
  ]);
}

function contact(value: EContact | undefined): XmlPart {
  return element('ram:DefinedTradeContact', [
    element('ram:PersonName', value?.name),
    element('ram:TelephoneUniversalCommunication', [element('ram:CompleteNumber', value?.phone)]),
    element('ram:EmailURIUniversalCommunication', [element('ram:URIID', value?.email)]),
  ]);
}

/** Identifiers without a list are ram:ID, those of a list ram:GlobalID, and come after. */
export const ciiPartyIds = (ids: readonly Identifier[]): XmlPart[] => [
  ...ids.filter((id) => id.scheme === undefined).map((id) => ciiId('ram:ID', id)),
  ...ids.filter((id) => id.scheme !== undefined).map((id) => ciiId('ram:GlobalID', id)),
];

const registration = (value: string | undefined, scheme: 'VA' | 'FC'): XmlPart =>
  element('ram:SpecifiedTaxRegistration', [element('ram:ID', value, { schemeID: scheme })]);

/** Seller (BG-4) or buyer (BG-7). MINIMUM knows of a buyer only the name and the legal identifier. */
export function ciiTradeParty(role: 'Seller' | 'Buyer', party: EParty, level: Level): XmlPart {
  const isMinimum = level === LEVEL.minimum;
  const isSeller = role === 'Seller';
  const hasDetails = !isMinimum || isSeller;
  const hasTradingName = level >= (isSeller ? LEVEL.withoutLines : LEVEL.en16931);
  return element(`ram:${role}TradeParty`, [
    ...(isMinimum ? [] : ciiPartyIds(party.ids)),
    element('ram:Name', party.name),
    isSeller && level >= LEVEL.en16931 ? element('ram:Description', party.legalInformation) : null,
    element('ram:SpecifiedLegalOrganization', [
      ciiId('ram:ID', party.legalId),
      hasTradingName ? element('ram:TradingBusinessName', party.tradingName) : null,
    ]),
    level >= LEVEL.en16931 ? contact(party.contact) : null,
    hasDetails ? ciiAddress(party.address, level) : null,
    isMinimum ? null : element('ram:URIUniversalCommunication', [ciiId('ram:URIID', party.endpoint)]),
    hasDetails ? registration(party.vatId, 'VA') : null,
    hasDetails ? registration(party.taxNumber, 'FC') : null,
  ]);
}

/** BG-10: who is paid, when it is not the seller. */
export const ciiPayee = (payee: EParty | undefined): XmlPart =>
  payee === undefined
    ? null
    : element('ram:PayeeTradeParty', [
        ...ciiPartyIds(payee.ids),
        element('ram:Name', payee.name),
        element('ram:SpecifiedLegalOrganization', [ciiId('ram:ID', payee.legalId)]),
      ]);

/** BG-11. */
export const ciiTaxRepresentative = (party: EParty | undefined, level: Level): XmlPart =>
  party === undefined
    ? null
    : element('ram:SellerTaxRepresentativeTradeParty', [
        element('ram:Name', party.name),
        ciiAddress(party.address, level),
        registration(party.vatId, 'VA'),
      ]);
