import { isFrance } from '../party/index.ts';
import { isItem } from '../invoicing/index.ts';
import type { Address, Document } from '../invoicing/index.ts';
import type { EAddress, EDelivery, EParty, Identifier } from './model.ts';
import { present } from './present.ts';

const SIREN = '0002';
const SIRET = '0009';
/** Addresses of the French platforms: SIREN, SIREN_SIRET, SIREN_SUFFIX. */
const FRENCH_ADDRESS = '0225';
const E_MAIL = 'EM';
/** Numbers of the seller's own, in the signs platforms admit (BR-FR-24, BR-FR-26). */
const PRIVATE = '0224';
const PRIVATE_SHAPE = /^[A-Za-z0-9+\-_.]{1,100}$/;

/** Out of the scope of VAT no VAT number may stand (BR-O-02). */
const isOutOfScope = ({ lines }: Document): boolean =>
  lines.filter(isItem).some((line) => line.vat.category === 'O');

/** `legalInformation` is the sentence of form, capital and register (BT-33). */
export function sellerOf(document: Document, legalInformation: string): EParty {
  const { seller } = document;
  const siren = identifier(seller.siren, SIREN);
  const vatId = isOutOfScope(document) ? undefined : present(seller.vatNumber);
  return {
    name: seller.name,
    ids: seller.siret === '' ? [] : [{ value: seller.siret, scheme: SIRET }],
    legalInformation,
    address: addressOf(seller.address),
    ...(siren ? { legalId: siren } : {}),
    // A seller in franchise has no VAT number: BR-E-02 wants its tax number, which is its SIREN.
    ...(vatId ? { vatId } : siren ? { taxNumber: siren.value } : {}),
    ...endpoint(seller.eAddress || seller.siren, FRENCH_ADDRESS),
    contact: {
      name: seller.name,
      ...(seller.phone === '' ? {} : { phone: seller.phone }),
      ...(seller.email === '' ? {} : { email: seller.email }),
    },
  };
}

export function buyerOf(document: Document): EParty {
  const { buyer } = document;
  const french = isFrance(buyer.address.country);
  const legalId = french ? identifier(buyer.siren, SIREN) : undefined;
  const vatId = isOutOfScope(document) ? undefined : present(buyer.vatNumber);
  const siret = french ? identifier(buyer.siret, SIRET) : undefined;
  const code = PRIVATE_SHAPE.test(buyer.code) ? identifier(buyer.code, PRIVATE) : undefined;
  return {
    name: buyer.name,
    ids: siret ? [siret] : code ? [code] : [],
    address: addressOf(buyer.address),
    ...(legalId ? { legalId } : {}),
    ...(vatId ? { vatId } : {}),
    ...buyerEndpoint(document),
    ...(buyer.email === '' ? {} : { contact: { email: buyer.email } }),
  };
}

/** BT-49: as kept on the customer, else the SIREN of a French one, else the e-mail. */
function buyerEndpoint({ buyer }: Document): Pick<EParty, 'endpoint'> {
  if (buyer.eAddress !== '') return endpoint(buyer.eAddress, buyer.eAddressScheme || FRENCH_ADDRESS);
  if (isFrance(buyer.address.country) && buyer.siren !== '') return endpoint(buyer.siren, FRENCH_ADDRESS);
  return endpoint(buyer.email, E_MAIL);
}

const endpoint = (value: string, scheme: string): Pick<EParty, 'endpoint'> =>
  value === '' ? {} : { endpoint: { value, scheme } };

const identifier = (value: string, scheme: string): Identifier | undefined =>
  value === '' ? undefined : { value, scheme };

/** Three lines at most (BT-35, BT-36, BT-162): what is beyond joins the third. */
export function addressOf({ lines, postalCode, city, country }: Address): EAddress {
  const filled = lines.map((line) => line.trim()).filter((line) => line !== '');
  const three = filled.length <= 3 ? filled : [...filled.slice(0, 2), filled.slice(2).join(', ')];
  return {
    lines: three,
    ...(postalCode === '' ? {} : { postalCode }),
    ...(city === '' ? {} : { city }),
    country,
  };
}

/** BG-13. An intra-Community supply always says when and to which country (BR-IC-11, BR-IC-12). */
export function deliveryOf(document: Document): EDelivery | undefined {
  const { buyer, suppliedOn, period, issuedOn } = document;
  const leaves = document.lines.filter(isItem).some((line) => line.vat.category === 'K');
  const on = suppliedOn ?? (leaves && !period ? issuedOn : undefined);
  const to = buyer.deliveryAddress ?? (leaves ? buyer.address : undefined);
  if (on === undefined && to === undefined) return undefined;
  return { ...(on === undefined ? {} : { on }), ...(to === undefined ? {} : { address: addressOf(to) }) };
}
