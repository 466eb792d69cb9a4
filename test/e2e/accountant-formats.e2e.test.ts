import { afterAll, beforeAll, expect, it } from 'vitest';
import { PROFILE_KEYS, type ExportOptions } from '../../src/core/ledger/index.ts';
import { openHttpClient, signUp, type HttpClient } from '../kit/http-client.ts';
import { startApp, type App } from './kit/app.ts';

/** Three years of a whole company in every format, each after the accountant refused the one before. */

type Settings = { profile: string; options: ExportOptions; version: number };
type Batch = { id: string; no: number; state: string; findings: unknown[] };
type Overview = { settings: Settings; batches: Batch[] };

let app: App;
let client: HttpClient;
beforeAll(async () => {
  app = await startApp({ now: '2026-11-25T08:00:00Z' });
  client = openHttpClient(app.url);
  await signUp(client);
  await client.post('/organizations/create-demo', {});
});
afterAll(() => app?.stop());

const overview = () => client.get<Overview>('/accountant');
const newest = async (): Promise<Batch | undefined> => (await overview()).batches[0];

it.each(PROFILE_KEYS)('goes to the accountant as %s, with a prefix of customers', async (profile) => {
  const before = await newest();
  if (before?.state === 'done')
    await client.post('/accountant/batches/refuse', { id: before.id, reason: 'Un autre format' });
  const { settings } = await overview();
  const options = { ...settings.options, partyPrefix: 'C' };
  await client.post('/accountant/settings', { ...settings, profile, options });
  const { id } = await client.post<{ id: string }>('/accountant/batches', {
    journals: [],
    from: null,
    until: '2026-11-25',
  });
  await expect.poll(async () => (await newest())?.state, { timeout: 60_000 }).not.toBe('running');
  expect(await newest()).toMatchObject({ id, state: 'done', findings: [] });
});
