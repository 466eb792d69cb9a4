import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage, signUp } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

/** A bookkeeper shapes the reminders: what each step says, to whom, in which order; and saves a version. */

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

const line = () => page.getByRole('list', { name: 'Étapes autour de l’échéance' });
const step = (name: RegExp) => line().getByRole('button', { name });
const names = async () =>
  (await line().getByRole('button').allInnerTexts()).map((text) => text.split('\n')[1]);
const choose = async (label: string, option: string) => {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};
const open = async () => {
  await page.goto('/reglages/relances');
  await line().waitFor();
};

it('shows the policy of companies with its steps, those switched off among them', async () => {
  await open();
  await eventually(names).toEqual([
    'Prévenance',
    'Jour de l’échéance',
    'Relance 1',
    'Relance 2',
    'Relance 3',
    'Appel',
    'Mise en demeure',
    'Promesse non tenue',
  ]);
  await step(/Jour de l’échéance/)
    .getByText('Désactivée')
    .waitFor();
});

it('moves a step by the keyboard, among those after the due date, and says where it is now', async () => {
  await step(/Appel/).focus();
  await page.keyboard.press('Alt+ArrowLeft');
  await eventually(async () => (await names()).slice(4, 6)).toEqual(['Appel', 'Relance 3']);
  await page.getByText('Appel : étape 5 sur 8').waitFor();
  // The focus went with it.
  await page.keyboard.press('Alt+ArrowRight');
  await eventually(async () => (await names()).slice(4, 6)).toEqual(['Relance 3', 'Appel']);
});

it('names its readers, its copies and what goes along; and refuses nonsense with a sentence', async () => {
  await step(/Relance 2/).click();
  await choose('Compter depuis', 'L’étape précédente');
  await eventually(() => page.getByLabel('Jours depuis l’étape précédente').inputValue()).toBe('7');
  await choose('Écrire à', 'Direction');
  await page.getByRole('group', { name: 'Copie à' }).getByText('Facturation').click();
  await page.getByRole('switch', { name: 'Joindre le relevé de compte' }).click();
  await choose('Un message', 'par facture');

  await choose('À défaut', 'E-mail');
  await page.getByText(/repartirait par le même moyen/).waitFor();
  const save = page.getByRole('button', { name: 'Enregistrer la politique' });
  await eventually(() => save.isDisabled()).toBe(true);
  await expectAccessible(page, 'étape à corriger');
  await choose('À défaut', 'Recommandé');
  await page.getByText(/repartirait par le même moyen/).waitFor({ state: 'detached' });
  await save.click();
  await page.getByText('Enregistré : version 2 de la politique.').waitFor();

  await open();
  await step(/Relance 2/).click();
  await step(/\+7 j/).waitFor();
  await eventually(() => page.getByRole('combobox', { name: 'Écrire à', exact: true }).inputValue()).toBe(
    'Direction',
  );
  await eventually(() => page.getByRole('checkbox', { name: 'Facturation' }).isChecked()).toBe(true);
  await eventually(() => page.getByRole('combobox', { name: 'À défaut', exact: true }).inputValue()).toBe(
    'Recommandé',
  );
  await eventually(() => page.getByRole('combobox', { name: 'Un message', exact: true }).inputValue()).toBe(
    'par facture',
  );
});

it('has a policy for private persons, with the words for them alone', async () => {
  await choose('Politique', 'Particuliers');
  await page.getByText('Suivie par les particuliers qui n’ont pas de politique à eux.').waitFor();
  await page.getByRole('combobox', { name: 'Texte', exact: true }).click();
  const texts = () => page.getByRole('option').allInnerTexts();
  await eventually(texts).toContain('Relance 1, particulier');
  expect(await texts()).not.toContain('Relance 1');
  await page.keyboard.press('Escape');
  expect(errors).toEqual([]);
});
