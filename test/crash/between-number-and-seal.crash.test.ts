import pg from 'pg';
import { afterEach, expect, it, vi } from 'vitest';
import { reachDatabase } from '../../src/cli/reach.ts';
import { readConfig } from '../../src/shell/config.ts';
import { EMBEDDED_DATABASE } from '../../src/shell/db/connect.ts';
import { runCommand, startApp, type App } from '../e2e/kit/app.ts';
import { openHttpClient, PASSWORD, signUp } from '../kit/http-client.ts';
import { beASeller, draftInvoice, type DocumentState } from '../kit/selling-client.ts';

let app: App | null = null;
let admin: pg.Client | null = null;
afterEach(async (context) => {
  if (context.task.result?.state === 'fail') console.error(app?.output());
  await admin?.end();
  await app?.stop();
  [app, admin] = [null, null];
});

const beside = async (dataDirectory: string): Promise<pg.Client> => {
  const reached = await reachDatabase(readConfig({ ENCAISSE_DATA: dataDirectory }));
  const client = new pg.Client({ ...reached.admin, database: EMBEDDED_DATABASE });
  await client.connect();
  return client;
};

const issue = (client: ReturnType<typeof openHttpClient>, { id, version }: DocumentState) =>
  client.post<DocumentState>(`/documents/${id}/issue`, { id, version, send: false });

it('kill -9 after the number was taken and before the seal was written: the number is given again', async () => {
  app = await startApp({ now: '2026-11-25T08:00:00Z' });
  const client = openHttpClient(app.url);
  await signUp(client);
  const customer = await beASeller(client);
  const first = await draftInvoice(client, customer);
  expect((await issue(client, first)).number).toBe('FA-2026-0001');
  // Its picture is sealed too: it must not be what waits below.
  await vi.waitUntil(async () => (await client.get<{ hasPdf: boolean }>(`/documents/${first.id}`)).hasPdf, {
    timeout: 60_000,
    interval: 100,
  });
  const draft = await draftInvoice(client, customer);

  // Whoever writes a seal waits here, and has taken his number before.
  admin = await beside(app.dataDirectory);
  await admin.query('begin; lock table encaisse.seal_link in access exclusive mode');
  const lost = issue(client, draft).catch(() => 'lost');
  await vi.waitUntil(
    async () => {
      const { rows } = await admin!.query<{ waiting: number }>(
        // Who reads asks for a weaker lock.
        `select count(*)::int as waiting from pg_locks
         where not granted and relation = 'encaisse.seal_link'::regclass and mode = 'RowExclusiveLock'`,
      );
      return rows[0]!.waiting > 0;
    },
    { timeout: 60_000, interval: 50 },
  );
  await app.kill();
  expect(await lost).toBe('lost');
  await admin.query('rollback');
  await app.restart();

  const again = openHttpClient(app.url);
  await again.post('/access/sign-in', { email: 'claire@atelier.example', password: PASSWORD });
  const state = await again.get<DocumentState>(`/documents/${draft.id}`);
  expect(state.state).toBe('draft');
  expect((await issue(again, state)).number).toBe('FA-2026-0002');
  const verified = await runCommand(app.dataDirectory, ['verify', '--json'], {
    ENCAISSE_NOW: '2026-11-25T08:00:00Z',
  });
  expect(verified.code, verified.out).toBe(0);
});
