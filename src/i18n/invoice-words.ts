import type { Locale } from './plural.ts';

/*
 * Units and countries as documents print them. No Intl: the bytes of a stored PDF must not depend on the machine.
 */

/** UN/ECE Recommendation 20 and 21, those that invoices here use: French, English. */
const UNITS: Record<string, readonly [fr: string, en: string]> = {
  C62: ['', ''],
  H87: ['pce', 'pc'],
  EA: ['pce', 'pc'],
  NAR: ['pce', 'pc'],
  MIN: ['min', 'min'],
  HUR: ['h', 'h'],
  DAY: ['j', 'd'],
  WEE: ['sem.', 'wk'],
  MON: ['mois', 'mo.'],
  QAN: ['trim.', 'qtr'],
  ANN: ['an', 'yr'],
  GRM: ['g', 'g'],
  KGM: ['kg', 'kg'],
  TNE: ['t', 't'],
  MMT: ['mm', 'mm'],
  CMT: ['cm', 'cm'],
  MTR: ['m', 'm'],
  KMT: ['km', 'km'],
  MTK: ['m²', 'm²'],
  MTQ: ['m³', 'm³'],
  LTR: ['l', 'l'],
  HLT: ['hl', 'hl'],
  KWH: ['kWh', 'kWh'],
  MWH: ['MWh', 'MWh'],
  LS: ['forfait', 'lump sum'],
  SET: ['lot', 'set'],
  PR: ['paire', 'pair'],
  XBX: ['boîte', 'box'],
  XCT: ['carton', 'carton'],
  XPK: ['colis', 'package'],
  XPX: ['palette', 'pallet'],
  XRO: ['rouleau', 'roll'],
  P1: ['%', '%'],
};

export function unitName(code: string, locale: Locale): string {
  return UNITS[code]?.[locale === 'fr' ? 0 : 1] ?? code;
}

/** The European Union and the usual partners; the code itself for the others. */
const COUNTRIES: Record<string, readonly [fr: string, en: string]> = {
  AD: ['Andorre', 'Andorra'],
  AE: ['Émirats arabes unis', 'United Arab Emirates'],
  AT: ['Autriche', 'Austria'],
  AU: ['Australie', 'Australia'],
  BE: ['Belgique', 'Belgium'],
  BG: ['Bulgarie', 'Bulgaria'],
  BR: ['Brésil', 'Brazil'],
  CA: ['Canada', 'Canada'],
  CH: ['Suisse', 'Switzerland'],
  CI: ['Côte d’Ivoire', 'Côte d’Ivoire'],
  CM: ['Cameroun', 'Cameroon'],
  CN: ['Chine', 'China'],
  CY: ['Chypre', 'Cyprus'],
  CZ: ['Tchéquie', 'Czechia'],
  DE: ['Allemagne', 'Germany'],
  DK: ['Danemark', 'Denmark'],
  DZ: ['Algérie', 'Algeria'],
  EE: ['Estonie', 'Estonia'],
  ES: ['Espagne', 'Spain'],
  FI: ['Finlande', 'Finland'],
  FR: ['France', 'France'],
  GB: ['Royaume-Uni', 'United Kingdom'],
  GR: ['Grèce', 'Greece'],
  HR: ['Croatie', 'Croatia'],
  HU: ['Hongrie', 'Hungary'],
  IE: ['Irlande', 'Ireland'],
  IL: ['Israël', 'Israel'],
  IN: ['Inde', 'India'],
  IS: ['Islande', 'Iceland'],
  IT: ['Italie', 'Italy'],
  JP: ['Japon', 'Japan'],
  KR: ['Corée du Sud', 'South Korea'],
  LB: ['Liban', 'Lebanon'],
  LT: ['Lituanie', 'Lithuania'],
  LU: ['Luxembourg', 'Luxembourg'],
  LV: ['Lettonie', 'Latvia'],
  MA: ['Maroc', 'Morocco'],
  MC: ['Monaco', 'Monaco'],
  MT: ['Malte', 'Malta'],
  MX: ['Mexique', 'Mexico'],
  NL: ['Pays-Bas', 'Netherlands'],
  NO: ['Norvège', 'Norway'],
  PL: ['Pologne', 'Poland'],
  PT: ['Portugal', 'Portugal'],
  RO: ['Roumanie', 'Romania'],
  SE: ['Suède', 'Sweden'],
  SG: ['Singapour', 'Singapore'],
  SI: ['Slovénie', 'Slovenia'],
  SK: ['Slovaquie', 'Slovakia'],
  SN: ['Sénégal', 'Senegal'],
  TN: ['Tunisie', 'Tunisia'],
  TR: ['Turquie', 'Türkiye'],
  UA: ['Ukraine', 'Ukraine'],
  US: ['États-Unis', 'United States'],
  ZA: ['Afrique du Sud', 'South Africa'],
};

export function countryName(code: string, locale: Locale): string {
  return COUNTRIES[code]?.[locale === 'fr' ? 0 : 1] ?? code;
}
