import { expect, it } from 'vitest';
import { readTyped, showTyped } from './typed-decimal.ts';

it.each([
  ['1 234,5', '1234.5'],
  ['12.50', '12.50'],
  ['-3', '-3'],
  ['20 %', '20'],
  ['', null],
  ['1,2,3', null],
  ['douze', null],
])('%j is %j', (text, value) => {
  expect(readTyped(text)).toBe(value);
});

it('is shown as it is typed', () => {
  expect(showTyped('12.5', 'fr')).toBe('12,5');
  expect(showTyped('12.5', 'en')).toBe('12.5');
});
