import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EUR,
  add,
  allocate,
  compare,
  isCurrency,
  money,
  parseAmount,
  parseCurrency,
  roundDiv,
  sumMoney,
  toDecimal,
} from './index.ts';
import type { Currency } from './index.ts';

const JPY = 'JPY' as Currency;
const TND = 'TND' as Currency;
/** Fifteen digits: what parseAmount takes before the mark, in any currency. */
const amounts = fc.bigInt({ min: 1n - 10n ** 15n, max: 10n ** 15n - 1n });

describe('currencies', () => {
  it('knows the decimals of ISO 4217', () => {
    expect(toDecimal(money(123456n, EUR))).toBe('1234.56');
    expect(toDecimal(money(123456n, JPY))).toBe('123456');
    expect(toDecimal(money(-1234n, TND))).toBe('-1.234');
    expect(toDecimal(money(-5n, EUR))).toBe('-0.05');
  });

  it('reads a code or an unmistakable symbol', () => {
    expect(parseCurrency(' eur ')).toBe('EUR');
    expect(parseCurrency('€')).toBe('EUR');
    expect(parseCurrency('$')).toBeNull();
    expect(parseCurrency('constructor')).toBeNull();
    expect(isCurrency('EUX')).toBe(false);
  });

  it('never mixes two currencies', () => {
    expect(() => add(money(1n, EUR), money(1n, JPY))).toThrow('Cannot mix');
    expect(() => compare(money(1n, EUR), money(1n, JPY))).toThrow('Cannot mix');
  });
});

describe('rounding', () => {
  it.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [4n, 3n, 1n],
    [5n, 3n, 2n],
    [-1n, 3n, 0n],
    [5n, -2n, -3n],
  ])('%s / %s rounds to %s', (n, d, rounded) => {
    expect(roundDiv(n, d)).toBe(rounded);
  });

  it('is never more than half a unit away', () => {
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 1n, max: 10n ** 6n }), (n, d) => {
        const gap = roundDiv(n, d) * d - n;
        expect((gap < 0n ? -gap : gap) * 2n <= d).toBe(true);
      }),
    );
  });
});

describe('sharing an amount', () => {
  it('gives the odd cent of 100.00 in three to the first', () => {
    expect(allocate(money(10000n, EUR), [1n, 1n, 1n]).map(toDecimal)).toEqual(['33.34', '33.33', '33.33']);
  });

  it('shares a credit note as it shares the invoice', () => {
    const invoice = allocate(money(10001n, EUR), [20n, 55n, 100n]).map((part) => part.minor);
    const creditNote = allocate(money(-10001n, EUR), [20n, 55n, 100n]).map((part) => part.minor);
    expect(creditNote).toEqual(invoice.map((part) => -part));
  });

  it('refuses weights that mean nothing', () => {
    expect(() => allocate(money(1n, EUR), [])).toThrow('Weights must be');
    expect(() => allocate(money(1n, EUR), [0n])).toThrow('Weights must be');
    expect(() => allocate(money(1n, EUR), [2n, -1n])).toThrow('Weights must be');
  });

  it('always sums to the amount, each part within one unit of its share', () => {
    const weights = fc
      .array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 12 })
      .filter((list) => list.some((weight) => weight > 0n));
    fc.assert(
      fc.property(amounts, weights, (minor, list) => {
        const parts = allocate(money(minor, EUR), list);
        const total = list.reduce((sum, weight) => sum + weight, 0n);
        expect(sumMoney(parts, EUR).minor).toBe(minor);
        parts.forEach((part, index) => {
          const gap = part.minor * total - minor * (list[index] ?? 0n);
          expect((gap < 0n ? -gap : gap) < total).toBe(true);
        });
      }),
    );
  });
});

