/**
 * A registered letter from its print batch to its proof: the number typed as a scanner would, the receipt attached, the step
 * done; and one that comes back from a wrong address, which is a task until somebody has seen to it.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openHttpClient, PASSWORD, signUp, type HttpClient } from '../kit/http-client.ts';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage } from './kit/browser.ts';
import { takePictures } from './kit/picture.ts';

let app: App;
let client: HttpClient;
let browser: Browser;
let page: Page;
let errors: string[];

const shows = (text: string | RegExp) => page.getByText(text).first().waitFor();
const button = (name: string | RegExp) => page.getByRole('button', { name });

const record = (name: string) => ({
  kind: 'company',
  name,
  siren: '',
  siret: '',
  vatNumber: '',
  language: 'fr',
  addressLines: ['12 rue du Port'],
  postalCode: '29900',
  city: 'Concarneau',
  country: 'FR',
  note: '',
  currency: 'EUR',
  paymentTerms: { kind: 'net', days: 30 },
  noReminderReason: '',
  salesperson: '',
  debtorGroup: '',
});

/** Without e-mail, with one invoice that is late. */
const addLateCustomer = async (name: string): Promise<string> => {
  const { id } = await client.post<{ id: string }>('/customers/create', {
    ...record(name),
    code: '',
    contacts: [],
  });
  await client.post('/invoices/record', {
    partyId: id,
    kind: 'invoice',
    number: `FA-${name.slice(0, 1)}`,
    issuedOn: '2026-10-18',
    dueOn: '2026-11-17',
    currency: 'EUR',
    totalMinor: '184000',
    reference: '',
  });
  return id;
};

const approveAll = async (): Promise<string> => {
  const { run } = await client.post<{ run: { id: string } }>('/dunning/prepare');
  await client.post('/dunning/approve', { runId: run.id });
  return run.id;
};
const lettersDrawn = (runId: string, count: number) =>
  vi.waitFor(
    async () => {
      const { letters } = await client.get<{ letters: unknown[] }>(`/dunning/runs/${runId}/letters`);
      expect(letters).toHaveLength(count);
    },
    { timeout: 60_000, interval: 200 },
  );

beforeAll(async () => {
  app = await startApp({ now: '2026-11-23T08:00:00Z' });
  client = openHttpClient(app.url);
  await signUp(client);
  await client.post('/dunning/undo-minutes', { undoMinutes: 0 });
  for (const name of ['Ferronnerie Abgrall', 'Garage Kerjean']) await addLateCustomer(name);
  browser = await openBrowser();
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

it('a step asks for its proof; a text message is named and not offered', async () => {
  await page.goto('/reglages/relances');
  const line = page.getByRole('list', { name: 'Étapes autour de l’échéance' });
  await line.getByRole('button', { name: /Relance 1/ }).click();
  await page.getByRole('combobox', { name: 'Moyen', exact: true }).click();
  expect(await page.getByRole('option', { name: /^SMS/ }).getAttribute('data-combobox-disabled')).toBe(
    'true',
  );
  await page.getByRole('option', { name: 'Recommandé', exact: true }).click();
  await shows(/aucun prestataire ne l’envoie encore/);
  await page.getByRole('combobox', { name: 'Étape faite' }).click();
  await page.getByRole('option', { name: 'Avec l’avis de réception' }).click();
  await expectAccessible(page, 'preuve demandée par une étape');
  await takePictures(page, 'step');
  await button('Enregistrer la politique').click();
  await shows('Enregistré : version 2 de la politique.');
});

it('letters are registered, printed apart, and posted', async () => {
  await lettersDrawn(await approveAll(), 2);
  await page.goto('/boite-envoi#lettres');
  await button('Télécharger les recommandés').waitFor();
  await shows('Recommandé à imprimer');
  await expectAccessible(page, 'recommandés à imprimer');
  await button(/^Noter 2 lettres remises à la poste/).click();
  await page.getByRole('textbox', { name: 'Numéro du recommandé à Ferronnerie Abgrall' }).first().waitFor();
});

it('numbers are scanned one after the other; the receipt makes the step done', async () => {
  const number = (name: string) =>
    page.getByRole('textbox', { name: `Numéro du recommandé à ${name}` }).first();
  await number('Ferronnerie Abgrall').fill('1A 123 456 7890 1');
  await page.keyboard.press('Enter');
  await shows('N° 1A12345678901');
  await number('Garage Kerjean').fill('1A12345678901');
  await page.keyboard.press('Enter');
  await shows(/déjà celui de la lettre à Ferronnerie Abgrall/);
  await number('Garage Kerjean').fill('1A12345678902');
  await page.keyboard.press('Enter');
  await shows('N° 1A12345678902');

  await button('Noter la suite de la lettre à Ferronnerie Abgrall').first().click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    button('Joindre l’avis ou l’enveloppe').first().click(),
  ]);
  const file = { name: 'avis.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 avis') };
  await chooser.setFiles(file);
  await page.getByRole('link', { name: 'Avis de réception' }).first().waitFor();
  await expectAccessible(page, 'preuves d’un recommandé');
  await takePictures(page, 'proofs');
  await button(/^Noter$/).click();
  await page
    .getByText(/^L’étape sera faite/)
    .nth(1)
    .waitFor({ state: 'detached' });
  const { letters } = await client.get<{ letters: { customerName: string }[] }>('/dunning/letters/open');
  expect(letters.map(({ customerName }) => customerName)).toEqual(['Garage Kerjean']);
});

it('a wrong address is a task of the home page', async () => {
  await button('Noter la suite de la lettre à Garage Kerjean').first().click();
  await page.getByRole('combobox', { name: 'Ce que dit la poste' }).first().click();
  await page.getByRole('option', { name: 'Adresse inexacte' }).click();
  await button(/^Noter$/).click();
  await shows(/Plus de lettre à cette adresse/);
  await takePictures(page, 'letters');
  await page.goto('/');
  await page.getByRole('link', { name: /1 adresse postale à vérifier/ }).click();
  await page.getByRole('gridcell', { name: 'Garage Kerjean' }).first().waitFor();
  expect(errors).toEqual([]);
});

it('a letter of an earlier preparation is still there; its customer has moved, it is made again for the new address', async () => {
  const id = await addLateCustomer('Menuiserie Le Bihan');
  await lettersDrawn(await approveAll(), 1);
  await client.post('/dunning/prepare');
  await page.goto('/boite-envoi#lettres');
  await page.getByRole('heading', { name: 'Lettres d’une préparation précédente' }).waitFor();
  await shows(/29900 CONCARNEAU/);
  await takePictures(page, 'earlier');
  await expectAccessible(page, 'lettres d’une préparation précédente');

  const kept = await client.get<object>(`/customers/${id}/record`);
  await client.post(`/customers/${id}/edit`, {
    ...kept,
    addressLines: ['3 quai de la Fosse'],
    postalCode: '44000',
    city: 'Nantes',
  });
  await page.reload();
  await shows(/l’adresse a changé, la lettre est refaite pour la nouvelle/);
  await takePictures(page, 'moved');
  await button('Télécharger les recommandés').click();
  await shows(/à ne pas poster, l’adresse a changé/);
  await shows(/44000 NANTES/);
  await shows('Recommandé à imprimer');
  await expectAccessible(page, 'lettre refaite');
  expect(errors).toEqual([]);
});
