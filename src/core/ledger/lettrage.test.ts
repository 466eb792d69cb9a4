import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeLettrageCode, isPartialLettrage, nextLettrageCode } from './index.ts';

describe('lettrage codes', () => {
  it.each([
    [null, 'AAA'],
    ['AAA', 'AAB'],
    ['AAZ', 'ABA'],
    ['AZZ', 'BAA'],
    ['ZZZ', 'AAAA'],
    ['AAAZ', 'AABA'],
    ['aab', 'AAC'],
  ])('after %s comes %s', (last, next) => {
    expect(nextLettrageCode(last)).toBe(next);
  });

  it('marks a partial group in lower case, and closes it under the same letters', () => {
    const partial = nextLettrageCode('AAB', 'partial');
    expect(partial).toBe('aac');
    expect(isPartialLettrage(partial)).toBe(true);
    expect(closeLettrageCode(partial)).toBe('AAC');
    expect(isPartialLettrage('AAC')).toBe(false);
  });

  it('refuses what is no code', () => {
    expect(() => nextLettrageCode('A1')).toThrow('Not a lettrage code');
    expect(() => nextLettrageCode('AaB')).toThrow('Not a lettrage code');
  });

  it('always goes up: longer, or later in the alphabet', () => {
    const letters = fc
      .array(fc.constantFrom('A', 'B', 'Y', 'Z'), { minLength: 3, maxLength: 5 })
      .map((list) => list.join(''));
    fc.assert(
      fc.property(letters, (code) => {
        const next = nextLettrageCode(code);
        expect(next.length > code.length || (next.length === code.length && next > code)).toBe(true);
      }),
    );
  });
});