describe('reading an amount', () => {
  it.each([
    ['1 234,56 €', 123456n],
    ['1\u202f234,56\u00a0€', 123456n],
    ['1.234,56', 123456n],
    ['1,234.56', 123456n],
    ["1'234.56", 123456n],
    ['EUR 12', 1200n],
    ['12 EUR', 1200n],
    ['€12.50', 1250n],
    ['-€12.50', -1250n],
    ['(12,00)', -1200n],
    ['(12,00 €)', -1200n],
    ['12-', -1200n],
    ['- 1 200,5', -120050n],
    ['−3,10', -310n],
    ['+7', 700n],
    [',5', 50n],
    ['12,', 1200n],
    ['1.234.567', 123456700n],
    ['1 234 567,8', 123456780n],
    ['12,5000', 1250n],
    ['0,000', 0n],
    ['007,10', 710n],
  ])('%s', (text, minor) => {
    expect(parseAmount(text, EUR)).toEqual({ ok: true, minor });
  });

  it.each([
    ['', 'money.empty'],
    ['  ', 'money.empty'],
    ['abc', 'money.not-a-number'],
    ['€', 'money.not-a-number'],
    ['-', 'money.not-a-number'],
    ['12 34', 'money.not-a-number'],
    ['1,23.456,7', 'money.not-a-number'],
    ['(-12)', 'money.not-a-number'],
    ['-12-', 'money.not-a-number'],
    ['1e5', 'money.not-a-number'],
    ['12 kg', 'money.not-a-number'],
    ['1,234', 'money.ambiguous'],
    ['12.500', 'money.ambiguous'],
    ['-1.234', 'money.ambiguous'],
    ['0,125', 'money.too-many-decimals'],
    ['1234,567', 'money.too-many-decimals'],
    ['1 234,567', 'money.too-many-decimals'],
    ['1234567890123456', 'money.too-large'],
    ['12 USD', 'money.other-currency'],
    ['£12', 'money.other-currency'],
  ])('refuses %j: %s', (text, code) => {
    expect(parseAmount(text, EUR)).toEqual({ ok: false, code });
  });

  it('decides 1,234 when the source says what its mark is', () => {
    expect(parseAmount('1,234', EUR, { decimal: '.' })).toEqual({ ok: true, minor: 123400n });
    expect(parseAmount('1,234', EUR, { decimal: ',' })).toEqual({
      ok: false,
      code: 'money.too-many-decimals',
    });
    expect(parseAmount('1,234', TND, { decimal: ',' })).toEqual({ ok: true, minor: 1234n });
    expect(parseAmount('1,234', TND)).toEqual({ ok: false, code: 'money.ambiguous' });
    expect(parseAmount('1.234,56', EUR, { decimal: '.' })).toEqual({ ok: false, code: 'money.not-a-number' });
  });

  it('gives yen no cents', () => {
    expect(parseAmount('1 500', JPY)).toEqual({ ok: true, minor: 1500n });
    expect(parseAmount('1500.00', JPY)).toEqual({ ok: true, minor: 1500n });
    expect(parseAmount('1500.5', JPY)).toEqual({ ok: false, code: 'money.too-many-decimals' });
  });

  it('reads back what toDecimal prints, in any currency', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom(EUR, JPY, TND), (minor, currency) => {
        const printed = toDecimal(money(minor, currency));
        expect(parseAmount(printed, currency, { decimal: '.' })).toEqual({ ok: true, minor });
      }),
    );
  });

  it('reads back French and English print without being told which', () => {
    const group = (digits: string, separator: string): string =>
      digits.replace(/\B(?=(\d{3})+$)/g, separator);
    const styles = fc.constantFrom(['\u202f', ','], [' ', ','], ['.', ','], [',', '.'], ["'", '.']);
    fc.assert(
      fc.property(amounts, styles, (minor, style) => {
        const [separator = '', mark = ''] = style;
        const [whole = '', cents = ''] = toDecimal(money(minor, EUR)).replace('-', '').split('.');
        const printed = `${minor < 0n ? '-' : ''}${group(whole, separator)}${mark}${cents} €`;
        expect(parseAmount(printed, EUR)).toEqual({ ok: true, minor });
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(typeof parseAmount(text, EUR).ok).toBe('boolean');
      }),
    );
  });
});
