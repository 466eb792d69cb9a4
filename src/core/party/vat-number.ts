import { accepted, error, refused, warning } from '../finding.ts';
import type { Result } from '../finding.ts';
import { bareIdentifier, parseSiren } from './siren.ts';

/**
 * Shapes after the country prefix, as the VIES form documents them. Greece writes EL, Northern Ireland XI.
 * Shape only: whether the number is alive is a question for VIES, which never blocks.
 */
const SHAPES: Record<string, RegExp> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^(?:[A-Z]\d{7}[A-Z0-9]|\d{8}[A-Z])$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(?:\d[A-Z0-9+*]\d{5}[A-Z]|\d{7}[A-W][A-I])$/,
  IT: /^\d{11}$/,
  LT: /^(?:\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^[A-Z0-9+*]{10}\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{10}01$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(?:\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
};

/** (12 + 3 × (SIREN mod 97)) mod 97, on two digits. */
export function vatKeyOfSiren(siren: string): string {
  return String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0');
}

/** The intra-Community number of a French company: 732829320 → FR44732829320. */
export function vatNumberOfSiren(siren: string): string {
  return `FR${vatKeyOfSiren(siren)}${siren}`;
}

/**
 * Upper case, without blanks. Outside the Union the number is kept as typed, with a warning that nothing was
 * checked: 'CHE-123.456.789 TVA' is not ours to judge.
 */
export function parseVatNumber(text: string): Result<string> {
  const number = bareIdentifier(text);
  const prefix = number.slice(0, 2) === 'GR' ? 'EL' : number.slice(0, 2);
  const body = number.slice(2);
  if (!/^[A-Z]{2}[A-Z0-9+*]{2,13}$/.test(number)) return refused(error('party.vat-shape'));
  const shape = SHAPES[prefix];
  if (shape === undefined)
    return accepted(number, [warning('party.vat-unchecked', { params: { country: prefix } })]);
  if (!shape.test(body)) return refused(error('party.vat-shape', { params: { country: prefix } }));
  if (prefix === 'FR') return checkFrench(body);
  return accepted(prefix + body);
}

function checkFrench(body: string): Result<string> {
  const key = body.slice(0, 2);
  const siren = body.slice(2);
  // Monaco shares the prefix: its numbers start with 000 and are no SIREN.
  if (!siren.startsWith('000') && !parseSiren(siren).ok) return refused(error('party.vat-siren'));
  // Keys with a letter follow a rule the tax office does not publish.
  if (/^\d\d$/.test(key) && key !== vatKeyOfSiren(siren)) return refused(error('party.vat-key'));
  return accepted(`FR${body}`);
}
