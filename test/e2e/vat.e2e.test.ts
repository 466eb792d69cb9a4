import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type App } from './kit/app.ts';
import { openBrowser, openPage, person } from './kit/browser.ts';

/** The return of last month by keyboard: down to an invoice and back, its entry drafted, kept as declared, taken back. */

let app: App;
let browser: Browser;
beforeAll(async () => {
  app = await startApp();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

it('goes from a line of the return to what it is made of, and keeps the return', async () => {
  const { page, errors, close } = await openPage(browser, app.url);
  await page.getByLabel('Votre nom').fill(person.name);
  await page.getByLabel('Adresse e-mail').fill(person.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await page.getByRole('button', { name: /Essayer avec des données d’exemple/ }).click();
  await page.getByText('Données d’exemple — rien ne part.').waitFor({ timeout: 100_000 });

  await page.goto('/comptabilite');
  await page.getByRole('link', { name: 'TVA', exact: true }).press('Enter');
  await page.getByRole('heading', { name: 'TVA', exact: true }).waitFor();
  await page.getByText('Le compte et la déclaration s’accordent au centime').waitFor();
  await page.getByText('Le solde est le prorata de ce qui reste impayé').waitFor();

  await page.getByRole('link', { name: /Taux normal 20/ }).press('Enter');
  await page.getByRole('heading', { name: /^Ligne 08/ }).waitFor();
  const lines = page.getByRole('grid', { name: 'Toutes les opérations' });
  await lines.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^Écriture VE \d+$/ }).waitFor();
  await page.goBack();
  const csv = await page.request.get(
    new URL('/api/vat/export?from=2026-01-01&to=2026-12-31&part=lines&format=csv', app.url).href,
  );
  expect(await csv.text()).toContain('TVA 20 %');
  await page.getByRole('link', { name: 'Retour à la déclaration' }).press('Enter');

  await page.getByRole('button', { name: 'Déclarer', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Garder' }).press('Enter');
  await page.getByText(/Elle reste telle que déclarée/).waitFor();
  await page.getByRole('button', { name: 'Préparer l’écriture de TVA' }).press('Enter');
  await page.waitForURL(/\/comptabilite\/saisie\/./);
  await page.goBack();
  await page.getByRole('button', { name: 'Reprendre la déclaration' }).press('Enter');
  await page.getByLabel('Pourquoi').fill('Saisie trop tôt');
  await page.getByRole('dialog').getByRole('button', { name: 'Reprendre la déclaration' }).press('Enter');
  await page.getByRole('button', { name: 'Déclarer', exact: true }).waitFor();
  expect(errors).toEqual([]);
  await close();
});
