import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHttpClient, type HttpClient } from '../kit/http-client.ts';
import { fillLateCompany } from '../kit/late-company.ts';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage, person, signUp, type Visit } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

/** A month's statement decided by keyboard: forty-eight lines in a handful of decisions, each of which can be undone. */

const SURE = 40;

let app: App;
let browser: Browser;
let visit: Visit;
let client: HttpClient;
let balance = 5_000_000;

const statement = (rows: readonly [day: string, minor: number, label: string, name?: string][]): string => {
  const written = (minor: number) => (minor / 100).toFixed(2).replace('.', ',');
  const body = rows.map(([day, minor, label, name = '']) => {
    balance += minor;
    return `${day};${label};${name};${written(minor)};${written(balance)}`;
  });
  return ['Date;Libellé;Tiers;Montant;Solde', ...body].join('\n');
};

type Lines = { lines: { id: string; text: string }[] };
const accountId = async (): Promise<string> =>
  (await client.get<{ accounts: { id: string }[] }>('/bank/accounts')).accounts[0]!.id;
const waiting = async (view: string): Promise<Lines['lines']> =>
  (await client.get<Lines>(`/bank/accounts/${await accountId()}/lines?view=${view}`)).lines;

beforeAll(async () => {
  app = await startApp({ now: '2026-11-23T08:00:00Z' });
  browser = await openBrowser();
  visit = await openPage(browser, app.url);
  await signUp(visit.page);
  client = openHttpClient(app.url);
  await client.post('/access/sign-in', { email: person.email, password: person.password });
  await fillLateCompany(client, { customers: SURE + 4, mailPort: 2525 });
  // October: the bank's fees, three times; a direct debit that November will return.
  const october = statement([
    ['20/10/2026', -1_200, 'FRAIS TENUE DE COMPTE 08/26'],
    ['20/10/2026', -1_200, 'FRAIS TENUE DE COMPTE 09/26'],
    ['20/10/2026', -1_200, 'FRAIS TENUE DE COMPTE 10/26'],
    ['21/10/2026', 100_041, 'PRLV SEPA FA-41', 'CLIENT 41'],
  ]);
  await client.upload('/bank/import', { name: 'octobre.csv', content: october });
  for (const line of await waiting('debits')) {
    await client.post(`/bank/lines/${line.id}/book`, { ledgerAccount: '627', vatAccount: '', vatRate: 0 });
  }
  for (const line of await waiting('to-see')) {
    await client.post(`/bank/lines/${line.id}/confirm`, { choice: { rank: 1 } });
  }
  await client.post('/bank/policy/set', { mode: 'never', limitMinor: null });
});
afterAll(async () => {
  await visit?.close();
  await browser?.close();
  await app?.stop();
});

const waitingBoth = async () => [...(await waiting('to-see')), ...(await waiting('debits'))];
const groups = (page: Page) => page.getByRole('region', { name: 'Décisions' });
const counts = async (page: Page): Promise<string> =>
  groups(page).getByRole('heading', { level: 2 }).innerText();

describe('what was learned in October', () => {
  it('is a rule, proposed after three equal handlings and accepted by a person', async () => {
    const { page } = visit;
    await page.goto('/banque/memoire');
    await page.getByText('Débits « FRAIS TENUE DE COMPTE » → compte 627').waitFor();
    await expectAccessible(page, 'mémoire et règles');
    await page.getByRole('button', { name: 'Accepter la règle FRAIS TENUE DE COMPTE' }).click();
    await page.getByText('Règle enregistrée.').waitFor();
    await page.getByText('Active', { exact: true }).waitFor();
  });
});

