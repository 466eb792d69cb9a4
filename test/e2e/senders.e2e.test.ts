import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newCustomer } from '../kit/company.ts';
import { openHttpClient, PASSWORD, signUp, type HttpClient } from '../kit/http-client.ts';
import { startMailServer, type TestMailServer } from '../kit/mail-server.ts';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage } from './kit/browser.ts';

/** A bookkeeper writes a signature, tries a text on herself, and notes who agreed that openings are told. */

let app: App;
let mail: TestMailServer;
let client: HttpClient;
let browser: Browser;
let page: Page;
let errors: string[];
let customerId: string;

beforeAll(async () => {
  // At night, when no reminder leaves.
  [app, browser, mail] = await Promise.all([
    startApp({ now: '2026-11-24T22:00:00Z' }),
    openBrowser(),
    startMailServer(),
  ]);
  client = openHttpClient(app.url);
  await signUp(client);
  await client.post('/mail-account/save', {
    version: 0,
    host: '127.0.0.1',
    port: mail.port,
    security: 'none',
    user: '',
    fromAddress: 'compta@atelier.example',
    fromName: 'Atelier Morvan',
    replyTo: '',
    ratePerMinute: 6000,
  });
  ({ id: customerId } = await client.post<{ id: string }>(
    '/customers/create',
    newCustomer({ name: 'Menuiserie Le Goff' }),
  ));
  await client.post('/invoices/record', {
    partyId: customerId,
    kind: 'invoice',
    number: 'FA-77',
    issuedOn: '2026-10-01',
    dueOn: '2026-11-10',
    currency: 'EUR',
    totalMinor: '120000',
    reference: '',
  });
  ({ page, errors } = await openPage(browser, app.url));
  await page.getByLabel('Adresse e-mail').fill('claire@atelier.example');
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('navigation', { name: 'Navigation principale' }).first().waitFor();
});
afterAll(async () => {
  await browser?.close();
  await mail?.close();
  await app?.stop();
});

const field = () => page.getByRole('textbox', { name: 'Signature', exact: true });
const shown = () => page.getByRole('article', { name: 'Message' }).locator('iframe').contentFrame();

it('writes a signature by the keyboard, in bold and with a link, and sees it as it will leave', async () => {
  await page.goto('/reglages/signature');
  await field().click();
  await page.keyboard.press('Control+b');
  await page.keyboard.type('Claire Morvan');
  await page.keyboard.press('Control+b');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Comptabilité clients');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+k');
  await page.getByLabel('Adresse du lien').fill('bonjour');
  await page.keyboard.press('Enter');
  await page.getByText('Cette adresse ne mène nulle part.').waitFor();
  await page.getByLabel('Adresse du lien').fill('04 72 00 00 12');
  await page.keyboard.press('Enter');
  await shown().getByRole('link', { name: '04 72 00 00 12' }).waitFor();
  expect(await shown().locator('strong', { hasText: 'Claire Morvan' }).count()).toBe(1);
  expect(await page.getByLabel('Version sans mise en forme').inputValue()).toBe(
    'Claire Morvan\nComptabilité clients\n04 72 00 00 12',
  );
  await expectAccessible(page, 'signature');
  await page.getByRole('button', { name: 'Enregistrer ma signature' }).click();
  await page.getByText('Votre signature est enregistrée.').waitFor();
});

it('says at once what may not be signed with', async () => {
  await page.reload();
  await field().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Huissier');
  await page.getByText(/ce titre est réservé/).waitFor();
  const save = page.getByRole('button', { name: 'Enregistrer ma signature' });
  expect(await save.isDisabled()).toBe(true);
  await expectAccessible(page, 'signature à corriger');
  page.once('dialog', (dialog) => void dialog.accept());
});

