import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainDate } from '../core/calendar/index.ts';
import { EUR, isCurrency } from '../core/money/index.ts';
import type { Currency } from '../core/money/index.ts';
import { formatDocumentNumber, formatDocumentUnitPrice } from './format-document.ts';
import {
  formatCount,
  formatDate,
  formatDocumentDate,
  formatDocumentMoney,
  formatInstant,
  formatMoney,
  formatMoneyRounded,
  formatNumber,
  formatPercent,
} from './format.ts';

const of = (code: string): Currency => {
  if (!isCurrency(code)) throw new Error(code);
  return code;
};

describe('money on screens', () => {
  test.each([
    [123456n, 'EUR', 'fr', '1\u202f234,56\u00a0€'],
    [123456n, 'EUR', 'en', '€1,234.56'],
    [-5n, 'EUR', 'fr', '-0,05\u00a0€'],
    [1500n, 'JPY', 'en', 'JP¥1,500'],
    [123456789012345678n, 'EUR', 'fr', '1\u202f234\u202f567\u202f890\u202f123\u202f456,78\u00a0€'],
  ] as const)('%s %s in %s', (minor, currency, locale, expected) => {
    expect(formatMoney(minor, of(currency), locale)).toBe(expected);
  });

  test('beyond 2^53 no digit is lost', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 17n }), (minor) => {
        expect(BigInt(formatMoney(minor, EUR, 'fr').replace(/\D/g, ''))).toBe(minor);
      }),
    );
  });

  test('tiles leave the cents out', () => {
    expect(formatMoneyRounded(123456n, EUR, 'fr')).toBe('1\u202f235\u00a0€');
  });
});

describe('figures on documents', () => {
  test.each([
    ['1234.5', 'fr', '1\u202f234,5'],
    ['-1234567', 'en', '−1,234,567'],
    ['0.12', 'fr', '0,12'],
  ] as const)('%s in %s', (value, locale, expected) => {
    expect(formatDocumentNumber(value, locale)).toBe(expected);
  });

  test.each([
    ['12.5', 'EUR', 'fr', '12,50\u00a0€'],
    ['0.012500', 'EUR', 'en', '€0.0125'],
    ['-3', 'EUR', 'fr', '−3,00\u00a0€'],
    ['1200', 'JPY', 'fr', '1\u202f200\u00a0JPY'],
    ['1200.50', 'JPY', 'en', 'JPY\u00a01,200.5'],
  ] as const)('a unit price of %s %s in %s', (value, currency, locale, expected) => {
    expect(formatDocumentUnitPrice(value, of(currency), locale)).toBe(expected);
  });
});

describe('money on documents, with our own patterns', () => {
  test.each([
    [123456n, 'EUR', 'fr', '1\u202f234,56\u00a0€'],
    [-123456n, 'EUR', 'fr', '−1\u202f234,56\u00a0€'],
    [123456n, 'EUR', 'en', '€1,234.56'],
    [-100000000n, 'GBP', 'en', '−£1,000,000.00'],
    [123456n, 'CHF', 'fr', '1\u202f234,56\u00a0CHF'],
    [123456n, 'CHF', 'en', 'CHF\u00a01,234.56'],
    [1500n, 'JPY', 'fr', '1\u202f500\u00a0JPY'],
    [1234567n, 'TND', 'fr', '1\u202f234,567\u00a0TND'],
    [0n, 'EUR', 'fr', '0,00\u00a0€'],
  ] as const)('%s %s in %s', (minor, currency, locale, expected) => {
    expect(formatDocumentMoney(minor, of(currency), locale)).toBe(expected);
  });
});

describe('dates', () => {
  test.each([
    ['2026-11-22', 'fr', 'long', '22 novembre 2026'],
    ['2026-01-01', 'fr', 'long', '1er janvier 2026'],
    ['2026-11-22', 'fr', 'short', '22 nov. 2026'],
    ['2026-11-22', 'fr', 'day', '22 nov.'],
    ['2026-11-22', 'fr', 'numeric', '22/11/2026'],
    ['2026-01-01', 'fr', 'numeric', '01/01/2026'],
    ['2026-11-22', 'en', 'long', '22 November 2026'],
    ['2026-11-02', 'en', 'numeric', '02/11/2026'],
  ] as const)('%s in %s, %s', (date, locale, style, expected) => {
    expect(formatDate(plainDate(date), locale, style)).toBe(expected);
  });

  test('a document writes its own months', () => {
    expect(formatDocumentDate(plainDate('2026-08-01'), 'fr', 'long')).toBe('1er\u00a0août 2026');
    expect(formatDocumentDate(plainDate('2026-08-01'), 'en', 'long')).toBe('1\u00a0August 2026');
    expect(formatDocumentDate(plainDate('2026-08-01'), 'fr', 'numeric')).toBe('01/08/2026');
  });

  test('a moment is shown in the zone of the organisation', () => {
    expect(formatInstant('2026-11-07T08:12:00Z', 'fr', 'Europe/Paris')).toBe('7 nov. 2026 à 09:12');
    expect(formatInstant('2026-11-07T23:30:00Z', 'en', 'Europe/Paris')).toBe('8 Nov 2026, 00:30');
  });
});

test('numbers and counts', () => {
  expect(formatNumber(1524, 'fr')).toBe('1\u202f524');
  expect(formatNumber('12.5', 'fr', 2)).toBe('12,50');
  expect(formatPercent(0.256, 'fr', 1)).toMatch(/^25,6\s%$/);
  expect(formatCount('fr', 0, { one: 'facture', other: 'factures' })).toBe('0\u00a0facture');
});
