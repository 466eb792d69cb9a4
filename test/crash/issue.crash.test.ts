import { afterEach, describe, expect, it } from 'vitest';
import { runCommand, startApp, type App } from '../e2e/kit/app.ts';
import { openHttpClient, PASSWORD, signUp, type HttpClient } from '../kit/http-client.ts';
import { beASeller, draftInvoice, type DocumentState } from '../kit/selling-client.ts';

const NOW = '2026-11-25T08:00:00Z';
const DRAFTS = 48;
const CLIENTS = 4;
const KILLS = 5;

let app: App | null = null;
afterEach(async (context) => {
  if (context.task.result?.state === 'fail') console.error(app?.output());
  await app?.stop();
  app = null;
});

/** The moments: after so many requests were sent, while the others are still under way. */
const moments = (): Set<number> => {
  const chosen = new Set<number>();
  while (chosen.size < KILLS) chosen.add(3 + Math.floor(Math.random() * (DRAFTS - 6)));
  return chosen;
};

/** Kills one thing at a time; whoever meets a dead program waits here until it is back. */
const createKiller = (running: App) => {
  let recovering: Promise<void> = Promise.resolve();
  const killNode = async (): Promise<void> => {
    await running.kill();
    await running.restart();
  };
  return {
    node: () => (recovering = recovering.then(killNode)),
    database: () =>
      (recovering = recovering.then(() => {
        running.killDatabase();
      })),
    recovered: () => recovering,
  };
};

/** Like an impatient person: asks again until the document is issued, whatever happened to the answer. */
const issueForSure = async (
  client: HttpClient,
  killer: ReturnType<typeof createKiller>,
  id: string,
): Promise<string> => {
  for (;;) {
    try {
      const document = await client.get<DocumentState>(`/documents/${id}`);
      if (document.state === 'issued') return document.number;
      const { version } = document;
      return (await client.post<DocumentState>(`/documents/${id}/issue`, { id, version, send: false }))
        .number;
    } catch {
      await killer.recovered();
    }
  }
};

const signIn = async (url: string): Promise<HttpClient> => {
  const client = openHttpClient(url);
  await client.post('/access/sign-in', { email: 'claire@atelier.example', password: PASSWORD });
  return client;
};

const issueAllWhile = async (kill: 'node' | 'database'): Promise<void> => {
  app = await startApp({ now: NOW });
  const first = openHttpClient(app.url);
  await signUp(first);
  const customer = await beASeller(first);
  const drafts: string[] = [];
  for (let i = 0; i < DRAFTS; i += 1) drafts.push((await draftInvoice(first, customer)).id);
  const clients = await Promise.all(Array.from({ length: CLIENTS }, () => signIn(app!.url)));
  const killer = createKiller(app);
  const when = moments();
  let sent = 0;
  const numbers: string[] = [];
  await Promise.all(
    clients.map(async (client) => {
      for (let id = drafts.pop(); id !== undefined; id = drafts.pop()) {
        sent += 1;
        const issuing = issueForSure(client, killer, id);
        if (when.has(sent)) void killer[kill]();
        numbers.push(await issuing);
      }
    }),
  );
  await killer.recovered();
  expect(numbers.sort()).toEqual(
    Array.from({ length: DRAFTS }, (_, i) => `FA-2026-${String(i + 1).padStart(4, '0')}`),
  );
  const verified = await runCommand(app.dataDirectory, ['verify', '--json'], { ENCAISSE_NOW: NOW });
  const report = JSON.parse(verified.out) as {
    companies: { findings: unknown[]; seal: { subjects: Record<string, number> } }[];
  };
  expect(report.companies[0]!.findings).toEqual([]);
  expect(report.companies[0]!.seal.subjects['invoice']).toBe(DRAFTS);
  expect(verified.code).toBe(0);
};

describe('kill -9 while several people issue: no gap, no double, a whole chain', () => {
  it('of Encaisse', () => issueAllWhile('node'));
  it('of the database', () => issueAllWhile('database'));
});
