import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DocumentContent } from '../../src/contract/document-shapes.ts';
import { runCommand, startApp, type App, type AppOptions } from '../e2e/kit/app.ts';
import { openHttpClient, PASSWORD, signUp, type HttpClient } from '../kit/http-client.ts';
import { beASeller } from '../kit/selling-client.ts';

/**
 * What is invoiced without a person, killed in the middle: subscriptions that slept for a year and a half, and a rule
 * with deliveries that wait. Each is invoiced once, none is lost, none twice, and no number is missing.
 */

const SUBSCRIPTIONS = 3;
const DELIVERIES = 20;
const BEFORE = '2026-11-23T08:00:00Z';
const AFTER = '2028-06-10T12:00:00Z';
/** December 2026 to June 2028, in advance. */
const PERIODS = 19;
const TOTAL = SUBSCRIPTIONS * PERIODS + DELIVERIES;

type Occurrences = { occurrences: { on: string; state: string; documentNumber: string }[] };
type Deliveries = { deliveries: { reference: string; documentNumber: string }[] };

let app: App | null = null;
afterEach(async (context) => {
  if (context.task.result?.state === 'fail') console.error(app?.output());
  await app?.stop();
  app = null;
});

const LINE = {
  type: 'item',
  id: 'l1',
  name: 'Maintenance {période}',
  quantity: '1',
  unit: 'MON',
  unitPrice: '300',
  vat: { category: 'S', rate: '20' },
  account: '706',
  nature: 'services',
} as const;

const writeWork = async (client: HttpClient): Promise<string[]> => {
  const customerId = await beASeller(client);
  const { content } = await client.get<{ content: DocumentContent }>(
    `/documents/new?kind=invoice&customerId=${customerId}`,
  );
  const ids: string[] = [];
  for (let i = 1; i <= SUBSCRIPTIONS; i += 1) {
    const { id } = await client.post<{ id: string }>('/subscriptions/create', {
      customerId,
      title: `Maintenance ${i}`,
      content: { ...content, lines: [LINE] },
      everyMonths: 1,
      anchorDay: 1,
      timing: 'advance',
      startsOn: '2026-12-01',
      endsOn: null,
      prorate: true,
      indexation: { kind: 'none' },
      mode: 'issue',
      hour: 8,
    });
    ids.push(id);
  }
  for (let i = 1; i <= DELIVERIES; i += 1) {
    await client.post('/billing/deliveries/add', {
      customerId,
      reference: `BL-${i}`,
      nature: 'goods',
      deliveredOn: '2026-11-23',
      purchaseOrder: '',
      lines: [{ ...LINE, name: 'Plateau', unit: 'C62', account: '707', nature: 'goods' }],
    });
  }
  // In the evening: nothing of it is due before the clock is moved.
  const rule = { customerId, moment: 'at_once', byOrder: false, mode: 'issue', hour: 23, version: 0 };
  await client.post('/billing/rules/save', rule);
  return ids;
};

const signIn = async (url: string): Promise<HttpClient> => {
  const client = openHttpClient(url);
  await client.post('/access/sign-in', { email: 'claire@atelier.example', password: PASSWORD });
  return client;
};

/** The numbers given so far, to subscriptions and to deliveries. */
const readNumbers = async (client: HttpClient, ids: readonly string[]) => {
  const read = await Promise.all(ids.map((id) => client.get<Occurrences>(`/subscriptions/${id}`)));
  const { deliveries } = await client.get<Deliveries>('/billing/deliveries?state=invoiced');
  return {
    periods: read.map((one) => one.occurrences),
    deliveries,
    numbers: [
      ...read.flatMap((one) => one.occurrences.map(({ documentNumber }) => documentNumber)),
      ...deliveries.map((one) => one.documentNumber),
    ],
  };
};

/** Ticks come each minute: after the database was killed the work may wait for the next one. */
const TIMEOUT = 360_000;
const until = <T>(body: () => Promise<T>): Promise<T> =>
  vi.waitFor(body, { timeout: TIMEOUT / 2, interval: 50 });

const invoiceThrough = async (breakDown: (running: App) => Promise<void>): Promise<void> => {
  const options: AppOptions = { now: BEFORE };
  app = await startApp(options);
  const first = openHttpClient(app.url);
  await signUp(first);
  const ids = await writeWork(first);
  options.now = AFTER;
  await app.restart();
  const client = await signIn(app.url);
  const beyond = (count: number) =>
    until(async () => {
      const { numbers } = await readNumbers(client, ids);
      expect(numbers.length).toBeGreaterThan(count);
      return numbers.length;
    });
  // Twice, each time in the middle of the work.
  const seen = await beyond(0);
  expect(seen).toBeLessThan(TOTAL);
  await breakDown(app);
  const again = await beyond(seen);
  await breakDown(app);
  expect(again).toBeLessThanOrEqual(TOTAL);
  await beyond(TOTAL - 1);

  const { periods, deliveries, numbers } = await readNumbers(client, ids);
  for (const one of periods) {
    expect(one).toHaveLength(PERIODS);
    expect(one.every((period) => period.state === 'done')).toBe(true);
    expect(new Set(one.map((period) => period.on)).size).toBe(PERIODS);
  }
  expect(deliveries).toHaveLength(DELIVERIES);
  expect(numbers.toSorted()).toEqual(
    Array.from({ length: TOTAL }, (_, index) => `FA-2028-${String(index + 1).padStart(4, '0')}`),
  );
  const verified = await runCommand(app.dataDirectory, ['verify', '--json'], { ENCAISSE_NOW: AFTER });
  const report = JSON.parse(verified.out) as {
    companies: { findings: unknown[]; seal: { subjects: Record<string, number> } }[];
  };
  expect(report.companies[0]!.findings).toEqual([]);
  // None twice: every invoice there is has its period or its delivery.
  expect(report.companies[0]!.seal.subjects['invoice']).toBe(TOTAL);
};

describe('kill -9 while subscriptions and deliveries are invoiced by themselves', () => {
  it('of Encaisse: it goes on at its next start', { timeout: TIMEOUT }, () =>
    invoiceThrough(async (running) => {
      await running.kill();
      await running.restart();
    }),
  );
  it('of the database: it is brought back and the work goes on', { timeout: TIMEOUT }, () =>
    invoiceThrough(async (running) => running.killDatabase()),
  );
});
