import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../paths.ts';
import { cleanData, cleanText } from './clean-text.ts';
import { fontCoverage, fontFiles } from './font-coverage.ts';

const covers = fontCoverage(fontFiles(join(projectRoot(), 'assets/fonts')));
const has = (text: string): boolean => Array.from(text).every((c) => covers(c.codePointAt(0) ?? 0));

describe('what the shipped fonts can show', () => {
  test('French, its spaces, the euro, Greek and Cyrillic', () => {
    expect(has('Œuvre à 1\u202f234,56\u00a0€ « dès l’été » − – —')).toBe(true);
    expect(has('Ωμέγα Журнал ŁódźŞ')).toBe(true);
    expect(has('株')).toBe(false);
  });
});

describe('cleaned text', () => {
  test.each([
    ['e\u0301te\u0301', 'été'],
    ['a\tb\u2028c', 'a b c'],
    ['a\u0000\u200b\u202eb\ue000', 'ab'],
    ['Bravo 👍🏽 !', 'Bravo  !'],
    ['株式', '??'],
    ['1\u202f000\u00a0€\nfin', '1\u202f000\u00a0€\nfin'],
  ])('%j → %j', (typed, expected) => {
    expect(cleanText(typed, covers)).toBe(expected);
  });

  test('holds only what can be shown, and cleaning twice is cleaning once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const clean = cleanText(typed, covers);
        expect(has(clean.replaceAll('\n', ''))).toBe(true);
        expect(cleanText(clean, covers)).toBe(clean);
      }),
    );
  });

  test('reaches every string of a view model', () => {
    expect(cleanData({ a: ['x\u0000', { b: '\u0001y' }], n: 1, t: true, z: null }, covers)).toEqual({
      a: ['x', { b: 'y' }],
      n: 1,
      t: true,
      z: null,
    });
  });
});
