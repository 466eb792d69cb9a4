import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../../test/kit/company.ts';
import { LA_POSTE, startRegisterServer, type RegisterServer } from '../../../../test/kit/register-server.ts';
import { openRechercheEntreprises } from '../../../connectors/recherche-entreprises/index.ts';
import { openVies } from '../../../connectors/vies/index.ts';
import { Problem } from '../../../contract/problem.ts';
import type { Work } from '../../../shell/jobs/define-job.ts';
import { createLog } from '../../../shell/log.ts';
import { listCustomers } from '../../receivables/list-customers.ts';
import type { RegisterPorts } from '../ports.ts';
import { readCustomer } from '../read-customer.ts';
import { acceptDifferences } from './accept-differences.ts';
import { lookUpCompanies } from './look-up.ts';
import { readChecks } from './read-checks.ts';
import { listRegisterItems, readRegisterRun } from './read-run.ts';
import { editRegisterSettings } from './settings.ts';
import { cancelRegisterRun, startRegisterRun } from './start-run.ts';
import { verifyCustomer } from './verify-customer.ts';
import { createRegisterWorker } from './work-through.ts';

let company: TestCompany;
let server: RegisterServer;
let ports: RegisterPorts;
const pauses: number[] = [];
beforeAll(async () => {
  company = await createTestCompany();
  server = await startRegisterServer();
  ports = {
    companies: openRechercheEntreprises(server.companiesUrl),
    vat: openVies(server.vatUrl),
    pause: (ms) => {
      pauses.push(ms);
      return Promise.resolve();
    },
  };
});
afterAll(async () => {
  await server.close();
  await company.close();
});
beforeEach(async () => {
  server.moods = ['well'];
  server.asked.length = 0;
  pauses.length = 0;
  await allow(true, true);
});

const allow = (companies: boolean, vat: boolean): Promise<void> =>
  company.run((context) => editRegisterSettings(context, { companies, vat }));
const codesOf = async (work: Promise<unknown>): Promise<string[]> => {
  const problem = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(problem instanceof Problem)) throw new Error('not refused');
  return problem.findings.length === 0 ? [problem.code] : problem.findings.map((one) => one.code);
};
const verify = (id: string) => company.run((context) => verifyCustomer(context, id, ports));
const read = (id: string) => company.run((context) => readCustomer(context, id));
const post = (over = {}) => company.addCustomer({ name: 'La Poste', siren: '356000000', ...over });

describe('public registers', () => {
  it('are asked nothing before somebody has said so', async () => {
    const fresh = await createTestCompany();
    const id = await fresh.addCustomer({ siren: '356000000', vatNumber: 'BE0403170701' });
    const asked = fresh.run((context) => verifyCustomer(context, id, ports));
    expect(await codesOf(asked)).toEqual(['party.register-off']);
    const looked = fresh.run((context) => lookUpCompanies(context, 'la poste', ports));
    expect(await codesOf(looked)).toEqual(['party.register-off']);
    const run = fresh.run((context) => startRegisterRun(context, [id], createRegisterWorker(ports).job));
    expect(await codesOf(run)).toEqual(['party.register-off']);
    expect(server.asked).toEqual([]);
    await fresh.close();
  });

  it('are asked one by one, each by its own switch', async () => {
    await allow(false, true);
    const id = await post({ vatNumber: 'FR39356000000' });
    await verify(id);
    expect(server.asked.map((url) => url.pathname)).toEqual(['/vies/ms/FR/vat/39356000000']);
  });

  it('suggest companies, a number without its blanks', async () => {
    const { companies } = await company.run((context) => lookUpCompanies(context, '356 000 000', ports));
    expect(server.asked[0]?.searchParams.get('q')).toBe('356000000');
    expect(companies).toMatchObject([{ name: 'LA POSTE', siret: '35600000000048', state: 'active' }]);
  });
});

