import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fill } from './fill.ts';
import { restorePlaces } from './restore-places.ts';

const values = {
  total: '1\u202f200,00\u00a0€',
  deadline: '3 décembre 2026',
  date: '23 novembre 2026',
  customer: 'Hélianthe',
};

test.each([
  ['Soit 1\u202f200,00\u00a0€ avant le 3 décembre 2026.', 'Soit {{total}} avant le {{deadline}}.'],
  ['Soit 11\u202f200,00\u00a0€.', 'Soit 11\u202f200,00\u00a0€.'],
  ['Soit 1\u202f001\u202f200,00\u00a0€.', 'Soit 1\u202f001\u202f200,00\u00a0€.'],
  ['Avant le 13 décembre 2026.', 'Avant le 13 décembre 2026.'],
  ['Hélianthe, le 23 novembre 2026', 'Hélianthe, le 23 novembre 2026'],
  ['Environ 1200 euros.', 'Environ 1200 euros.'],
  ['**1\u202f200,00\u00a0€**', '**{{total}}**'],
])('%j is kept as %j', (edited, kept) => {
  expect(restorePlaces(edited, values)).toBe(kept);
});

test('two values that read alike stay as they are: nobody knows which was meant', () => {
  expect(restorePlaces('le 3 décembre 2026', { ...values, date: '3 décembre 2026' })).toBe(
    'le 3 décembre 2026',
  );
});

test('filled again, a text reads as its writer left it', () => {
  const piece = fc.constantFrom(
    'Bonjour ',
    values.total,
    values.deadline,
    ' et ',
    '1',
    '\u202f',
    '\n',
    'Merci',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const edited = pieces.join('');
      expect(fill(restorePlaces(edited, values), values).text).toBe(edited);
    }),
  );
});
