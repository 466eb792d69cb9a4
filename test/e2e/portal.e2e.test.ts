/** What a customer sees of a link: on a telephone, in the dark, without JavaScript, until the quote is accepted. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentContent } from '../../src/contract/document-shapes.ts';
import { newCustomer } from '../kit/company.ts';
import { itemLine } from '../kit/selling.ts';
import { openHttpClient, PASSWORD, signUp, type HttpClient } from '../kit/http-client.ts';
import { isSigned, startWebhookReceiver } from '../kit/webhook-receiver.ts';
import { startApp, type App } from './kit/app.ts';
import { accessFaults, expectAccessible, openBrowser, openPage } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

/** As people's browsers say: the name of the one of the tests tells a robot. */
const AGENT =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';

type Kept = { id: string; version: number; state: string; number: string; hasPdf: boolean };

let app: App;
let client: HttpClient;
let browser: Awaited<ReturnType<typeof openBrowser>>;
let customerId: string;

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
  const customer = await client.post<{ id: string }>(
    '/customers/create',
    newCustomer({ siren: '552032534', vatNumber: 'FR27552032534' }),
  );
  customerId = customer.id;
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

const draft = async (kind: 'quote' | 'invoice'): Promise<Kept> => {
  const { content } = await client.get<{ content: DocumentContent }>(
    `/documents/new?kind=${kind}&customerId=${customerId}`,
  );
  const lines = [
    itemLine,
    {
      ...itemLine,
      id: 'l2',
      name: 'Pose et raccordement',
      quantity: '1',
      unitPrice: '640',
      nature: 'services',
    },
  ];
  return client.post<Kept>('/documents/create', { content: { ...content, title: 'Cuisine', lines } });
};

const linkOf = async (id: string): Promise<string> => {
  const { link } = await client.post<{ link: { url: string } }>(`/documents/${id}/link/make`);
  return link.url;
};

/** Pictures for who wants to look: ENCAISSE_PICTURES=folder. */
const picture = async (page: { screenshot: (options: object) => Promise<unknown> }, name: string) => {
  const folder = process.env['ENCAISSE_PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
};

test('a quote is sent, opened on a telephone and accepted, all without JavaScript', async () => {
  const quote = await draft('quote');
  const sent = await client.post<Kept>(`/documents/${quote.id}/conclude`, {
    version: quote.version,
    outcome: 'sent',
    note: '',
  });
  const url = await linkOf(sent.id);

  // The pages run nothing, whether scripts are allowed or not; axe needs them allowed.
  const looked = await openPage(browser, app.url, { phone: true, userAgent: AGENT });
  for (const colorScheme of ['light', 'dark'] as const) {
    await looked.page.emulateMedia({ colorScheme });
    await looked.page.goto(url);
    await expectAccessible(looked.page, `quote, ${colorScheme}`);
    const { scroll, client: width } = await looked.page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    expect(scroll).toBeLessThanOrEqual(width);
    await picture(looked.page, `quote-${colorScheme}`);
  }
  expect(looked.errors).toEqual([]);
  await looked.close();

  const { page, close } = await openPage(browser, app.url, {
    phone: true,
    userAgent: AGENT,
    javaScriptEnabled: false,
  });
  await page.goto(url);
  await page.getByRole('heading', { level: 1, name: sent.number }).waitFor();
  await page.getByLabel('Vos prénom et nom').fill('Anne Le Goff');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Accepter le devis' }).click();
  await page.getByText('Accepté par Anne Le Goff').waitFor();
  expect(page.url().replace('#answer', '')).toBe(url);
  await eventually(() => page.getByRole('button').count()).toBe(0);
  await picture(page, 'quote-accepted');
  await close();

  expect((await client.get<Kept>(`/documents/${sent.id}`)).state).toBe('accepted');
  const { reads, answer } = await client.get<{ reads: { certain: number }; answer: { name: string } }>(
    `/documents/${sent.id}/link`,
  );
  expect(answer.name).toBe('Anne Le Goff');
  expect(reads.certain).toBe(1);
});

test('an invoice says what is due and how to pay it; a closed link says only that', async () => {
  const invoice = await draft('invoice');
  await client.post<Kept>(`/documents/${invoice.id}/issue`, { version: invoice.version, send: false });
  const url = await linkOf(invoice.id);
  for (const [name, phone] of [
    ['wide', false],
    ['phone', true],
  ] as const) {
    const { page, errors, close } = await openPage(browser, app.url, { phone, userAgent: AGENT });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(url);
      await page.getByText('FR76 3000 6000 0112 3456 7890 189').waitFor();
      await page.getByText('Détail').click();
      expect(await accessFaults(page, `invoice, ${name}, ${colorScheme}`)).toEqual([]);
      await picture(page, `invoice-${name}-${colorScheme}`);
    }
    expect(errors).toEqual([]);
    await close();
  }
  await client.post(`/documents/${invoice.id}/link/revoke`);
  const { page, close } = await openPage(browser, app.url, { phone: true, userAgent: AGENT });
  await page.goto(url);
  await page.getByRole('heading', { name: 'Ce lien a été fermé' }).waitFor();
  await expectAccessible(page, 'closed link');
  await picture(page, 'revoked');
  await close();
});

