/** ISO 3166-1 codes of the member states; Northern Ireland (XI) counts for goods only and is no country of an address. */
const MEMBER_STATES: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK'.split(' '),
);

/** Of the VAT territory of the Union (Directive 2006/112/EC, art. 5 to 8; Monaco counts as France). */
export function isEuCountry(country: string): boolean {
  return MEMBER_STATES.has(country);
}

/** Overseas departments may be written with their own code. */
const FRENCH: ReadonlySet<string> = new Set('FR MC GP MQ RE GF YT'.split(' '));

/** Where a company has a SIREN, or is treated as French for VAT. */
export function isFrance(country: string): boolean {
  return FRENCH.has(country);
}
