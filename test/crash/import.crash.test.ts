import { afterEach, describe, expect, it, vi } from 'vitest';
import { startApp, type App } from '../e2e/kit/app.ts';
import { openHttpClient, signUp, type HttpClient } from '../kit/http-client.ts';

const LINES = 10_000;

/** A book of open items: 2 000 customers, five invoices each, 12,34 € and up. */
const book = (): { csv: string; totalMinor: bigint } => {
  const rows = ['Code client;Client;N° facture;Date facture;Échéance;Montant TTC;Reste dû'];
  let totalMinor = 0n;
  for (let i = 0; i < LINES; i += 1) {
    const minor = 1234n + BigInt(i);
    totalMinor += minor;
    const amount = `${minor / 100n},${String(minor % 100n).padStart(2, '0')}`;
    const customer = String(i % 2000).padStart(4, '0');
    rows.push(
      `K${customer};Client ${customer};F${String(i).padStart(6, '0')};01/10/2026;31/10/2026;${amount};${amount}`,
    );
  }
  return { csv: rows.join('\n'), totalMinor };
};

/** The same money as invoices with their lines: three rows each, of which two make the amount. */
const linedBook = (): { csv: string; totalMinor: bigint } => {
  const rows = ['Code client;Client;N° facture;Date facture;Désignation;Quantité;Prix unitaire HT;Taux TVA'];
  let totalMinor = 0n;
  for (let i = 0; i < LINES; i += 1) {
    const customer = String(i % 2000).padStart(4, '0');
    const head = `K${customer};Client ${customer};F${String(i).padStart(6, '0')};01/10/2026`;
    rows.push(`${head};Chaise;2;5,00;20`, `${head};Pose;1;${String(i % 90)}.50;0`, `${head};Remarque;;;`);
    totalMinor += 1200n + BigInt(i % 90) * 100n + 50n;
  }
  return { csv: rows.join('\n').replaceAll('.', ','), totalMinor };
};

type Run = {
  id: string;
  kind: string;
  state: string;
  mapping: unknown[];
  progressDone: number;
  summary: { refused: number; openItems: number } | null;
  result: { openItems: number; openingMinor: string; itemsMinor: string; ledgerMinor: string } | null;
};

let app: App | null = null;
afterEach(async (context) => {
  if (context.task.result?.state === 'fail') console.error(app?.output());
  await app?.stop();
  app = null;
});

const startImport = async (client: HttpClient, csv: string): Promise<string> => {
  const uploaded = await client.upload<Run>('/takeover/upload', { name: 'reprise.csv', content: csv });
  const checked = await client.post<Run>(`/takeover/runs/${uploaded.id}/check`, {
    kind: uploaded.kind,
    mapping: uploaded.mapping,
    options: {
      cutoverOn: '2026-11-22',
      currency: 'EUR',
      dateOrder: 'dmy',
      decimal: 'auto',
      nextInvoiceNumber: '',
      expectedMinor: null,
    },
  });
  expect(checked.summary).toMatchObject({ refused: 0, openItems: LINES });
  await client.post(`/takeover/runs/${uploaded.id}/start`, { goodOnly: false });
  return uploaded.id;
};

const until = <T>(body: () => Promise<T>): Promise<T> => vi.waitFor(body, { timeout: 120_000, interval: 20 });

const underWay = (client: HttpClient, id: string) =>
  until(async () => {
    const run = await client.get<Run>(`/takeover/runs/${id}`);
    expect(run.state).toBe('importing');
    expect(run.progressDone).toBeGreaterThan(0);
  });

const expectWhole = async (client: HttpClient, id: string, totalMinor: bigint) => {
  const { result } = await until(async () => {
    const run = await client.get<Run>(`/takeover/runs/${id}`);
    expect(run.state).toBe('done');
    return run;
  });
  const total = totalMinor.toString();
  expect(result).toMatchObject({
    openItems: LINES,
    openingMinor: total,
    itemsMinor: total,
    ledgerMinor: total,
  });
};

const NOW = '2026-11-22T08:00:00Z';

describe('kill -9 in the middle of an import', () => {
  it('of Encaisse: the import starts over by itself and each line is there once', async () => {
    app = await startApp({ now: NOW });
    const client = openHttpClient(app.url);
    await signUp(client);
    const { csv, totalMinor } = book();
    const id = await startImport(client, csv);
    await underWay(client, id);
    await app.kill();
    await app.restart();
    await expectWhole(client, id, totalMinor);
  });

  it('of Encaisse, in a book of invoices with lines: each invoice is there once, with its lines', async () => {
    app = await startApp({ now: NOW });
    const client = openHttpClient(app.url);
    await signUp(client);
    const { csv, totalMinor } = linedBook();
    const id = await startImport(client, csv);
    await underWay(client, id);
    await app.kill();
    await app.restart();
    await expectWhole(client, id, totalMinor);
    const run = await client.get<Run>(`/takeover/runs/${id}`);
    expect(run).toMatchObject({ kind: 'invoices', result: { invoiceLines: 2 * LINES } });
  });

  it('of the database: it is brought back, the import starts over, each line is there once', async () => {
    app = await startApp({ now: NOW });
    const client = openHttpClient(app.url);
    await signUp(client);
    const { csv, totalMinor } = book();
    const id = await startImport(client, csv);
    await underWay(client, id);
    app.killDatabase();
    await expectWhole(client, id, totalMinor);
  });

  it('of both: the same after the next start', async () => {
    app = await startApp({ now: NOW });
    const client = openHttpClient(app.url);
    await signUp(client);
    const { csv, totalMinor } = book();
    const id = await startImport(client, csv);
    await underWay(client, id);
    app.killDatabase();
    await app.kill();
    await app.restart();
    await expectWhole(client, id, totalMinor);
  });
});
