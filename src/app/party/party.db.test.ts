import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../contract/problem.ts';
import type { InputOf } from '../../contract/endpoint.ts';
import { createTestCompany, newCustomer, type TestCompany } from '../../../test/kit/company.ts';
import { readCorrespondent } from '../dunning/correspondent.ts';
import { listCustomers } from '../receivables/list-customers.ts';
import { addAddress, archiveAddress, editAddress } from './addresses.ts';
import { addContact } from './contacts.ts';
import type { partyContract } from './contract.ts';
import { createField, editField, readCustomFields } from './custom-fields.ts';
import { editCustomer } from './edit-customer.ts';
import { findDuplicates } from './find-duplicates.ts';
import { mergeCustomers } from './merge-customers.ts';
import { readCustomer, type Customer } from './read-customer.ts';
import { readFacets } from './read-facets.ts';
import { searchCustomers } from './search-customers.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await createTestCompany();
});
afterAll(() => company.close());

const read = (id: string): Promise<Customer> => company.run((context) => readCustomer(context, id));
const codesOf = async (work: Promise<unknown>): Promise<string[]> => {
  const problem = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(problem instanceof Problem)) throw new Error('not refused');
  return problem.findings.length === 0 ? [problem.code] : problem.findings.map((one) => one.code);
};
const edit = async (id: string, change: Partial<InputOf<typeof partyContract.edit>>): Promise<void> => {
  const { code: _code, contacts: _contacts, ...blank } = newCustomer();
  const record = await read(id);
  const kept = Object.fromEntries(Object.keys(blank).map((key) => [key, record[key as keyof Customer]]));
  await company.run((context) =>
    editCustomer(context, {
      ...blank,
      ...kept,
      id,
      version: record.version,
      policyId: record.policyId,
      ...change,
    }),
  );
};

describe('the clock of a customer', () => {
  it('is its own, or that of its address, or the company’s', async () => {
    const id = await company.addCustomer({ name: 'Case Créole', postalCode: '97400', city: 'Saint-Denis' });
    expect(await read(id)).toMatchObject({
      timeZone: '',
      clock: { zone: 'Indian/Reunion', from: 'address' },
    });
    await edit(id, { timeZone: 'Indian/Mayotte' });
    expect((await read(id)).clock).toEqual({ zone: 'Indian/Mayotte', from: 'record' });
    // One who says nothing of it leaves it.
    await edit(id, { timeZone: undefined });
    expect((await read(id)).timeZone).toBe('Indian/Mayotte');
    await edit(id, { timeZone: '', country: 'US', postalCode: '94103' });
    expect((await read(id)).clock).toEqual({ zone: 'Europe/Paris', from: 'company' });
    expect(await codesOf(edit(id, { timeZone: 'Europe/Lutece' }))).toContain(
      'organization.time-zone-unknown',
    );
  });
});

describe('how a customer is invoiced', () => {
  it('is kept with the record', async () => {
    const id = await company.addCustomer({ name: 'Ville de Concarneau', kind: 'public_body' });
    await edit(id, {
      siren: '732 829 320',
      siret: '732 829 320 00074',
      eAddress: '732 829 320_ACHATS',
      eAddressScheme: '0225',
      paymentMeans: 'direct_debit',
      vatRegime: 'subcontracting',
      buyerReference: 'SERVICE-12',
      tags: ['mairie', 'bretagne', 'mairie'],
    });
    expect(await read(id)).toMatchObject({
      eAddress: '732829320_ACHATS',
      eAddressScheme: '0225',
      paymentMeans: 'direct_debit',
      vatRegime: 'subcontracting',
      buyerReference: 'SERVICE-12',
      tags: ['bretagne', 'mairie'],
      missing: [],
    });
    expect(await codesOf(edit(id, { eAddress: '123', eAddressScheme: '0225' }))).toEqual([
      'party.e-address-siren',
    ]);
    expect(await codesOf(edit(id, { siren: '443 061 841' }))).toContain('party.siret-of-another');
  });

  it('has several places of delivery', async () => {
    const id = await company.addCustomer({ name: 'Chantiers du Ponant' });
    const place = {
      label: 'Dépôt',
      lines: ['3 quai de la Douane'],
      postalCode: '29200',
      city: 'Brest',
      country: 'FR',
    };
    await company.run((context) => addAddress(context, { id, ...place }));
    const [kept] = (await read(id)).addresses;
    expect(kept).toMatchObject({ ...place, version: 1 });
    const change = (city: string) =>
      company.run((context) => editAddress(context, { ...place, id: kept!.id, version: 1, city }));
    await change('Brest Cedex');
    expect(await codesOf(change('Brest'))).toEqual(['edit.conflict']);
    expect((await read(id)).addresses[0]).toMatchObject({ city: 'Brest Cedex', version: 2 });
    await company.run((context) => archiveAddress(context, kept!.id));
    expect((await read(id)).addresses).toEqual([]);
  });
});

