/** ISO 3166-1 codes of the member states; Northern Ireland (XI) counts for goods only and is no country of an address. */
export const EU_COUNTRIES: readonly string[] =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK'.split(' ');
const MEMBER_STATES: ReadonlySet<string> = new Set(EU_COUNTRIES);

/** Of the VAT territory of the Union (Directive 2006/112/EC, art. 5 to 8; Monaco counts as France). */
export function isEuCountry(country: string): boolean {
  return MEMBER_STATES.has(country);
}

/** Overseas departments may be written with their own code. */
export const FRENCH_COUNTRIES: readonly string[] = 'FR MC GP MQ RE GF YT'.split(' ');
const FRENCH: ReadonlySet<string> = new Set(FRENCH_COUNTRIES);

/** Where a company has a SIREN, or is treated as French for VAT. */
export function isFrance(country: string): boolean {
  return FRENCH.has(country);
}
