import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import { EUR } from '../money/index.ts';
import type { Currency } from '../money/index.ts';
import { checkProduct, priceFor } from './index.ts';
import type { Market, ProductToCheck } from './index.ts';

const CHF = 'CHF' as Currency;
const GBP = 'GBP' as Currency;
const planche = {
  unitPrice: '12.5',
  prices: [
    { currency: 'EUR', customerGroup: 'Revendeurs', unitPrice: '10' },
    { currency: 'CHF', customerGroup: '', unitPrice: '13' },
    { currency: 'CHF', customerGroup: 'Revendeurs', unitPrice: '11' },
  ],
};

describe('the price of a product', () => {
  it.each([
    ['everybody, in base currency', EUR, '', '12.5'],
    ['a group with its own price', EUR, 'Revendeurs', '10'],
    ['a group without one pays what everybody pays', EUR, 'Écoles', '12.5'],
    ['another currency', CHF, '', '13'],
    ['another currency, for a group', CHF, 'Revendeurs', '11'],
    ['another currency, for a group without a price', CHF, 'Écoles', '13'],
    ['a currency nobody gave a price in', GBP, '', null],
  ])('%s', (_what, currency, group, price) => {
    expect(priceFor(planche, currency, group, EUR)).toBe(price);
  });
});

describe('a product', () => {
  const market: Market = {
    base: EUR,
    territory: 'metropole',
    on: plainDate('2026-11-22'),
    vatRegime: 'real',
  };
  const good: ProductToCheck = {
    name: 'Pose de parquet',
    description: '',
    unit: 'MTK',
    unitPrice: '48.5',
    vat: { category: 'S', rate: '10' },
    prices: planche.prices,
  };
  const codes = (product: Partial<ProductToCheck>, at: Partial<Market> = {}) =>
    checkProduct({ ...good, ...product }, { ...market, ...at }).map(({ code, path }) => `${code} ${path}`);

  it('is accepted when every document could sell it', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ vat: { category: 'AE', rate: '0', exemption: 'construction-subcontracting' } })).toEqual(
      [],
    );
    expect(
      codes({ vat: { category: 'E', rate: '0', exemption: 'franchise' } }, { vatRegime: 'franchise' }),
    ).toEqual([]);
  });

  it.each<[string, Partial<ProductToCheck>, Partial<Market>]>([
    ['invoicing.unknown-unit unit', { unit: 'XXX' }, {}],
    ['invoicing.price-decimals unitPrice', { unitPrice: '1.2345678' }, {}],
    ['invoicing.price-negative unitPrice', { unitPrice: '-1' }, {}],
    // 19.6 % ended with 2013 (loi 2012-1510, art. 68); 8.5 % is a rate of overseas departments.
    ['invoicing.vat-rate-not-in-force vat', { vat: { category: 'S', rate: '19.6' } }, {}],
    ['invoicing.vat-rate-not-in-force vat', { vat: { category: 'S', rate: '8.5' } }, {}],
    ['invoicing.franchise-charges-vat vat', {}, { vatRegime: 'franchise' }],
    ['invoicing.exemption-missing vat', { vat: { category: 'E', rate: '0' } }, {}],
    ['invoicing.exemption-missing vat', { vat: { category: 'E', rate: '0', exemption: 'export' } }, {}],
    ['invoicing.control-character name', { name: 'Pose\u0007' }, {}],
    [
      'invoicing.price-is-own prices.0',
      { prices: [{ currency: 'EUR', customerGroup: '', unitPrice: '1' }] },
      {},
    ],
    [
      'invoicing.unknown-currency prices.0.currency',
      { prices: [{ currency: 'XXQ', customerGroup: '', unitPrice: '1' }] },
      {},
    ],
    [
      'invoicing.price-twice prices.1',
      {
        prices: [
          { currency: 'CHF', customerGroup: '', unitPrice: '1' },
          { currency: 'CHF', customerGroup: '', unitPrice: '2' },
        ],
      },
      {},
    ],
  ])('is refused: %s', (code, product, at) => {
    expect(codes(product, at)).toEqual([code]);
  });

  it('knows the rates of overseas departments', () => {
    expect(codes({ vat: { category: 'S', rate: '8.5' } }, { territory: 'dom' })).toEqual([]);
  });
});
