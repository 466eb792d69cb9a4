/**
 * From the reminder to the plan and back: a customer opens the link of the mail it received, proposes instalments for two
 * invoices, we accept, nothing leaves while the plan is kept; broken, the next step is proposed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHttpClient, PASSWORD, signUp, type HttpClient } from '../kit/http-client.ts';
import { fillLateCompany } from '../kit/late-company.ts';
import { startMailServer, type TestMailServer } from '../kit/mail-server.ts';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

/** Reached by https through a proxy: only then do mails carry links. */
const ADDRESS = 'https://compta.atelier.example';
const AGENT =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';

const options = { now: '2026-11-23T08:00:00Z', env: { ENCAISSE_URL: ADDRESS } };
let app: App;
let mail: TestMailServer;
let client: HttpClient;
let browser: Browser;
let phone: BrowserContext;
let link: string;

/** What the proxy does: https to the world, plain http to Encaisse. */
const throughProxy = async (javaScriptEnabled: boolean): Promise<BrowserContext> => {
  const context = await browser.newContext({
    baseURL: ADDRESS,
    locale: 'fr-FR',
    userAgent: AGENT,
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
    javaScriptEnabled,
  });
  await context.route(`${ADDRESS}/**`, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    const headers = { ...(await route.request().allHeaders()), 'x-forwarded-for': '203.0.113.7' };
    await route.fulfill({ response: await route.fetch({ url: `${app.url}${pathname}${search}`, headers }) });
  });
  return context;
};

/** Pictures for who wants to look: ENCAISSE_PICTURES=folder. */
const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['ENCAISSE_PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
};

const keepPicture = (name: string, bytes: Buffer): void => {
  const folder = process.env['ENCAISSE_PICTURES'];
  if (folder !== undefined) writeFileSync(join(folder, name), bytes);
};

const runOf = async (): Promise<{
  id: string;
  drafts: { id: string; version: number; stepCode: string }[];
}> => {
  const { run } = await client.post<{ run: { id: string } }>('/dunning/prepare');
  const { drafts } = await client.get<{ drafts: { id: string; version: number; stepCode: string }[] }>(
    `/dunning/runs/${run.id}/drafts`,
  );
  return { id: run.id, drafts };
};

beforeAll(async () => {
  [app, browser, mail] = await Promise.all([startApp(options), openBrowser(), startMailServer()]);
  client = openHttpClient(app.url);
  await signUp(client);
  await fillLateCompany(client, { customers: 1, mailPort: mail.port });
  const { customers } = await client.get<{ customers: { id: string }[] }>('/receivables/customers');
  await client.post('/invoices/record', {
    partyId: customers[0]!.id,
    kind: 'invoice',
    number: 'FA-2',
    issuedOn: '2026-10-19',
    dueOn: '2026-11-18',
    currency: 'EUR',
    totalMinor: '50000',
    reference: '',
  });
  phone = await throughProxy(false);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await mail?.close();
});

it('a reminder carries the link of the account, in its text and its picture', async () => {
  const { id, drafts } = await runOf();
  expect(drafts.map(({ stepCode }) => stepCode)).toEqual(['reminder-1']);
  const before = await client.get<{ draft: { mail: { text: string; html: string } } }>(
    `/dunning/drafts/${drafts[0]!.id}`,
  );
  expect(before.draft.mail.text).toContain('Votre compte en ligne');
  expect(before.draft.mail.text).toContain('créée à l’envoi');
  await client.post('/dunning/approve', {
    runId: id,
    drafts: drafts.map((draft) => ({ id: draft.id, version: draft.version })),
  });
  await expect.poll(() => mail.received.length, { timeout: 60_000 }).toBe(1);
  const { text, html } = mail.received[0]!.mail;
  link = new RegExp(`${ADDRESS}/p/[\\w-]{43}`).exec(text ?? '')![0];
  expect(html).toContain(`href="${link}"`);
});

