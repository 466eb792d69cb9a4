import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, person } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

/** Encaisse on a server, behind an https proxy: whoever comes first from elsewhere must be able to read the console. */

const ADDRESS = 'https://encaisse.example';

let app: App;
let browser: Browser;
let context: BrowserContext;

/** What the proxy does: https to the world, plain http to Encaisse, and the client's address in a header. */
const throughProxy = async (): Promise<BrowserContext> => {
  const elsewhere = await browser.newContext({ baseURL: ADDRESS, locale: 'fr-FR', reducedMotion: 'reduce' });
  await elsewhere.route(`${ADDRESS}/**`, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    const headers = { ...(await route.request().allHeaders()), 'x-forwarded-for': '203.0.113.7' };
    const response = await route.fetch({ url: `${app.url}${pathname}${search}`, headers });
    await route.fulfill({ response });
  });
  return elsewhere;
};

beforeAll(async () => {
  app = await startApp({ env: { ENCAISSE_URL: ADDRESS } });
  browser = await openBrowser();
  context = await throughProxy();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

it('asks for the code of the console, refuses another one, and lets in with it', async () => {
  const printed = () => /Première visite depuis un autre poste : code (\S+)/.exec(app.output())?.[1];
  await expect.poll(printed, { timeout: 30_000 }).toBeDefined();
  const code = printed()!;
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('heading', { level: 1, name: 'Bienvenue' }).waitFor();
  await expectAccessible(page, 'première visite, d’ailleurs');
  await page.getByLabel('Votre nom').fill(person.name);
  await page.getByLabel('Adresse e-mail').fill(person.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(person.password);
  const create = page.getByRole('button', { name: 'Créer mon compte' });
  await create.click();
  const field = page.getByLabel('Code de première visite');
  await eventually(() => field.getAttribute('aria-invalid')).toBe('true');

  await field.fill('pas-le-bon-code');
  const refused = page.waitForResponse((answer) => answer.url().endsWith('/api/access/set-up'));
  await create.click();
  expect(await (await refused).json()).toMatchObject({ code: 'access.setup-token-needed' });
  await page.getByRole('alert').waitFor();

  await field.fill(code);
  await create.click();
  await page.getByRole('heading', { level: 1, name: 'Votre société' }).waitFor();
});

it('no longer takes the code once somebody has an account', async () => {
  const stranger = await throughProxy();
  const page = await stranger.newPage();
  await page.goto('/');
  await page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor();
});
