import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openHttpClient, PASSWORD, signUp } from '../kit/http-client.ts';
import { beASeller, draftInvoice, type DocumentState } from '../kit/selling-client.ts';
import { runCommand, startApp, type App, type AppOptions } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

/** Two invoices at the end of a year; the program comes back in the next one, closes, proves itself, and is archived. */

const options: { now: string } & AppOptions = { now: '2026-12-30T09:00:00Z' };
const folder = mkdtempSync(join(tmpdir(), 'encaisse-e2e-archive-'));
let app: App;
let browser: Browser;
let customer: string;

beforeAll(async () => {
  app = await startApp(options);
  browser = await openBrowser();
  const client = openHttpClient(app.url);
  await signUp(client);
  customer = await beASeller(client);
  for (let i = 0; i < 2; i += 1) {
    const { id, version } = await draftInvoice(client, customer);
    await client.post<DocumentState>(`/documents/${id}/issue`, { id, version, send: false });
    await vi.waitUntil(async () => (await client.get<{ hasPdf: boolean }>(`/documents/${id}`)).hasPdf, {
      timeout: 60_000,
      interval: 100,
    });
  }
  options.now = '2027-01-02T09:00:00Z';
  await app.restart();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('is archived from the command line beside the running program, and a changed file is named', async () => {
  const out = join(folder, 'cli');
  const made = await runCommand(app.dataDirectory, ['archive', '--year', '2026', '--out', out, '--json']);
  expect(made.err).toBe('');
  expect(made.code).toBe(0);
  const verify = () => spawnSync(process.execPath, [join(out, 'verify.mjs')], { encoding: 'utf8' });
  expect(verify().status).toBe(0);
  writeFileSync(join(out, 'documents/FA-2026-0001/document.json'), '{}');
  expect(verify().stdout).toContain('le contenu scellé a changé depuis son émission');
  expect(verify().status).toBe(1);
  const none = await runCommand(app.dataDirectory, ['archive', '--year', '2020', '--out', `${out}-2020`]);
  expect(none.code).toBe(1);
  expect(none.err).toContain('rien à archiver');
});

/** The settings of the seal, as Claire sees them. */
const openSettings = async (look: Parameters<typeof openPage>[2] = {}) => {
  const visit = await openPage(browser, app.url, look);
  const { page } = visit;
  await page.getByLabel('Adresse e-mail').fill('claire@atelier.example');
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  // The sign-in screen has a heading of its own: what shows that one is inside is the button of the menu.
  await page
    .getByRole('link', { name: 'Réglages' })
    .or(page.getByRole('button', { name: 'Menu' }))
    .first()
    .waitFor();
  await page.goto('/reglages/sceau');
  await page.getByRole('heading', { name: 'Clôtures et sceau' }).waitFor();
  return visit;
};
const signIn = async () => {
  const client = openHttpClient(app.url);
  await client.post('/access/sign-in', { email: 'claire@atelier.example', password: PASSWORD });
  return client;
};

it('is closed, verified and archived from the settings', async () => {
  const client = await signIn();
  // 30 December to 1 January, December, and the year.
  await vi.waitFor(
    async () => {
      const { closings } = await client.get<{ closings: { period: string }[] }>('/seal');
      expect(closings.map((one) => one.period).sort()).toEqual(['day', 'day', 'day', 'month', 'year']);
    },
    { timeout: 60_000, interval: 100 },
  );
  const { page, close, errors } = await openSettings();
  await page.getByText('Années', { exact: true }).click();
  const closings = page.getByRole('list', { name: 'Clôtures' });
  await closings.getByText('2026').waitFor();
  await eventually(() => closings.textContent()).toMatch(/2.documents.*2.400,00/);
  await page.getByRole('button', { name: 'Vérifier maintenant' }).click();
  await page.getByText('Tout est conforme').waitFor({ timeout: 60_000 });

  await expectAccessible(page, 'clôtures et sceau');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Année 2026' }).click(),
  ]);
  const files = unzipSync(readFileSync(await download.path()));
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'screen', name)), { recursive: true });
    writeFileSync(join(folder, 'screen', name), bytes);
  }
  const verified = spawnSync(process.execPath, [join(folder, 'screen', 'verify.mjs')], { encoding: 'utf8' });
  expect(verified.stdout).toContain('Tout est conforme');
  expect(verified.status).toBe(0);
  expect(errors).toEqual([]);
  await close();
});

