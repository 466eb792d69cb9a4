import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import { nextNumber } from './numbering.ts';
import { mayPrintSame } from './same-numbers.ts';

describe('two series', () => {
  it.each([
    // CGI ann. II art. 242 nonies A, I-7°: a number is unique.
    ['FA-{YYYY}-{0000}', 'AV-{YYYY}-{0000}', false],
    ['FA-{YYYY}-{0000}', 'FA-{YYYY}-{0000}', true],
    // A counter grows beyond its zeros.
    ['FA-{0000}', 'FA-{000000}', true],
    ['FA-{YYYY}-{0000}', 'FA-2026-{000}', true],
    ['FA-{YYYY}-{0000}', 'FA-26-{000}', false],
    // 2026-03 and the count 42 of March: 202603042.
    ['{YYYY}{MM}{000}', '{YYYY}{00000}', true],
    ['{0000}-F', '{0000}-A', false],
    ['F{0000}', 'f{0000}', false],
    ['F{0000}', 'F{0000}F', false],
  ])('%s and %s: the same number one day, %s', (a, b, same) => {
    expect(mayPrintSame(a, b)).toBe(same);
    expect(mayPrintSame(b, a)).toBe(same);
  });

  const format = fc
    .tuple(fc.constantFrom('', 'A', 'A-', '20'), fc.constantFrom('', '{YYYY}', '{YY}', '{YYYY}{MM}', '2026'))
    .chain(([before, date]) =>
      fc
        .tuple(fc.constantFrom('{0}', '{00}', '{000}', '{00000}'), fc.constantFrom('', '-', 'A', '1'))
        .map(([counter, after]) => `${before}${date}${after}${counter}`),
    );

  it('that are told apart never print the same number', () => {
    const count = fc.integer({ min: 1, max: 200_000 });
    const number = (one: string, start: number): string => {
      const next = nextNumber({ format: one, reset: 'never', start }, null, plainDate('2026-03-12'));
      return next.ok ? next.value : '';
    };
    fc.assert(
      fc.property(format, format, count, count, (a, b, m, n) => {
        if (number(a, m) === number(b, n)) expect(mayPrintSame(a, b)).toBe(true);
        expect(mayPrintSame(a, a)).toBe(true);
      }),
    );
  });
});