test('a payment is announced on the page of an invoice, without JavaScript, and is waited for', async () => {
  const invoice = await draft('invoice');
  await client.post<Kept>(`/documents/${invoice.id}/issue`, { version: invoice.version, send: false });
  const url = await linkOf(invoice.id);
  const looked = await openPage(browser, app.url, { phone: true, userAgent: AGENT });
  for (const colorScheme of ['light', 'dark'] as const) {
    await looked.page.emulateMedia({ colorScheme });
    await looked.page.goto(url);
    for (const name of ['Annoncer un règlement', 'J’ai déjà réglé', 'Quelque chose ne va pas'])
      await looked.page.getByText(name, { exact: true }).click();
    await expectAccessible(looked.page, `answers, ${colorScheme}`);
    await picture(looked.page, `answers-${colorScheme}`);
  }
  expect(looked.errors).toEqual([]);
  await looked.close();

  const { page, close } = await openPage(browser, app.url, {
    phone: true,
    userAgent: AGENT,
    javaScriptEnabled: false,
  });
  await page.goto(url);
  await page.getByText('Annoncer un règlement', { exact: true }).click();
  const form = page.locator('form', { hasText: 'Annoncer ce règlement' });
  await form.getByLabel('Date de votre règlement').fill('2026-12-04');
  await form.getByLabel(/Montant/).fill('beaucoup');
  await form.getByLabel('Vos prénom et nom').fill('Anne Le Goff');
  await form.getByRole('button').click();
  await page.getByRole('alert').getByText('Écrivez le montant en chiffres').waitFor();
  await eventually(() => form.getByLabel('Date de votre règlement').inputValue()).toBe('2026-12-04');
  await form.getByLabel(/Montant/).fill('600,00');
  await form.getByRole('button').click();
  await page
    .getByText('Vous avez annoncé un règlement de 600,00\u00a0€ pour le 4\u00a0décembre 2026.')
    .waitFor();
  await picture(page, 'answered');
  await close();
  const { events } = await client.get<{ events: { kind: string; by: string; until: string }[] }>(
    `/receivables/customers/${customerId}/timeline`,
  );
  expect(events.find(({ kind }) => kind === 'promise')).toMatchObject({
    by: 'Anne Le Goff',
    until: '2026-12-04',
  });
});

