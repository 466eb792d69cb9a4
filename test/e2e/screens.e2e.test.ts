import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHttpClient } from '../kit/http-client.ts';
import { startApp, type App } from './kit/app.ts';
import { accessFaults, openBrowser, openPage, person } from './kit/browser.ts';
import { everyScreen } from './kit/screens.ts';

/** Every screen, filled with the sample company, as each kind of reader meets it. */

const looks = [
  { name: 'French, light, wide', locale: 'fr', colorScheme: 'light', phone: false },
  { name: 'English, dark, wide', locale: 'en', colorScheme: 'dark', phone: false },
  { name: 'French, dark, phone', locale: 'fr', colorScheme: 'dark', phone: true },
  { name: 'English, light, phone', locale: 'en', colorScheme: 'light', phone: true },
] as const;

let app: App;
let browser: Browser;
let screens: string[];
let cookies: Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['cookies']>>;

beforeAll(async () => {
  app = await startApp();
  browser = await openBrowser();
  const { page, close } = await openPage(browser, app.url);
  await page.getByLabel('Votre nom').fill(person.name);
  await page.getByLabel('Adresse e-mail').fill(person.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await page.getByRole('button', { name: /Essayer avec des données d’exemple/ }).click();
  await page.getByText('Données d’exemple — rien ne part.').waitFor({ timeout: 100_000 });
  cookies = await page.context().cookies();
  await close();
  const client = openHttpClient(app.url);
  await client.post('/access/sign-in', { email: person.email, password: person.password });
  await client.post('/dunning/prepare');
  screens = await everyScreen(client);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

it.concurrent.each(looks)(
  'are complete for $name',
  async ({ locale, phone, colorScheme }) => {
    const origins = [{ origin: app.url, localStorage: [{ name: 'encaisse.locale', value: locale }] }];
    const visit = await openPage(browser, app.url, {
      phone,
      colorScheme,
      storageState: { cookies, origins },
    });
    const { page, errors } = visit;
    const faults: string[] = [];
    for (const path of screens) {
      await page.goto(path, { waitUntil: 'networkidle' });
      // Its name is known: what is looked at is the screen, not the wait for it.
      await page.locator('h1:not(:has(.e-hidden))').waitFor();
      await page.locator(`html[lang=${locale}]`).waitFor();
      faults.push(...(await accessFaults(page, path)));
      const { scrolled, seen } = await page.evaluate(() => ({
        scrolled: document.documentElement.scrollWidth,
        seen: document.documentElement.clientWidth,
      }));
      if (scrolled > seen) faults.push(`${path}: ${scrolled} px wide in a window of ${seen} px`);
      faults.push(...errors.splice(0).map((error) => `${path}: ${error}`));
    }
    await visit.close();
    expect(faults).toEqual([]);
  },
  600_000,
);
