import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDecimal, showDecimal } from './decimals.ts';

describe('readDecimal', () => {
  it.each([
    ['12', '12'],
    ['12,5', '12.5'],
    ['12.50', '12.5'],
    ['1 234,56', '1234.56'],
    ['1\u202f234,56', '1234.56'],
    ['1.234,56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['1.234.567', '1234567'],
    ['1,125', '1.125'],
    [',5', '0.5'],
    ['-,5', '-0.5'],
    ['5,', '5'],
    ['007', '7'],
    ['−3', '-3'],
    ['-0,00', '0'],
    ['12,5 %', '12.5'],
    ['7 €', '7'],
    ['0,123456', '0.123456'],
  ])('%s is %s', (typed, read) => {
    expect(readDecimal(typed)).toBe(read);
  });

  it.each([
    '',
    '-',
    ',',
    'douze',
    '1e3',
    '1-2',
    '12 kg',
    '1234567890123',
    '0,123456789',
    '48,5.0',
    '1.2.3',
    '1,23,456',
    '1.234.567.8',
    '1,234.567,8',
  ])('%s is no number', (typed) => {
    expect(readDecimal(typed)).toBeNull();
  });

  it('reads back whatever is shown, in both languages', () => {
    const decimal = fc
      .tuple(fc.bigInt(-(10n ** 11n), 10n ** 11n), fc.integer({ min: 0, max: 999_999 }))
      .map(([whole, part]) => `${whole}.${String(part).padStart(6, '0')}`);
    fc.assert(
      fc.property(decimal, fc.constantFrom('fr', 'en'), fc.nat({ max: 3 }), (text, locale, least) => {
        const read = readDecimal(text)!;
        expect(readDecimal(showDecimal(read, locale, least))).toBe(read);
      }),
    );
  });
});

describe('showDecimal', () => {
  it.each([
    ['1234567.5', 'fr', 2, '1\u202f234\u202f567,50'],
    ['1234.5', 'en', 2, '1,234.50'],
    ['-1000', 'fr', 0, '-1\u202f000'],
    ['0.333333', 'fr', 2, '0,333333'],
    ['3', 'fr', 0, '3'],
    ['12.500000', 'fr', 0, '12,5'],
    // "1,234" alone would be read back as a decimal comma.
    ['1234', 'en', 0, '1234'],
  ] as const)('%s in %s', (decimal, locale, least, shown) => {
    expect(showDecimal(decimal, locale, least)).toBe(shown);
  });
});
