import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { openHttpClient, type HttpClient } from '../kit/http-client.ts';
import { fillLateCompany } from '../kit/late-company.ts';
import { IMAP_PASSWORD, mailWith, startImapServer, type TestImapServer } from '../kit/imap-server.ts';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage, person, signUp, type Visit } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

/** A provider's report, then the one line of the bank that brings it: three invoices are paid without a click. */

let app: App;
let browser: Browser;
let visit: Visit;
let client: HttpClient;
let mailbox: TestImapServer;

beforeAll(async () => {
  mailbox = await startImapServer();
  app = await startApp({ now: '2026-11-23T08:00:00Z' });
  browser = await openBrowser();
  visit = await openPage(browser, app.url);
  await signUp(visit.page);
  client = openHttpClient(app.url);
  await client.post('/access/sign-in', { email: person.email, password: person.password });
  await fillLateCompany(client, { customers: 5, mailPort: 2525 });
});
afterAll(async () => {
  await visit?.close();
  await browser?.close();
  await app?.stop();
  await mailbox?.close();
});

const HEADER =
  'automatic_payout_id,automatic_payout_effective_at,balance_transaction_id,created,reporting_category,currency,gross,fee,net,description,invoice_number,customer_name';
const row = (
  id: string,
  kind: string,
  gross: string,
  fee: string,
  net: string,
  number: string,
  name: string,
) => `po_1PXabc77,2026-11-20,txn_${id},2026-11-17,${kind},eur,${gross},${fee},${net},,${number},${name}`;
const report = (...rows: string[]) => ({
  name: 'stripe.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([HEADER, ...rows].join('\n')),
});
const REPORT = report(
  row('1', 'charge', '1000.01', '14.25', '985.76', 'FA-1', 'Client 1'),
  row('2', 'charge', '1000.02', '14.25', '985.77', 'FA-2', 'Client 2'),
  row('3', 'charge', '45.00', '0.88', '44.12', '', 'Inconnue'),
);

describe('payouts', () => {
  it('are told by a report: one that does not add up is refused with its row', async () => {
    const { page } = visit;
    await page.goto('/banque/versements');
    await page.getByText('Aucun versement pour l’instant').waitFor();
    await expectAccessible(page, 'versements, vide');
    await page.getByRole('button', { name: 'Importer un rapport' }).click();
    const file = page.locator('input[type=file]').first();
    await file.setInputFiles(report(row('1', 'charge', '1000.01', '14.25', '999.99', 'FA-1', 'Client 1')));
    await page.getByText(/Ligne 2\s: 1\s000,01\s€ moins 14,25\s€ de frais ne font pas 999,99\s€/).waitFor();
    await expectAccessible(page, 'rapport refusé');
    await file.setInputFiles(REPORT);
    await page.getByText(/^1\sversement enregistré$/).waitFor();
    await page.getByRole('button', { name: 'Fermer' }).last().click();
  });

  it('stand in a list with what is missing, and with their parts', async () => {
    const { page } = visit;
    await page.getByText('po_1PXabc77').waitFor();
    await page.getByText(/^1\sà compléter$/).waitFor();
    await expectAccessible(page, 'versements');
    await page.getByText('po_1PXabc77').click();
    const drawer = page.getByRole('dialog', { name: 'Stripe po_1PXabc77' });
    await drawer.getByText('Facture non trouvée').waitFor();
    await eventually(() => drawer.getByRole('listitem').count()).toBe(3);
    await expectAccessible(page, 'un versement');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
  });

  it('arrive in one line of the bank, and are undone with it', async () => {
    const { page } = visit;
    const content = [
      'Date;Libellé;Montant;Solde',
      '20/11/2026;VIR SEPA RECU STRIPE /MOTIF PO_1PXABC77;2015,65;12015,65',
    ].join('\n');
    await client.upload('/bank/import', { name: 'novembre.csv', content });
    await page.goto('/banque/versements');
    await page.getByText('Stripe').waitFor();
    await eventually(() => page.getByRole('row', { name: /po_1PXabc77/ }).innerText()).toMatch(
      /2\s015,65[\s\S]*2\s015,65/,
    );
    await page.goto('/banque');
    await page.getByText(/^Rapprochées/).click();
    await page.getByText('po_1PXabc77').first().waitFor();
    await page.getByRole('button', { name: 'Annuler' }).first().click();
    await page.getByText('C’est annulé').waitFor();
    await page.goto('/banque');
    await page.getByText('Versement po_1PXabc77', { exact: true }).waitFor();
    await expectAccessible(page, 'une ligne de versement proposée');
    await page.keyboard.press('Enter');
    await page.getByText('Rapproché avec po_1PXabc77.').waitFor();
  });
});

describe('a mailbox with statements', () => {
  it('is told in the settings, and its connection tried', async () => {
    const { page } = visit;
    mailbox.mails.push(mailWith(1, { from: 'releves@banque.example', name: 'a.csv', content: 'x' }));
    await page.goto('/reglages/banque');
    await page.getByLabel('Serveur IMAP').fill('127.0.0.1');
    await page.getByRole('combobox', { name: 'Chiffrement' }).click();
    await page.getByRole('option', { name: /^Aucun/ }).click();
    await page.getByRole('textbox', { name: 'Port' }).fill(String(mailbox.port));
    await page.getByLabel('Identifiant').fill('compta');
    await page.getByLabel('Mot de passe', { exact: true }).fill(IMAP_PASSWORD);
    await page.getByLabel('Expéditeurs autorisés').fill('banque');
    await page.getByRole('button', { name: 'Enregistrer la boîte' }).click();
    await page.getByText(/n’est ni une adresse ni un domaine/).waitFor();
    await page.getByLabel('Expéditeurs autorisés').fill('@banque.example');
    await page.getByRole('button', { name: 'Enregistrer la boîte' }).click();
    await page.getByText('Boîte aux lettres enregistrée.').waitFor();
    await page.getByRole('button', { name: 'Essayer la connexion' }).click();
    await page.getByText(/La connexion fonctionne. Messages d’expéditeurs autorisés\s: 1/).waitFor();
    await expectAccessible(page, 'boîte aux lettres');
  });
});
