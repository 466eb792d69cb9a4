import { accepted, error, refused } from '../finding.ts';
import type { Result } from '../finding.ts';

/** SIREN of La Poste: its thousands of establishments outgrew the Luhn key. */
const LA_POSTE = '356000000';

/** ISO/IEC 7812-1 annex B: every second digit from the right doubled, the digits summed, a multiple of ten. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const weighted = index % 2 === 0 ? digit : digit * 2;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}

/** Identifiers are typed with spaces, dots and dashes: '732 829 320', '732.829.320'. */
export function bareIdentifier(text: string): string {
  return text.replace(/[\s\u00a0\u202f.\-_/]/g, '').toUpperCase();
}

function isSiren(digits: string): boolean {
  return /^\d{9}$/.test(digits) && digits !== '000000000' && passesLuhn(digits);
}

/** Nine digits, the last one a Luhn key (C. com. R123-221). */
export function parseSiren(text: string): Result<string> {
  const digits = bareIdentifier(text);
  if (!/^\d{9}$/.test(digits)) return refused(error('party.siren-shape'));
  return isSiren(digits) ? accepted(digits) : refused(error('party.siren-key'));
}

/** SIREN and five more digits, Luhn over the fourteen; for La Poste a digit sum that is a multiple of five. */
export function parseSiret(text: string): Result<string> {
  const digits = bareIdentifier(text);
  if (!/^\d{14}$/.test(digits)) return refused(error('party.siret-shape'));
  if (!isSiren(sirenOfSiret(digits))) return refused(error('party.siret-siren'));
  const digitSum = digits.split('').reduce((sum, digit) => sum + Number(digit), 0);
  const laPoste = digits.startsWith(LA_POSTE) && digitSum % 5 === 0;
  return passesLuhn(digits) || laPoste ? accepted(digits) : refused(error('party.siret-key'));
}

export function sirenOfSiret(siret: string): string {
  return siret.slice(0, 9);
}
