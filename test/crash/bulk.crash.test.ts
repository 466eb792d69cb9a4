import { afterEach, describe, expect, it, vi } from 'vitest';
import { runCommand, startApp, type App } from '../e2e/kit/app.ts';
import { openHttpClient, signUp, type HttpClient } from '../kit/http-client.ts';
import { newCustomer } from '../kit/company.ts';

const DRAFTS = 120;

type Run = { id: string; state: string; done: number; refused: number; total: number; pictures: number };
type Items = { items: { document: { number: string } | null; state: string }[]; next: number | null };

let app: App | null = null;
afterEach(async (context) => {
  if (context.task.result?.state === 'fail') console.error(app?.output());
  await app?.stop();
  app = null;
});

/** A company that may issue, with drafts that wait. */
const writeDrafts = async (client: HttpClient): Promise<void> => {
  await client.post('/organization/edit', {
    ...(await client.get<object>('/organization')),
    legalForm: 'SARL',
    siren: '732829320',
    vatNumber: 'FR44732829320',
    addressLines: ['14 rue des Tanneurs'],
    postalCode: '69005',
    city: 'Lyon',
    iban: 'FR7630006000011234567890189',
  });
  const { settings } = await client.get<{ settings: object }>('/invoicing/settings');
  await client.post('/invoicing/settings/edit', {
    ...settings,
    capital: '10 000 €',
    register: 'RCS Lyon',
    siret: '73282932000074',
    lateRate: 'taux de la BCE majoré de dix points',
  });
  const { id } = await client.post<{ id: string }>(
    '/customers/create',
    newCustomer({ siren: '552032534', vatNumber: 'FR27552032534' }),
  );
  const { content } = await client.get<{ content: object }>(`/documents/new?kind=invoice&customerId=${id}`);
  const line = {
    type: 'item',
    id: 'l1',
    name: 'Plan de travail',
    quantity: '2',
    unit: 'C62',
    unitPrice: '500',
    vat: { category: 'S', rate: '20' },
    account: '707',
    nature: 'goods',
  };
  for (let i = 1; i <= DRAFTS; i += 1) {
    await client.post('/documents/create', { content: { ...content, title: `Cuisine ${i}`, lines: [line] } });
  }
};

const until = <T>(body: () => Promise<T>): Promise<T> => vi.waitFor(body, { timeout: 120_000, interval: 10 });

/** Kills it once it has issued `after` documents, then waits until the next start has finished. */
const issueThrough = async (client: HttpClient, breakDown: (running: App) => Promise<void>): Promise<Run> => {
  await writeDrafts(client);
  const { id } = await client.post<Run>('/documents/bulk/issue', { choice: { all: {} }, send: false });
  await until(async () => {
    const run = await client.get<Run>(`/documents/bulk/${id}`);
    expect(run.done).toBeGreaterThan(0);
  });
  await breakDown(app!);
  return until(async () => {
    const run = await client.get<Run>(`/documents/bulk/${id}`);
    expect(run.state).toBe('done');
    return run;
  });
};

const expectEachOnce = async (client: HttpClient, run: Run): Promise<void> => {
  expect(run).toMatchObject({ total: DRAFTS, done: DRAFTS, refused: 0, pictures: DRAFTS });
  const { items } = await client.get<Items>(`/documents/bulk/${run.id}/items`);
  expect(items.map((item) => item.document?.number)).toEqual(
    Array.from({ length: DRAFTS }, (_, index) => `FA-2026-${String(index + 1).padStart(4, '0')}`),
  );
  const verified = await runCommand(app!.dataDirectory, ['verify']);
  expect(verified.code, verified.out + verified.err).toBe(0);
};

const NOW = '2026-11-22T08:00:00Z';

describe('kill -9 in the middle of a bulk issue', () => {
  it('of Encaisse: it goes on by itself, each document is issued once and no number is missing', async () => {
    app = await startApp({ now: NOW });
    const client = openHttpClient(app.url);
    await signUp(client);
    const run = await issueThrough(client, async (running) => {
      await running.kill();
      await running.restart();
    });
    await expectEachOnce(client, run);
  });

  it('of the database: it is brought back and the run goes on where it was', async () => {
    app = await startApp({ now: NOW });
    const client = openHttpClient(app.url);
    await signUp(client);
    const run = await issueThrough(client, async (running) => running.killDatabase());
    await expectEachOnce(client, run);
  });
});
