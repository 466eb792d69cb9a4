import { isUnit } from '../invoicing/index.ts';
import { searchKey } from '../party/index.ts';

/** Words of units that tables use, as searchKey() writes them. */
const UNIT_WORDS: Readonly<Record<string, string>> = {
  '': 'C62',
  U: 'C62',
  UNITE: 'C62',
  PIECE: 'C62',
  PIECES: 'C62',
  PCE: 'C62',
  PCES: 'C62',
  PC: 'C62',
  PCS: 'C62',
  UNITS: 'C62',
  UNIT: 'C62',
  UNITES: 'C62',
  HRS: 'HUR',
  HR: 'HUR',
  MINUTE: 'MIN',
  MINUTES: 'MIN',
  SEMAINE: 'WEE',
  WEEK: 'WEE',
  AN: 'ANN',
  ANNEE: 'ANN',
  YEAR: 'ANN',
  LOT: 'SET',
  KIT: 'SET',
  ENSEMBLE: 'SET',
  ENS: 'SET',
  FT: 'LS',
  LITER: 'LTR',
  H: 'HUR',
  HEURE: 'HUR',
  HEURES: 'HUR',
  HOUR: 'HUR',
  HOURS: 'HUR',
  J: 'DAY',
  JOUR: 'DAY',
  JOURS: 'DAY',
  DAY: 'DAY',
  DAYS: 'DAY',
  MOIS: 'MON',
  MONTH: 'MON',
  FORFAIT: 'LS',
  KG: 'KGM',
  T: 'TNE',
  TONNE: 'TNE',
  TONNES: 'TNE',
  G: 'GRM',
  M: 'MTR',
  ML: 'MTR',
  M2: 'MTK',
  M3: 'MTQ',
  L: 'LTR',
  LITRE: 'LTR',
  LITRES: 'LTR',
  KM: 'KMT',
};

/** UN/ECE code of a unit as tables write it; '' is a piece, null is not understood. */
export const readUnit = (text: string): string | null => {
  const code = text.trim().toUpperCase();
  return isUnit(code) ? code : (UNIT_WORDS[searchKey(text)] ?? null);
};

/** Goods or services in the words of a table; null when it says neither. */
export const readNature = (text: string): 'goods' | 'services' | null => {
  const key = searchKey(text);
  if (/^(SERVICE|SERVICES|PRESTATION|PRESTATIONS|INTERVENTION)$/.test(key)) return 'services';
  return /^(BIEN|BIENS|LIVRAISON|LIVRAISONS|MARCHANDISES?|GOODS|DELIVERY)$/.test(key) ? 'goods' : null;
};
