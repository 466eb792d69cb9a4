import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EUR } from '../../core/money/index.ts';
import { readAmount, shown } from './money-field.tsx';

describe('readAmount', () => {
  it.each([
    ['1234,56', '123456'],
    ['1 234,56', '123456'],
    ['1\u202f234,56', '123456'],
    ['1234.5', '123450'],
    ['1234', '123400'],
    ['0,01', '1'],
  ])('reads « %s »', (text, minor) => {
    expect(readAmount(text, EUR, false)).toEqual({ minor, refusal: null });
  });

  it('says why it refuses', () => {
    expect(readAmount('douze', EUR, false).refusal).toBe('money.not-a-number');
    expect(readAmount('12,345.678', EUR, false).refusal).not.toBeNull();
    expect(readAmount('-5', EUR, false).refusal).toBe('negative');
    expect(readAmount('-5', EUR, true)).toEqual({ minor: '-500', refusal: null });
  });

  it('takes an empty field for no amount', () => {
    expect(readAmount('  ', EUR, false)).toEqual({ minor: null, refusal: null });
  });

  it('reads back whatever it shows, to the cent', () => {
    const minors = fc.bigInt({ min: 0n, max: 99_999_999_999_999n });
    fc.assert(
      fc.property(minors, fc.constantFrom('fr' as const, 'en' as const), (minor, locale) => {
        expect(readAmount(shown(minor.toString(), EUR, locale), EUR, false).minor).toBe(minor.toString());
      }),
    );
  });
});
