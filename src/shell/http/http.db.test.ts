import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApi, PASSWORD, type TestApi } from '../../../test/kit/api.ts';
import { rolePermissions, roles } from '../../contract/permissions.ts';
import type { Endpoint } from '../../contract/endpoint.ts';

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const endpoints = (): { name: string; endpoint: Endpoint }[] =>
  api.composition.rooms.flatMap((room) =>
    Object.entries(room.contract).map(([name, endpoint]) => ({ name: `${room.name}.${name}`, endpoint })),
  );

const ANY_ID = '01a201c4-0000-7000-8000-000000000000';
const pathOf = (endpoint: Endpoint): string => endpoint.path.replaceAll(/:[A-Za-z]+/g, ANY_ID);
const isRead = (endpoint: Endpoint): boolean => endpoint.kind === 'query' || endpoint.kind === 'download';

const ask = async (browser: ReturnType<TestApi['browser']>, endpoint: Endpoint) =>
  isRead(endpoint) ? browser.get(pathOf(endpoint)) : browser.post(pathOf(endpoint), {});

describe('access, endpoint by endpoint', () => {
  it('every endpoint inside a company is closed to whoever has no session', async () => {
    const stranger = api.browser();
    for (const { name, endpoint } of endpoints()) {
      if (endpoint.permission === 'public') continue;
      const answer = await ask(stranger, endpoint);
      expect([answer.status, answer.body['code']], name).toEqual([401, 'access.signed-out']);
    }
  });

  it('every role is refused exactly what it does not hold', async () => {
    // Every role asks for everything: more in a minute than one address may.
    const addresses = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];
    for (const [index, role] of roles.entries()) {
      const browser = await api.member(role, addresses[index % addresses.length]);
      for (const { name, endpoint } of endpoints()) {
        if (endpoint.permission === 'public' || endpoint.permission === 'signed-in') continue;
        const may = rolePermissions[role].includes(endpoint.permission);
        // An owner's endpoints are asked with nothing in them: allowed means refused later, for its content.
        const answer = await ask(browser, endpoint);
        expect(answer.body['code'] === 'access.forbidden', `${role} ${name}`).toBe(!may);
      }
    }
  }, 120_000);
});

describe('requests', () => {
  it('from another site change nothing', async () => {
    const foreign: Record<string, string>[] = [
      { origin: 'https://autre.example' },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of foreign) {
      const answer = await api.owner.post('/organizations/create', { name: 'Pirate' }, headers);
      expect([answer.status, answer.body['code']]).toEqual([403, 'request.origin-refused']);
    }
    const rebound = await api.owner.get('/organization', { host: 'autre.example' });
    expect(rebound.body['code']).toBe('request.origin-refused');
  });

  it('from a window that shows another company are refused', async () => {
    const other = { 'x-encaisse-company': '01a201c4-0000-7000-8000-000000000000' };
    const answer = await api.owner.get('/organization', other);
    expect([answer.status, answer.body['code']]).toEqual([409, 'access.other-company']);
    expect((await api.owner.get('/organization', { 'x-encaisse-company': api.org })).status).toBe(200);
  });

  it('in plain http from another machine are refused', async () => {
    const answer = await api.server.inject({
      url: '/api/access/state',
      remoteAddress: '192.0.2.7',
      headers: { host: 'localhost:4700' },
    });
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'request.plain-http-refused' });
  });

  it('that name no operation key are refused before anything is done', async () => {
    const answer = await api.owner.post('/customers/create', {}, { 'idempotency-key': '' });
    expect([answer.status, answer.body['code']]).toEqual([400, 'request.idempotency-key-missing']);
  });

  it('that are faulty say which field', async () => {
    const answer = await api.owner.post('/customers/create', { name: '' });
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'request.invalid', title: 'Saisie incomplète' });
  });

  it('are answered in the language asked', async () => {
    const answer = await api.owner.get('/nowhere', { 'x-encaisse-locale': 'en' });
    expect(answer.body).toMatchObject({ code: 'request.not-found', title: 'Unknown address' });
  });
});

describe('a command', () => {
  const customer = {
    code: '',
    kind: 'company',
    name: 'Transports Quercy',
    siren: '',
    siret: '',
    vatNumber: '',
    language: 'fr',
    addressLines: [],
    postalCode: '',
    city: '',
    country: 'FR',
    note: '',
    currency: 'EUR',
    paymentTerms: { kind: 'net', days: 30 },
    noReminderReason: '',
    salesperson: '',
    debtorGroup: '',
    contacts: [],
  };

  it('with the same key is done once and answers the same', async () => {
    const headers = { 'idempotency-key': 'creer-quercy-1' };
    const [first, second] = await Promise.all([
      api.owner.post('/customers/create', customer, headers),
      api.owner.post('/customers/create', customer, headers),
    ]);
    expect(first.status).toBe(200);
    expect(second.body).toEqual(first.body);
    const found = await api.owner.get('/customers/search?text=quercy');
    expect(found.body['customers']).toHaveLength(1);
    const other = await api.owner.post('/customers/create', { ...customer, name: 'Autre' }, headers);
    expect([other.status, other.body['code']]).toEqual([409, 'request.idempotency-key-reused']);
  });

  it('on a record that somebody else changed meanwhile is refused, and loses nothing', async () => {
    const { body } = await api.owner.get('/organization');
    const {
      id: _id,
      isDemo: _demo,
      baseCurrency: _base,
      cutoverOn: _cut,
      today: _today,
      nextInvoiceNumber: _next,
      ...edit
    } = body;
    const saved = await api.owner.post('/organization/edit', { ...edit, city: 'Rennes' });
    expect(saved.body).toMatchObject({ city: 'Rennes', version: (body['version'] as number) + 1 });
    const late = await api.owner.post('/organization/edit', { ...edit, city: 'Brest' });
    expect([late.status, late.body['code']]).toEqual([409, 'edit.conflict']);
    expect((await api.owner.get('/organization')).body).toMatchObject({ city: 'Rennes' });
  });
});

describe('sign-in', () => {
  it('locks an account after repeated failures and says the same for an unknown address', async () => {
    await api.member('auditor');
    const browser = api.browser();
    const wrong = { email: 'claire@atelier.example', password: 'pas le bon mot' };
    const unknown = await browser.post('/access/sign-in', { ...wrong, email: 'personne@atelier.example' });
    const known = await browser.post('/access/sign-in', wrong);
    expect(unknown.body).toEqual(known.body);
    for (let i = 0; i < 7; i += 1) await browser.post('/access/sign-in', wrong);
    const right = { ...wrong, password: PASSWORD };
    expect((await browser.post('/access/sign-in', right)).body['code']).toBe('access.locked');
    api.clock.set('2026-11-22T08:16:00Z');
    expect((await browser.post('/access/sign-in', right)).status).toBe(200);
  });

  it('ends after seven days, whatever happened', async () => {
    const browser = await api.member('accountant');
    expect((await browser.get('/organization')).status).toBe(200);
    api.clock.set('2026-11-30T08:00:00Z');
    expect((await browser.get('/organization')).body['code']).toBe('access.signed-out');
  });
});

describe('the OpenAPI document', () => {
  it('describes every endpoint', async () => {
    const answer = await api.server.inject({ url: '/api/openapi.json' });
    const { paths } = answer.json<{ paths: Record<string, Record<string, { operationId: string }>> }>();
    const described = Object.values(paths).flatMap((path) =>
      Object.values(path).map((operation) => operation.operationId),
    );
    expect(described.toSorted()).toEqual(
      endpoints()
        .map(({ name }) => name)
        .toSorted(),
    );
  });
});
