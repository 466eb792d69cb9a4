import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareExact,
  convertMinor,
  divide,
  exact,
  minus,
  ofMinor,
  parseDecimal,
  percentOf,
  plus,
  printExact,
  printShort,
  roundTo,
  times,
  toMinor,
} from './index.ts';
import type { Exact } from './index.ts';

const numbers = fc.record({
  units: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
  scale: fc.integer({ min: 0, max: 8 }),
});
const decimals = fc.integer({ min: 0, max: 6 });
const size = (units: bigint): bigint => (units < 0n ? -units : units);
/** The same value in 10^-32, where every number of these tests is whole. */
const fine = ({ units, scale }: Exact): bigint => units * 10n ** BigInt(32 - scale);

describe('reading a decimal', () => {
  it.each([
    ['0', 0n, 0],
    ['20', 20n, 0],
    ['1234.5', 12345n, 1],
    ['-0.07', -7n, 2],
    ['+5.50', 550n, 2],
    ['.5', 5n, 1],
    ['5.', 5n, 0],
    [' 12 ', 12n, 0],
    ['-0', 0n, 0],
  ])('%j', (text, units, scale) => {
    expect(parseDecimal(text)).toEqual({ units, scale });
  });

  it.each(['', '.', '-', '+', '1,5', '1e3', '1 000', '0x10', '--1', '1.2.3', 'NaN', '١'])(
    'is not one: %j',
    (text) => {
      expect(parseDecimal(text)).toBeNull();
      expect(() => exact(text)).toThrow('Not a decimal number');
    },
  );
});

describe('printing a decimal', () => {
  it.each([
    ['12.50', '12.50', '12.5'],
    ['20.00', '20.00', '20'],
    ['100', '100', '100'],
    ['-0.05', '-0.05', '-0.05'],
    ['0.000', '0.000', '0'],
    ['.5', '0.5', '0.5'],
  ])('%s is %s, short %s', (text, whole, short) => {
    expect(printExact(exact(text))).toBe(whole);
    expect(printShort(exact(text))).toBe(short);
  });

  it('reads back what it prints', () => {
    fc.assert(
      fc.property(numbers, (value) => {
        expect(exact(printExact(value))).toEqual(value);
        expect(compareExact(exact(printShort(value)), value)).toBe(0);
        expect(printShort(value)).not.toMatch(/\.\d*0$/);
      }),
    );
  });
});

describe('rounding a decimal', () => {
  it.each([
    ['2.345', 2, '2.35'],
    ['-2.345', 2, '-2.35'],
    ['2.344999', 2, '2.34'],
    ['0.5', 0, '1'],
    ['-0.5', 0, '-1'],
    ['-0.4', 0, '0'],
    ['1.005', 2, '1.01'],
    ['7', 2, '7.00'],
  ])('%s to %s decimals is %s', (text, to, rounded) => {
    expect(printExact(roundTo(exact(text), to))).toBe(rounded);
  });

  it('never moves a value by more than half a unit, and a half moves away from zero', () => {
    fc.assert(
      fc.property(numbers, decimals, (value, to) => {
        const gap = fine(roundTo(value, to)) - fine(value);
        const unit = 10n ** BigInt(32 - to);
        expect(size(gap) * 2n <= unit).toBe(true);
        if (size(gap) * 2n === unit) expect(gap > 0n).toBe(value.units > 0n);
      }),
    );
  });

  it('gives minor units', () => {
    expect(toMinor(exact('12.345'), 2)).toBe(1235n);
    expect(toMinor(exact('12.5'), 0)).toBe(13n);
    expect(toMinor(ofMinor(1234n, 2), 3)).toBe(12340n);
  });
});

describe('dividing', () => {
  it.each([
    ['1', '3', 2, '0.33'],
    ['2', '3', 2, '0.67'],
    ['-2', '3', 2, '-0.67'],
    ['1', '8', 2, '0.13'],
    ['-1', '8', 2, '-0.13'],
    ['1', '-8', 2, '-0.13'],
    ['100.00', '1.1000', 2, '90.91'],
    ['0.000001', '10', 2, '0.00'],
    ['123456.789', '0.001', 0, '123456789'],
  ])('%s / %s to %s decimals is %s', (a, b, to, quotient) => {
    expect(printExact(divide(exact(a), exact(b), to))).toBe(quotient);
  });

  it('is within half a unit of the true quotient, a half away from zero', () => {
    fc.assert(
      fc.property(numbers, numbers, decimals, (a, b, to) => {
        fc.pre(b.units !== 0n);
        const q = divide(a, b, to);
        // q × b against a: half a unit of q is half a unit × b.
        const gap = fine(minus(times(q, b), a));
        const allowed = size(fine({ units: b.units, scale: b.scale + to }));
        expect(size(gap) * 2n <= allowed).toBe(true);
        if (size(gap) * 2n === allowed) expect(size(fine(times(q, b))) > size(fine(a))).toBe(true);
      }),
    );
  });

  it('refuses to divide by zero', () => {
    expect(() => divide(exact('1'), exact('0.00'), 2)).toThrow('Division by zero');
  });
});

describe('percentages and exchange', () => {
  it.each([
    [12345n, '5.5', 679n],
    [-12345n, '5.5', -679n],
    [10n, '5', 1n],
    [9n, '5', 0n],
    [10000n, '0', 0n],
    [10001n, '100', 10001n],
  ])('%s at %s %% is %s', (minor, percent, part) => {
    expect(percentOf(minor, percent)).toBe(part);
  });

  it('changes yen, dollars and dinars into euros', () => {
    expect(convertMinor(12345n, 0, '0.00612', 2)).toBe(7555n);
    expect(convertMinor(10000n, 2, '0.9215', 2)).toBe(9215n);
    expect(convertMinor(-1234567n, 3, '0.2971', 2)).toBe(-36679n);
  });
});

describe('adding and multiplying are exact', () => {
  it('gives what a shop gives', () => {
    expect(printExact(plus(exact('0.1'), exact('0.2')))).toBe('0.3');
    expect(printExact(minus(exact('1'), exact('0.9')))).toBe('0.1');
    expect(printExact(times(exact('3.5'), exact('19.999')))).toBe('69.9965');
  });

  it('whatever the scales', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        expect(fine(plus(a, b))).toBe(fine(a) + fine(b));
        expect(fine(minus(a, b))).toBe(fine(a) - fine(b));
        expect(fine(times(a, b)) * 10n ** 32n).toBe(fine(a) * fine(b));
        expect(compareExact(minus(plus(a, b), b), a)).toBe(0);
        expect(compareExact(a, b)).toBe(fine(a) < fine(b) ? -1 : fine(a) > fine(b) ? 1 : 0);
      }),
    );
  });
});