describe('November', () => {
  it('is imported: forty-eight lines in a handful of decisions', async () => {
    const { page } = visit;
    const november = statement([
      ...Array.from({ length: SURE }, (_, at): [string, number, string, string] => [
        '18/11/2026',
        100_001 + at,
        `VIR FA-${String(at + 1)}`,
        `CLIENT ${String(at + 1)}`,
      ]),
      ['18/11/2026', 100_001, 'VIR FA-1 BIS', 'CLIENT 1'],
      ['19/11/2026', -1_200, 'FRAIS TENUE DE COMPTE 11/26'],
      ['19/11/2026', -101_541, 'REJET PRLV SEPA FA-41 PROVISION INSUFFISANTE'],
      ['19/11/2026', 50_000, 'VIR ACOMPTE', 'CLIENT 42'],
      ['20/11/2026', 77_777, 'VIR INCONNU', 'SARL DUPONT AIGUEBELLE'],
      ['20/11/2026', -45_000, 'ECHEANCE PRET 00124'],
      ['20/11/2026', -8_300, 'CARTE RESTAURANT'],
      ['20/11/2026', -60_000, 'LOYER BUREAU'],
    ]);
    await page.goto('/banque');
    await page.getByRole('button', { name: 'Importer un relevé' }).first().click();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'novembre.csv', mimeType: 'text/csv', buffer: Buffer.from(november) });
    await page.getByText('48 nouvelles lignes').waitFor();
    await page.getByRole('button', { name: 'Voir les lignes' }).click();
    await groups(page).waitFor();
    await eventually(() => counts(page)).toMatch(/^48\slignes en 6\sdécisions$/);
    await expectAccessible(page, 'banque, décisions');
  });

  it('goes group after group with one key, the returned debit with its fee', async () => {
    const { page } = visit;
    await page.keyboard.press('Shift+Enter');
    await page.getByText(/40\slignes acceptées/).waitFor();
    for (const group of [/40\slignes sûres/, /1\srejet/, /1\sligne d’une règle/]) {
      await groups(page).getByText(group).waitFor({ state: 'detached' });
      if (String(group).includes('sûres') || String(group).includes('rejet'))
        await page.keyboard.press('Shift+Enter');
    }
    const posted = (
      await client.get<{ lines: { text: string; match: { kind: string } }[] }>(
        `/bank/accounts/${await accountId()}/lines?view=posted`,
      )
    ).lines;
    const kindOf = (text: string) => posted.find((one) => one.text.includes(text))?.match.kind;
    expect([kindOf('REJET PRLV'), kindOf('11/26')]).toEqual(['return', 'account']);
  });

  it('books a loan against its account from the list of debits', async () => {
    const { page } = visit;
    await groups(page)
      .getByRole('button', { name: /Voir.*hors clients/ })
      .click();
    const row = page.getByRole('row').filter({ hasText: 'ECHEANCE PRET' });
    await row.getByRole('button', { name: 'Comptabiliser…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('164 Emprunt').click();
    await expectAccessible(page, 'comptabiliser');
    await dialog.getByRole('button', { name: 'Comptabiliser' }).click();
    await page.getByText('Comptabilisé en 164.').waitFor();
    await row.waitFor({ state: 'detached' });
  });

  it('takes everything back in the order it was decided, by U', async () => {
    const { page } = visit;
    for (const waiting of [6, 7, 8, 48]) {
      await page.keyboard.press('u');
      await page
        .getByText(waiting === 48 ? /lignes de nouveau en attente/ : /C’est annulé/)
        .first()
        .waitFor();
      await expect.poll(async () => (await waitingBoth()).length, { timeout: 30_000 }).toBe(waiting);
    }
    await page
      .getByRole('radiogroup', { name: 'Lignes' })
      .getByText(/^À voir/)
      .click();
    await eventually(() => counts(page)).toMatch(/^48\slignes/);
  });

  it('ties a line to the payment that was noted before it came, by one key, and unties it', async () => {
    const { page } = visit;
    const { customers } = await client.get<{ customers: { id: string; name: string }[] }>(
      '/receivables/customers',
    );
    await client.post('/payments/record', {
      method: 'transfer',
      partyId: customers.find((one) => one.name === 'Client 42')!.id,
      receivedOn: '2026-11-18',
      currency: 'EUR',
      amountMinor: '50000',
      reference: '',
      note: '',
      shares: 'none',
    });
    await page.goto('/banque');
    const pair = page.getByRole('listitem').filter({ hasText: 'VIR ACOMPTE' });
    await pair.getByText(/^Déjà enregistré\s: paiement de 500,00\s€ du 18 novembre 2026$/).waitFor();
    await expectAccessible(page, 'banque, paiement déjà enregistré');
    await pair.getByText('VIR ACOMPTE').click();
    await page.keyboard.press('Enter');
    await page.getByText('Ligne reliée au paiement déjà enregistré.').waitFor();
    await pair.waitFor({ state: 'detached' });
    await page.keyboard.press('u');
    await page
      .getByText(/C’est annulé/)
      .first()
      .waitFor();
    await pair.getByRole('button', { name: 'Relier au paiement' }).waitFor();
  });

  it('leaves a memory with its origin, on the customer’s record and in the list, until it is forgotten', async () => {
    const { page } = visit;
    const { customers } = await client.get<{ customers: { id: string; name: string }[] }>(
      '/receivables/customers',
    );
    const partyId = customers.find((one) => one.name === 'Client 43')!.id;
    const line = (await waiting('to-see')).find((one) => one.text.includes('VIR INCONNU'))!;
    await client.post(`/bank/lines/${line.id}/on-account`, { partyId });
    await page.goto(`/clients/${partyId}?onglet=fiche`);
    await page.getByText(/ligne du 20 nov\. 2026, «\sVIR INCONNU\s»/).waitFor();
    await expectAccessible(page, 'client, mémoire');
    await page.goto('/banque/memoire');
    await page.getByText('SARL DUPONT AIGUEBELLE paie pour Client 43').waitFor();
    await page.getByRole('button', { name: 'Oublier SARL DUPONT AIGUEBELLE' }).click();
    await page.getByText('C’est oublié.').waitFor();
    await page.getByText(/^Rien d’appris pour l’instant/).waitFor();
  });

  it('nothing broke on the way', () => {
    expect(visit.errors).toEqual([]);
  });
});
