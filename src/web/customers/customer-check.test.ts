import { expect, it } from 'vitest';
import { checkIdentifiers } from './customer-check.ts';

const blank = { siren: '', siret: '', vatNumber: '', eAddress: '', eAddressScheme: '' };
const codes = (values: Partial<typeof blank>) =>
  Object.entries(checkIdentifiers({ ...blank, ...values })).flatMap(([path, fault]) =>
    fault === undefined ? [] : [`${path} ${fault.code}`],
  );

it('finds nothing wrong with what is not there, or right', () => {
  expect(codes({})).toEqual([]);
  expect(
    codes({
      siren: '732 829 320',
      siret: '732 829 320 00074',
      vatNumber: 'FR44 732829320',
      eAddress: '732829320',
      eAddressScheme: '0225',
    }),
  ).toEqual([]);
});

it('says what is wrong field by field', () => {
  expect(codes({ siren: '732 829 321', siret: '1', vatNumber: 'FR45732829320', eAddress: '7' })).toEqual([
    'siren party.siren-key',
    'siret party.siret-shape',
    'vatNumber party.vat-key',
    'eAddress party.e-address-scheme',
  ]);
});