describe('verifying a customer', () => {
  it('keeps what was said and when, and changes nothing', async () => {
    const id = await post({ name: 'Postes et Télécoms' });
    const before = await read(id);
    const view = await verify(id);
    expect(await read(id)).toEqual(before);
    expect(view).toMatchObject({
      failures: [],
      checks: [
        {
          source: 'recherche-entreprises',
          outcome: 'active',
          subject: '356000000',
          checkedAt: '2026-11-22T08:00:00Z',
          checkedBy: 'Claire Morvan',
        },
      ],
      differences: [
        { field: 'name', ours: 'Postes et Télécoms', theirs: 'LA POSTE' },
        { field: 'siret', ours: '', theirs: '35600000000048' },
        { field: 'address' },
      ],
    });
  });

  it('takes over what a person chose, of what was kept', async () => {
    const id = await post({ name: 'Postes et Télécoms' });
    const { differences } = await verify(id);
    const take = (...fields: string[]) =>
      company.run(async (context) =>
        acceptDifferences(
          context,
          {
            id,
            version: (await readCustomer(context, id)).version,
            taken: differences.filter((one) => fields.includes(one.field)),
          },
          {},
        ),
      );
    await take('name', 'address');
    expect(await read(id)).toMatchObject({
      name: 'LA POSTE',
      siret: '',
      addressLines: ['9 RUE DU COLONEL PIERRE AVIA', 'DIRECTION GENERALE DE LA POSTE'],
      postalCode: '75015',
      city: 'PARIS 15',
    });
    const left = await company.run((context) => readChecks(context, id));
    expect(left.differences.map((one) => one.field)).toEqual(['siret']);
    // Asked again meanwhile: what is on the screen is not the latest answer any more.
    await verify(id);
    expect(await codesOf(take('siret'))).toEqual(['edit.conflict']);
  });

  it('keeps the consultation number as a proof (CGI, art. 262 ter, I-1°)', async () => {
    await company.run(({ tx, org }) =>
      tx.updateTable('organization').set({ vat_number: 'FR44732829320' }).where('org_id', '=', org).execute(),
    );
    const id = await company.addCustomer({
      name: 'Boulangerie du Parc',
      country: 'BE',
      vatNumber: 'BE0403170701',
      addressLines: ['Rue du Parc 12'],
      postalCode: '1000',
      city: 'Bruxelles',
    });
    const view = await verify(id);
    expect(view.proofs).toMatchObject([{ reference: 'WAPIAAAAZ9cWmQXG', subject: 'BE0403170701' }]);
    // SA and the order of lines are no difference.
    expect(view.differences).toEqual([]);
    const { rows } = await company.test.adminPool.query(
      'select count(*)::int as n from encaisse.register_check',
    );
    await expect(
      company.test.adminPool.query("update encaisse.register_check set reference = 'X'"),
    ).rejects.toThrow(/append-only/);
    expect(rows[0].n).toBeGreaterThan(0);
  });

  it('says which register did not answer, and keeps the answer of the other', async () => {
    const id = await post({ vatNumber: 'FR39356000000' });
    server.moods = ['well', 'ms-unavailable'];
    const view = await verify(id);
    expect(view.checks.map((one) => one.outcome)).toEqual(['active']);
    expect(view.failures).toMatchObject([{ code: 'party.register-silent', params: { source: 'vies' } }]);
    server.moods = ['rate-limited', 'requester-refused'];
    expect(await codesOf(verify(id))).toEqual(['party.register-busy', 'party.register-requester']);
    server.moods = ['malformed'];
    expect(await codesOf(verify(id))).toEqual(['party.register-unreadable', 'party.register-unreadable']);
    expect((await company.run((context) => readChecks(context, id))).checks).toHaveLength(1);
  });

  it('has nothing to ask about who has no number', async () => {
    const id = await company.addCustomer({ name: 'Mme Le Bris', kind: 'individual' });
    expect(await codesOf(verify(id))).toEqual(['party.register-nothing']);
    expect(server.asked).toEqual([]);
  });

  it('puts who has ceased, or has no valid number, among the incomplete records', async () => {
    server.companies.set('552100554', { ...LA_POSTE, siren: '552100554', etat_administratif: 'C' });
    const ceased = await company.addCustomer({ name: 'Registre A', siren: '552100554' });
    const invalid = await company.addCustomer({
      name: 'Registre B',
      country: 'BE',
      vatNumber: 'BE0999999999',
    });
    const incomplete = async () =>
      (
        await company.run((context) => listCustomers(context, { show: 'incomplete', search: 'Registre' }))
      ).customers.map((one) => [one.name, one.missing]);
    expect(await incomplete()).toEqual([]);
    await verify(ceased);
    await verify(invalid);
    expect(await incomplete()).toEqual([
      ['Registre A', ['ceased']],
      ['Registre B', ['vat-invalid']],
    ]);
    expect((await company.run((context) => readChecks(context, ceased))).checks[0]?.outcome).toBe('ceased');
    // The number is corrected: what was said of the other one is of no account.
    await company.run(({ tx, org }) =>
      tx
        .updateTable('party')
        .set({ vat_number: 'BE0403170701' })
        .where('org_id', '=', org)
        .where('id', '=', invalid)
        .execute(),
    );
    server.companies.set('552100554', { ...LA_POSTE, siren: '552100554' });
    await verify(ceased);
    expect(await incomplete()).toEqual([]);
    expect((await company.run((context) => readChecks(context, invalid))).checks).toEqual([]);
  });
});

