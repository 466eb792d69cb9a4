import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHttpClient, type HttpClient } from '../kit/http-client.ts';
import { fillLateCompany } from '../kit/late-company.ts';
import { startMailServer, type TestMailServer } from '../kit/mail-server.ts';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage, person, signIn, signUp } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

/** What reminders will do, did, would have done, and the file that leaves: read as a person reads it. */

const CUSTOMERS = 3;
let app: App;
let server: TestMailServer;
let browser: Awaited<ReturnType<typeof openBrowser>>;
let visit: Awaited<ReturnType<typeof openPage>>;
let client: HttpClient;
let page: Page;
const options = { now: '2026-11-23T08:00:00Z' };

beforeAll(async () => {
  server = await startMailServer();
  app = await startApp(options);
  browser = await openBrowser();
  visit = await openPage(browser, app.url);
  ({ page } = visit);
  await signUp(page);
  client = openHttpClient(app.url);
  await client.post('/access/sign-in', { email: person.email, password: person.password });
  // Client 1 to 3, each with one invoice due on 17 November.
  await fillLateCompany(client, { customers: CUSTOMERS, mailPort: server.port });
});
afterAll(async () => {
  await visit?.close();
  await browser?.close();
  await app?.stop();
  await server?.close();
});

type Customer = { id: string; name: string };
const customer = async (name: string): Promise<Customer> => {
  const { customers } = await client.get<{ customers: Customer[] }>('/receivables/customers');
  return customers.find((one) => one.name === name)!;
};
const pay = async (name: string, receivedOn: string): Promise<void> => {
  const { id: partyId } = await customer(name);
  const { items } = await client.get<{ items: { id: string; openMinor: string }[] }>(
    `/receivables/items?customerId=${partyId}`,
  );
  const { id: itemId, openMinor: amountMinor } = items[0]!;
  await client.post('/payments/record', {
    method: 'transfer',
    partyId,
    receivedOn,
    currency: 'EUR',
    amountMinor,
    reference: 'VIR',
    note: '',
    shares: [{ itemId, amountMinor }],
  });
};
const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

describe('before anything is sent', () => {
  it('each open invoice says why it leaves, when, and what would change it, wherever one reads it', async () => {
    await page.goto('/relances');
    await page.getByRole('link', { name: /Pourquoi/ }).click();
    await heading('Pourquoi');
    const row = page.getByRole('row', { name: /FA-1/ });
    await row.getByText(/1re relance\s:\s6\sjours de retard/).waitFor();
    await row.getByText(/Relance 1 le 23 nov.*e-mail/).waitFor();
    await page.getByRole('button', { name: /^Sans date/ }).press('Enter');
    await page.getByText('Aucune facture ne correspond.').waitFor();
    await page.getByRole('button', { name: /^Part aujourd’hui/ }).press('Enter');
    await row.waitFor();

    await page.goto(`/clients/${(await customer('Client 1')).id}`);
    await page.getByRole('heading', { name: /pourquoi, et quand/ }).waitFor();
    await page.getByText(/Relance 1 le 23 nov.*e-mail/).waitFor();

    await page.goto('/ventes');
    await page.getByRole('row', { name: /FA-1/ }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText(/1re relance\s:\s6\sjours de retard/).waitFor();
    await expectAccessible(page, 'facture, pourquoi');
  });

  it('the thirty days to come begin with today', async () => {
    await page.goto('/relances/a-venir');
    const today = page.getByRole('region', { name: '23 novembre 2026' });
    await today.getByText('Relance 1').first().waitFor();
    await eventually(() => today.getByRole('listitem').count()).toBe(CUSTOMERS);
    await page.getByRole('region', { name: '30 novembre 2026' }).getByText('Relance 2').first().waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Exporter en CSV' }).click(),
    ]);
    const csv = readFileSync(await file.path(), 'utf8');
    expect(csv.trim().split('\n')).toHaveLength(1 + CUSTOMERS * 4);
  });

  it('a long preview says how far it is, stops when asked and goes on from there', async () => {
    // The answers are the server's; the first is cut short, so that a second part is asked for, and that one waits.
    let release = (): void => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/api\/insight\/preview(\?|$)/, async (route) => {
      if (route.request().url().includes('after=')) {
        await released;
        // Stopped meanwhile: nobody waits for it any more.
        return route.continue().catch(() => {});
      }
      const answer = (await (await route.fetch()).json()) as object;
      const next = '00000000-0000-7000-8000-000000000000';
      return route.fulfill({ json: { ...answer, rows: [], customers: 0, next } });
    });
    await page.goto('/relances/a-venir');
    const panel = page.getByRole('region', { name: 'Calcul des trente jours…' });
    await panel.getByText(`0 sur ${CUSTOMERS}`).waitFor();
    await panel.getByRole('button', { name: 'Arrêter' }).press('Enter');
    await panel.getByRole('button', { name: 'Reprendre' }).waitFor();
    await expectAccessible(page, 'trente jours, arrêtés');
    release();
    await panel.getByRole('button', { name: 'Reprendre' }).press('Enter');
    const today = page.getByRole('region', { name: '23 novembre 2026' });
    await today.getByText('Relance 1').first().waitFor();
    expect(await today.getByRole('listitem').count()).toBe(CUSTOMERS);
    await expectAccessible(page, 'trente jours à venir');
    await page.unroute(/\/api\/insight\/preview(\?|$)/);
  });

  it('a changed policy is tried on the last year, side by side, and nothing is saved', async () => {
    await page.goto('/reglages/relances');
    await page.getByRole('button', { name: /Relance 1/ }).click();
    await page.getByLabel(/Jours depuis l’échéance/).fill('9');
    await page.getByRole('button', { name: 'Essayer sur l’année passée' }).click();
    const table = page.getByRole('table', { name: 'Comparaison' });
    await table.waitFor();
    const reminders = table.getByRole('row', { name: /^Relance 1/ });
    await eventually(() => reminders.getByRole('cell').allTextContents()).toEqual(['3', '0']);
    await page.getByLabel('Coût d’une lettre').fill('1,50');
    await table.getByRole('row', { name: /Coût des lettres/ }).waitFor();
    await page.getByText(/si vos clients auraient payé plus tôt/).waitFor();
    await expectAccessible(page, 'essai sur l’année passée');
    await page.keyboard.press('Escape');
    await table.waitFor({ state: 'detached' });
    const { policies } = await client.get<{ policies: { version: number }[] }>('/dunning/policies');
    expect(policies[0]?.version).toBe(1);
  });
});

