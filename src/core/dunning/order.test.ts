import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coversOrder, orderGroup, orderOf } from './order.ts';

describe('the order a person answers for', () => {
  test.each<[string, string, boolean]>([
    ['PO-712', 'PO-712', true],
    ['PO-712', 'po 712', false],
    ['po-712', 'PO-7 12', true],
    ['PO-712', 'PO-7120', false],
    ['PO-7*', 'PO-712', true],
    ['PO-7*', 'PO-8', false],
    ['*/LYON', '2026-4/lyon', true],
    ['*/LYON', '2026-4/LYON-2', false],
    ['C*-N*-1', 'CHANTIER-NORD-1', true],
    ['C*-N*-1', 'CHANTIER-SUD-1', false],
    ['ab*ba', 'aba', false],
    ['a.c', 'abc', false],
    ['*', 'quoi que ce soit', true],
  ])('« %s » and « %s »: %s', (pattern, reference, expected) => {
    expect(coversOrder(pattern, reference)).toBe(expected);
  });

  test('any text fits itself and whatever begins, holds or ends it', () => {
    const word = fc.string({ maxLength: 12 }).filter((text) => !text.includes('*'));
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        const reference = `${a}${b}${c}`;
        for (const pattern of [reference, `${a}*`, `*${c}`, `*${b}*`, `${a}*${c}`])
          expect(coversOrder(pattern, reference)).toBe(true);
      }),
    );
  });

  test('the group of a draft says which order; none when it is not known', () => {
    expect(orderOf(orderGroup('PO-1'))).toBe('PO-1');
    expect(orderOf(orderGroup(''))).toBeNull();
    expect(orderOf('invoice:PO-1')).toBeNull();
    expect(orderOf('')).toBeNull();
  });
});
