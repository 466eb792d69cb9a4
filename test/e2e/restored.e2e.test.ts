import { join } from 'node:path';
import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHttpClient } from '../kit/http-client.ts';
import { fillLateCompany } from '../kit/late-company.ts';
import { startMailServer, type TestMailServer } from '../kit/mail-server.ts';
import { makeDataDirectory, runCommand, startApp, type App } from './kit/app.ts';
import {
  expectAccessible,
  openBrowser,
  openPage,
  person,
  signIn,
  signUp,
  type Visit,
} from './kit/browser.ts';

/** A backup brought back on a new machine, while the old one may still be at work: it must not write to customers too. */

let mail: TestMailServer;
let app: App;
let browser: Browser;
let visit: Visit;
const backups = makeDataDirectory();

type Outbox = { counts: Record<string, number> };

beforeAll(async () => {
  mail = await startMailServer();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await mail?.close();
  rmSync(backups, { recursive: true, force: true });
});

describe('a restored backup', () => {
  const banner = () => visit.page.getByText('Copie restaurée : rien ne part d’ici.');

  it('comes from a company that has a reminder waiting to leave', async () => {
    const original = await startApp({ now: '2026-11-23T08:00:00Z' });
    try {
      const { page, close } = await openPage(browser, original.url);
      await signUp(page);
      await close();
      const client = openHttpClient(original.url);
      await client.post('/access/sign-in', { email: person.email, password: person.password });
      // Approved at the original and waiting there for an hour: the copy finds it due.
      await fillLateCompany(client, { customers: 3, mailPort: mail.port, undoMinutes: 60 });
      const { run } = await client.post<{ run: { id: string } }>('/dunning/prepare');
      const { drafts } = await client.get<{ drafts: { id: string; version: number }[] }>(
        `/dunning/runs/${run.id}/drafts`,
      );
      const [first] = drafts;
      await client.post('/dunning/approve', {
        runId: run.id,
        drafts: [{ id: first!.id, version: first!.version }],
      });
      await expect
        .poll(async () => (await client.get<Outbox>('/messages')).counts, { timeout: 60_000 })
        .toMatchObject({ queued: 1 });
      const made = await runCommand(original.dataDirectory, [
        'backup',
        join(backups, 'copy'),
        '--with-secrets',
      ]);
      expect(made.code, made.err).toBe(0);
    } finally {
      await original.stop();
    }
    const dataDirectory = makeDataDirectory();
    const restored = await runCommand(dataDirectory, ['restore', join(backups, 'copy')]);
    expect(restored.code, restored.err).toBe(0);
    app = await startApp({ now: '2026-11-23T14:00:00Z', dataDirectory });
  });

  it('says on every screen that nothing leaves it, and refuses to send', async () => {
    visit = await openPage(browser, app.url);
    await signIn(visit.page);
    await banner().waitFor();
    await visit.page.goto('/relances');
    await banner().waitFor();
    await expectAccessible(visit.page, 'copie restaurée');
    await visit.page.getByRole('button', { name: 'Revenir à la revue' }).click();
    await visit.page.getByRole('button', { name: 'Envoyer les 2 relances' }).click();
    const dialog = visit.page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^Envoyer/ }).click();
    await dialog.getByText('Copie restaurée, envois suspendus').waitFor();
    await visit.page.keyboard.press('Escape');
  });

  it('keeps what was due, also over a restart', async () => {
    // Senders look for what is due as soon as they start, and a stop waits for them to end.
    await app.restart();
    expect(mail.connections()).toBe(0);
    const client = openHttpClient(app.url);
    await client.post('/access/sign-in', { email: person.email, password: person.password });
    expect((await client.get<Outbox>('/messages')).counts).toMatchObject({ queued: 1 });
    expect(mail.connections()).toBe(0);
  });

  it('sends what waited, once, when an owner confirms that it is the one at work', async () => {
    const { page } = visit;
    await page.goto('/boite-envoi');
    await banner().waitFor();
    await page.getByRole('button', { name: 'Reprendre les envois…' }).click();
    const dialog = page.getByRole('dialog', { name: /Reprendre les envois ici/ });
    await dialog.getByText('vos clients recevraient deux fois les mêmes relances').waitFor();
    expect(mail.connections()).toBe(0);
    await dialog.getByRole('button', { name: 'Oui, c’est cette base qui travaille' }).click();
    await page.getByText('Les envois peuvent reprendre.').waitFor();
    await banner().waitFor({ state: 'detached' });
    await expect.poll(() => mail.received.length, { timeout: 60_000 }).toBe(1);
    const client = openHttpClient(app.url);
    await client.post('/access/sign-in', { email: person.email, password: person.password });
    await expect
      .poll(async () => (await client.get<Outbox>('/messages')).counts, { timeout: 60_000 })
      .toMatchObject({ queued: 0, sent: 1 });
  });
});
