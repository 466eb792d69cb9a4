import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type App } from './kit/app.ts';
import { openBrowser, openPage, person } from './kit/browser.ts';

/** From the balance to the document that proves it, by keyboard; and the FEC, whole or a part. */

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

it('goes from an account down to an entry, keeps the period, and hands over the FEC', async () => {
  const { page, errors, close } = await openPage(browser, app.url);
  await page.getByLabel('Votre nom').fill(person.name);
  await page.getByLabel('Adresse e-mail').fill(person.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await page.getByRole('button', { name: /Essayer avec des données d’exemple/ }).click();
  await page.getByText('Données d’exemple — rien ne part.').waitFor({ timeout: 100_000 });

  await page.keyboard.press('g');
  await page.keyboard.press('j');
  await page.getByRole('heading', { name: 'Balance générale' }).waitFor();
  await page.getByText(/Débits et crédits s’égalent/).waitFor();
  await page.getByRole('button', { name: 'Exercice précédent' }).click();
  await page.getByText(/Du 1er janvier .* au 31 décembre/).waitFor();
  await page.getByPlaceholder('Compte ou intitulé').fill('411');
  await page.getByText('1 compte', { exact: true }).waitFor();
  const accounts = page.getByRole('grid', { name: 'Balance générale des comptes' });
  await accounts.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');

  await page.getByRole('heading', { name: 'Grand livre' }).waitFor();
  await page.getByText(/Du 1er janvier .* au 31 décembre/).waitFor();
  const postings = page.getByRole('grid', { name: 'Écritures du compte' });
  await postings.getByText('À nouveau').waitFor();
  await postings.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^Écriture (VE|BQ|OD|CA) \d+$/ }).waitFor();
  await page.getByText(/Enregistrée par/).waitFor();

  await page.goto('/comptabilite/fec');
  const link = page.getByRole('link', { name: /^Exercice \d{4}$/ }).first();
  const named = async (): Promise<string> => {
    const answer = await page.request.get(new URL((await link.getAttribute('href'))!, app.url).href);
    expect((await answer.text()).split('\t')[0]).toBe('JournalCode');
    return answer.headers()['content-disposition'] ?? '';
  };
  expect(await named()).toMatch(/\d{9}FEC\d{4}1231\.txt/);
  // Chosen at once, kept a moment later: what is asked here is that it is kept.
  await page.getByLabel('L’expert-comptable la tient ailleurs').click();
  await page.getByText('Enregistré.').waitFor();
  expect(await named()).toContain('-partiel.txt');
  expect(errors).toEqual([]);
  await close();
});
