import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage, signUp, type Visit } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

/** An accountant writes entries by hand, letters a customer, locks a period and closes a year. */

let app: App;
let browser: Browser;
let visit: Visit;
let page: Page;

beforeAll(async () => {
  app = await startApp({ now: '2026-11-23T08:00:00Z' });
  browser = await openBrowser();
  visit = await openPage(browser, app.url);
  ({ page } = visit);
  await signUp(page);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const button = (name: string | RegExp, within: Page | Locator = page): Locator =>
  within.getByRole('button', { name, exact: typeof name === 'string' });
const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const shows = (text: string | RegExp) => page.getByText(text).first().waitFor();
const field = (name: string) => page.getByRole('textbox', { name, exact: true });
const cell = (name: string, line: number) => page.locator(`input[aria-label="${name}, ligne ${line}"]`);

describe('an entry by hand', () => {
  it('is written from the keyboard, with accounts found by name', async () => {
    await page.goto('/comptabilite/saisie');
    await heading('Écritures');
    await shows('Aucune écriture passée à la main.');
    await expectAccessible(page, 'écritures, vide');
    await page.keyboard.press('n');
    await heading('Brouillon d’écriture');
    await field('Libellé').fill('Loyer de novembre');
    await cell('Compte', 1).fill('locations immo');
    await page.keyboard.press('Tab');
    await shows('Locations immobilières');
    await eventually(() => cell('Compte', 1).inputValue()).toBe('6132');
    await page.keyboard.press('Tab');
    await page.keyboard.type('1000');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('44566');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('200');
    await shows(/Il manque 1\s200,00\s€ au crédit/);
    await expectAccessible(page, 'brouillon');
    await cell('Compte', 3).fill('512');
    await cell('Crédit', 3).press('=');
    await shows('Équilibrée');
    await shows('Enregistré');
  });

  it('is found again where it was left, and keeps what proves it', async () => {
    await page.getByRole('link', { name: 'Écritures' }).last().click();
    await heading('Écritures');
    await page.getByRole('link', { name: 'Loyer de novembre' }).click();
    await heading('Brouillon d’écriture');
    await eventually(() => cell('Crédit', 3).inputValue()).toMatch(/^1\s200,00$/);
    await page.locator('input[type=file]').setInputFiles({
      name: 'quittance.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4 quittance'),
    });
    await page.getByRole('link', { name: 'quittance.pdf' }).waitFor();
    await button('Garder comme modèle').click();
    const form = page.getByRole('dialog', { name: 'Garder comme modèle' });
    await form.getByLabel('Nom du modèle').fill('Loyer');
    await expectAccessible(page, 'modèle');
    await button('Enregistrer', form).click();
    await shows('Le modèle Loyer est enregistré.');
    await form.waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+Enter');
    await shows('L’écriture OD 2026-1 est validée.');
    await page.getByRole('row', { name: /OD 2026-1.*Loyer de novembre/ }).waitFor();
  });

  it('is refused beside the line that is wrong', async () => {
    await button('D’après un modèle').click();
    await page.getByRole('menuitem', { name: /^Loyer/ }).click();
    await heading('Brouillon d’écriture');
    await eventually(() => cell('Débit', 1).inputValue()).toMatch(/^1\s000,00$/);
    await cell('Compte', 1).fill('411');
    await cell('Tiers', 1).waitFor();
    await button('Valider').click();
    await shows('se tient par tiers');
    await expectAccessible(page, 'brouillon refusé');
    await button('Supprimer').click();
    await shows('Le brouillon est supprimé.');
  });

  it('is undone by its mirror', async () => {
    await button('Extourner').click();
    const form = page.getByRole('dialog', { name: 'Extourner OD 2026-1' });
    await expectAccessible(page, 'extourne');
    await button('Extourner', form).click();
    await shows('L’extourne est passée sous le numéro OD 2026-2.');
    await shows('Extournée par OD 2026-2');
    await expectAccessible(page, 'écritures');
  });
});

describe('periods', () => {
  it('are locked, and an entry says so before it is refused', async () => {
    await page.getByRole('link', { name: 'Périodes et exercices' }).click();
    await heading('Périodes et exercices');
    await shows('Rien n’est verrouillé.');
    await button('Verrouiller').click();
    const form = page.getByRole('dialog', { name: 'Verrouiller une période' });
    await form.getByLabel('Motif').fill('TVA d’octobre déclarée');
    await expectAccessible(page, 'verrou');
    await button('Verrouiller', form).click();
    await shows('La période est verrouillée.');
    await shows('Tous les journaux');
    await page.goto('/comptabilite/saisie');
    await button('Nouvelle écriture').first().click();
    await heading('Brouillon d’écriture');
    const on = field('Date');
    await on.fill('15/10/2026');
    await on.press('Tab');
    await shows('Verrouillé jusqu’au');
    await button('Supprimer').click();
    await shows('Le brouillon est supprimé.');
  });

  it('are reopened with a reason that stays', async () => {
    await page.goto('/comptabilite/periodes');
    await button('Lever').click();
    const form = page.getByRole('dialog', { name: 'Lever le verrou provisoire' });
    await form.getByLabel('Motif').fill('Facture retrouvée');
    // The button, free now, has taken its colour.
    await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
    await expectAccessible(page, 'lever');
    await button('Lever', form).click();
    await shows('Le verrou est levé.');
    await shows(/Facture retrouvée/);
  });

  it('close with a year, which reopens until it is locked for good', async () => {
    await button('Ouvrir un exercice').click();
    const form = page.getByRole('dialog', { name: 'Ouvrir un exercice' });
    await form.getByLabel('Premier jour').fill('01/01/2025');
    await form.getByLabel('Dernier jour').fill('31/12/2025');
    await form.getByLabel('Dernier jour').press('Tab');
    await page.getByRole('table').waitFor({ state: 'hidden' });
    await expectAccessible(page, 'exercice');
    await button('Ouvrir un exercice', form).click();
    await shows('L’exercice est ouvert.');
    await button('Clôturer').click();
    const dialog = page.getByRole('dialog', { name: 'Clôturer l’exercice' });
    await expectAccessible(page, 'clôture');
    await button('Clôturer', dialog).click();
    await shows('L’exercice est clôturé.');
    await shows(/Résultat nul/);
    await expectAccessible(page, 'périodes');
    await button('Rouvrir').click();
    await shows('L’exercice est rouvert.');
  });
});

describe('lettrage', () => {
  it('settles what is chosen, in part or whole, and is undone', async () => {
    await page.goto('/clients');
    await button('Nouveau client').first().click();
    const form = page.getByRole('dialog', { name: 'Nouveau client' });
    await form.getByRole('textbox', { name: 'Nom', exact: true }).fill('Ateliers de Riec');
    await button('Enregistrer', form).click();
    await heading('Ateliers de Riec');
    const customer = page.url();
    const write = async (label: string, side: 'Débit' | 'Crédit', amount: string) => {
      await page.goto('/comptabilite/saisie');
      await button('Nouvelle écriture').first().click();
      await heading('Brouillon d’écriture');
      await field('Libellé').fill(label);
      await cell('Compte', 1).fill('411');
      await cell('Tiers', 1).fill('Ateliers');
      await page.getByRole('option', { name: /Ateliers de Riec/ }).click();
      await cell(side, 1).fill(amount);
      await cell('Compte', 2).fill('758');
      await cell(side === 'Débit' ? 'Crédit' : 'Débit', 2).press('=');
      await shows('Équilibrée');
      await page.keyboard.press('Control+Enter');
      await shows(/L’écriture OD 2026-\d+ est validée/);
      await heading('Écritures');
    };
    await write('Solde repris', 'Débit', '150');
    await write('Chèque reçu', 'Crédit', '100');
    await page.goto(customer);
    await page.getByRole('link', { name: 'Lettrer' }).click();
    await heading('Lettrage');
    const boxes = page.getByRole('checkbox');
    await boxes.first().check();
    await shows('Choisissez au moins un débit et un crédit.');
    await boxes.last().check();
    await shows(/Il restera 50,00\s€/);
    await expectAccessible(page, 'lettrage');
    await page.keyboard.press('l');
    await shows('Le lettrage est fait.');
    await shows(/aaa/);
    await shows(/sur 150,00\s€/);
    await expectAccessible(page, 'lettrage fait');
    await button('Défaire le lettrage aaa').click();
    await shows('Le lettrage est défait.');
    await shows(/· défait/);
    expect(visit.errors).toEqual([]);
  });
});
