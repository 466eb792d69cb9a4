import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { findByAddress, findByNumbers } from './find-thread.ts';

const SHARED = 'cabinet@comptable.example';

let company: RemindingCompany;
let north: string;
let south: string;
const customer = async (name: string, email: string): Promise<string> => {
  const id = await company.addCustomer({
    name,
    contacts: [{ name: 'Cabinet', roles: ['billing'], email, phone: '', language: 'fr' }],
  });
  return id;
};
beforeAll(async () => {
  company = await createRemindingCompany();
  north = await customer('Nord', SHARED);
  south = await customer('Sud', SHARED);
  await customer('Est', 'compta@est.example');
  await company.invoice(north, 'FA-2026-0101', 12, 120_000n);
  await company.invoice(south, 'FA-2026-0102', 12, 90_000n);
});
afterAll(() => company.close());

const byAddress = (sender: string, said: string): Promise<string | null> =>
  company.run((context) => findByAddress(context, sender, said));
const byNumbers = async (said: string): Promise<string[]> =>
  (await company.run((context) => findByNumbers(context, said))).map(
    ({ name, number }) => `${name} ${number}`,
  );

it('an address of several customers is decided by the number that the mail names, in the subject or the text', async () => {
  expect(await byAddress(SHARED, 'Re: Rappel : facture fa-2026-0102\nPayée hier.')).toBe(south);
  expect(await byAddress(SHARED, 'Facture\nConcerne FA-2026-0101, merci.')).toBe(north);
});

it('where it names none, or numbers of both, a person says which', async () => {
  expect(await byAddress(SHARED, 'Re: Rappel')).toBeNull();
  expect(await byAddress(SHARED, 'FA-2026-0101 et FA-2026-0102')).toBeNull();
});

it('a number alone attaches nothing: it only proposes, whole numbers and no others', async () => {
  expect(await byAddress('inconnu@ailleurs.example', 'FA-2026-0101')).toBeNull();
  expect(await byNumbers('Votre facture FA-2026-0101 (relance du 20/11)')).toEqual(['Nord FA-2026-0101']);
  expect(await byNumbers('FA-2026-01010, FA-2026')).toEqual([]);
});
