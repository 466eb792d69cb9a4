import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { knowBank, makeAutomatic } from '../kit/automatic.ts';
import { openHttpClient, PASSWORD, signUp, type HttpClient } from '../kit/http-client.ts';
import { address, fillLateCompany } from '../kit/late-company.ts';
import { startMailServer, type TestMailServer } from '../kit/mail-server.ts';
import { startApp, type App, type AppOptions } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

/**
 * A first reminder that leaves by itself: prepared on Tuesday at eight without a click, announced to Claire by a real
 * mail, one line taken out by its link, the others gone on Wednesday; and the switch that stops all of it.
 */
const options: { -readonly [K in keyof AppOptions]: AppOptions[K] } = { now: '2026-11-23T09:00:00Z' };
const CUSTOMERS = 4;

let app: App;
let browser: Browser;
let mail: TestMailServer;
let client: HttpClient;
let page: Page;
let errors: string[];

beforeAll(async () => {
  mail = await startMailServer();
  app = await startApp(options);
  client = openHttpClient(app.url);
  await signUp(client);
  await fillLateCompany(client, { customers: CUSTOMERS, mailPort: mail.port });
  await makeAutomatic(client, '2026-11-23');
  browser = await openBrowser();
  ({ page, errors } = await openPage(browser, app.url));
  await signIn();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await mail?.close();
});

const until = <T>(body: () => Promise<T> | T): Promise<T> =>
  vi.waitFor(body, { timeout: 60_000, interval: 50 });
/** Another day: sessions of yesterday have ended. */
const becomes = async (instant: string): Promise<void> => {
  options.now = instant;
  await app.restart();
  await signIn();
};
const signIn = async (): Promise<void> => {
  await client.post('/access/sign-in', { email: 'claire@atelier.example', password: PASSWORD });
  await page.goto('/');
  await page.getByLabel('Adresse e-mail').fill('claire@atelier.example');
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('heading', { level: 1, name: 'Encours clients' }).waitFor();
};
const told = () => mail.received.filter(({ to }) => to.includes('claire@atelier.example'));
const reminded = () =>
  mail.received
    .flatMap(({ to }) => to)
    .filter((to) => to.endsWith('@client.example'))
    .sort();
/** Screens and mails write no-break spaces. */
const plain = (text: string): string => text.replaceAll(/[\u202f\u00a0]/g, ' ');

describe('automatic reminders', () => {
  it('are set up in one place', async () => {
    await page.goto('/reglages/relances-automatiques');
    await page.getByText('Prochaine préparation').waitFor();
    await eventually(() => page.getByLabel('Préparer les relances sans clic').isChecked()).toBe(true);
    await expectAccessible(page, 'réglage des relances automatiques');
  });

  it('prepare themselves at their hour, and tell who is responsible', async () => {
    await becomes('2026-11-24T07:05:00Z');
    const [letter] = await until(() => {
      expect(told()).toHaveLength(1);
      return told();
    });
    expect(plain(letter?.mail.subject ?? '')).toBe('4 relances partiront d’elles-mêmes le 25 novembre 2026');
    expect(reminded()).toEqual([]);
    await page.goto('/');
    await page.getByText(/4\srelances partiront d’elles-mêmes/).waitFor();
    await page.getByText('Préparées sans clic').waitFor();
    await expectAccessible(page, 'accueil');
    await page.goto('/relances');
    await page.getByText(/4\srelances partent d’elles-mêmes le/).waitFor();
    await expectAccessible(page, 'relances annoncées');
  });

  it('are taken out by a link, which does nothing before its button is pressed', async () => {
    const html = told()[0]?.mail.html;
    const text = told()[0]?.mail.text ?? '';
    const line = /Client 2 –[\s\S]*?Retirer\s:\s(\S+)/.exec(plain(text))?.[1];
    expect(html).toContain('Retirer');
    if (line === undefined) throw new Error('no link');
    // In a browser that is not signed in, on a phone.
    const outside = await openPage(browser, app.url, { phone: true });
    const all = line.slice(0, line.lastIndexOf('/'));
    await outside.page.goto(all);
    await outside.page.getByText(/4\srelances partent d’elles-mêmes/).waitFor();
    await expectAccessible(outside.page, 'liste annoncée');
    await outside.page.goto(line);
    await outside.page.getByRole('heading', { level: 1, name: 'Client 2' }).waitFor();
    await expectAccessible(outside.page, 'relance annoncée');
    await outside.page.getByRole('button', { name: 'Retirer' }).click();
    await outside.page.getByText('Retirée par Claire Morvan').waitFor();
    await outside.page.getByText(/3\srelances partent d’elles-mêmes/).waitFor();
    expect(outside.errors).toEqual([]);
    await outside.close();
  });

  it('leave on the next business day, but for the one taken out', async () => {
    await becomes('2026-11-25T08:05:00Z');
    await until(() => expect(reminded()).toHaveLength(CUSTOMERS - 1));
    expect(reminded()).toEqual([1, 3, 4].map(address));
    await page.goto('/relances/automatiques');
    await page
      .getByRole('gridcell', { name: /25 nov/ })
      .first()
      .waitFor();
    await expectAccessible(page, 'annonces');
    await page.getByRole('link', { name: /24 nov/ }).click();
    await page.getByText('par Claire Morvan').waitFor();
    await expectAccessible(page, 'une annonce');
    // The one taken out is proposed again, and waits for a person.
    await page.goto('/relances');
    await page.getByRole('checkbox', { name: 'Envoyer à Client 2' }).waitFor();
  });

  it('are all stopped by one button, and resumed by another', async () => {
    await page.goto('/reglages/relances-automatiques');
    await page.getByRole('button', { name: 'Suspendre tous les envois automatiques' }).click();
    await page.goto('/relances');
    await page.getByText(/Envois automatiques suspendus par Claire Morvan/).waitFor();
    await expectAccessible(page, 'suspendus');
    await page.getByRole('button', { name: 'Reprendre' }).click();
    await page.getByText('Les envois automatiques reprennent.').waitFor();
  });

  it('one customer is reminded by one click beside what waits; a part is prepared from folded options', async () => {
    await knowBank(client, '2026-11-25');
    const { customers } = await client.get<{ customers: { id: string; name: string }[] }>(
      '/receivables/customers',
    );
    const one = customers.find(({ name }) => name === 'Client 1');
    await page.goto(`/clients/${one?.id ?? ''}`);
    await page.getByRole('button', { name: 'Autres actions' }).click();
    await page.getByRole('menuitem', { name: 'Relancer' }).click();
    // Reminded this morning: it is said why not, and when.
    await page.getByText(/FA-1\s:.*Prochaine étape le/).waitFor();
    // Customer 2 waits; of the folded options, another level leaves it out.
    await page.goto('/relances');
    await page.getByRole('checkbox', { name: 'Envoyer à Client 2' }).waitFor();
    await page.getByRole('button', { name: 'Autres actions' }).click();
    await page.getByRole('menuitem', { name: 'Choisir ce qui est préparé' }).click();
    const dialog = page.getByRole('dialog', { name: 'Préparer les relances' });
    await dialog.getByLabel('Relance 2').check();
    await expectAccessible(page, 'options de préparation');
    await dialog.getByRole('button', { name: 'Préparer', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Envoyer à Client 2' }).waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
  });
});
