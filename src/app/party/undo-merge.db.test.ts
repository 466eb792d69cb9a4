import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { fillSeller } from '../../../test/kit/selling.ts';
import { Problem } from '../../contract/problem.ts';
import { refuseUndoAfterWriting, createDraft, startDocument } from '../invoicing/index.ts';
import { addHold, refuseUndoAfterItems } from '../openitems/index.ts';
import { addAddress } from './addresses.ts';
import { addContact } from './contacts.ts';
import { findDuplicates } from './find-duplicates.ts';
import { mergeCustomers } from './merge-customers.ts';
import { dismissDuplicates, restoreDuplicates } from './not-duplicates.ts';
import { readCustomer, type Customer } from './read-customer.ts';
import { undoMerge } from './undo-merge.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await createTestCompany();
  await company.run(fillSeller);
});
afterAll(() => company.close());

const read = (id: string): Promise<Customer> => company.run((context) => readCustomer(context, id));
const merge = (id: string, duplicateId: string) =>
  company.run((context) => mergeCustomers(context, { id, duplicateId }));
const guards = [refuseUndoAfterWriting, refuseUndoAfterItems];
/** Undoes the merge of a record, as the screen does. */
const undo = async (duplicateId: string): Promise<void> => {
  const { rows } = await company.test.adminPool.query<{ id: string }>(
    'select id from encaisse.customer_merge where duplicate_id = $1 order by id desc limit 1',
    [duplicateId],
  );
  await company.run((context) => undoMerge(context, rows[0]!.id, guards));
};
const codesOf = async (work: Promise<unknown>): Promise<string[]> => {
  const problem = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(problem instanceof Problem)) throw new Error('not refused');
  return problem.findings.map((one) => one.code);
};
const withoutVersions = ({ version: _version, contacts, addresses, ...record }: Customer) => ({
  ...record,
  contacts: contacts.map(({ version: _one, ...contact }) => contact),
  addresses: addresses.map(({ version: _one, ...address }) => address),
});
const anne = { name: 'Anne', email: 'compta@legoff.example', phone: '', language: 'fr' as const };
const place = { label: 'Quai', lines: ['1 quai'], postalCode: '29340', city: 'Riec', country: 'FR' };

const pair = async (name: string): Promise<[string, string]> => {
  const survivor = await company.addCustomer({ name, tags: ['a'], custom: {} });
  const duplicate = await company.addCustomer({
    name: `${name} (bis)`,
    siren: '732829320',
    vatNumber: 'FR44732829320',
    tags: ['b'],
    contacts: [
      { ...anne, roles: ['billing'] },
      { ...anne, name: 'Paul', email: 'paul@riec.example', roles: ['buyer'] },
    ],
  });
  await company.run(async (context) => {
    await addAddress(context, { id: duplicate, ...place });
    await context.tx
      .insertInto('party_iban')
      .values(
        [
          [survivor, 'FR7630006000011234567890189'],
          [duplicate, 'FR7630006000011234567890189'],
          [duplicate, 'DE89370400440532013000'],
        ].map(([party_id, iban]) => ({
          org_id: context.org,
          party_id: party_id!,
          iban: iban!,
          origin: 'user',
        })),
      )
      .execute();
  });
  return [survivor, duplicate];
};

