import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHttpClient, type HttpClient } from '../kit/http-client.ts';
import { fillLateCompany } from '../kit/late-company.ts';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage, person, signUp, type Visit } from './kit/browser.ts';

/** A provider's report, then the one line of the bank that brings it: three invoices are paid without a click. */

let app: App;
let browser: Browser;
let visit: Visit;
let client: HttpClient;

beforeAll(async () => {
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
    expect(await drawer.getByRole('listitem').count()).toBe(3);
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
    expect(await page.getByRole('row', { name: /po_1PXabc77/ }).innerText()).toMatch(
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
