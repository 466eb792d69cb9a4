/** Who sells and who buys in benches and tests: all that the law wants of them on an invoice is there. */

/** Columns of `organization`. */
export const atelier = {
  legal_form: 'SARL',
  capital: '10 000 €',
  register: 'RCS Lyon',
  siren: '732829320',
  siret: '73282932000074',
  vat_number: 'FR44732829320',
  late_rate: 'taux de la BCE majoré de dix points',
  address_lines: ['14 rue des Tanneurs'],
  postal_code: '69005',
  city: 'Lyon',
  iban: 'FR7630006000011234567890189',
};

/** Beside `blankCustomer`; with `leGoffIdentifiers` it may be invoiced. */
export const leGoff = {
  name: 'Menuiserie Le Goff',
  addressLines: ['12 rue du Port'],
  postalCode: '29900',
  city: 'Concarneau',
  contacts: [
    {
      name: 'Anne Le Goff',
      roles: ['billing' as const],
      email: 'compta@legoff.example',
      phone: '',
      language: 'fr' as const,
    },
  ],
};
export const leGoffIdentifiers = { siren: '552032534', vatNumber: 'FR27552032534' };
