/** Documents on their way: many at once, one that did not come, the links of a customer. A real mail server takes them. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentContent } from '../../src/contract/document-shapes.ts';
import { createPdfMerger } from '../../src/shell/pdf/index.ts';
import { newCustomer } from '../kit/company.ts';
import { openHttpClient, PASSWORD, signUp, type HttpClient } from '../kit/http-client.ts';
import { startMailServer, type TestMailServer } from '../kit/mail-server.ts';
import { itemLine } from '../kit/selling.ts';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

const AGENT =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';

let app: App;
let mail: TestMailServer;
let client: HttpClient;
let browser: Browser;
let page: Page;
let errors: string[];
let customerId: string;
/** A company that invoices may be issued to. */
const identity = { siren: '552032534', vatNumber: 'FR27552032534' };
let silentId: string;

beforeAll(async () => {
  [app, browser, mail] = await Promise.all([
    startApp({ now: '2026-11-25T08:00:00Z' }),
    openBrowser(),
    startMailServer(),
  ]);
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
  ({ id: customerId } = await client.post<{ id: string }>('/customers/create', newCustomer(identity)));
  ({ id: silentId } = await client.post<{ id: string }>(
    '/customers/create',
    newCustomer({ ...identity, name: 'Sans adresse', contacts: [] }),
  ));
  ({ page, errors } = await openPage(browser, app.url));
  await page.getByLabel('Adresse e-mail').fill('claire@atelier.example');
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('navigation', { name: 'Navigation principale' }).first().waitFor();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await mail?.close();
});

type Kept = { id: string; version: number; number: string; state: string };

const draft = async (over: Partial<DocumentContent> = {}): Promise<Kept> => {
  const { content } = await client.get<{ content: DocumentContent }>(
    `/documents/new?kind=invoice&customerId=${over.partyId ?? customerId}`,
  );
  return client.post('/documents/create', {
    content: { ...content, title: 'Cuisine', lines: [itemLine], ...over },
  });
};

/** Pictures for who wants to look: ENCAISSE_PICTURES=folder. */
const picture = async (name: string, of: Page = page): Promise<void> => {
  const folder = process.env['ENCAISSE_PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await of.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
};

/** Looked at by axe in both lights; a picture of each. */
const looked = async (name: string): Promise<void> => {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
    await expectAccessible(page, `${name}, ${colorScheme}`);
    await picture(`${name}-${colorScheme}`);
  }
};

/** Screens and mails write no-break spaces in dates and amounts. */
const plain = (text: string): string => text.replaceAll(/[\u202f\u00a0]/g, ' ');
const button = (name: string | RegExp, within: Page | Locator = page): Locator =>
  within.getByRole('button', { name, exact: true });
