import { afterEach, describe, expect, it, vi } from 'vitest';
import { startApp, type App } from '../e2e/kit/app.ts';
import { openHttpClient, signUp, type HttpClient } from '../kit/http-client.ts';
import { address, fillLateCompany } from '../kit/late-company.ts';
import { startMailServer, type TestMailServer } from '../kit/mail-server.ts';

const CUSTOMERS = 12;
/** The process dies while the server holds this one: wholly received, not yet acknowledged. */
const DIES_AT = 5;

let app: App | null = null;
let mail: TestMailServer | null = null;
afterEach(async (context) => {
  if (context.task.result?.state === 'fail') console.error(app?.output());
  await app?.stop();
  await mail?.close();
  app = null;
  mail = null;
});

const until = <T>(body: () => Promise<T> | T): Promise<T> =>
  vi.waitFor(body, { timeout: 120_000, interval: 20 });

type Outbox = {
  messages: { id: string; version: number; state: string; to: string[] }[];
  counts: Record<string, number>;
};

const received = (): string[] => (mail?.received ?? []).flatMap((one) => one.to).sort();

describe('kill -9 in the middle of sending', () => {
  it('sends every reminder once; the one under way is left to a person', async () => {
    mail = await startMailServer();
    const server = mail;
    // A Monday: what is approved on a day of rest would wait for the next morning.
    app = await startApp({ now: '2026-11-23T09:00:00Z' });
    const client = openHttpClient(app.url);
    await signUp(client);
    await fillLateCompany(client, { customers: CUSTOMERS, mailPort: server.port });

    const reached = new Promise<void>((resolve) => {
      server.onMessage = () => {
        if (server.received.length < DIES_AT) return Promise.resolve();
        resolve();
        // Never acknowledged: the socket dies with the process.
        return new Promise(() => {});
      };
    });
    const { run } = await client.post<{ run: { id: string; counts: { ready: number } } }>('/dunning/prepare');
    expect(run.counts.ready).toBe(CUSTOMERS);
    expect(await client.post('/dunning/approve', { runId: run.id })).toMatchObject({ approved: CUSTOMERS });
    await reached;
    await app.kill();
    server.onMessage = null;

    await app.restart();
    const outbox = await until(async () => {
      const found = await client.get<Outbox>('/messages');
      expect(found.counts).toMatchObject({ queued: 0, sending: 0, sent: CUSTOMERS - 1, ambiguous: 1 });
      return found;
    });
    const lost = outbox.messages.find((message) => message.state === 'ambiguous');
    expect(lost?.to).toEqual(server.received[DIES_AT - 1]?.to);
    expect(received()).toEqual(Array.from({ length: CUSTOMERS }, (_, i) => address(i + 1)).sort());

    // The person has seen it arrive; nothing is proposed or sent again.
    await client.post('/messages/resolve-ambiguous', {
      id: lost!.id,
      version: lost!.version,
      outcome: 'sent',
    });
    const again = await client.post<{ run: { counts: { ready: number } } }>('/dunning/prepare');
    expect(again.run.counts.ready).toBe(0);
    expect(server.received).toHaveLength(CUSTOMERS);
  });

  it('of the database while the server holds a message: it is brought back, no mail is doubled or lost', async () => {
    const { client, server, release } = await sendUntilHeld();
    app!.killDatabase();
    release();
    await expectEachOnce(client, server);
  });

  it('of both: the same after the next start', async () => {
    const { client, server } = await sendUntilHeld();
    app!.killDatabase();
    await app!.kill();
    server.onMessage = null;
    await app!.restart();
    await expectEachOnce(client, server);
  });
});

/** Approves all reminders; the server has wholly received the fifth and holds its answer back until released. */
const sendUntilHeld = async () => {
  mail = await startMailServer();
  const server = mail;
  app = await startApp({ now: '2026-11-23T09:00:00Z' });
  const client = openHttpClient(app.url);
  await signUp(client);
  await fillLateCompany(client, { customers: CUSTOMERS, mailPort: server.port });
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    server.onMessage = () => {
      if (server.received.length !== DIES_AT) return Promise.resolve();
      resolve();
      return held;
    };
  });
  const { run } = await client.post<{ run: { id: string } }>('/dunning/prepare');
  await client.post('/dunning/approve', { runId: run.id });
  await reached;
  return { client, server, release };
};

/** Every customer got one mail; what is not known for sure is left to a person: one at most. */
const expectEachOnce = async (client: HttpClient, server: TestMailServer) => {
  await until(async () => {
    const { counts } = await client.get<Outbox>('/messages');
    expect(counts).toMatchObject({ queued: 0, sending: 0 });
    expect((counts['sent'] ?? 0) + (counts['ambiguous'] ?? 0)).toBe(CUSTOMERS);
    expect(counts['ambiguous'] ?? 0).toBeLessThanOrEqual(1);
  });
  expect(received()).toEqual(Array.from({ length: CUSTOMERS }, (_, i) => address(i + 1)).sort());
  expect(server.received).toHaveLength(CUSTOMERS);
};
