/**
 * A deal with choices: a quote written with options, accepted on the customer's page without JavaScript, a deposit, the
 * final invoice, and a credit note that looks for the invoice it corrects.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCustomer } from '../kit/company.ts';
import { openHttpClient, PASSWORD, signUp, type HttpClient } from '../kit/http-client.ts';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';
import { takePictures } from './kit/picture.ts';

const AGENT =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';

let app: App;
let client: HttpClient;
let browser: Browser;
let page: Page;
let errors: string[];

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp({ now: '2026-11-22T08:00:00Z' }), openBrowser()]);
  client = openHttpClient(app.url);
  await signUp(client);
  const organization = await client.get<Record<string, unknown>>('/organization');
  await client.post('/organization/edit', {
    ...organization,
    legalForm: 'SARL',
    siren: '732829320',
    vatNumber: 'FR44732829320',
    addressLines: ['14 rue des Tanneurs'],
    postalCode: '69005',
    city: 'Lyon',
    email: 'bonjour@atelier.example',
    iban: 'FR7630006000011234567890189',
  });
  const { settings } = await client.get<{ settings: Record<string, unknown> }>('/invoicing/settings');
  await client.post('/invoicing/settings/edit', {
    ...settings,
    capital: '10 000 €',
    register: 'RCS Lyon',
    siret: '73282932000074',
    lateRate: 'taux de la BCE majoré de dix points',
  });
  await client.post('/customers/create', newCustomer({ siren: '552032534', vatNumber: 'FR27552032534' }));
  ({ page, errors } = await openPage(browser, app.url));
  await page.getByLabel('Adresse e-mail').fill('claire@atelier.example');
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('navigation', { name: 'Navigation principale' }).first().waitFor();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const plain = (text: string): string => text.replaceAll(/[\u202f\u00a0]/g, ' ');
const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
const title = (name: string): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();
const shows = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();
const line = (position: number): Locator =>
  page.getByRole('group', { name: new RegExp(`^Ligne ${String(position)}(, Option)?$`) });
const idOf = (): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';
/** The caret stands in a new field: what is typed next goes there. */
const emptyField = (): Promise<void> =>
  eventually(() =>
    page.evaluate(() => {
      const at = document.activeElement;
      return at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at.value : null;
    }),
  ).toBe('');
const typeLine = async (name: string, price: string): Promise<void> => {
  await emptyField();
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type(price);
};
const lineMenu = async (position: number, item: string): Promise<void> => {
  await line(position)
    .getByRole('button', { name: new RegExp(`ligne ${String(position)}$`, 'i') })
    .click();
  await page.getByRole('menuitem', { name: item }).click();
};
const issue = async (number: string): Promise<void> => {
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(number).waitFor();
  await dialog.getByRole('button', { name: /^Émettre/ }).click();
  await title(number);
};

/** It has an address of its own from then on. */
const chooseCustomer = async (): Promise<void> => {
  await page.getByRole('textbox', { name: 'Client', exact: true }).fill('Menuiserie');
  await page
    .getByRole('option', { name: /Menuiserie Le Goff/ })
    .first()
    .click();
  await page.waitForURL(/\/ventes\/[0-9a-f-]{36}$/);
};

let quoteId: string;