describe('once reminders left', () => {
  it('the approved ones leave', async () => {
    const { run } = await client.post<{ run: { id: string } }>('/dunning/prepare', {});
    await client.post('/dunning/approve', { runId: run.id });
    const sent = async () => {
      const current = await client.get<{ run: { counts: { sent: number } } }>('/dunning/current');
      return current.run.counts.sent;
    };
    await expect.poll(sent, { timeout: 60_000 }).toBe(CUSTOMERS);
  });

  it('the list says that they wait, and the results that it is too early', async () => {
    await page.goto('/relances/pourquoi');
    await page.getByRole('row', { name: /FA-2/ }).getByText('Attend sa date').waitFor();
    await page.goto('/relances/resultats');
    await page
      .getByRole('row', { name: /Relance 1/ })
      .getByText('Trop tôt pour le dire')
      .first()
      .waitFor();
  });

  it('six weeks later the results tell what was paid, and that three cases are few', async () => {
    options.now = '2027-01-04T08:00:00Z';
    await app.restart();
    await client.post('/access/sign-in', { email: person.email, password: person.password });
    await pay('Client 1', '2026-11-27');
    await pay('Client 2', '2026-12-04');
    await page.context().clearCookies();
    await page.goto('/');
    await signIn(page);
    await page.goto('/relances/resultats');
    const row = page.getByRole('row', { name: /Relance 1/ });
    await row.getByText(/1 sur 3.factures soldées/).waitFor();
    await row
      .getByText(/2 sur 3.factures soldées/)
      .first()
      .waitFor();
    await row
      .getByText(/Peu de cas.: 3/)
      .first()
      .waitFor();
    await expectAccessible(page, 'résultats');
  });

  it('the recovery file downloads from the customer’s page, with its digests', async () => {
    await page.goto(`/clients/${(await customer('Client 3')).id}`);
    await page.getByRole('button', { name: 'Autres actions' }).click();
    await page.getByRole('menuitem', { name: 'Dossier de recouvrement' }).click();
    await heading('Dossier de recouvrement');
    await page.getByText('Aucune mise en demeure envoyée.').waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Télécharger l’archive' }).press('Enter'),
    ]);
    expect(file.suggestedFilename()).toMatch(/^dossier-.*-2027-01-04\.zip$/);
    const files = unzipSync(readFileSync(await file.path()));
    const index = JSON.parse(strFromU8(files['index.json']!)) as { files: { path: string }[] };
    expect(index.files.some((one) => one.path.endsWith('.eml'))).toBe(true);
    expect(strFromU8(files['02-decompte.csv']!)).toContain('FA-3;Principal;');
    expect(strFromU8(files['03-prescription.csv']!)).toContain('FA-3;');
    expect(strFromU8(files['SHA256SUMS']!).trim().split('\n')).toHaveLength(Object.keys(files).length - 1);
    await expectAccessible(page, 'dossier de recouvrement');
  });
});
