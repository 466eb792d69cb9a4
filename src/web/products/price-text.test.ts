import { describe, expect, it } from 'vitest';
import { readPrice, showPrice } from './price-text.ts';

describe('a price as people type it', () => {
  it.each([
    ['48,50', '48.50'],
    ['1 234,5', '1234.5'],
    ['1\u202f234.567891', '1234.567891'],
    ['0', '0'],
    ['', null],
    ['-3', null],
    ['1,2,3', null],
    ['1.1234567', null],
    ['douze', null],
  ])('%s', (typed, price) => {
    expect(readPrice(typed)).toBe(price);
  });

  it('is shown with the decimals it has, and those of its currency', () => {
    expect(showPrice('48.5', 'EUR', 'fr')).toBe('48,50');
    expect(showPrice('0.1250', 'EUR', 'fr')).toBe('0,125');
    expect(showPrice('1500', 'JPY', 'en')).toBe('1,500');
  });
});
