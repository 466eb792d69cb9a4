import type { RegisterCompany } from '../../app/party/ports.ts';
import { parseSiren, parseSiret, type RegisterFacts } from '../../core/party/index.ts';

type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;
const rows = (value: unknown): Row[] => (Array.isArray(value) ? value.filter(isRow) : []);

/** Who objected to being shown has « [ND] » or « [NON-DIFFUSIBLE] » in the place of words: nothing is known then. */
const text = (row: Row, key: string): string => {
  const value = row[key];
  if (typeof value !== 'string') return '';
  const plain = value.replaceAll(/[\p{C}\s]+/gu, ' ').trim();
  return /^\[?(ND|NON-DIFFUSIBLE)\]?$/i.test(plain) ? '' : plain.slice(0, 200);
};

/** Null when it is not the documented answer. `asked`: a SIRET is about that establishment, anything else the seat. */
export const readCompanies = (json: unknown, asked: string): RegisterCompany[] | null => {
  if (!isRow(json) || !Array.isArray(json['results'])) return null;
  const siret = parseSiret(asked);
  const companies: RegisterCompany[] = [];
  for (const row of rows(json['results'])) {
    const company = readCompany(row, siret.ok ? siret.value : '');
    if (company !== null) companies.push(company);
  }
  return companies;
};

const readCompany = (row: Row, siret: string): RegisterCompany | null => {
  const siren = parseSiren(text(row, 'siren'));
  if (!siren.ok) return null;
  const seat = isRow(row['siege']) ? row['siege'] : {};
  const place =
    [seat, ...rows(row['matching_etablissements'])].find((one) => text(one, 'siret') === siret) ?? seat;
  const isCeased = text(row, 'etat_administratif') === 'C';
  const isClosed = text(place, 'etat_administratif') === 'F';
  return {
    facts: {
      name: text(row, 'nom_raison_sociale') || text(row, 'nom_complet'),
      siren: siren.value,
      siret: parseSiret(text(place, 'siret')).ok ? text(place, 'siret') : '',
      // Not in the register; what follows from a SIREN is offered by the form.
      vatNumber: '',
      ...addressOf(place),
    },
    // Catégories juridiques of INSEE: 4 and 7 are legal persons of public law.
    isPublicBody: /^[47]/.test(text(row, 'nature_juridique')),
    state: isCeased ? 'ceased' : isClosed ? 'closed' : 'active',
  };
};

type Address = Pick<RegisterFacts, 'addressLines' | 'postalCode' | 'city' | 'country'>;

const addressOf = (place: Row): Address => {
  const isAbroad = text(place, 'libelle_pays_etranger') !== '';
  if (isAbroad) return { addressLines: [], postalCode: '', city: '', country: '' };
  const cedex = text(place, 'cedex');
  const postalCode = cedex || text(place, 'code_postal');
  const city = text(place, 'libelle_cedex') || text(place, 'libelle_commune');
  return { addressLines: linesOf(place, `${postalCode} ${city}`), postalCode, city, country: 'FR' };
};

/** The seat comes in parts; other establishments as one line, which ends with the town. */
const linesOf = (place: Row, town: string): string[] => {
  const street = ['numero_voie', 'indice_repetition', 'type_voie', 'libelle_voie']
    .map((key) => text(place, key))
    .filter((part) => part !== '')
    .join(' ');
  if (street !== '') {
    return [street, text(place, 'complement_adresse'), text(place, 'distribution_speciale')]
      .filter((line) => line !== '')
      .map((line) => line.slice(0, 60));
  }
  const whole = text(place, 'adresse');
  const line = whole.endsWith(town) ? whole.slice(0, -town.length).trim() : '';
  return line === '' ? [] : [line.slice(0, 60)];
};
