import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage, signUp } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

/** A bookkeeper writes the first reminder in the company's own words, and later goes back to the supplied ones. */

let app: App;
let browser: Browser;
let page: Page;
let errors: string[];
beforeAll(async () => {
  app = await startApp({ now: '2026-11-23T08:00:00Z' });
  browser = await openBrowser();
  ({ page, errors } = await openPage(browser, app.url));
  await signUp(page);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const subject = () => page.getByLabel('Objet');
const body = () => page.getByRole('textbox', { name: 'Texte', exact: true });
const preview = () => page.getByRole('article', { name: 'Message' });
const save = () => page.getByRole('button', { name: 'Enregistrer la politique' });
const open = async () => {
  await page.goto('/reglages/relances');
  await page.getByRole('heading', { name: 'Textes' }).waitFor();
};
const unknown = () => page.getByText('La variable « prenom » n’existe pas.');

it('shows what the customer will read while the text is written, and names a variable that does not exist', async () => {
  await open();
  await subject().fill('Petit rappel de {{prenom}}');
  await unknown().waitFor();
  await eventually(() => save().isDisabled()).toBe(true);
  await expectAccessible(page, 'texte à corriger');

  await subject().fill('Petit rappel : ');
  await unknown().waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Somme à régler' }).click();
  await eventually(() => subject().inputValue()).toBe('Petit rappel : {{total}}');
  await preview()
    .getByRole('heading', { name: /^Petit rappel : 10.280,50.€$/u })
    .waitFor();
});

it('inserts a variable from the keyboard, where the cursor stood', async () => {
  await body().fill('Bonjour ');
  await page.keyboard.press('Tab');
  // The toolbar remembers where one was in it.
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Nom du client');
  await page.keyboard.press('Enter');
  await page.keyboard.type(', à bientôt.');
  await eventually(() => body().inputValue()).toBe('Bonjour {{customer}}, à bientôt.');
  await preview()
    .locator('iframe')
    .contentFrame()
    .getByText('Bonjour Groupe Hélianthe, à bientôt.')
    .waitFor();
});

it('keeps an unsaved text on this device, and saves it as the next version of the policy', async () => {
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await page.getByText('Votre texte non enregistré est conservé sur cet appareil.').waitFor();
  await eventually(() => subject().inputValue()).toBe('Petit rappel : {{total}}');
  await save().click();
  await page.getByText('version 2 de la politique').waitFor();
  await open();
  await eventually(() => subject().inputValue()).toBe('Petit rappel : {{total}}');
  await page.getByText('Votre texte', { exact: true }).waitFor();
  await page.getByText('Anglais', { exact: true }).click();
  await page.getByText('Texte fourni avec Encaisse').waitFor();
  await eventually(() => subject().inputValue()).toContain('Reminder');
});

it('goes back to the supplied text', async () => {
  await page.getByText('Français', { exact: true }).click();
  await page.getByRole('button', { name: 'Revenir au texte fourni' }).click();
  await page.getByText('Texte fourni avec Encaisse').waitFor();
  await save().click();
  await page.getByText('version 3 de la politique').waitFor();
  await expectAccessible(page, 'textes des relances');
  expect(errors).toEqual([]);
});
