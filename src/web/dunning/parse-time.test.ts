import { expect, test } from 'vitest';
import { parseTime } from './parse-time.ts';

test.each([
  ['9', '09:00'],
  ['9 h', '09:00'],
  ['9h30', '09:30'],
  ['09:30', '09:30'],
  ['17.45', '17:45'],
  ['24:00', '24:00'],
  ['24:01', null],
  ['25', null],
  ['9h7', null],
  ['midi', null],
  ['', null],
])('%s is %s', (text, time) => {
  expect(parseTime(text)).toBe(time);
});
