import { expect, it } from 'vitest';
import { readSort } from './filter.ts';

it('remembers an order, and only one it knows', () => {
  const fallback = { key: 'due', direction: 'ascending' } as const;
  expect(readSort('open descending', fallback)).toEqual({ key: 'open', direction: 'descending' });
  expect(readSort('colour descending', fallback)).toEqual(fallback);
  expect(readSort(null, fallback)).toEqual(fallback);
});
