import { describe, expect, it } from 'vitest';
import { letterWay } from './letter-address.ts';

const lines = ['Garage Kerjean', '12 RUE DU PORT', '29900 CONCARNEAU'];
const right = { hasPostalAddress: true, addressReturned: false };

describe('where a letter goes that was drawn a while ago', () => {
  it.each([
    ['the address is the same', lines, right, 'same'],
    ['the customer moved', ['Garage Kerjean', '1 QUAI SUD', '29900 CONCARNEAU'], right, 'moved'],
    ['it has another name', ['Kerjean et fils', '12 RUE DU PORT', '29900 CONCARNEAU'], right, 'moved'],
    [
      'a building was added',
      ['Garage Kerjean', 'BATIMENT B', '12 RUE DU PORT', '29900 CONCARNEAU'],
      right,
      'moved',
    ],
    ['a letter came back from there', lines, { ...right, addressReturned: true }, 'address-returned'],
    [
      'a letter came back from the new one',
      ['Garage Kerjean', '1 QUAI SUD', '29900 CONCARNEAU'],
      { ...right, addressReturned: true },
      'address-returned',
    ],
    [
      'its city was deleted',
      ['Garage Kerjean', '12 RUE DU PORT', '29900'],
      { ...right, hasPostalAddress: false },
      'no-address',
    ],
  ] as const)('%s', (_case, now, customer, way) => {
    expect(letterWay(lines, now, customer)).toBe(way);
  });
});
