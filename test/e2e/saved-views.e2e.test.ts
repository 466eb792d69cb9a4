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
  await page.goto('/factures?state=late');
  await page.getByRole('button', { name: 'Vues enregistrées' }).click();
  await page.getByText('Filtrez la liste, puis donnez-lui un nom').waitFor();
  await page.getByLabel('Enregistrer cette vue').fill('En retard');
  await page.keyboard.press('Enter');
  const view = page.getByRole('button', { name: 'En retard', exact: true });
  await view.waitFor();
  await expectAccessible(page, 'vues enregistrées');
  await page.keyboard.press('Escape');

  await page.goto('/factures');
  await page.getByRole('button', { name: 'Vues enregistrées' }).click();
  await view.click();
  await page.waitForURL(/\/factures\?state=late$/);
  await page.getByRole('button', { name: 'Vues enregistrées' }).click();
  await page.getByRole('button', { name: 'Supprimer la vue En retard' }).click();
  await view.waitFor({ state: 'detached' });
  expect(visit.errors).toEqual([]);
});