describe('verifying many', () => {
  const worker = () => createRegisterWorker(ports);
  const work = (signal = new AbortController().signal): Work => ({
    org: company.org,
    isDemo: false,
    log: createLog('silent'),
    signal,
    inTenant: (body) => company.run((context) => body(context)),
  });
  const start = (ids: string[]) => company.run((context) => startRegisterRun(context, ids, worker().job));
  const view = (id: string) => company.run((context) => readRegisterRun(context, id));
  const items = async (id: string) =>
    (await company.run((context) => listRegisterItems(context, { id }))).items;

  it('goes slowly, waits when asked to, and says what was found of each', async () => {
    const a = await post({ name: 'Lot A' });
    const b = await company.addCustomer({ name: 'Lot B' });
    const c = await post({ name: 'Lot C' });
    const run = await start([c, b, a]);
    expect(await codesOf(start([a]))).toEqual(['party.register-run-busy']);
    server.moods = ['rate-limited', 'well'];
    await worker().job.run(work(), { runId: run });
    expect(await view(run)).toMatchObject({ state: 'done', total: 3, done: 2, refused: 1, waiting: 0 });
    expect(await items(run)).toMatchObject([
      { name: 'Lot A', state: 'done', outcomes: ['active'], differences: 3, findings: [] },
      { name: 'Lot B', state: 'refused', findings: [{ code: 'party.register-nothing' }] },
      { name: 'Lot C', state: 'done' },
    ]);
    // Seven seconds were asked for; half a second lies between two customers.
    expect(pauses).toEqual([7000, 500, 500, 500]);
    expect((await read(a)).name).toBe('Lot A');
  });

  it('gives up on one that stays busy and goes on with the next', async () => {
    const run = await start([await post({ name: 'Occupé A' }), await post({ name: 'Occupé B' })]);
    server.moods = ['rate-limited', 'rate-limited', 'rate-limited', 'well'];
    await worker().job.run(work(), { runId: run });
    expect((await items(run)).map((one) => [one.state, one.findings.map((f) => f.code)])).toEqual([
      ['refused', ['party.register-busy']],
      ['done', []],
    ]);
  });

  it('stops with the program, goes on where it stopped, and leaves the rest when cancelled', async () => {
    const run = await start([
      await post({ name: 'Arrêt A' }),
      await post({ name: 'Arrêt B' }),
      await post({ name: 'Arrêt C' }),
    ]);
    const stopping = new AbortController();
    const paused = { ...ports, pause: () => Promise.resolve(stopping.abort()) };
    await createRegisterWorker(paused).job.run(work(stopping.signal), { runId: run });
    expect(await view(run)).toMatchObject({ state: 'running', done: 1, waiting: 2 });
    const cancelling = {
      ...ports,
      pause: async () => void (await company.run((context) => cancelRegisterRun(context, run))),
    };
    await createRegisterWorker(cancelling).tick.run(work());
    expect(await view(run)).toMatchObject({ state: 'cancelled', done: 2, left: 1 });
    const asked = server.asked.length;
    await worker().job.run(work(), { runId: run });
    expect(server.asked).toHaveLength(asked);
  });
});
