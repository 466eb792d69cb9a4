import { error, warning } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { shortenStreet } from './shorten-street.ts';

/** The six fields of NF Z10-011, from the person to the place. Empty or missing ones leave no blank line. */
export type PostalAddress = {
  /** Company or person. */
  recipient: string;
  /** Service, contact, floor. */
  attention?: string;
  /** Building, entrance, residence. */
  building?: string;
  /** Number and name of the street. */
  street?: string;
  /** Place name, BP or CS. */
  locality?: string;
  postalCode?: string;
  city: string;
  /** ISO 3166-1 alpha-2; French when missing. */
  country?: string;
  /** The country in full, printed as the last line of letters that leave France. */
  countryName?: string;
};

export type FormattedAddress = { lines: string[]; findings: Finding[] };

const MAX_LENGTH = 38;
/** Overseas departments and territories, Monaco: French post codes, no country line. */
const FRENCH_POST: ReadonlySet<string> = new Set('FR GP MQ GF RE YT PM BL MF NC PF WF TF MC'.split(' '));

/**
 * The address block of a letter by NF Z10-011: at most six lines (seven abroad) of 38 characters, the last three in
 * capitals, no punctuation from the street line on. What it had to leave wrong is said in the findings.
 */
export function formatPostalAddress(address: PostalAddress): FormattedAddress {
  return FRENCH_POST.has((address.country ?? 'FR').toUpperCase())
    ? formatFrench(address)
    : formatForeign(address);
}

function formatFrench(address: PostalAddress): FormattedAddress {
  const upper = [address.recipient, address.attention, address.building].map(tidy);
  const street = shortenStreet(abbreviateRepetition(capitals(address.street ?? '')));
  const lower = [
    street,
    capitals(address.locality ?? ''),
    capitals(`${address.postalCode ?? ''} ${address.city}`),
  ];
  const lines = [...upper, ...lower].filter((line) => line !== '');
  const printed = lines.map((line, index) => (index >= lines.length - 3 ? capitalised(line) : line));

  const findings = [...missing(address), ...tooLong(printed)];
  if (!/^\d{5}$/.test((address.postalCode ?? '').replace(/\s/g, ''))) {
    findings.push(error('party.address-postal-code', { path: 'postalCode' }));
  }
  return { lines: printed, findings };
}

/** Abroad the country of arrival decides how its lines are written: only city and country are put in capitals. */
function formatForeign(address: PostalAddress): FormattedAddress {
  const { recipient, attention, building, street, locality, postalCode, city, country, countryName } =
    address;
  const body = [recipient, attention, building, street, locality].map(tidy).filter((line) => line !== '');
  const place = tidy(`${postalCode ?? ''} ${city}`).toUpperCase();
  const lines = [...body, place, capitals(countryName ?? country ?? '')].filter((line) => line !== '');
  const findings = [...missing(address), ...tooLong(lines)];
  if (!countryName) findings.push(warning('party.address-country-name', { path: 'countryName' }));
  return { lines, findings };
}

function missing(address: PostalAddress): Finding[] {
  const findings: Finding[] = [];
  if (tidy(address.recipient) === '') findings.push(error('party.address-recipient', { path: 'recipient' }));
  if (tidy(address.city) === '') findings.push(error('party.address-city', { path: 'city' }));
  if (tidy(address.street) === '' && tidy(address.locality) === '') {
    findings.push(warning('party.address-street', { path: 'street' }));
  }
  return findings;
}

function tooLong(lines: readonly string[]): Finding[] {
  return lines.flatMap((line, index) =>
    line.length <= MAX_LENGTH
      ? []
      : [
          error('party.address-line-too-long', {
            path: `lines.${index}`,
            params: { line: index + 1, length: line.length, max: MAX_LENGTH },
          }),
        ],
  );
}

function tidy(text: string | undefined): string {
  return (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
}

/** Capitals without accents: sorting machines read A–Z and 0–9. */
function capitalised(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('œ', 'oe')
    .toUpperCase()
    .replaceAll('Œ', 'OE')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

function capitals(text: string): string {
  return tidy(capitalised(text).replace(/[^\p{L}\p{N}]+/gu, ' '));
}

/** '5 BIS RUE' → '5 B RUE'. */
function abbreviateRepetition(street: string): string {
  return street.replace(
    /^(\d+) ?(BIS|TER|QUATER)\b/,
    (_, number: string, word: string) => `${number} ${word[0]}`,
  );
}
