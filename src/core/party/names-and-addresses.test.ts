import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPostalAddress, normalizeName, searchKey } from './index.ts';

describe('names', () => {
  it.each([
    ['SARL Dupont & Fils', 'DUPONT ET FILS'],
    ['Dupont et Fils (S.A.R.L.)', 'DUPONT ET FILS'],
    ['DUPONT ET FILS', 'DUPONT ET FILS'],
    ['S.A.S. L’Écluse', 'L ECLUSE'],
    ['Cœur de Bœuf SA', 'COEUR DE BOEUF'],
    ['E.D.F.', 'EDF'],
    ['Müller Straßenbau GmbH', 'MULLER STRASSENBAU'],
    ['Acme Ltd.', 'ACME'],
    ['AG Conseil', 'AG CONSEIL'],
    ['SAS', 'SAS'],
    ['', ''],
  ])('%s → %s', (name, key) => {
    expect(normalizeName(name)).toBe(key);
  });

  it('keeps the legal form in the search key', () => {
    expect(searchKey('S.A.R.L. L’Écluse')).toBe('SARL L ECLUSE');
  });

  it('does not change what is normal already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const key = normalizeName(name);
        expect(normalizeName(key)).toBe(key);
        expect(searchKey(searchKey(name))).toBe(searchKey(name));
      }),
    );
  });
});

describe('NF Z10-011: the address of a letter', () => {
  it('goes from the person to the place, last three lines in capitals, no punctuation', () => {
    const { lines, findings } = formatPostalAddress({
      recipient: 'Menuiserie Dupont',
      attention: 'Service comptabilité',
      street: '5 bis, rue de l’Église',
      locality: 'BP 90012',
      postalCode: '42000',
      city: 'Saint-Étienne',
    });
    expect(lines).toEqual([
      'Menuiserie Dupont',
      'Service comptabilité',
      '5 B RUE DE L EGLISE',
      'BP 90012',
      '42000 SAINT ETIENNE',
    ]);
    expect(findings).toEqual([]);
  });

  it('abbreviates the street only past 32 characters', () => {
    const street = (text: string): string | undefined =>
      formatPostalAddress({
        recipient: 'Dupont',
        attention: 'A',
        building: 'B',
        street: text,
        postalCode: '75008',
        city: 'Paris',
      }).lines[3];
    expect(street('12 avenue des Champs-Élysées')).toBe('12 AVENUE DES CHAMPS ELYSEES');
    expect(street('125 boulevard du Maréchal de Lattre')).toBe('125 BD DU MARECHAL DE LATTRE');
    expect(street('125 boulevard du Maréchal de Lattre de Tassigny')).toBe(
      '125 BD DU MAL DE LATTRE DE TASSIGNY',
    );
  });

  it('says what does not fit or is missing', () => {
    const { findings } = formatPostalAddress({
      recipient: 'Société coopérative agricole des producteurs de la vallée',
      street: '',
      postalCode: '4200',
      city: '',
    });
    expect(findings.map((finding) => finding.code)).toEqual([
      'party.address-city',
      'party.address-street',
      'party.address-line-too-long',
      'party.address-postal-code',
    ]);
  });

  it('names the country abroad, as a seventh line at most', () => {
    const { lines, findings } = formatPostalAddress({
      recipient: 'Müller GmbH',
      street: 'Hauptstraße 5',
      postalCode: '10115',
      city: 'Berlin',
      country: 'DE',
      countryName: 'Allemagne',
    });
    expect(lines).toEqual(['Müller GmbH', 'Hauptstraße 5', '10115 BERLIN', 'ALLEMAGNE']);
    expect(findings).toEqual([]);
  });

  it('never has more than six lines in France, and admits every line past 38 characters', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(
        fc.record({
          recipient: text,
          attention: text,
          building: text,
          street: text,
          locality: text,
          postalCode: text,
          city: text,
        }),
        (address) => {
          const { lines, findings } = formatPostalAddress(address);
          expect(lines.length).toBeLessThanOrEqual(6);
          expect(lines.every((line) => line.trim() !== '')).toBe(true);
          const long = lines.filter((line) => line.length > 38).length;
          expect(findings.filter((finding) => finding.code === 'party.address-line-too-long')).toHaveLength(
            long,
          );
        },
      ),
    );
  });
});
