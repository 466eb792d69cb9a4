import { isUnit } from '../core/invoicing/data/units.ts';
import type { Unit } from '../core/invoicing/data/units.ts';
import type { Locale } from './locales.ts';

/** How a unit is written beside a quantity, and in a list. */
export const units: Record<Unit, Record<Locale, { short: string; long: string }>> = {
  C62: { fr: { short: 'u', long: 'unité' }, en: { short: 'pcs', long: 'piece' } },
  EA: { fr: { short: 'pce', long: 'pièce' }, en: { short: 'ea', long: 'each' } },
  E48: { fr: { short: 'prest.', long: 'prestation' }, en: { short: 'service', long: 'service unit' } },
  LS: { fr: { short: 'forfait', long: 'forfait' }, en: { short: 'lump sum', long: 'lump sum' } },
  SET: { fr: { short: 'lot', long: 'lot' }, en: { short: 'set', long: 'set' } },
  PR: { fr: { short: 'paire', long: 'paire' }, en: { short: 'pair', long: 'pair' } },
  DZN: { fr: { short: 'dz', long: 'douzaine' }, en: { short: 'dz', long: 'dozen' } },
  MIN: { fr: { short: 'min', long: 'minute' }, en: { short: 'min', long: 'minute' } },
  HUR: { fr: { short: 'h', long: 'heure' }, en: { short: 'h', long: 'hour' } },
  DAY: { fr: { short: 'j', long: 'jour' }, en: { short: 'd', long: 'day' } },
  WEE: { fr: { short: 'sem.', long: 'semaine' }, en: { short: 'wk', long: 'week' } },
  MON: { fr: { short: 'mois', long: 'mois' }, en: { short: 'mo', long: 'month' } },
  QAN: { fr: { short: 'trim.', long: 'trimestre' }, en: { short: 'qtr', long: 'quarter' } },
  ANN: { fr: { short: 'an', long: 'an' }, en: { short: 'yr', long: 'year' } },
  GRM: { fr: { short: 'g', long: 'gramme' }, en: { short: 'g', long: 'gram' } },
  KGM: { fr: { short: 'kg', long: 'kilogramme' }, en: { short: 'kg', long: 'kilogram' } },
  TNE: { fr: { short: 't', long: 'tonne' }, en: { short: 't', long: 'tonne' } },
  MMT: { fr: { short: 'mm', long: 'millimètre' }, en: { short: 'mm', long: 'millimetre' } },
  CMT: { fr: { short: 'cm', long: 'centimètre' }, en: { short: 'cm', long: 'centimetre' } },
  MTR: { fr: { short: 'm', long: 'mètre' }, en: { short: 'm', long: 'metre' } },
  KMT: { fr: { short: 'km', long: 'kilomètre' }, en: { short: 'km', long: 'kilometre' } },
  MTK: { fr: { short: 'm²', long: 'mètre carré' }, en: { short: 'm²', long: 'square metre' } },
  HAR: { fr: { short: 'ha', long: 'hectare' }, en: { short: 'ha', long: 'hectare' } },
  MTQ: { fr: { short: 'm³', long: 'mètre cube' }, en: { short: 'm³', long: 'cubic metre' } },
  LTR: { fr: { short: 'l', long: 'litre' }, en: { short: 'l', long: 'litre' } },
  KWH: { fr: { short: 'kWh', long: 'kilowattheure' }, en: { short: 'kWh', long: 'kilowatt hour' } },
  MWH: { fr: { short: 'MWh', long: 'mégawattheure' }, en: { short: 'MWh', long: 'megawatt hour' } },
  E34: { fr: { short: 'Go', long: 'gigaoctet' }, en: { short: 'GB', long: 'gigabyte' } },
  P1: { fr: { short: '%', long: 'pour cent' }, en: { short: '%', long: 'percent' } },
};

/** Beside a quantity; the code itself of a unit we have no word for, as an invoice that was read may bring. */
export const unitShort = (code: string, locale: Locale): string =>
  isUnit(code) ? units[code][locale].short : code;
