import type { VatCategory } from '../invoicing/index.ts';
import { compareExact, exact, printShort, times, type Decimal } from '../money/index.ts';
import { plainHeader } from './plain-header.ts';

const HUNDRED = exact('100');
/** No rate of VAT is as high: what stays below it, times a hundred, was a fraction (0.2 is 20 %; 0.9 is 0.9 %, as in Corsica). */
const HIGHEST = exact('30');

/**
 * A rate in percent out of '20', '20,00 %', '0.2' (a sheet's own way), 'TVA 20 % (ventes)'; null when it is none. Rates
 * below 100 only: at most four decimals.
 */
export const readRate = (text: string): Decimal | null => {
  const plain = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  const bare = /^(\d{1,2}(?:\.\d{1,4}0*)?)%?$/.exec(plain)?.[1];
  const said = bare ?? /(?:^|\D)(\d{1,2}(?:\.\d{1,4})?)%/.exec(plain)?.[1];
  if (said === undefined) {
    return /^(sans|exo|exoneree?|hors|aucune|none|0)|zero/.test(plainHeader(text)) ? '0' : null;
  }
  const rate = exact(said);
  const times100 = times(rate, HUNDRED);
  const isFraction =
    bare !== undefined &&
    !plain.endsWith('%') &&
    compareExact(rate, exact('1')) < 0 &&
    compareExact(times100, HIGHEST) <= 0;
  return printShort(isFraction ? times100 : rate);
};

/** EN 16931 category (UNTDID 5305) of a code or of words; null when not understood. */
export const readCategory = (text: string): VatCategory | null => {
  const code = text.trim().toUpperCase();
  if (/^(S|Z|E|AE|K|G|O)$/.test(code)) return code as VatCategory;
  const plain = plainHeader(text);
  if (/autoliquid|reverse charge/.test(plain)) return 'AE';
  if (/intra|\blic\b/.test(plain)) return 'K';
  if (/export/.test(plain)) return 'G';
  if (/hors champ|hors tva|non soumis|out of scope|outside/.test(plain)) return 'O';
  if (/exo|exempt|franchise|sans tva|293/.test(plain)) return 'E';
  if (/taux zero|zero rated/.test(plain)) return 'Z';
  return /normal|reduit|standard|reduced|interm|super|debit|encaissement|france|national|^tva/.test(plain)
    ? 'S'
    : null;
};
