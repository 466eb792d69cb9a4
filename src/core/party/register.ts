import { normalizeName, searchKey } from './normalize-name.ts';
import { shortenStreet } from './shorten-street.ts';

/** What a public register says of a company; '' is what it does not say. */
export type RegisterFacts = {
  readonly name: string;
  readonly siren: string;
  readonly siret: string;
  readonly vatNumber: string;
  readonly addressLines: readonly string[];
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
};

export const registerFields = ['name', 'siren', 'siret', 'vatNumber', 'address'] as const;
export type RegisterField = (typeof registerFields)[number];

/** Ours and theirs as text, the lines of an address parted by line feeds. */
export type RegisterDifference = {
  readonly field: RegisterField;
  readonly ours: string;
  readonly theirs: string;
};

/**
 * Where a record and a register do not say the same. Spelling is no difference: capitals, accents, the legal form, « av. »
 * for avenue. What the register is silent about is none either.
 */
export function registerDifferences(ours: RegisterFacts, theirs: RegisterFacts): RegisterDifference[] {
  const found: RegisterDifference[] = [];
  const compare = (field: RegisterField, a: string, b: string, isSame: boolean): void => {
    if (b !== '' && !isSame) found.push({ field, ours: a, theirs: b });
  };
  compare('name', ours.name, theirs.name, normalizeName(ours.name) === normalizeName(theirs.name));
  for (const field of ['siren', 'siret', 'vatNumber'] as const) {
    compare(field, ours[field], theirs[field], ours[field] === theirs[field]);
  }
  const [here, there] = [ours, theirs].map(addressText) as [string, string];
  // A register that knows the town alone says less than most records do.
  const isWhole = theirs.addressLines.length > 0 && theirs.city !== '';
  compare('address', here, isWhole ? there : '', addressKey(ours) === addressKey(theirs));
  return found;
}

function addressText({ addressLines, postalCode, city, country }: RegisterFacts): string {
  const place = [postalCode, city].filter((part) => part !== '').join(' ');
  return [...addressLines, place, country === 'FR' ? '' : country].filter((line) => line !== '').join('\n');
}

/** The same house however it is written; floors and « à l’attention de » are left to the record. */
function addressKey({ addressLines, postalCode, city }: RegisterFacts): string {
  const street = addressLines.map((line) => shortest(searchKey(line))).sort();
  return [...street, postalCode.replaceAll(/\D/g, ''), townKey(city)].join('|');
}

const shortest = (street: string): string =>
  shortenStreet(street, 0).replaceAll(/\b(\d+) (BIS|TER|QUATER)\b/g, (_, no, sign) => `${no} ${sign[0]}`);

/** « Paris 15 », « PARIS 15E ARRONDISSEMENT », « LYON CEDEX 03 » are towns like Paris and Lyon. */
const townKey = (city: string): string =>
  searchKey(city)
    .replace(/ CEDEX.*$/, '')
    .replace(/^(PARIS|LYON|MARSEILLE) \d.*$/, '$1')
    .replace(/\bSAINT(E?)\b/g, 'ST$1');

/** A record with the fields somebody took over; the others stay. */
export function withRegisterFields<T extends RegisterFacts>(
  record: T,
  theirs: RegisterFacts,
  fields: readonly RegisterField[],
): T {
  let result = record;
  for (const field of fields) {
    if (field === 'address') {
      const { addressLines, postalCode, city, country } = theirs;
      result = {
        ...result,
        addressLines,
        postalCode,
        city,
        country: country === '' ? result.country : country,
      };
    } else {
      result = { ...result, [field]: theirs[field] };
    }
  }
  return result;
}