describe('1. a quote with options', () => {
  it('is written with a line and a section apart from the total', async () => {
    await page.goto(new URL('/ventes/nouveau?type=quote', app.url).href);
    await title('Nouveau devis');
    await chooseCustomer();
    await page.getByLabel('Objet').fill('Cuisine, rue des Lilas');
    await line(1).getByLabel('Désignation').focus();
    await typeLine('Cuisine en chêne', '1000');
    await page.keyboard.press('Enter');
    await typeLine('Lampe sur rail', '120');
    await lineMenu(2, 'Proposer en option');
    await button('Section').click();
    await emptyField();
    await page.keyboard.type('Plan en pierre');
    await lineMenu(3, 'Proposer la section en option');
    await button('Ajouter une ligne').click();
    await typeLine('Plan de travail, granit', '700');
    await page.keyboard.press('Enter');
    await typeLine('Pose du plan', '130');
    const totals = page.getByLabel('Totaux');
    await totals.getByText(/1\s200,00\s€/).waitFor();
    await totals.getByText('Options, non comprises dans le total').waitFor();
    await totals.getByText(/830,00\s€/).waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: /^Enregistré$/ })
      .waitFor();
    await expectAccessible(page, 'éditeur, options');
    await takePictures(page, 'editor-options');
    quoteId = idOf();
  });

  it('is sent', async () => {
    await page.keyboard.press('Control+Enter');
    await button('Envoyer le devis').click();
    await title('DE-2026-0001');
    const { content } = await client.get<{ content: { lines: { optional?: true }[] } }>(
      `/documents/${quoteId}`,
    );
    expect(content.lines.map((one) => one.optional ?? false)).toEqual([false, true, true, false, false]);
  });
});

describe('2. the customer chooses, without JavaScript', () => {
  it('ticks an option, sees the new total, then accepts it', async () => {
    const { link } = await client.post<{ link: { url: string } }>(`/documents/${quoteId}/link/make`);
    const looked = await openPage(browser, app.url, { userAgent: AGENT });
    await looked.page.goto(link.url);
    await expectAccessible(looked.page, 'options in the portal');
    await looked.close();

    const visit = await openPage(browser, app.url, {
      phone: true,
      userAgent: AGENT,
      javaScriptEnabled: false,
    });
    await visit.page.goto(link.url);
    await visit.page.getByRole('checkbox', { name: /Plan en pierre/ }).check();
    await visit.page.getByRole('button', { name: 'Mettre à jour le total' }).click();
    const sum = visit.page.getByRole('status');
    await sum.getByText('Total avec votre option').waitFor();
    await eventually(async () => plain((await sum.textContent()) ?? '')).toContain('2 196,00 €');
    await visit.page.getByLabel('Vos prénom et nom').fill('Anne Le Goff');
    await visit.page.getByRole('checkbox', { name: /J’ai lu ce devis/ }).check();
    await visit.page.getByRole('checkbox', { name: /Lampe/ }).check();
    await visit.page.getByRole('button', { name: 'Accepter le devis' }).click();
    // Another total than was seen: it is shown first.
    await visit.page.getByText('Voici le total avec les options cochées').waitFor();
    await eventually(async () => plain((await sum.textContent()) ?? '')).toContain('2 340,00 €');
    await takePictures(visit.page, 'portal-confirm');
    await visit.page.getByRole('checkbox', { name: /Lampe/ }).uncheck();
    await visit.page.getByRole('button', { name: 'Mettre à jour le total' }).click();
    await sum.getByText('Total avec votre option').waitFor();
    await visit.page.getByRole('button', { name: 'Accepter le devis' }).click();
    await visit.page.getByText('Accepté par Anne Le Goff').waitFor();
    await visit.page.getByText('Montant du devis, options comprises').waitFor();
    await takePictures(visit.page, 'portal-accepted');
    await visit.close();
  });

  it('and the company sees what was chosen', async () => {
    await page.reload();
    await title('DE-2026-0001');
    await shows('Options retenues');
    await shows(/2\s196,00\s€/);
    await expectAccessible(page, 'devis accepté avec options');
    await takePictures(page, 'quote-accepted');
  });
});

describe('3. only what was chosen is invoiced', () => {
  it('by a deposit', async () => {
    await button('Facturer').click();
    await page.getByRole('menuitem', { name: 'Facture d’acompte…' }).click();
    await page.getByLabel('Part du total').fill('50');
    await shows(/1\s098,00\s€/);
    await button('Préparer la facture').click();
    await title('Facture d’acompte');
    await issue('FA-2026-0001');
  });

  it('by the final invoice', async () => {
    await page.getByRole('link', { name: /^Devis DE-2026-0001/ }).click();
    await title('DE-2026-0001');
    await button('Facturer').click();
    await page.getByRole('menuitem', { name: 'Facture de solde' }).click();
    await title('Facture de solde');
    await page
      .getByLabel('Totaux')
      .getByText(/1\s098,00\s€/)
      .first()
      .waitFor();
    await eventually(() => page.getByText('Lampe sur rail').count()).toBe(0);
    await issue('FA-2026-0002');
  });
});

