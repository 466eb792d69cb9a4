import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHttpClient, PASSWORD, signUp, type HttpClient } from '../kit/http-client.ts';
import { fillLateCompany } from '../kit/late-company.ts';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

/**
 * A policy of one's own, made, named, given to customers and put away; who answers for a customer, and for an order; a
 * preparation with grace; an import whose late invoices go on as if they had been reminded. By the keyboard.
 */

let app: App;
let browser: Browser;
let client: HttpClient;
let page: Page;
let errors: string[];

beforeAll(async () => {
  app = await startApp({ now: '2026-11-23T09:00:00Z' });
  client = openHttpClient(app.url);
  await signUp(client);
  await fillLateCompany(client, { customers: 3, mailPort: 1 });
  browser = await openBrowser();
  ({ page, errors } = await openPage(browser, app.url));
  await page.getByLabel('Adresse e-mail').fill('claire@atelier.example');
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('heading', { level: 1, name: 'Encours clients' }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const policy = () => page.getByRole('combobox', { name: 'Politique', exact: true });
const choose = async (label: string, option: string) => {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};
const section = (title: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
const byMenu = async (item: string) => {
  // A dialog that has just closed gives the keyboard back in its own time: the key is for the button, wherever that is.
  await page.getByRole('button', { name: 'Actions sur la politique' }).press('Enter');
  await page.getByRole('menuitem', { name: item, exact: true }).press('Enter');
};

it('a new policy starts from another, and gets its own name', async () => {
  await page.goto('/reglages/relances');
  await page.getByRole('button', { name: 'Nouvelle politique' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Nouvelle politique' });
  await dialog.getByLabel('Nom').fill('Grands comptes');
  await expectAccessible(page, 'nouvelle politique');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('« Grands comptes » est créée.').waitFor();
  await eventually(() => policy().inputValue()).toBe('Grands comptes');

  await page.getByLabel('Nom', { exact: true }).fill('Comptes clés');
  await page.getByRole('button', { name: 'Enregistrer la politique' }).click();
  await page.getByText('Enregistré : version 2 de la politique.').waitFor();
  await eventually(() => policy().inputValue()).toBe('Comptes clés');
  await expectAccessible(page, 'politique renommée');
});

it('it is given to many customers at once, and stays as long as they follow it', async () => {
  await byMenu('Attribuer à des clients');
  const dialog = page.getByRole('dialog', { name: 'Attribuer à des clients' });
  await dialog.getByText('Choisissez au moins un critère.').waitFor();
  expect(await dialog.getByRole('button', { name: 'Attribuer', exact: true }).isDisabled()).toBe(true);
  await choose('Type', 'Entreprises');
  await dialog.getByText('3 clients correspondent.').waitFor();
  await choose('Responsable', 'Claire Morvan');
  await expectAccessible(page, 'attribution');
  await dialog.getByRole('button', { name: 'Attribuer', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Attribuée à 3 clients.').waitFor();

  await byMenu('Archiver');
  await page
    .getByText('3 clients suivent cette politique. Donnez-leur d’abord une autre politique.')
    .waitFor();
  await expectAccessible(page, 'archivage refusé');

  await byMenu('Attribuer à des clients');
  await choose('Type', 'Entreprises');
  await choose('Politique de relance', 'Celle de leur type');
  await dialog.getByText('3 clients correspondent.').waitFor();
  await dialog.getByRole('button', { name: 'Attribuer', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Attribuée à 3 clients.').waitFor({ state: 'detached' });
  await byMenu('Archiver');
  const shelf = section('Politiques archivées');
  await shelf.getByText('Comptes clés').waitFor();
  await shelf.getByRole('button', { name: 'Reprendre Comptes clés' }).click();
  await shelf.waitFor({ state: 'detached' });
});

it('the home page shows one’s own tasks', async () => {
  await page.goto('/');
  const whose = page.getByRole('radiogroup', { name: 'Tâches de qui' });
  await whose.waitFor();
  await page.getByText('Les miennes').click();
  await page.getByText('Rien n’attend pour vos clients.').waitFor();
  await expectAccessible(page, 'les miennes');
});

it('a contact answers for orders, and the page of the customer says who answers for it', async () => {
  const { customers } = await client.get<{ customers: { id: string }[] }>(
    '/customers/search?text=Client%201',
  );
  await page.goto(`/clients/${customers[0]!.id}?onglet=fiche`);
  await page.getByRole('button', { name: /^Modifier le contact/ }).click();
  const orders = page.getByRole('combobox', { name: 'Commandes suivies' });
  await orders.fill('CH-12*');
  await page.keyboard.press('Enter');
  await expectAccessible(page, 'contact');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.getByText('Commandes : CH-12*').waitFor();

  await page.getByRole('tab', { name: 'Relances et frais' }).click();
  await page.getByText('Responsable : Claire Morvan.').waitFor();
  await page.getByRole('button', { name: 'Régler les relances' }).click();
  const rules = page.getByRole('dialog', { name: 'Relances' });
  await rules.getByRole('checkbox', { name: 'Nous transportons pour ce client' }).click();
  await expectAccessible(page, 'relances du client');
  await rules.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Créances de transport, prescrites par un an.').waitFor();
});

it('a preparation with grace leaves out what is only just late, and refuses a closed period in words', async () => {
  await client.post('/periods/lock', { kind: 'soft', journal: '', untilOn: '2026-10-31', reason: '' });
  await page.goto('/relances');
  await page.getByRole('button', { name: 'Choisir ce qui est préparé' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Préparer les relances' });
  await dialog.getByLabel('Jours de grâce').fill('10');
  await dialog.getByLabel('Comptabiliser les frais au').fill('15/10/2026');
  await page.keyboard.press('Tab');
  await expectAccessible(page, 'options de préparation');
  await dialog.getByRole('button', { name: 'Préparer' }).click();
  await dialog.getByText('est verrouillé jusqu’au 31 octobre 2026').waitFor();
  await dialog.getByLabel('Comptabiliser les frais au').fill('23/11/2026');
  await page.keyboard.press('Tab');
  await dialog.getByRole('button', { name: 'Préparer' }).click();
  await dialog.waitFor({ state: 'detached' });
  const { run } = await client.get<{ run: { postingOn: string; selection: unknown } }>('/dunning/current');
  expect(run).toMatchObject({ postingOn: '2026-11-23', selection: { graceDays: 10 }, counts: { ready: 0 } });
});

it('an import says where its late invoices start', async () => {
  const csv = [
    'Client;Numéro;Date;Échéance;Reste dû',
    'Scierie Le Goff;SC-1;01/09/2026;01/10/2026;1200,00',
    'Scierie Le Goff;SC-2;20/10/2026;19/11/2026;800,00',
  ].join('\n');
  const run = await client.upload<{ id: string }>('/takeover/upload', { name: 'reprise.csv', content: csv });
  await page.goto(`/reprise/${run.id}`);
  await page.getByRole('button', { name: 'Vérifier' }).click();
  const start = section('Relances des factures déjà en retard');
  await start.getByText('2 factures : prochaine étape niveau 1.').waitFor();
  await start.getByRole('radio', { name: 'Comme si elles avaient été relancées' }).click();
  await start.getByText('Prochaine étape : niveau 2 pour 1, niveau 4 pour 1.').waitFor();
  await expectAccessible(page, 'début des relances');
});

it('one’s own tasks lead to lists of one’s own, and back', async () => {
  const { customers } = await client.get<{ customers: { id: string }[] }>(
    '/customers/search?text=Client%203',
  );
  await client.post('/dunning/customers/assign', { to: { partyIds: [customers[0]!.id] }, ownerId: null });
  await client.post('/dunning/prepare', {});
  await page.goto('/');
  await page.getByText('Les miennes').click();
  await page.getByRole('link', { name: '2 relances à valider' }).press('Enter');
  await page.getByRole('button', { name: 'Envoyer les 2 relances' }).waitFor();
  const whose = page.getByRole('radiogroup', { name: 'Relances de qui' });
  await eventually(() => whose.getByRole('radio', { name: 'Les miennes' }).isChecked()).toBe(true);
  expect(new URL(page.url()).search).toBe('?mine=yes');
  await expectAccessible(page, 'mes relances');
  // By the keyboard: what others answer for is there again, and goes with the button again.
  await whose.getByRole('radio', { name: 'Les miennes' }).press('ArrowLeft');
  await page.getByRole('button', { name: 'Envoyer les 3 relances' }).waitFor();
  await whose.getByRole('radio', { name: 'Toutes' }).press('ArrowRight');
  await page.getByRole('button', { name: 'Envoyer les 2 relances' }).waitFor();
  await page.goBack();
  await page.getByRole('link', { name: '2 relances à valider' }).waitFor();

  await page.goto('/clients?mine=yes');
  await page.getByText('2 clients', { exact: true }).waitFor();
  await expectAccessible(page, 'mes clients');
  await page.getByRole('radiogroup', { name: 'Clients de qui' }).getByText('Tous').click();
  await page.getByText('3 clients', { exact: true }).waitFor();
  await page.goto('/clients/reponses?mine=yes');
  await page.getByText('Aucune réponse de vos clients').waitFor();
  await expectAccessible(page, 'mes réponses');
  await page.goto('/relances/prescription?mine=yes');
  await page.getByText('Aucune prescription proche chez vos clients').waitFor();
  await expectAccessible(page, 'mes prescriptions');
  expect(errors).toEqual([]);
});
