import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage, signUp, type Visit } from './kit/browser.ts';

let app: App;
let browser: Browser;
let visit: Visit;

beforeAll(async () => {
  app = await startApp();
  browser = await openBrowser();
  visit = await openPage(browser, app.url);
  await signUp(visit.page);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

it('a filtered list is kept under a name, found again, and forgotten', async () => {
  const { page } = visit;
  await page.goto('/ventes?state=late');
  await page.getByRole('button', { name: 'Vues enregistrées' }).click();
  await page.getByText('Filtrez la liste, puis donnez-lui un nom').waitFor();
  await page.getByLabel('Enregistrer cette vue').fill('En retard');
  await page.keyboard.press('Enter');
  const view = page.getByRole('button', { name: 'En retard', exact: true });
  await view.waitFor();
  await expectAccessible(page, 'vues enregistrées');
  await page.keyboard.press('Escape');

  await page.goto('/ventes');
  await page.getByRole('button', { name: 'Vues enregistrées' }).click();
  await view.click();
  await page.waitForURL(/\/ventes\?state=late$/);
  await page.getByRole('button', { name: 'Vues enregistrées' }).click();
  await page.getByRole('button', { name: 'Supprimer la vue En retard' }).click();
  await view.waitFor({ state: 'detached' });
  expect(visit.errors).toEqual([]);
});

it('an address of the former list of invoices leads to the same rows of the one list', async () => {
  const { page } = visit;
  await page.goto('/factures?kind=credit_note');
  await page.waitForURL(/\/ventes\?(?=.*group=credit_notes)(?=.*state=open)/);
  await page.goto('/factures?state=all&customerId=01a21386-c759-7000-8617-83150230af5b');
  await page.waitForURL(/\/ventes\?(?!.*state=open)(?=.*customerId=)/);
  await page.getByRole('heading', { name: 'Ventes' }).waitFor();
  expect(visit.errors).toEqual([]);
});
