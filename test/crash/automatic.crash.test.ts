import { afterEach, describe, expect, it, vi } from 'vitest';
import { startApp, type App, type AppOptions } from '../e2e/kit/app.ts';
import { makeAutomatic } from '../kit/automatic.ts';
import { openHttpClient, PASSWORD, signUp } from '../kit/http-client.ts';
import { address, fillLateCompany } from '../kit/late-company.ts';
import { startMailServer, type TestMailServer } from '../kit/mail-server.ts';

const CUSTOMERS = 8;
const MONDAY = '2026-11-23T09:00:00Z';
const TUESDAY = '2026-11-24T08:00:00Z';
const WEDNESDAY = '2026-11-25T08:00:00Z';

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

describe('kill -9 between the announcement and the hand-over', () => {
  it('tells once, sends every announced reminder once, and loses none', async () => {
    mail = await startMailServer();
    const { received } = mail;
    const options: { -readonly [K in keyof AppOptions]: AppOptions[K] } = { now: MONDAY };
    app = await startApp(options);
    const client = openHttpClient(app.url);
    await signUp(client);
    await fillLateCompany(client, { customers: CUSTOMERS, mailPort: mail.port });
    await makeAutomatic(client, '2026-11-23');
    const told = () => received.filter(({ to }) => to.includes('claire@atelier.example'));
    const reminded = () => received.flatMap(({ to }) => to).filter((to) => to.endsWith('@client.example'));
    const state = async () =>
      (
        await client.get<{
          announcements: { state: string; leftCount: number; told: { isSent: boolean }[] }[];
        }>('/automatic-reminders/announcements')
      ).announcements.at(-1);

    /** Another day: yesterday's session has ended. */
    const signIn = () =>
      client.post('/access/sign-in', { email: 'claire@atelier.example', password: PASSWORD });
    // Killed as soon as it is announced, and again once the mail has come.
    options.now = TUESDAY;
    await app.restart();
    await signIn();
    await until(async () => expect((await state())?.state).toBe('announced'));
    await app.kill();
    await app.restart();
    await until(async () => expect((await state())?.told).toMatchObject([{ isSent: true }]));
    await app.kill();
    expect(told()).toHaveLength(1);
    expect(reminded()).toEqual([]);

    // Killed as soon as they are let go: some are handed over, some are not.
    options.now = WEDNESDAY;
    await app.restart();
    await signIn();
    await until(async () => expect((await state())?.state).toBe('released'));
    await app.kill();
    await app.restart();
    await until(async () => {
      const { counts } = await client.get<{ counts: Record<string, number> }>('/messages');
      expect(counts).toMatchObject({ queued: 0, sending: 0 });
      expect((counts['sent'] ?? 0) + (counts['ambiguous'] ?? 0)).toBe(CUSTOMERS + 1);
      expect(counts['ambiguous'] ?? 0).toBeLessThanOrEqual(1);
    });
    expect(reminded().sort()).toEqual(Array.from({ length: CUSTOMERS }, (_, i) => address(i + 1)).sort());
    expect(told()).toHaveLength(1);
    expect((await state())?.leftCount).toBe(CUSTOMERS);
  });
});
