import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHttpClient, type HttpClient } from '../kit/http-client.ts';
import { fillLateCompany } from '../kit/late-company.ts';
import { startMailServer, type TestMailServer } from '../kit/mail-server.ts';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage, person, signUp } from './kit/browser.ts';

/** Late charges, from the missing rate to the money: a formal notice prints them, they are booked, paid, given up. */

let app: App;
let server: TestMailServer;
let browser: Awaited<ReturnType<typeof openBrowser>>;
let visit: Awaited<ReturnType<typeof openPage>>;
let client: HttpClient;
let page: Page;

beforeAll(async () => {
  server = await startMailServer();
  app = await startApp({ now: '2026-11-23T08:00:00Z' });
  browser = await openBrowser();
  visit = await openPage(browser, app.url);
  ({ page } = visit);
  await signUp(page);
  client = openHttpClient(app.url);
  await client.post('/access/sign-in', { email: person.email, password: person.password });
  // Client 1 owes 1 000,01 € since 17 November, Client 2 owes 1 000,02 €.
  await fillLateCompany(client, { customers: 2, mailPort: server.port });
});
afterAll(async () => {
  await visit?.close();
  await browser?.close();
  await app?.stop();
  await server?.close();
});

/** Spaces of any width are one here: typography has its own tests. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f\s]+/g, ' ');
const partyOf = async (name: string): Promise<string> => {
  const { customers } = await client.get<{ customers: { id: string; name: string }[] }>(
    '/receivables/customers',
  );
  return customers.find((one) => one.name === name)!.id;
};
const account = async (name: string): Promise<void> => {
  await page.goto(`/clients/${await partyOf(name)}?onglet=relances`);
  await page.getByRole('heading', { level: 1, name }).waitFor();
};
const charges = () =>
  page.locator('section', { has: page.getByRole('heading', { name: 'Frais de retard' }) });

describe('late charges', () => {
  it('say that the rate of a semester is missing, on the first screen, and take it', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: /Taux de retard du 2ᵉ semestre 2026 à saisir/ }).click();
    await page.getByText('Le taux du 2ᵉ semestre 2026 n’est pas saisi').waitFor();
    await page.getByText(/L’intérêt est compté jusqu’au 30 juin 2026/).waitFor();
    await expectAccessible(page, 'taux de retard, manquant');
    await page.getByLabel('Taux de la BCE (%)').fill('2,15');
    await page.getByLabel('Taux légal (%)').fill('2,62');
    await page.getByLabel('Taux légal (%)').press('Enter');
    await page.getByText('Taux enregistré.').waitFor();
    await page.getByText('Le taux du 2ᵉ semestre 2026 n’est pas saisi').waitFor({ state: 'detached' });
    await page
      .getByRole('row', { name: /2ᵉ semestre 2026/ })
      .getByText('Saisi par vous')
      .waitFor();
  });

  it('are printed by a formal notice, and announced when it is accepted', async () => {
    const { run } = await client.post<{ run: { id: string } }>('/dunning/prepare', {});
    const { drafts } = await client.get<{
      drafts: { id: string; version: number; customerName: string }[];
    }>(`/dunning/runs/${run.id}/drafts`);
    const found = drafts.find((one) => one.customerName === 'Client 1')!;
    const { draft } = await client.post<{ draft: { id: string; version: number } }>(
      '/dunning/drafts/set-level',
      {
        id: found.id,
        version: found.version,
        stepCode: 'formal-notice',
      },
    );
    const arrived = new Promise<void>((resolve) => {
      server.onMessage = async () => resolve();
    });
    const approved = await client.post('/dunning/approve', {
      runId: run.id,
      drafts: [{ id: draft.id, version: draft.version }],
    });
    expect(approved).toMatchObject({ approved: 1, skipped: [] });
    await arrived;
    const { text } = server.received[0]!.mail;
    // 1 000,01 € × 12,15 % × 6 ÷ 365 = 2,00 €, and 40 €.
    expect(plain(text ?? '')).toContain('Total des frais de retard 42,00 €');
  });

  it('are booked from the account of the customer, by keyboard, and paid', async () => {
    await account('Client 1');
    const section = charges();
    await section.getByRole('button', { name: /Calcul des frais de retard de FA-1/ }).press('Enter');
    await section.getByText('Indemnité forfaitaire (C. com. D441-5)').waitFor();
    await expectAccessible(page, 'frais de retard');
    await section.getByRole('button', { name: /^Comptabiliser/ }).press('Enter');
    await page.getByText('1 poste comptabilisé.').waitFor();
    await section
      .getByText(/FA-1-FR/)
      .first()
      .waitFor();
    const partyId = await partyOf('Client 1');
    const { items } = await client.get<{
      items: { booked: { itemId: string; amountMinor: string }[] }[];
    }>(`/charges/customers/${partyId}`);
    const [booked] = items[0]!.booked;
    expect(booked!.amountMinor).toBe('4200');
    await client.post('/payments/record', {
      method: 'transfer',
      partyId,
      receivedOn: '2026-11-23',
      currency: 'EUR',
      amountMinor: '4200',
      reference: 'VIR',
      note: '',
      shares: [{ itemId: booked!.itemId, amountMinor: '4200' }],
    });
    await account('Client 1');
    await section.getByRole('button', { name: /Calcul des frais de retard de FA-1/ }).click();
    await section.getByText(/FA-1-FR.*payé/).waitFor();
  });

  it('are given up with a reason, and claimed again', async () => {
    await account('Client 2');
    const section = charges();
    await section.getByRole('button', { name: /Calcul des frais de retard de FA-2/ }).click();
    await section.getByRole('button', { name: 'Renoncer aux frais de FA-2' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Renoncer' }).click();
    await dialog.getByText('Dites pourquoi vous renoncez à ces frais.').first().waitFor();
    await dialog.getByLabel('Raison').fill('Geste commercial');
    await expectAccessible(page, 'renoncer aux frais');
    await dialog.getByRole('button', { name: 'Renoncer' }).click();
    await page.getByText('C’est abandonné.').waitFor();
    await section
      .getByText(/Geste commercial/)
      .first()
      .waitFor();
    await section.getByRole('button', { name: 'Réclamer à nouveau' }).click();
    await page.getByText('Les frais peuvent être réclamés à nouveau.').waitFor();
    await section.getByRole('button', { name: /^Comptabiliser/ }).waitFor();
  });
});
