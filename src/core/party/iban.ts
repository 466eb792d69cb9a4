import { electronicFormatIBAN, isQRIBAN, isValidBIC, ValidationErrorsIBAN, validateIBAN } from 'ibantools';
import { accepted, error, refused } from '../finding.ts';
import type { Finding, Result } from '../finding.ts';

/**
 * ISO 13616: country, length and mod 97, then the domestic keys where a country has one (the clé RIB in France).
 * The value is the electronic form, without spaces. Swiss QR-IBANs are accepted like any other.
 */
export function parseIban(text: string): Result<string> {
  const iban = electronicFormatIBAN(text.replace(/^\s*IBAN\s*:?/i, '')) ?? '';
  if (iban === '') return refused(error('party.iban-shape'));
  const { valid, errorCodes } = validateIBAN(iban, { allowQRIBAN: isQRIBAN(iban) });
  return valid ? accepted(iban) : refused(reason(errorCodes));
}

function reason(codes: readonly ValidationErrorsIBAN[]): Finding {
  if (codes.includes(ValidationErrorsIBAN.NoIBANCountry)) return error('party.iban-country');
  if (codes.includes(ValidationErrorsIBAN.WrongBBANLength)) return error('party.iban-length');
  if (codes.includes(ValidationErrorsIBAN.WrongBBANFormat)) return error('party.iban-shape');
  return error('party.iban-key');
}

/** 'FR76 3000 6000 …' : groups of four, as printed on paper (ISO 13616-1, 5.2). */
export function printIban(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, '$1 ');
}

/** ISO 9362, eight or eleven characters. */
export function parseBic(text: string): Result<string> {
  const bic = text.replace(/\s/g, '').toUpperCase();
  return isValidBIC(bic) ? accepted(bic) : refused(error('party.bic-shape'));
}
