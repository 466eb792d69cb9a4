/** ISO 3166-1 codes of the member states; Northern Ireland (XI) counts for goods only and is no country of an address. */
export const EU_COUNTRIES: readonly string[] =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK'.split(' ');
const MEMBER_STATES: ReadonlySet<string> = new Set(EU_COUNTRIES);

/** Of the VAT territory of the Union (Directive 2006/112/EC, art. 5 to 8; Monaco counts as France). */
export function isEuCountry(country: string): boolean {
  return MEMBER_STATES.has(country);
}

/** Overseas departments may be written with their own code. */
const FRENCH_COUNTRIES: readonly string[] = 'FR MC GP MQ RE GF YT'.split(' ');
const FRENCH: ReadonlySet<string> = new Set(FRENCH_COUNTRIES);

/** Treated as French for VAT. */
export function isFrance(country: string): boolean {
  return FRENCH.has(country);
}

/** Where companies have a SIREN: those of Monaco are French for VAT (CGI art. 256-0), and in no French register. */
export const SIREN_COUNTRIES: readonly string[] = FRENCH_COUNTRIES.filter((country) => country !== 'MC');

export function hasSirens(country: string): boolean {
  return SIREN_COUNTRIES.includes(country);
}
