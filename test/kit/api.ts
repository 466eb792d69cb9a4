import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Role } from '../../src/contract/permissions.ts';
import { compose, type Composition } from '../../src/compose.ts';
import { fakeClock } from '../../src/shell/clock.ts';
import { createUser, setRole } from '../../src/shell/directory/index.ts';
import { orgId } from '../../src/shell/ids.ts';
import { createLog } from '../../src/shell/log.ts';
import { createTestDatabase } from './database.ts';

type Answer = { status: number; body: Record<string, unknown>; headers: Record<string, unknown> };

export type Browser = {
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  readonly post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
};

export type TestApi = {
  readonly server: FastifyInstance;
  readonly composition: Composition;
  readonly clock: ReturnType<typeof fakeClock>;
  /** Keeps cookies, as a browser on this machine would. */
  readonly browser: () => Browser;
  /** Claire, who set the program up and owns the company « Atelier ». */
  readonly owner: Browser;
  readonly org: string;
  /** `from`: another address of this machine, whose requests are counted apart. */
  readonly member: (role: Role, from?: string) => Promise<Browser>;
  readonly close: () => Promise<void>;
};

export const PASSWORD = 'quatre chevaux verts';

/** The whole server on a database of its own, asked without a socket. */
export const createTestApi = async (publicUrl = 'http://localhost:4700'): Promise<TestApi> => {
  const test = await createTestDatabase();
  const clock = fakeClock('2026-11-22T08:00:00Z');
  const composition = compose(
    {
      host: '127.0.0.1',
      port: 4700,
      publicUrl: new URL(publicUrl),
      dataDirectory: tmpdir(),
      databaseUrl: undefined,
      roUrl: undefined,
      jobsUrl: undefined,
      secretKey: '11'.repeat(32),
      secretKeyFile: join(tmpdir(), 'never-written'),
      logLevel: 'silent',
      privateWebhooks: true,
      companyRegisterUrl: undefined,
      vatRegisterUrl: undefined,
      ratesUrl: undefined,
      dropFolder: join(tmpdir(), 'never-watched'),
      now: undefined,
    },
    {
      mode: 'external',
      version: 'test',
      database: test.name,
      rw: test.rw,
      ro: test.ro,
      jobs: test.jobs,
      migrated: [],
      embedded: null,
      stop: () => Promise.resolve(),
    },
    { clock, log: createLog('silent') },
  );
  const server = await composition.createServer();

  const browser = (from = '127.0.0.1'): Browser => {
    const cookies = new Map<string, string>();
    const send = async (
      method: 'GET' | 'POST',
      path: string,
      body: unknown,
      headers: Record<string, string>,
    ): Promise<Answer> => {
      const response = await server.inject({
        method,
        url: `/api${path}`,
        remoteAddress: from,
        headers: {
          host: 'localhost:4700',
          cookie: [...cookies].map(([k, v]) => `${k}=${v}`).join('; '),
          ...headers,
        },
        ...(method === 'POST' && { payload: (body ?? {}) as object }),
      });
      for (const cookie of response.cookies) cookies.set(cookie.name, cookie.value);
      // A download answers a file.
      const isJson = String(response.headers['content-type']).includes('json');
      const answered = isJson ? response.json() : {};
      return { status: response.statusCode, body: answered, headers: response.headers };
    };
    return {
      get: (path, headers = {}) => send('GET', path, undefined, headers),
      post: (path, body, headers = {}) =>
        send('POST', path, body, { 'idempotency-key': randomUUID(), ...headers }),
    };
  };

  const owner = browser();
  await owner.post('/access/set-up', {
    name: 'Claire Morvan',
    email: 'claire@atelier.example',
    password: PASSWORD,
    locale: 'fr',
  });
  const created = await owner.post('/organizations/create', { name: 'Atelier' });
  const { organization } = created.body['signedIn'] as { organization: { id: string } };
  const { database } = composition.runtime;
  const member = async (role: Role, from?: string): Promise<Browser> => {
    const email = `${role}-${randomUUID().slice(0, 8)}@atelier.example`;
    const user = await createUser(database, { email, name: role, password: PASSWORD, locale: 'fr' });
    await setRole(database, orgId(organization.id), user.id, role);
    const theirs = browser(from);
    await theirs.post('/access/sign-in', { email, password: PASSWORD });
    return theirs;
  };
  return {
    server,
    composition,
    clock,
    browser,
    owner,
    org: organization.id,
    member,
    close: async () => {
      await server.close();
      await composition.close();
      await test.drop();
    },
  };
};