it('every page of the account reads well in light and dark, for everybody', async () => {
  // axe needs scripts; the pages run none.
  const context = await throughProxy(true);
  const page = await context.newPage();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const what of ['', '/r/pay', '/r/paid', '/r/dispute', '/r/resend', '/r/contact', '/r/acknowledge']) {
      await page.goto(`${link}${what}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectAccessible(page, `compte ${what}, ${colorScheme}`);
      const { scroll, width } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        width: document.documentElement.clientWidth,
      }));
      expect(scroll).toBeLessThanOrEqual(width);
      await picture(page, `account${what.replaceAll('/', '-')}-${colorScheme}`);
    }
  }
  // The exact text, the code, and its receipt: a separate act.
  await page.goto(`${link}/r/acknowledge`);
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByLabel('Vos prénom et nom').fill('Anne Le Goff');
  await page.getByRole('button', { name: 'Recevoir un code' }).click();
  await page.getByRole('heading', { level: 1, name: 'Relisez, puis confirmez' }).waitFor();
  await page.getByText('reconnais devoir à Atelier Morvan').waitFor();
  await expectAccessible(page, 'reconnaissance, sombre');
  await picture(page, 'confirm-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expectAccessible(page, 'reconnaissance');
  await picture(page, 'confirm-light');
  await expect.poll(() => mail.received.length, { timeout: 60_000 }).toBe(2);
  await page.getByLabel('Code reçu par e-mail').fill(/\b\d{6}\b/.exec(mail.received[1]!.mail.text ?? '')![0]);
  await page.getByRole('button', { name: 'Je reconnais cette dette' }).click();
  await page.getByText('Vous avez reconnu devoir').waitFor();
  await expect.poll(() => mail.received.length, { timeout: 60_000 }).toBe(3);
  const [receipt] = mail.received[2]!.mail.attachments;
  expect(receipt!.filename).toBe('reconnaissance-de-dette-2026-11-23.pdf');
  keepPicture('receipt.pdf', receipt!.content);
  await context.close();
});

it('its customer proposes instalments for both invoices on a telephone, without JavaScript', async () => {
  const page = await phone.newPage();
  await page.goto(link);
  await page.getByRole('heading', { level: 1, name: 'Votre compte' }).waitFor();
  await page.getByRole('link', { name: 'Annoncer un règlement ou un échéancier' }).click();
  await eventually(() => page.getByRole('checkbox').count()).toBe(2);
  await page.getByLabel('Date du règlement, ou du premier').fill('2026-12-01');
  await page.getByLabel('En combien de fois').selectOption('3');
  await page.getByLabel('Vos prénom et nom').fill('Anne Le Goff');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('heading', { level: 1, name: 'Votre échéancier' }).waitFor();
  await page.getByText('500,01').first().waitFor();
  await picture(page, 'preview-light');
  await page.getByRole('button', { name: 'Proposer cet échéancier' }).click();
  await page.getByText('Vous avez proposé un échéancier').waitFor();
  await picture(page, 'account-proposed-light');
  await page.close();
});

it('accepted, nothing more is proposed while the plan is kept; broken, the next step is', async () => {
  const { replies } = await client.get<{ replies: { id: string; kind: string }[] }>('/portal/replies');
  expect(replies.map(({ kind }) => kind)).toEqual(['acknowledge', 'plan']);
  await client.post(`/portal/replies/${replies[1]!.id}/decide`, { accept: true });
  // Nothing is sent over an answer that nobody has read.
  await client.post(`/portal/replies/${replies[0]!.id}/read`);
  const page = await phone.newPage();
  await page.goto(link);
  await page.getByText('En cours').waitFor();
  await page.close();

  // Long after the next reminder would have left, within the grace of the first instalment.
  options.now = '2026-12-03T08:00:00Z';
  await app.restart();
  client = openHttpClient(app.url);
  await client.post('/access/sign-in', { email: 'claire@atelier.example', password: PASSWORD });
  expect((await runOf()).drafts).toEqual([]);

  options.now = '2026-12-07T08:00:00Z';
  await app.restart();
  client = openHttpClient(app.url);
  await client.post('/access/sign-in', { email: 'claire@atelier.example', password: PASSWORD });
  expect((await runOf()).drafts.map(({ stepCode }) => stepCode)).toEqual(['reminder-2']);
  const { plans } = await client.get<{ plans: { state: string; instalments: { state: string }[] }[] }>(
    '/plans/broken',
  );
  expect(plans).toMatchObject([{ state: 'broken', instalments: [{ state: 'missed' }, {}, {}] }]);
});