test('answers wait on the first screen until a person has read them', async () => {
  const { page, errors, close } = await openPage(browser, app.url);
  await page.getByLabel('Adresse e-mail').fill('claire@atelier.example');
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('link', { name: '1 réponse de client à lire' }).click();
  await page.getByRole('heading', { level: 1, name: 'Réponses des clients' }).waitFor();
  await page.getByText('600,00\u00a0€ pour le 4 décembre 2026').waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, `replies, ${colorScheme}`);
    await picture(page, `replies-${colorScheme}`);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await picture(page, 'replies-phone');
  // On a telephone the list comes first.
  await page.getByRole('button', { name: /Règlement annoncé/ }).click();
  await page.getByRole('button', { name: 'Marquer comme lue la réponse de Anne Le Goff' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Aucune réponse à lire').waitFor();
  await page.getByText(/lu par/).waitFor();
  expect(errors).toEqual([]);
  await close();
});

test('a customer finds all that it owes behind one link, which its page here hands out', async () => {
  const staff = await openPage(browser, app.url);
  await staff.page.getByLabel('Adresse e-mail').fill('claire@atelier.example');
  await staff.page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
  await staff.page.getByRole('button', { name: 'Se connecter' }).click();
  await staff.page.getByRole('navigation', { name: 'Navigation principale' }).first().waitFor();
  await staff.page.goto(`/clients/${customerId}?onglet=fiche`);
  await staff.page.getByRole('button', { name: 'Créer le lien' }).click();
  const url = await staff.page.getByLabel('Adresse à transmettre').inputValue();
  await expectAccessible(staff.page, 'customer with a link');
  await picture(staff.page, 'customer-link');
  expect(staff.errors).toEqual([]);
  await staff.close();

  const { page, errors, close } = await openPage(browser, app.url, { phone: true, userAgent: AGENT });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(url);
    await page.getByRole('heading', { level: 1, name: 'Votre compte' }).waitFor();
    await expectAccessible(page, `account, ${colorScheme}`);
    await picture(page, `account-${colorScheme}`);
  }
  await page.getByRole('link', { name: 'FA-2026-0002' }).click();
  await page.getByRole('heading', { level: 1, name: 'FA-2026-0002' }).waitFor();
  await page.getByText('Vous avez annoncé un règlement').waitFor();
  expect(errors).toEqual([]);
  await close();
});

test('an address is added for another program, tried, and asked again', async () => {
  const receiver = await startWebhookReceiver();
  const { page, errors, close } = await openPage(browser, app.url);
  await page.getByLabel('Adresse e-mail').fill('claire@atelier.example');
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('navigation', { name: 'Navigation principale' }).first().waitFor();
  await page.goto('/reglages/webhooks');
  await page.getByRole('button', { name: 'Ajouter une adresse' }).click();
  await page.getByRole('textbox', { name: 'Adresse' }).fill(receiver.url);
  await expectAccessible(page, 'new webhook');
  await page.getByRole('dialog').getByRole('button', { name: 'Ajouter une adresse' }).click();
  const secret = await page.getByLabel('Secret de signature').inputValue();
  await expectAccessible(page, 'webhook secret');
  await page.getByRole('button', { name: 'Je l’ai copié' }).click();
  await page.getByRole('button', { name: 'Essayer' }).click();
  await page.getByText('Dernier envoi\u00a0: 204').waitFor();
  expect(receiver.received.map((one) => [one.event.type, isSigned(secret, one)])).toEqual([['ping', true]]);
  await expectAccessible(page, 'webhooks');
  await picture(page, 'webhooks');
  await page.getByRole('button', { name: 'Envois' }).click();
  const history = page.getByRole('dialog');
  await history.getByText('Reçu').waitFor();
  await expectAccessible(page, 'webhook deliveries');
  await picture(page, 'webhook-deliveries');
  await history.getByRole('button', { name: 'Rejouer' }).click();
  await history.getByText('En attente').waitFor();
  await history.getByText('Reçu').waitFor();
  expect(new Set(receiver.received.map(({ event }) => event.id)).size).toBe(1);
  await page.goto('/reglages/espace-client');
  await page.getByRole('checkbox', { name: 'Joindre le lien aux e-mails des documents' }).waitFor();
  await expectAccessible(page, 'portal settings');
  await picture(page, 'portal-settings');
  expect(errors).toEqual([]);
  await close();
  await receiver.close();
});
