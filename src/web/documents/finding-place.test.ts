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
    ['seller.vatNumber', { where: 'settings', to: '/reglages/societe' }],
    ['seller.address', { where: 'settings', to: '/reglages/societe' }],
    ['seller.lateRate', { where: 'settings', to: '/reglages/facturation' }],
    ['buyer.siren', { where: 'customer' }],
    ['buyer.deliveryAddress', { where: 'customer' }],
  ])('%s is put right where it is written', (path, place) => {
    expect(placeOf(path)).toEqual(place);
  });

  it('without a path: the lines', () => {
    expect(placeOf(undefined)).toEqual({ where: 'field', fields: [fieldId('lines')] });
  });
});