const shows = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();
const chooseAll = async (): Promise<void> => {
  await page.goto('/ventes');
  await page.getByRole('checkbox', { name: 'Tout sélectionner' }).check();
};
/** What the run made of its documents, as the page says it. */
const finished = async (outcome: RegExp): Promise<void> => {
  await page.waitForURL(/\/ventes\/lots\//);
  await page.getByRole('region', { name: 'Documents traités' }).getByText('Terminé').waitFor();
  await shows(outcome);
};
const fetched = async (name: string | RegExp): Promise<Buffer> => {
  const href = await page.getByRole('link', { name }).getAttribute('href');
  const bytes = await page.evaluate(async (address) => {
    const answer = await fetch(address);
    return Array.from(new Uint8Array(await answer.arrayBuffer()));
  }, href!);
  return Buffer.from(bytes);
};

describe('many documents at once', () => {
  it('are issued: the bar counts those it fits, each says what became of it', async () => {
    await draft();
    await draft();
    await draft({ partyId: silentId, title: 'Terrasse' });
    await draft({ lines: [], title: 'Vide' });
    await chooseAll();
    await eventually(() => button('Envoyer (0)').isDisabled()).toBe(true);
    await looked('bulk-bar');
    await button('Émettre (4)').click();
    await page.getByRole('dialog').getByText('Émettre 4 brouillons').waitFor();
    await expectAccessible(page, 'bulk issue');
    await button('Émettre', page.getByRole('dialog')).click();
    await finished(/3.faits, 1.refusé/);
    await shows('PDF prêts\u202f: 3 sur 3');
    await button(/Refusés/).click();
    await page.getByRole('row').filter({ hasText: 'Vide' }).getByText(/ligne/).waitFor();
    await looked('bulk-issue');
  });

  it('are sent: what has no address is refused with its reason', async () => {
    await chooseAll();
    await button('Envoyer (3)').click();
    await button('Envoyer', page.getByRole('dialog')).click();
    await finished(/2.faits, 1.refusé/);
    await page
      .getByRole('row')
      .filter({ hasText: 'Sans adresse' })
      .getByText('pas d’adresse e-mail')
      .waitFor();
    await shows('e-mails dans la boîte d’envoi\u202f: 2');
  });

  it('are printed: a ZIP with addresses, or one PDF whose documents begin on new sheets, with a list', async () => {
    await chooseAll();
    await button('Imprimer (3)').click();
    await finished(/3.faits/);
    await page.getByRole('row').filter({ hasText: 'FA-2026-0003' }).getByText('Fait').waitFor();
    expect((await fetched('Télécharger les PDF et les adresses (ZIP)')).subarray(0, 2).toString()).toBe('PK');
    const pages = async (): Promise<number> =>
      createPdfMerger().add(await fetched('Télécharger un seul PDF'));
    await eventually(pages).toBe(3);
    await page.getByRole('checkbox', { name: /^Recto verso/ }).check();
    await eventually(pages).toBe(6);
    await page.getByRole('checkbox', { name: /^Liste des documents/ }).check();
    await eventually(pages).toBe(8);
    await looked('bulk-print');
    await page.setViewportSize({ width: 390, height: 844 });
    await picture('bulk-print-phone');
    await page.setViewportSize({ width: 1360, height: 860 });
  });

  it('stop when asked, and go on by themselves after a crash', async () => {
    for (let n = 0; n < 40; n += 1) await draft({ title: `Série ${n}` });
    await page.goto('/ventes?group=drafts');
    await page.getByRole('checkbox', { name: 'Tout sélectionner' }).check();
    await button(/^Émettre \(4\d\)$/).click();
    await button('Émettre', page.getByRole('dialog')).click();
    await page.waitForURL(/\/ventes\/lots\//);
    await button('Arrêter').click();
    await shows(/S’arrête après|Interrompu/);
    await page.getByRole('region', { name: 'Documents traités' }).getByText('Interrompu').waitFor();
    await picture('bulk-stopped');
    for (let n = 0; n < 30; n += 1) await draft({ title: `Suite ${n}` });
    await page.goto('/ventes?group=drafts');
    await page.getByRole('checkbox', { name: 'Tout sélectionner' }).check();
    await button(/^Émettre \(\d+\)$/).click();
    await button('Émettre', page.getByRole('dialog')).click();
    await page.waitForURL(/\/ventes\/lots\//);
    await app.kill();
    await app.restart();
    await page.reload();
    await page
      .getByRole('region', { name: 'Documents traités' })
      .getByText('Terminé')
      .waitFor({ timeout: 90_000 });
    const { documents } = await client.get<{ documents: Kept[] }>('/documents?group=drafts');
    // The one without lines, which cannot be issued.
    expect(documents.map((one) => one.state)).toEqual(['draft']);
  });
});

describe('an invoice that did not come', () => {
  let invoice: Kept;

  it('bounces, and the list finds it', async () => {
    mail.refuse.set('compta@legoff.example', 550);
    const made = await draft({ title: 'Escalier' });
    invoice = await client.post<Kept>(`/documents/${made.id}/issue`, { version: made.version, send: true });
    await page.goto(`/ventes/${invoice.id}`);
    await page.getByText('E-mail refusé (rebond)').waitFor();
    await page.goto('/ventes?sending=bounced');
    await page.getByRole('row').filter({ hasText: 'Rebond' }).first().waitFor();
    await eventually(() => page.getByRole('row').filter({ hasText: 'Escalier' }).count()).toBe(1);
    await looked('list-bounced');
    mail.refuse.clear();
  });

  it('is sent again as it is, to another address, with the proof of the first sending', async () => {
    await client.post(`/documents/${invoice.id}/send`, {
      to: ['compta@legoff.example'],
      subject: 'Facture',
      body: 'Bonjour,',
    });
    await page.goto(`/ventes/${invoice.id}`);
    await shows('E-mail accepté par le serveur');
    mail.received.length = 0;
    await button('Non reçue…').click();
    const dialog = page.getByRole('dialog');
    const body = plain(await dialog.getByLabel('Message').inputValue());
    expect(body).toContain('le 25 novembre 2026 à compta@legoff.example');
    expect(body).toContain('Son échéance reste fixée au 25 décembre 2026.');
    await button('Renvoyer', dialog).click();
    await dialog.getByText('Indiquez le nom de la personne.').waitFor();
    await looked('not-received');
    await dialog.getByLabel('Qui le signale').fill('Anne Le Goff');
    await dialog.getByLabel('Note interne').fill('Boîte saturée la semaine dernière');
    await dialog.getByLabel('À', { exact: true }).fill('direction@legoff.example');
    await dialog.getByRole('checkbox', { name: /^Suspendre ses relances/ }).check();
    await page.setViewportSize({ width: 390, height: 844 });
    await picture('not-received-phone');
    await page.setViewportSize({ width: 1360, height: 860 });
    await button('Renvoyer', dialog).click();
    await shows('Le nouvel envoi est dans la boîte d’envoi.');
    await shows('E-mail accepté par le serveur (nouvel envoi)');
    await shows(/Anne Le Goff, par téléphone/);
    const [again] = mail.received;
    expect(again!.to).toEqual(['direction@legoff.example']);
    expect(again!.mail.attachments.map((one) => one.filename)).toEqual([
      `${invoice.number}.pdf`,
      `preuve-envoi-${invoice.number}.pdf`,
    ]);
    await looked('tracking');
    await page.setViewportSize({ width: 390, height: 844 });
    await picture('tracking-phone');
    await page.setViewportSize({ width: 1360, height: 860 });
    const proof = await fetched('Preuve d’envoi (PDF)');
    expect(createPdfMerger().add(proof)).toBeGreaterThan(0);
  });

  it('goes on paper with the keyboard alone', async () => {
    await button('Non reçue…').focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Qui le signale').waitFor();
    await page.keyboard.type('Paul Le Goff');
    await dialog.getByRole('radio', { name: 'Sur papier' }).focus();
    await page.keyboard.press('Space');
    await dialog.getByText('Imprimez la facture').waitFor();
    await expectAccessible(page, 'not received, on paper');
    await dialog.getByLabel('Note interne').press('Enter');
    await shows('C’est noté. La facture repart sur papier.');
    await shows(/Paul Le Goff.*Renvoyé sur papier/);
  });
});

describe('the link of a customer', () => {
  /** Issued without an e-mail: who opens its link so soon is no filter of mail. */
  const issuedByHand = async (partyId: string, title: string): Promise<Kept> => {
    const made = await draft({ partyId, title });
    return client.post<Kept>(`/documents/${made.id}/issue`, { version: made.version, send: false });
  };
  const openedBy = async (url: string, userAgent: string): Promise<void> => {
    const reader = await openPage(browser, app.url, { phone: true, userAgent });
    await reader.page.goto(url);
    await reader.page.getByRole('heading', { level: 1, name: /Facture/ }).waitFor();
    await reader.close();
  };

  it('is made on the document, opened by a machine and by a person, told on both records, and closed', async () => {
    // Of its own, so that its story holds on one page.
    const fields = newCustomer({ ...identity, name: 'Kerbiriou SARL' });
    const { id: readerId } = await client.post<{ id: string }>('/customers/create', fields);
    const invoice = await issuedByHand(readerId, 'Verrière');
    await page.goto(`/ventes/${invoice.id}`);
    await button('Créer le lien').click();
    const url = await page.getByLabel('Adresse à transmettre').inputValue();
    await shows('Pas encore ouvert.');
    await openedBy(url, 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)');
    await page.reload();
    await shows('Non envoyée');
    await button('Afficher 1 visite automatique').click();
    await shows('Par un automate (filtre de messagerie, robot)');
    await expectAccessible(page, 'automatic visits');
    await openedBy(url, AGENT);
    await page.reload();
    await shows('Par une personne, selon toute apparence');
    await page.goto(`/clients/${readerId}?onglet=historique`);
    await shows(`${invoice.number} probablement lu en ligne`);
    await page.goto('/ventes?search=Verrière');
    await page
      .getByRole('row')
      .filter({ hasText: 'Vue' })
      .getByRole('link', { name: invoice.number })
      .click();
    await button('Fermer le lien').click();
    await button('Fermer le lien', page.getByRole('dialog')).click();
    await button('Créer le lien').waitFor();
    expect(errors).toEqual([]);
  });
});
