import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { createUser, setRole } from '../../shell/directory/index.ts';
import { editCustomer } from '../party/edit-customer.ts';
import { readCustomer } from '../party/index.ts';
import { assignCustomers } from './assign-customers.ts';
import { readClaimTerm } from './claim-terms.ts';
import { listPolicies, readCustomerRules, readTasks, saveCustomerRules } from './index.ts';
import { archivePolicy, makeDefault, restorePolicy, startPolicy, usePolicyFor } from './keep-policies.ts';

let company: RemindingCompany;
const person = (email: string) => ({
  name: '',
  roles: ['billing' as const],
  email,
  phone: '',
  language: 'fr' as const,
});

describe('policies as wholes, and who answers for whom', () => {
  let owner: string;
  beforeAll(async () => {
    company = await createRemindingCompany();
    const user = await createUser(company.database, {
      email: 'leila@atelier.example',
      name: 'Leïla Haddad',
      password: 'quatre chevaux verts',
      locale: 'fr',
    });
    owner = user.id;
    await setRole(company.database, company.org, owner, 'accountant');
  });
  afterAll(async () => {
    await company.close();
  });

  it('a policy is started from a shipped one or from another, and put away when nobody follows it', async () => {
    const names = async () => (await company.run(listPolicies)).policies.map((one) => one.name);
    const { policy } = await company.run((context) =>
      startPolicy(context, { name: 'Grands comptes', from: { shipped: 'company' } }),
    );
    expect(policy).toMatchObject({ name: 'Grands comptes', isDefault: false, version: 1, customers: 0 });
    const copy = await company.run((context) =>
      startPolicy(context, { name: 'Copie', from: { policyId: policy.id } }),
    );
    expect(copy.policy.steps).toEqual(policy.steps);
    expect(copy.policy.code).not.toBe(policy.code);
    expect(await names()).toContain('Copie');

    const partyId = await company.addCustomer({ name: 'Suivi', tags: ['grand compte'] });
    const given = { to: { tags: ['grand compte'] }, policyId: policy.id };
    expect(await company.run((context) => assignCustomers(context, { ...given, isTrial: true }))).toEqual({
      count: 1,
    });
    await company.run((context) => assignCustomers(context, given));
    expect((await company.run((context) => readCustomerRules(context, partyId))).policyId).toBe(policy.id);
    const refused = (code: string) => ({ findings: [{ code }] });
    await expect(company.run((context) => archivePolicy(context, policy.id))).rejects.toMatchObject(
      refused('dunning.policy-is-given'),
    );
    await company.run((context) => makeDefault(context, copy.policy.id));
    await expect(company.run((context) => archivePolicy(context, copy.policy.id))).rejects.toMatchObject(
      refused('dunning.policy-is-default'),
    );
    const before = (await company.run(listPolicies)).policies.find((one) => one.forKind === 'individual')!;
    await company.run((context) =>
      usePolicyFor(context, { id: policy.id, forKind: 'individual', isUsed: true }),
    );
    await company.run((context) =>
      assignCustomers(context, { to: { tags: ['grand compte'] }, policyId: null }),
    );
    await expect(company.run((context) => archivePolicy(context, policy.id))).rejects.toMatchObject(
      refused('dunning.policy-is-for-individual'),
    );
    // The one before gave way: nobody follows it now.
    await company.run((context) => archivePolicy(context, before.id));
    expect(await names()).not.toContain(before.name);
    expect((await company.run(listPolicies)).archived).toEqual([{ id: before.id, name: before.name }]);
    await expect(
      company.run((context) => assignCustomers(context, { to: { kind: 'individual' }, policyId: before.id })),
    ).rejects.toMatchObject(refused('dunning.policy-is-archived'));
    await company.run((context) => restorePolicy(context, before.id));
    expect(await names()).toContain(before.name);
  });

  it('nobody chosen is nobody changed; who has left answers for nobody', async () => {
    expect(await company.run((context) => assignCustomers(context, { to: {}, ownerId: owner }))).toEqual({
      count: 0,
    });
    await expect(
      company.run((context) =>
        assignCustomers(context, {
          to: { kind: 'company' },
          ownerId: '0191d0b0-0000-7000-8000-00000000dead',
        }),
      ),
    ).rejects.toMatchObject({ findings: [{ code: 'organization.owner-is-no-member' }] });
  });

  it('the tasks of a person are those of their customers', async () => {
    const mine = await company.addCustomer({ name: 'À Leïla', contacts: [person('mien@client.example')] });
    const other = await company.addCustomer({ name: 'À personne', contacts: [person('a@client.example')] });
    await company.run((context) => assignCustomers(context, { to: { partyIds: [mine] }, ownerId: owner }));
    await company.invoice(mine, 'FM-1', 5);
    await company.invoice(other, 'FM-2', 5);
    await company.prepare();
    const asked = (only: boolean) =>
      company.inContext(
        {
          org: company.org,
          isDemo: false,
          actor: { kind: 'user', id: owner, name: 'Leïla Haddad' },
          permissions: new Set(['dunning.read']),
          locale: 'fr',
          readOnly: true,
        },
        (context) => readTasks(context, { mine: only }),
      );
    expect(await asked(false)).toMatchObject({ owned: 1, drafts: 2 });
    expect(await asked(true)).toMatchObject({ owned: 1, drafts: 1 });
  });

  it('what we carry for a customer lapses after a year (C. com. L133-6), what we sell others after five', async () => {
    const carried = await company.addCustomer({ name: 'Transporté' });
    const sold = await company.addCustomer({ name: 'Vendu' });
    const [a, b] = [await company.invoice(carried, 'FT-1', 10), await company.invoice(sold, 'FT-2', 10)];
    await company.run(async (context) => {
      const rules = await readCustomerRules(context, carried);
      await saveCustomerRules(context, { ...rules, id: carried, isTransport: true });
    });
    const termOf = async (itemId: string) =>
      (await company.run((context) => readClaimTerm(context, itemId))).term;
    // Issued on 14 October 2026.
    expect(await termOf(a)).toMatchObject({ rule: 'transport', lastDay: '2027-10-14' });
    expect(await termOf(b)).toMatchObject({ rule: 'business', lastDay: '2031-10-14' });
    // A change of the record leaves the mark and the owner alone.
    await company.run(async (context) => {
      const record = await readCustomer(context, carried);
      await editCustomer(context, { ...record, id: carried, version: record.version });
    });
    expect(await company.run((context) => readCustomerRules(context, carried))).toMatchObject({
      isTransport: true,
    });
  });
});