it('shows a text as a real customer would get it, with the words that the law forbids named', async () => {
  await page.goto('/reglages/relances');
  await page.getByRole('heading', { name: 'Textes' }).waitFor();
  await page.getByRole('combobox', { name: 'Aperçu avec' }).click();
  await page.getByRole('option', { name: /Menuiserie Le Goff/ }).click();
  await shown().getByText('FA-77').waitFor();
  await shown().getByText('Claire Morvan').first().waitFor();
  const subject = page.getByLabel('Objet');
  await subject.fill('Avant la saisie de vos comptes');
  await page.getByText(/ne peut ni annoncer une saisie/).waitFor();
  expect(await page.getByRole('button', { name: 'Envoyer un essai' }).isDisabled()).toBe(true);
  await subject.fill('Petit rappel de {{company}}');
  await page.getByText(/ne peut ni annoncer une saisie/).waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: /^Petit rappel de / }).waitFor();
  await page.getByText('Anglais', { exact: true }).click();
  await subject.fill('We will seize your accounts');
  await page.getByText(/ne peut ni annoncer une saisie/).waitFor();
  await subject.fill('A reminder from {{company}}');
  await page.getByText(/ne peut ni annoncer une saisie/).waitFor({ state: 'detached' });
});

it('sends it to herself before it is saved, at any hour, as it would leave', async () => {
  await page.getByRole('heading', { name: /^A reminder from / }).waitFor();
  await page.getByRole('button', { name: 'Envoyer un essai' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/pour Menuiserie Le Goff/).waitFor();
  await expectAccessible(page, 'essai');
  mail.refuse.set('claire@atelier.example', 550);
  await dialog.getByRole('button', { name: 'Envoyer un essai' }).click();
  await dialog.getByText(/no such mailbox/).waitFor();
  mail.refuse.clear();
  await dialog.getByRole('button', { name: 'Envoyer un essai' }).click();
  await page.getByText('L’essai est parti vers claire@atelier.example.').waitFor();
  const [received] = mail.received;
  expect(received?.to).toEqual(['claire@atelier.example']);
  expect(received?.mail.subject).toMatch(/^\[Essai\] A reminder from /);
  expect(received?.mail.text).toContain('FA-77');
  expect(received?.mail.text).toContain('Claire Morvan\nComptabilité clients\n04 72 00 00 12');
  expect(received?.mail.html).toContain('<strong>Claire Morvan</strong>');
  expect(mail.received).toHaveLength(1);
  const { total } = await client.get<{ total: number }>('/messages');
  expect(total).toBe(0);
  // Nor was the policy saved by it.
  const { policies } = await client.get<{ policies: { version: number }[] }>('/dunning/policies');
  expect(policies.map((policy) => policy.version)).toEqual(policies.map(() => 1));
});

it('sees the letter itself', async () => {
  await page.getByText('Lettre', { exact: true }).first().click();
  await page.getByRole('button', { name: 'Voir la lettre' }).click();
  await page.getByRole('link', { name: 'Ouvrir le document' }).waitFor();
  await page.keyboard.press('Escape');
});

it('asks for no opening until the company wants it, and notes who agreed', async () => {
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(`/clients/${customerId}?onglet=fiche`);
  await page.getByRole('heading', { name: 'Contacts' }).waitFor();
  expect(await page.getByRole('button', { name: /Noter un accord/ }).count()).toBe(0);
  await page.goto('/reglages/espace-client');
  await page.getByRole('switch', { name: 'Signaler l’ouverture aux contacts d’accord' }).click();
  await page.getByText('C’est enregistré.').waitFor();
  await expectAccessible(page, 'ouvertures');
  await page.goto(`/clients/${customerId}?onglet=fiche`);
  await page.getByRole('button', { name: /Noter un accord/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Jour', { exact: true }).fill('20/11/2026');
  await dialog.getByLabel('Comment le savez-vous').fill('Formulaire signé');
  await expectAccessible(page, 'accord');
  await dialog.getByRole('button', { name: 'Noter un accord' }).click();
  await page.getByText('D’accord pour signaler l’ouverture depuis le 20 nov. 2026').waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: 'Historique' }).click();
  await page.getByText('Accord d’un contact pour signaler l’ouverture des e-mails').waitFor();
  await expectAccessible(page, 'client d’accord');
  expect(errors.filter((error) => !/400|422/.test(error))).toEqual([]);
});
