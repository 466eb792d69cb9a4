import type { PaymentTerms } from '../../core/calendar/index.ts';
import { searchKey, vatNumberOfSiren } from '../../core/party/index.ts';
import { LINES, type Behaviour, type Size } from './data/customers.ts';
import { inventedIban, inventedSiren, inventedSiret } from './identifiers.ts';
import type { Random } from '../../shell/random.ts';

export type DemoCustomer = {
  code: string;
  name: string;
  kind: 'company' | 'public_body' | 'individual';
  siren: string;
  siret: string;
  vatNumber: string;
  addressLines: string[];
  postalCode: string;
  city: string;
  terms: PaymentTerms;
  behaviour: Behaviour;
  size: Size;
  salesperson: string;
  iban: string;
  contacts: { name: string; roles: string[]; email: string; phone: string }[];
};

const KINDS = { c: 'company', p: 'public_body', i: 'individual' } as const;
const SALESPEOPLE = ['Claire Morvan', 'Hugo Sabatier', 'Nour El Amrani'];

/** Thirty days for the State (CCP R2192-10); large accounts negotiate the end of the month. */
const termsOf = (kind: 'c' | 'p' | 'i', size: Size, random: Random): PaymentTerms => {
  if (kind === 'i') return { kind: 'net', days: 0 };
  if (kind === 'p') return { kind: 'net', days: 30 };
  if (size === 'large') return { kind: 'end-of-month', days: 30, then: 'days-then-end' };
  return { kind: 'net', days: random.pick([30, 30, 30, 45]) };
};

export const planCustomers = (random: Random): DemoCustomer[] =>
  LINES.map(([name, letter, street, postalCode, city, size, behaviour, contact], index) => {
    const kind = KINDS[letter];
    const siren = letter === 'i' ? '' : inventedSiren(1200 + index * 13);
    const slug = searchKey(name).toLowerCase().replaceAll(' ', '-').slice(0, 30);
    const phone = () => `04 99 ${random.int(10, 99)} ${random.int(10, 99)} ${random.int(10, 99)}`;
    const first = searchKey(contact).toLowerCase().replaceAll(' ', '.');
    const contacts = [
      {
        name: contact,
        roles: letter === 'i' ? ['billing'] : ['billing', 'accounting'],
        email: letter === 'i' ? `${first}@courriel.example` : `${first}@${slug}.example`,
        phone: phone(),
      },
    ];
    if (size === 'large')
      contacts.push({
        name: 'Direction',
        roles: ['management'],
        email: `direction@${slug}.example`,
        phone: phone(),
      });
    return {
      code: `C${String(index + 1).padStart(4, '0')}`,
      name,
      kind,
      siren,
      siret: siren === '' ? '' : inventedSiret(siren),
      vatNumber: letter === 'c' ? vatNumberOfSiren(siren) : '',
      addressLines: [street],
      postalCode,
      city,
      terms: termsOf(letter, size, random),
      behaviour,
      size,
      salesperson: random.pick(SALESPEOPLE),
      iban: letter === 'i' ? '' : inventedIban(100 + index),
      contacts,
    };
  });
