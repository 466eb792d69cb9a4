/**
 * Units of quantity of UN/ECE Recommendation 20 that are invoiced here (BT-130): pieces, service, time, mass, length,
 * area, volume, energy, and sets. Their words are in i18n (`units`).
 */
export const UNITS = [
  'C62', // one, piece
  'EA',
  'E48', // unit of service
  'LS', // lump sum
  'SET',
  'PR',
  'DZN',
  'MIN',
  'HUR',
  'DAY',
  'WEE',
  'MON',
  'QAN', // quarter of a year
  'ANN',
  'GRM',
  'KGM',
  'TNE',
  'MMT',
  'CMT',
  'MTR',
  'KMT',
  'MTK',
  'HAR', // hectare
  'MTQ',
  'LTR',
  'KWH',
  'MWH',
  'E34', // gigabyte
  'P1', // percent
] as const;

export type Unit = (typeof UNITS)[number];

export function isUnit(code: string): code is Unit {
  return (UNITS as readonly string[]).includes(code);
}
