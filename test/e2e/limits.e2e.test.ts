import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHttpClient, type HttpClient } from '../kit/http-client.ts';
import { startApp, type App } from './kit/app.ts';
import { accessFaults, openBrowser, openPage, person } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

/** A Friday evening, 19:05 in Paris: nothing leaves before Monday, 30 November, at nine. */

let app: App;
let browser: Browser;
let client: HttpClient;
let visit: Awaited<ReturnType<typeof openPage>>;

beforeAll(async () => {
  app = await startApp({ now: '2026-11-27T18:05:00Z' });
  browser = await openBrowser();
  visit = await openPage(browser, app.url);
  const { page } = visit;
  await page.getByLabel('Votre nom').fill(person.name);
  await page.getByLabel('Adresse e-mail').fill(person.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await page.getByRole('button', { name: /Essayer avec des données d’exemple/ }).click();
  await page.getByText('Données d’exemple — rien ne part.').waitFor({ timeout: 100_000 });
  client = openHttpClient(app.url);
  await client.post('/access/sign-in', { email: person.email, password: person.password });
  await client.post('/dunning/prepare');
}, 200_000);
afterAll(async () => {
  await visit?.close();
  await browser?.close();
  await app?.stop();
});

it('says before approving when the mails leave', async () => {
  const { page } = visit;
  await page.goto('/relances', { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: /^Envoyer les \d+ relances$/ }).click();
  await page
    .getByRole('dialog')
    .getByText(/partent lundi 30 novembre à 9\u00a0h/)
    .waitFor();
  expect(await accessFaults(page, 'approve')).toEqual([]);
  await page.keyboard.press('Escape');
});

it('changes the hours by keyboard, as people write them; they hold at once', async () => {
  const { page } = visit;
  await page.goto('/reglages/limites-de-relance', { waitUntil: 'networkidle' });
  await page.getByLabel('Plage 2, à').fill('20h30');
  await page.keyboard.press('Tab');
  await eventually(() => page.getByLabel('Plage 2, à').inputValue()).toBe('20:30');
  await page.keyboard.press('Control+s');
  await page.getByText('Les limites sont enregistrées.').waitFor();
  expect(await client.get('/dunning/current')).toMatchObject({ leaves: { isLater: false } });
  await page.getByLabel('Plage 2, de').fill('11');
  await page.keyboard.press('Tab');
  await page.getByRole('alert').getByText('aucune n’en recouvre une autre').waitFor();
  await page.getByRole('button', { name: 'Annuler' }).click();
});

it('tells of a claim that has lapsed on the home page, in the list and beside the invoice', async () => {
  const { page } = visit;
  const { customers } = await client.get<{ customers: { id: string }[] }>('/receivables/customers');
  await client.post('/invoices/record', {
    partyId: customers[0]?.id,
    kind: 'invoice',
    number: 'F2021-0412',
    issuedOn: '2021-10-20',
    dueOn: '2021-11-19',
    currency: 'EUR',
    totalMinor: '184000',
    reference: '',
  });
  await page.goto('/', { waitUntil: 'networkidle' });
  await page.getByRole('link', { name: /1 facture prescrite/ }).click();
  await page.getByRole('heading', { name: 'Prescriptions proches' }).waitFor();
  await page.getByText('F2021-0412').waitFor();
  await page.goto('/', { waitUntil: 'networkidle' });
  await page.getByText('F2021-0412').first().click();
  const drawer = page.getByRole('dialog');
  // The reason of the engine says it too, in fewer words.
  await drawer.getByText(/Prescrite depuis le 21\soctobre\s2026\. Elle/).waitFor();
  expect(await accessFaults(page, 'drawer')).toEqual([]);
  await drawer.getByRole('button', { name: 'Demander quand même' }).click();
  await page.getByRole('button', { name: 'Noter', exact: true }).click();
  await drawer.getByText('Vous avez choisi de la demander quand même.').waitFor();
  expect(visit.errors).toEqual([]);
});
