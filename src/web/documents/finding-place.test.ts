import { describe, expect, it } from 'vitest';
import { fieldId, placeOf } from './finding-place.ts';

describe('placeOf', () => {
  it('goes to the field, or to what it is part of', () => {
    expect(placeOf('lines.3.vat.rate')).toEqual({
      where: 'field',
      fields: ['field-lines-3-vat-rate', 'field-lines-3-vat', 'field-lines-3', 'field-lines'],
    });
    expect(placeOf('schedule')).toEqual({ where: 'field', fields: ['field-schedule'] });
  });

  it.each([
    ['seller.vatNumber', 'settings'],
    ['seller.address', 'settings'],
    ['buyer.siren', 'customer'],
    ['buyer.deliveryAddress', 'customer'],
  ])('%s is put right in %s', (path, where) => {
    expect(placeOf(path).where).toBe(where);
  });

  it('without a path: the lines', () => {
    expect(placeOf(undefined)).toEqual({ where: 'field', fields: [fieldId('lines')] });
  });
});
