import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LANES } from '../../src/app/messages/sender.ts';
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
  messages: { id: string; version: number; state: string; to: string[]; messageId?: string }[];
  counts: Record<string, number>;
};

const received = (): string[] => (mail?.received ?? []).flatMap((one) => one.to).sort();

describe('kill -9 in the middle of sending', () => {
  it('sends every reminder once; those under way are left to a person', async () => {
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
    await settled(client, CUSTOMERS);
    const lost = await expectEachOnce(client, server);
    // The one that the server held is among them, and the person has seen it arrive.
    expect(lost.map((message) => message.to)).toContainEqual(server.received[DIES_AT - 1]?.to);
    for (const { id, version } of lost) {
      await client.post('/messages/resolve-ambiguous', { id, version, outcome: 'sent' });
    }
    const count = server.received.length;
    const again = await client.post<{ run: { counts: { ready: number } } }>('/dunning/prepare');
    expect(again.run.counts.ready).toBe(0);
    expect(server.received).toHaveLength(count);
  });

  it('of the database while the server holds a message: it is brought back, no mail is doubled or lost', async () => {
    const { client, server, release } = await sendUntilHeld();
    app!.killDatabase();
    release();
    await settled(client, CUSTOMERS);
    await expectEachOnce(client, server);
  });

  it('of both: the same after the next start', async () => {
    const { client, server } = await sendUntilHeld();
    app!.killDatabase();
    await app!.kill();
    server.onMessage = null;
    await app!.restart();
    await settled(client, CUSTOMERS);
    await expectEachOnce(client, server);
  });
});

/** Drawn by this seed; another one kills at other instants. */
const SEED = 20261123;
const KILLS = 20;
/** More than all kills can use up: a few acknowledged and a few under way each time. */
const MANY = 130;

describe('kill -9, twenty times at drawn instants', () => {
  it('loses no reminder and doubles none', { timeout: 400_000 }, async () => {
    mail = await startMailServer();
    const server = mail;
    app = await startApp({ now: '2026-11-23T09:00:00Z' });
    const client = openHttpClient(app.url);
    await signUp(client);
    await fillLateCompany(client, { customers: MANY, mailPort: server.port });
    const draw = drawing(SEED);
    const { run } = await client.post<{ run: { id: string } }>('/dunning/prepare');
    let asked = client.post('/dunning/approve', { runId: run.id });
    for (let kill = 0; kill < KILLS; kill += 1) {
      // So many are acknowledged, the next ones only received; the instant after that is drawn too.
      const quota = draw(4);
      const delay = draw(40);
      let taken = 0;
      const reached = new Promise<void>((resolve) => {
        server.onMessage = () => {
          taken += 1;
          if (taken <= quota) return Promise.resolve();
          resolve();
          return new Promise(() => {});
        };
      });
      await asked;
      await reached;
      await pause(delay);
      await app.kill();
      // What the dead process had begun is not listened to any more.
      server.onMessage = null;
      server.hangUp();
      if (kill < KILLS - 1) asked = app.restart();
    }
    await app.restart();
    await settled(client, MANY);
    const lost = await expectEachOnce(client, server, MANY);
    expect(lost.length).toBeGreaterThanOrEqual(KILLS);
    expect(lost.length).toBeLessThanOrEqual(KILLS * LANES);
  });
});

/** A generator of whole numbers below a bound, the same for a seed every time (mulberry32). */
const drawing = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};

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

/** Nothing waits any more: everything has left, or is left to a person. */
const settled = (client: HttpClient, customers: number): Promise<void> =>
  until(async () => {
    const { counts } = await client.get<Outbox>('/messages');
    expect(counts).toMatchObject({ queued: 0, sending: 0 });
    expect((counts['sent'] ?? 0) + (counts['ambiguous'] ?? 0)).toBe(customers);
  });

/**
 * Nobody got two mails, and nobody was forgotten: whoever got none is among the messages that a person is asked about,
 * which are answered here.
 */
const expectEachOnce = async (
  client: HttpClient,
  server: TestMailServer,
  customers: number = CUSTOMERS,
): Promise<Outbox['messages']> => {
  const ids = server.received.map(({ mail: { messageId } }) => messageId);
  expect(new Set(ids).size).toBe(ids.length);
  const got = received();
  expect(new Set(got).size).toBe(got.length);
  const lost: Outbox['messages'] = [];
  for (;;) {
    const page = await client.get<Outbox>(`/messages?state=ambiguous&offset=${lost.length}`);
    lost.push(...page.messages);
    if (page.messages.length < 100) break;
  }
  const asked = new Set(lost.flatMap((message) => message.to));
  for (let i = 1; i <= customers; i += 1) {
    expect(got.includes(address(i)) || asked.has(address(i)), address(i)).toBe(true);
  }
  return lost;
};
