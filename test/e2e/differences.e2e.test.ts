import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { openHttpClient, type HttpClient } from '../kit/http-client.ts';
import { fillLateCompany } from '../kit/late-company.ts';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage, person, signUp } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

/** What does not add up to the cent: said on the review, chosen in the editor, closed from an invoice, undone. */

let app: App;
let browser: Awaited<ReturnType<typeof openBrowser>>;
let visit: Awaited<ReturnType<typeof openPage>>;
let client: HttpClient;
let page: Page;

beforeAll(async () => {
  app = await startApp({ now: '2026-11-23T08:00:00Z' });
  browser = await openBrowser();
  visit = await openPage(browser, app.url);
  ({ page } = visit);
  await signUp(page);
  client = openHttpClient(app.url);
  await client.post('/access/sign-in', { email: person.email, password: person.password });
  // No mail is sent here: the port only has to be one. Client 1 owes 1 000,01 € on FA-1, and so on.
  await fillLateCompany(client, { customers: 4, mailPort: 2525 });
  const content = [
    'Date;Contrepartie;Libellé;Montant',
    '20/11/2026;Client 1;VIR FA-1;980,01',
    '20/11/2026;Client 2;VIREMENT DU MOIS;999,60',
  ].join('\n');
  await client.upload('/bank/import', { name: 'releve.csv', content }, { newAccountName: 'Courant' });
});
afterAll(async () => {
  await visit?.close();
  await browser?.close();
  await app?.stop();
});

/** Spaces of any width are one here: typography has its own tests. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f\s]+/g, ' ');
const open = async (path: string, name: RegExp): Promise<void> => {
  await page.goto(path);
  await page.getByRole('heading', { level: 1, name }).waitFor();
};
const pair = (name: string) => page.getByRole('listitem').filter({ hasText: name });
describe('a line of the bank', () => {
  it('says the discount that settles its invoice, and takes it with one click', async () => {
    await open('/banque', /Rapprochement/);
    const line = pair('VIR FA-1');
    await line.getByText('la facture est soldée').waitFor();
    await eventually(async () => plain(await line.innerText())).toContain(
      '20,00 € d’escompte, la facture est soldée.',
    );
    await expectAccessible(page, 'rapprochement, escompte');
    await line.getByRole('button', { name: 'Accepter' }).click();
    await line.waitFor({ state: 'detached' });
    await page.getByText(/^Rapprochées/).click();
    await page.getByText(/dont 20,00\s€ d’escompte/).waitFor();
  });

  it('gives the invoice back when it is undone', async () => {
    await page.getByRole('button', { name: 'Annuler', exact: true }).first().click();
    await page.getByText('C’est annulé').waitFor();
    await page.getByText(/^À voir/).click();
    await pair('VIR FA-1').waitFor();
  });

  it('lacks some cents: the editor asks what they are', async () => {
    const line = pair('VIREMENT DU MOIS');
    await line.getByRole('button', { name: /Autre…|Chercher une facture/ }).click();
    const editor = page.getByRole('dialog');
    await editor.getByRole('textbox', { name: 'Numéro, client ou montant' }).fill('FA-2');
    await editor.getByRole('button', { name: /FA-2/ }).click();
    await editor.getByText(/Il manque 0,42\s€/).waitFor();
    await eventually(() => editor.getByRole('radio', { name: 'Reste dû' }).isChecked()).toBe(true);
    await editor.getByRole('radio', { name: 'Arrondi' }).check();
    await expectAccessible(page, 'répartir, arrondi');
    await editor.getByRole('button', { name: 'Rapprocher', exact: true }).click();
    await editor.waitFor({ state: 'detached' });
    await line.waitFor({ state: 'detached' });
    await page.getByText(/^Rapprochées/).click();
    await page.getByText(/dont 0,42\s€ d’arrondi/).waitFor();
  });
});

describe('an invoice', () => {
  it('is closed as irrecoverable with its proof, its entry in sight, and asked for again', async () => {
    await open('/ventes', /^Ventes/);
    await page.getByRole('gridcell', { name: 'FA-3', exact: true }).click();
    await page.getByRole('button', { name: 'Solder la différence' }).click();
    const form = page.getByRole('dialog', { name: 'Solder FA-3' });
    await form.getByRole('radio', { name: /Arrondi/ }).check();
    await form.getByText(/Un arrondi va jusqu’à/).waitFor();
    await form.getByRole('radio', { name: /irrécouvrable/ }).check();
    await form.getByLabel(/Ce qui prouve la perte/).fill('Certificat du liquidateur, 3 novembre 2026');
    await form.getByRole('rowheader', { name: '654' }).waitFor();
    await expectAccessible(page, 'solder une facture');
    await form.getByRole('button', { name: 'Solder', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: /FA-3|Différence soldée/ }).waitFor();
    await drawer.getByRole('button', { name: 'Annuler cette imputation' }).click();
    await drawer.getByRole('button', { name: 'Solder la différence' }).waitFor();
  });
});
