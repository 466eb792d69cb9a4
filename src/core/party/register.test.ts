import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registerDifferences, withRegisterFields, type RegisterFacts } from './index.ts';

const record: RegisterFacts = {
  name: 'Menuiserie Le Goff',
  siren: '732829320',
  siret: '',
  vatNumber: 'FR44732829320',
  addressLines: ['12 bis, avenue du Maréchal Foch'],
  postalCode: '29900',
  city: 'Concarneau',
  country: 'FR',
};
const register: RegisterFacts = {
  name: 'MENUISERIE LE GOFF SARL',
  siren: '732829320',
  siret: '',
  vatNumber: '',
  addressLines: ['12 B AV DU MAL FOCH'],
  postalCode: '29900',
  city: 'CONCARNEAU CEDEX',
  country: 'FR',
};

describe('a record beside a public register', () => {
  it('does not differ by spelling', () => {
    expect(registerDifferences(record, register)).toEqual([]);
  });

  it.each([
    [{ name: 'LE GOFF CONSTRUCTION' }, ['name']],
    [{ siret: '73282932000074' }, ['siret']],
    [{ siren: '552100554' }, ['siren']],
    [{ addressLines: ['3 QUAI DE LA CROIX'] }, ['address']],
    [{ postalCode: '29000', city: 'QUIMPER' }, ['address']],
    [{ name: '', siren: '', addressLines: [], postalCode: '', city: '' }, []],
    // A register that gives the town alone says less, not otherwise.
    [{ addressLines: [], city: 'QUIMPER' }, []],
  ])('%j → %j', (change, fields) => {
    const found = registerDifferences(record, { ...register, ...change });
    expect(found.map((one) => one.field)).toEqual(fields);
  });

  it('shows an address whole, on both sides', () => {
    expect(registerDifferences(record, { ...register, addressLines: ['3 QUAI', 'BAT A'] })).toEqual([
      {
        field: 'address',
        ours: '12 bis, avenue du Maréchal Foch\n29900 Concarneau',
        theirs: '3 QUAI\nBAT A\n29900 CONCARNEAU CEDEX',
      },
    ]);
  });

  it.each([
    ['PARIS 15', 'Paris'],
    ['Saint-Étienne', 'ST ETIENNE'],
    ['LYON 3E ARRONDISSEMENT', 'Lyon'],
  ])('%s is %s', (city, theirs) => {
    expect(registerDifferences({ ...record, city }, { ...register, city: theirs })).toEqual([]);
  });

  it('agrees with the register once everything it says is taken over, and changes nothing else', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 });
    const facts = fc.record({
      name: text,
      siren: text,
      siret: text,
      vatNumber: text,
      addressLines: fc.array(text, { maxLength: 3 }),
      postalCode: text,
      city: text,
      country: fc.constant('FR'),
    });
    fc.assert(
      fc.property(facts, facts, (ours, theirs) => {
        const fields = registerDifferences(ours, theirs).map((one) => one.field);
        const taken = withRegisterFields(ours, theirs, fields);
        expect(registerDifferences(taken, theirs)).toEqual([]);
        if (!fields.includes('name')) expect(taken.name).toBe(ours.name);
        if (!fields.includes('address')) expect(taken.addressLines).toBe(ours.addressLines);
      }),
    );
  });
});