describe('4. a credit note from « Nouveau »', () => {
  it('finds the invoice it corrects and takes over its lines', async () => {
    await page.goto(new URL('/ventes', app.url).href);
    await button('Nouveau').click();
    await page.getByRole('menuitem', { name: 'Avoir', exact: true }).click();
    await title('Nouvel avoir');
    await shows('Choisissez d’abord le client.');
    await chooseCustomer();
    await page
      .getByRole('status')
      .filter({ hasText: /^Enregistré$/ })
      .waitFor();
    const search = page.getByRole('combobox', { name: 'Facture' });
    await search.fill('22/11');
    // The deposit was deducted: nothing is left to credit of it.
    await page.getByRole('option', { name: /FA-2026-0002/ }).waitFor();
    await eventually(() => page.getByRole('option', { name: /FA-2026-0001/ }).count()).toBe(0);
    await expectAccessible(page, 'factures à corriger');
    await takePictures(page, 'credit-search');
    await search.press('Enter');
    await shows('Les lignes de FA-2026-0002 sont reprises');
    await line(4).waitFor();
    await page
      .getByLabel('Totaux')
      .getByText(/1\s098,00\s€/)
      .first()
      .waitFor();
    await page.getByLabel('Motif').fill('Travaux annulés');
    await page
      .getByRole('status')
      .filter({ hasText: /^Enregistré$/ })
      .waitFor();
    await expectAccessible(page, 'avoir libre');
    await takePictures(page, 'credit-editor');
    await issue('AV-2026-0001');
    await shows(/Travaux annulés/);
  });

  it('or a contract and a period', async () => {
    await page.goto(new URL('/ventes/nouveau?type=credit_note', app.url).href);
    await title('Nouvel avoir');
    await page.getByText('Un contrat, une période').click();
    const contract = page.getByRole('textbox', { name: 'Contrat' }).first();
    await contract.focus();
    await page.keyboard.type('CAD-');
    await page
      .getByRole('status')
      .filter({ hasText: /^Enregistré$/ })
      .waitFor();
    await page.waitForURL(/\/ventes\/[0-9a-f-]{36}$/);
    // It has got its address by itself: who types goes on typing, in the same field.
    await page.keyboard.type('2026');
    await eventually(() => contract.inputValue()).toBe('CAD-2026');
    await shows(/art. 242 nonies A/);
    await page
      .getByRole('status')
      .filter({ hasText: /^Enregistré$/ })
      .waitFor();
    await expectAccessible(page, 'avoir sur contrat');
    await takePictures(page, 'credit-contract');
  });
});

describe('5. an invoice whose total is negative', () => {
  it('is refused, and becomes the credit note it is, which asks what it corrects', async () => {
    await page.goto(new URL('/ventes/nouveau?type=invoice', app.url).href);
    await title('Nouvelle facture');
    await chooseCustomer();
    await line(1).getByLabel('Désignation').fill('Retour de lampes');
    await line(1).getByLabel('Quantité').fill('-2');
    await line(1).getByLabel('Prix HT', { exact: true }).fill('120');
    await page
      .getByLabel('Totaux')
      .getByText(/288,00\s€/)
      .waitFor();
    await shows(/Le total est négatif/);
    await takePictures(page, 'negative');
    await button('En faire un avoir').first().click();
    await title('Avoir');
    await page.getByLabel('Totaux').getByText('Total de l’avoir').waitFor();
    await eventually(() => line(1).getByLabel('Quantité').inputValue()).toBe('2');
    await page.getByRole('combobox', { name: 'Facture' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page
      .getByRole('dialog')
      .getByText(/Un avoir dit ce qu’il corrige/)
      .waitFor();
    await page
      .getByRole('dialog')
      .getByText(/Un avoir dit pourquoi/)
      .waitFor();
    await page.keyboard.press('Escape');
    expect(errors).toEqual([]);
  });
});
