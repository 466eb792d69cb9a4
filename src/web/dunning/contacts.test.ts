import { describe, expect, it } from 'vitest';
import { phoneOf, readAddresses } from './contacts.ts';

describe('addresses as people type or paste them', () => {
  it('reads commas, semicolons, lines and names around them', () => {
    expect(readAddresses('Claire Renaud <Compta@Helianthe.example>; direction@helianthe.example,')).toEqual({
      addresses: ['compta@helianthe.example', 'direction@helianthe.example'],
      bad: null,
    });
    expect(readAddresses('')).toEqual({ addresses: [], bad: null });
    expect(readAddresses('a@b.fr\na@b.fr').addresses).toEqual(['a@b.fr']);
  });

  it('names the first that is none', () => {
    expect(readAddresses('a@b.fr, compta@').bad).toBe('compta@');
    expect(readAddresses('a b@c.fr').bad).toBe('a b@c.fr');
  });
});

describe('whom to call', () => {
  const contact = (name: string, phone: string, roles: string[]) => ({
    id: name,
    name,
    roles,
    email: '',
    phone,
    isBounced: false,
  });
  it('is who answers for invoices, else whoever has a number', () => {
    const billing = contact('billing', '01', ['billing']);
    expect(phoneOf([billing, contact('r', '02', ['management', 'accounting'])])?.name).toBe('r');
    expect(phoneOf([contact('r', '', ['accounting']), billing])?.name).toBe('billing');
    expect(phoneOf([])).toBeUndefined();
  });
});