describe('what a record lacks', () => {
  const list = async (show: 'all' | 'incomplete') =>
    (await company.run((context) => listCustomers(context, { show, search: 'Lacune' }))).customers.map(
      (one) => [one.name, one.missing],
    );

  it('is said per customer, and filters the list', async () => {
    await company.addCustomer({ name: 'Lacune A', siren: '732829320' });
    await company.addCustomer({ name: 'Lacune B', contacts: [], city: '', addressLines: [] });
    await company.addCustomer({ name: 'Lacune C', country: 'BE' });
    await company.addCustomer({ name: 'Lacune D', kind: 'individual' });
    await company.addCustomer({ name: 'Lacune E', kind: 'public_body', siren: '443061841' });
    expect(await list('incomplete')).toEqual([
      ['Lacune B', ['siren', 'address', 'email']],
      ['Lacune C', ['vat']],
      ['Lacune E', ['siret']],
    ]);
    expect(await list('all')).toHaveLength(5);
  });
});

describe('a company’s own fields', () => {
  it('are defined once, valued per customer, and filter the list', async () => {
    const create = (labelFr: string, kind: 'text' | 'choice', choices: string[] = []) =>
      company.run((context) =>
        createField(context, { labelFr, labelEn: '', kind, choices, owner: 'customer' }),
      );
    await create('Secteur d’activité', 'choice', ['Bois', 'Métal']);
    await create('Apporteur', 'text');
    expect(await codesOf(create('Apporteur', 'text'))).toEqual(['party.field-taken']);

    const custom = { secteur_d_activite: 'Bois', apporteur: 'Mme Roy' };
    const id = await company.addCustomer({ name: 'Scierie Kerdal', tags: ['scierie'], custom });
    expect((await read(id)).custom).toEqual(custom);
    expect(await codesOf(edit(id, { custom: { secteur_d_activite: 'Verre' } }))).toEqual([
      'party.field-choice',
    ]);

    const names = async (filter: object) =>
      (await company.run((context) => listCustomers(context, filter))).customers.map((one) => one.name);
    expect(await names({ field: 'secteur_d_activite', fieldValue: 'Bois' })).toEqual(['Scierie Kerdal']);
    expect(await names({ field: 'secteur_d_activite', fieldValue: 'Métal' })).toEqual([]);
    expect(await names({ field: 'apporteur', fieldValue: 'roy' })).toEqual(['Scierie Kerdal']);
    expect(await names({ tag: 'scierie' })).toEqual(['Scierie Kerdal']);
    await edit(id, { salesperson: 'Nadia', debtorGroup: 'Revendeurs' });
    expect(await names({ salesperson: 'Nadia', debtorGroup: 'Revendeurs' })).toEqual(['Scierie Kerdal']);
    expect(await names({ salesperson: 'Nadia', debtorGroup: 'Hôtels' })).toEqual([]);

    // Put away: nobody is asked any more, and what was said stays.
    await company.run((context) =>
      editField(context, {
        key: 'apporteur',
        version: 1,
        labelFr: 'Apporteur d’affaires',
        labelEn: 'Introduced by',
        choices: [],
        isArchived: true,
      }),
    );
    await edit(id, { custom: { secteur_d_activite: '' } });
    expect((await read(id)).custom).toEqual({ apporteur: 'Mme Roy' });
    const facets = await company.run((context) => readFacets(context));
    expect(facets.fields.map((one) => one.key)).toEqual(['secteur_d_activite']);
    expect(facets.tags).toContain('scierie');
    expect(facets).toMatchObject({ salespeople: ['Nadia'], debtorGroups: ['Revendeurs'] });
    expect(await company.run((context) => readCustomFields(context))).toHaveLength(2);
  });
});

