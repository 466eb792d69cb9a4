import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseBic,
  parseEmail,
  parseIban,
  parseSiren,
  parseSiret,
  parseVatNumber,
  printIban,
  vatNumberOfSiren,
} from './index.ts';
import type { Result } from '../finding.ts';

const codes = <T>(result: Result<T>): string[] => result.findings.map((finding) => finding.code);
const value = <T>(result: Result<T>): T | null => (result.ok ? result.value : null);

/** Eight digits and the Luhn key that makes them a SIREN. */
const sirens = fc.integer({ min: 10_000_000, max: 99_999_999 }).map(
  (body) =>
    '0123456789'
      .split('')
      .map((key) => `${body}${key}`)
      .find((digits) => parseSiren(digits).ok) ?? '',
);

describe('SIREN and SIRET (C. com. R123-221)', () => {
  it('reads them with or without spaces', () => {
    expect(value(parseSiren('732 829 320'))).toBe('732829320');
    expect(value(parseSiret('732 829 320 00074'))).toBe('73282932000074');
  });

  it.each([
    ['73282932', 'party.siren-shape'],
    ['732829321', 'party.siren-key'],
    ['000000000', 'party.siren-key'],
  ])('refuses SIREN %s: %s', (text, code) => {
    expect(codes(parseSiren(text))).toEqual([code]);
  });

  it.each([
    ['7328293200007', 'party.siret-shape'],
    ['73282932000075', 'party.siret-key'],
    ['73282932100074', 'party.siret-siren'],
  ])('refuses SIRET %s: %s', (text, code) => {
    expect(codes(parseSiret(text))).toEqual([code]);
  });

  it('lets La Poste through by its own rule', () => {
    // Head office: an ordinary Luhn key. A post office: digits adding up to a multiple of five.
    expect(parseSiret('35600000000048').ok).toBe(true);
    expect(parseSiret('35600000049837').ok).toBe(true);
    expect(codes(parseSiret('35600000049838'))).toEqual(['party.siret-key']);
  });

  it('notices any single wrong digit', () => {
    fc.assert(
      fc.property(sirens, fc.nat(8), fc.integer({ min: 1, max: 9 }), (siren, at, shift) => {
        const wrong = String((Number(siren[at]) + shift) % 10);
        expect(parseSiren(siren.slice(0, at) + wrong + siren.slice(at + 1)).ok).toBe(false);
      }),
    );
  });
});

describe('VAT numbers', () => {
  it('has the French key: (12 + 3 × (SIREN mod 97)) mod 97', () => {
    expect(vatNumberOfSiren('732829320')).toBe('FR44732829320');
    expect(value(parseVatNumber('fr 44 732 829 320'))).toBe('FR44732829320');
  });

  it('accepts Monaco, letter keys, Greece under either name', () => {
    expect(parseVatNumber('FR53000004605').ok).toBe(true);
    expect(parseVatNumber('FRK7399859412').ok).toBe(true);
    expect(value(parseVatNumber('GR123456789'))).toBe('EL123456789');
  });

  it.each([
    'ATU12345678',
    'BE0123456789',
    'DE123456789',
    'IT12345678901',
    'ESB12345678',
    'LU12345678',
    'NL123456789B01',
  ])('knows the shape of %s', (text) => {
    expect(parseVatNumber(text)).toEqual({ ok: true, value: text, findings: [] });
  });

  it.each([
    ['FR45732829320', 'party.vat-key'],
    ['FR44732829321', 'party.vat-siren'],
    ['FRO4732829320', 'party.vat-shape'],
    ['DE12345678', 'party.vat-shape'],
    ['732829320', 'party.vat-shape'],
  ])('refuses %s: %s', (text, code) => {
    expect(codes(parseVatNumber(text))).toEqual([code]);
  });

  it('keeps a number from outside the Union, saying it was not checked', () => {
    expect(parseVatNumber('GB123456789').ok).toBe(true);
    expect(codes(parseVatNumber('GB123456789'))).toEqual(['party.vat-unchecked']);
  });

  it('is right for every SIREN', () => {
    fc.assert(
      fc.property(sirens, (siren) => {
        expect(parseVatNumber(vatNumberOfSiren(siren)).ok).toBe(true);
      }),
    );
  });
});

describe('IBAN and BIC', () => {
  it('reads paper and electronic forms', () => {
    expect(value(parseIban('FR14 2004 1010 0505 0001 3M02 606'))).toBe('FR1420041010050500013M02606');
    expect(value(parseIban('IBAN: de89370400440532013000'))).toBe('DE89370400440532013000');
    expect(printIban('FR1420041010050500013M02606')).toBe('FR14 2004 1010 0505 0001 3M02 606');
    expect(value(parseBic('bnpafrpp xxx'))).toBe('BNPAFRPPXXX');
  });

  it.each([
    ['', 'party.iban-shape'],
    ['FR1420041010050500013M0260', 'party.iban-length'],
    ['FR1520041010050500013M02606', 'party.iban-key'],
    ['ZZ1420041010050500013M02606', 'party.iban-country'],
  ])('refuses %j: %s', (text, code) => {
    expect(codes(parseIban(text))).toEqual([code]);
  });
});

describe('e-mail addresses', () => {
  it.each([
    ['compta@dupont.fr', 'compta@dupont.fr'],
    [' Jean.Dupont+ar@Dupont.FR ', 'Jean.Dupont+ar@dupont.fr'],
    ['mailto:a@b.co', 'a@b.co'],
    ['hélène@société.fr', 'hélène@société.fr'],
  ])('%j', (text, address) => {
    expect(value(parseEmail(text))).toBe(address);
  });

  it.each([
    '',
    'compta',
    'compta@',
    '@dupont.fr',
    'a..b@c.fr',
    'a b@c.fr',
    'a@c',
    'a@-c.fr',
    'a@b.fr, c@d.fr',
    'a@b@c.fr',
  ])('refuses %j', (text) => {
    expect(codes(parseEmail(text))).toEqual(['party.email-shape']);
  });
});
