import type { Locale } from './plural.ts';

/*
 * Countries as documents print them. No Intl: the bytes of a stored PDF must not depend on the machine.
 */

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