describe('undoing a merge', () => {
  it('puts both records back as they were', async () => {
    const [survivor, duplicate] = await pair('Ateliers Riec');
    const before = [withoutVersions(await read(survivor)), withoutVersions(await read(duplicate))];
    await merge(survivor, duplicate);
    expect((await read(survivor)).merged[0]?.mergeId).not.toBeNull();
    await undo(duplicate);
    expect([withoutVersions(await read(survivor)), withoutVersions(await read(duplicate))]).toEqual(before);
    expect(await codesOf(undo(duplicate))).toEqual(['party.undo-done']);
    // And they can be merged again, the other way round.
    await merge(duplicate, survivor);
    expect((await read(survivor)).mergedInto?.id).toBe(duplicate);
  });

  it('takes a chain apart from its end', async () => {
    const [a, b, c] = [
      await company.addCustomer({ name: 'Maillon A' }),
      await company.addCustomer({ name: 'Maillon B' }),
      await company.addCustomer({ name: 'Maillon C' }),
    ];
    await merge(b, a);
    await merge(c, b);
    expect(await codesOf(undo(a))).toEqual(['party.undo-survivor-merged']);
    await undo(b);
    expect(await read(a)).toMatchObject({ mergedInto: { id: b } });
    expect((await read(b)).merged.map((one) => one.id)).toEqual([a]);
    await undo(a);
    expect((await read(a)).mergedInto).toBeNull();
  });

  it('goes back from the latest when several were merged into one', async () => {
    const [first, second, kept] = [
      await company.addCustomer({ name: 'Premier' }),
      await company.addCustomer({ name: 'Second' }),
      await company.addCustomer({ name: 'Gardé' }),
    ];
    await merge(kept, first);
    await merge(kept, second);
    expect(await codesOf(undo(first))).toEqual(['party.undo-later-merge']);
    await undo(second);
    // Undoing touches the record too, and that is not something new.
    await undo(first);
    expect((await read(kept)).merged).toEqual([]);
  });

  it('is refused once something new has happened', async () => {
    const [survivor, duplicate] = await pair('Chantier Moëlan');
    await merge(survivor, duplicate);
    await company.run((context) =>
      addContact(context, { id: survivor, ...anne, name: 'Nouveau', email: '', roles: [] }),
    );
    expect(await codesOf(undo(duplicate))).toEqual(['party.undo-contacts']);

    const [other, its] = await pair('Chantier Pont-Aven');
    await merge(other, its);
    await company.run(async (context) => {
      const content = await startDocument(context, { kind: 'quote', customerId: other });
      await createDraft(context, { ...content, title: 'Volets' });
      await addHold(context, { partyId: other, itemId: null, reason: 'Réunion lundi', untilOn: null });
    });
    expect(await codesOf(undo(its))).toEqual(['invoicing.undo-merge-written', 'openitems.undo-merge-items']);
    expect((await read(its)).mergedInto?.id).toBe(other);
  });
});

describe('records that only look alike', () => {
  const found = async () => company.run((context) => findDuplicates(context));
  const named = (groups: { customers: { name: string }[] }[]) =>
    groups
      .map((group) => group.customers.map((one) => one.name))
      .filter((names) => names.some((name) => name.startsWith('Jumeau')));

  it('stay dismissed until they are asked for again', async () => {
    const where = { siren: '443061841' };
    const ids = [
      await company.addCustomer({ ...where, name: 'Jumeau A' }),
      await company.addCustomer({ ...where, name: 'Jumeau B' }),
      await company.addCustomer({ ...where, name: 'Jumeau C' }),
    ] as const;
    expect(named((await found()).groups)).toEqual([['Jumeau A', 'Jumeau B', 'Jumeau C']]);
    // C is somebody else; A and B may still be one.
    await company.run(async (context) => {
      await dismissDuplicates(context, [{ a: ids[2], b: ids[0] }]);
      await dismissDuplicates(context, [{ a: ids[1], b: ids[2] }]);
      await dismissDuplicates(context, [{ a: ids[1], b: ids[2] }]);
    });
    expect(named((await found()).groups)).toEqual([['Jumeau A', 'Jumeau B']]);
    await company.run((context) => dismissDuplicates(context, [{ a: ids[0], b: ids[1] }]));
    expect(named((await found()).groups)).toEqual([]);
    expect((await found()).dismissed).toHaveLength(3);
    await company.run((context) => restoreDuplicates(context, [{ a: ids[1], b: ids[0] }]));
    expect(named((await found()).groups)).toEqual([['Jumeau A', 'Jumeau B']]);
    expect((await found()).dismissed.map((one) => one.by)).toEqual(['Claire Morvan', 'Claire Morvan']);
  });
});