describe('duplicates', () => {
  const SIREN = '552100554';
  const groups = async () => (await company.run((context) => findDuplicates(context))).groups;
  const merge = (id: string, duplicateId: string) =>
    company.run((context) => mergeCustomers(context, { id, duplicateId }));

  it('are proposed by SIREN, VAT number, or name and post code; establishments of one company are not', async () => {
    const a = await company.addCustomer({ name: 'Peugeot SA', siren: SIREN, siret: '55210055400013' });
    const b = await company.addCustomer({ name: 'PEUGEOT', siren: SIREN });
    await company.addCustomer({ name: 'Étude Le Bihan', city: 'Quimper', postalCode: '29000' });
    await company.addCustomer({ name: 'Etude le Bihan SELARL', city: 'Quimper', postalCode: '29000' });
    await company.addCustomer({ name: 'Étude Le Bihan', city: 'Rennes', postalCode: '35000' });
    await company.addCustomer({ name: 'Poste Lyon', siren: '356000000', siret: '35600000000048' });
    await company.addCustomer({ name: 'Poste Brest', siren: '356000000', siret: '35600000012346' });
    const found = (await groups()).filter((one) => !one.value.includes('LACUNE'));
    const bySiren = found.find((one) => one.value === SIREN);
    expect(bySiren?.customers.map((one) => one.id)).toEqual([a, b]);
    expect(found.find((one) => one.reason === 'name')).toMatchObject({
      value: 'ETUDE LE BIHAN 29000',
      customers: [{ name: 'Étude Le Bihan', contacts: 1 }, { name: 'Etude le Bihan SELARL' }],
    });
    expect(found.filter((one) => one.value === '356000000')).toEqual([]);
  });

  it('become one: who and where move, what was issued stays', async () => {
    const survivor = await company.addCustomer({ name: 'Ateliers Riec', tags: ['a'] });
    const duplicate = await company.addCustomer({
      name: 'Ateliers de Riec',
      siren: '732829320',
      tags: ['b'],
      contacts: [
        { name: 'Anne', roles: ['billing'], email: 'COMPTA@legoff.example', phone: '', language: 'fr' },
        { name: 'Paul', roles: ['buyer'], email: 'paul@riec.example', phone: '', language: 'fr' },
      ],
    });
    await company.run(async (context) => {
      await addAddress(context, {
        id: duplicate,
        label: 'Quai',
        lines: ['1 quai'],
        postalCode: '29340',
        city: 'Riec',
        country: 'FR',
      });
      await context.tx
        .insertInto('party_iban')
        .values({
          org_id: context.org,
          party_id: duplicate,
          iban: 'FR7630006000011234567890189',
          origin: 'user',
        })
        .execute();
    });
    await merge(survivor, duplicate);

    const kept = await read(survivor);
    expect(kept).toMatchObject({
      siren: '732829320',
      tags: ['a', 'b'],
      merged: [{ id: duplicate, name: 'Ateliers de Riec' }],
      mergedInto: null,
      ibans: [{ iban: 'FR7630006000011234567890189' }],
      addresses: [{ label: 'Quai' }],
    });
    // Anne was known by her address: she is not written to twice.
    expect(kept.contacts.map((one) => one.name)).toEqual(['Anne Le Goff', 'Paul']);
    expect(await read(duplicate)).toMatchObject({ mergedInto: { id: survivor }, contacts: [], merged: [] });

    // What is still owed under the duplicate is claimed from whom the contacts went to.
    const correspondent = await company.run((context) => readCorrespondent(context, duplicate));
    expect(correspondent.contacts.map((one) => one.name)).toEqual(['Anne Le Goff', 'Paul']);

    const found = await company.run((context) => searchCustomers(context, 'Ateliers'));
    expect(found.customers.map((one) => one.id)).toEqual([survivor]);
    const listed = await company.run((context) => listCustomers(context, { search: 'Ateliers' }));
    expect(listed.customers.map((one) => one.id)).toEqual([survivor]);
  });

  it('lead from one to the next when a survivor is merged in turn', async () => {
    const [a, b, c] = [
      await company.addCustomer({ name: 'Chaîne A' }),
      await company.addCustomer({ name: 'Chaîne B' }),
      await company.addCustomer({ name: 'Chaîne C' }),
    ];
    await merge(b, a);
    await merge(c, b);
    expect((await read(a)).mergedInto?.id).toBe(c);
    expect((await read(c)).merged.map((one) => one.id)).toEqual([a, b]);
    // What was merged is closed.
    expect(await codesOf(merge(a, c))).toContain('party.merge-done');
    expect(await codesOf(edit(a, { note: 'x' }))).toEqual(['party.is-merged']);
    const contact = { name: 'X', roles: [], email: '', phone: '', language: 'fr' as const };
    expect(await codesOf(company.run((context) => addContact(context, { id: a, ...contact })))).toEqual([
      'party.is-merged',
    ]);
  });

  it('are refused when another room has something against it', async () => {
    const a = await company.addCustomer({ name: 'Garde A' });
    const b = await company.addCustomer({ name: 'Garde B' });
    const refusing = company.run((context) =>
      mergeCustomers(context, { id: a, duplicateId: b }, [
        (_context, { duplicateId }) =>
          Promise.resolve([
            { code: 'invoicing.merge-while-writing', severity: 'error', params: { names: duplicateId } },
          ]),
      ]),
    );
    expect(await codesOf(refusing)).toEqual(['invoicing.merge-while-writing']);
    expect((await read(b)).mergedInto).toBeNull();
  });
});