it('goes on with a new key after the secrets were lost, and an anchor kept outside is still found', async () => {
  const before = await (await signIn()).get<{ head: { anchor: string }; fingerprint: string }>('/seal');
  const kept = join(folder, 'mail.eml');
  writeFileSync(kept, `Bonjour,\r\n> ${before.head.anchor.replaceAll(' ', '\r\n> ')}\r\n`);
  // A base restored without its secrets: another key is made beside it.
  rmSync(join(app.dataDirectory, 'secrets', 'secret.key'));
  await app.restart();
  const client = await signIn();
  const draft = await draftInvoice(client, customer);
  const issue = () =>
    client.post<DocumentState>(`/documents/${draft.id}/issue`, {
      id: draft.id,
      version: draft.version,
      send: false,
    });
  await expect(issue()).rejects.toThrow('seal.key-unreadable');

  const { page, close, errors } = await openSettings();
  await page.getByText('La clé qui signe ne peut pas être ouverte').waitFor();
  await expectAccessible(page, 'clé illisible');
  await page.getByRole('button', { name: 'Ouvrir une nouvelle clé…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ouvrir une nouvelle clé' });
  const confirm = dialog.getByRole('button', { name: 'Ouvrir la nouvelle clé' });
  await dialog.getByLabel('Motif').fill('Disque perdu, secrets non sauvegardés');
  await eventually(() => confirm.isDisabled()).toBe(true);
  await dialog.getByLabel(/Atelier/).fill(await companyName(client));
  await expectAccessible(page, 'nouvelle clé');
  await confirm.click();
  await page.getByText('Sans l’ancienne clé').waitFor();
  await dialog.waitFor({ state: 'detached' });
  await expectAccessible(page, 'deux clés');
  expect(errors).toEqual([]);
  await close();

  expect((await issue()).number).toBe('FA-2027-0001');
  const verify = (...args: string[]) => runCommand(app.dataDirectory, ['verify', ...args]);
  const found = await verify('--anchor', kept);
  expect(found.out).toContain('est dans la chaîne');
  expect(found.out).toContain('SANS l’ancienne clé');
  expect(found.out).toContain('à partir de FA-2027-0001');
  expect(found.code).toBe(0);
  const slip = await verify('--anchor', `${before.head.anchor}9`);
  expect(slip.err).toContain('repère n’est pas lisible');
  expect(slip.code).toBe(1);

  // The same from the command line, beside the running program, which signs with the new key at once.
  const refused = await runCommand(app.dataDirectory, [
    'seal',
    'new-key',
    '--reason',
    'annuel',
    '--confirm',
    'x',
  ]);
  expect(refused.err).toContain('saisissez le nom de la société');
  expect(refused.code).toBe(1);
  const name = await companyName(client);
  const opened = await runCommand(app.dataDirectory, [
    'seal',
    'new-key',
    '--reason',
    'annuel',
    '--confirm',
    name,
  ]);
  expect(opened.out).toContain('l’ancienne clé a signé la succession');
  const next = await draftInvoice(client, customer);
  const { number } = await client.post<DocumentState>(`/documents/${next.id}/issue`, {
    id: next.id,
    version: next.version,
    send: false,
  });
  expect(number).toBe('FA-2027-0002');
  const anchor = (await runCommand(app.dataDirectory, ['seal', 'anchor'])).out.trim();
  expect(anchor).toMatch(/^ENCAISSE-1 /);
  expect((await verify('--anchor', anchor)).code).toBe(0);
});

const companyName = async (client: { get: <T>(path: string) => Promise<T> }): Promise<string> =>
  (await client.get<{ name: string }>('/organization')).name;
