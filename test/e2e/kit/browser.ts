/**
 * A real Chromium for walks through the program.
 *
 *   const browser = await openBrowser();
 *   const visit = await openPage(browser, app.url);           // { page, errors, close }
 *   await signUp(visit.page);                                 // first visit: account and company
 *   await expectAccessible(visit.page, 'accueil');            // axe, WCAG 2.2 AA; fails with what and where
 *   expect(visit.errors).toEqual([]);                         // nothing broke in the console
 *
 * Find things as people do (getByRole, getByLabel) and let Playwright wait for conditions; never sleep.
 * ENCAISSE_SLOW=6 runs every page six times slower: a test that fails then waits for the wrong thing.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type LaunchOptions,
  type Page,
} from 'playwright-core';
import { expect } from 'vitest';
import { runToEnd } from './app.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const openBrowser = async (): Promise<Browser> => chromium.launch(await launchOptions());

async function launchOptions(): Promise<LaunchOptions> {
  const executablePath = process.env['ENCAISSE_CHROMIUM'] ?? (await runToEnd('scripts/browser.mjs'));
  // Chromium's own sandbox does not start as root, nor in most containers.
  return { executablePath, args: ['--no-sandbox'] };
}

export type Visit = { page: Page; errors: string[]; close: () => Promise<void> };

export type VisitOptions = BrowserContextOptions & {
  /** 390 × 844, as a phone. */
  phone?: boolean;
};

/** A browser of its own (cookies, storage). Movement is reduced so that what is seen is what is final. */
export async function openPage(
  browser: Browser,
  url: string,
  { phone = false, ...options }: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    ...asPeople(url),
    viewport: phone ? { width: 390, height: 844 } : { width: 1360, height: 860 },
    ...options,
  });
  return openFirst(context);
}

const asPeople = (url: string): BrowserContextOptions => ({
  baseURL: url,
  locale: 'fr-FR',
  timezoneId: 'Europe/Paris',
  reducedMotion: 'reduce',
  viewport: { width: 1360, height: 860 },
});

/** A browser whose memory is a folder: closed and opened again on the same one, it is the same device. */
export async function openDevice(folder: string, url: string): Promise<Visit> {
  const context = await chromium.launchPersistentContext(folder, {
    ...(await launchOptions()),
    ...asPeople(url),
  });
  return openFirst(context);
}

async function openFirst(context: BrowserContext): Promise<Visit> {
  const page = await context.newPage();
  const slow = Number(process.env['ENCAISSE_SLOW'] ?? 1);
  if (slow > 1) {
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slow });
  }
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    // Chromium reports every 4xx answer as an error; refusals are part of some walks and shown on the screen.
    const isRefusal = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isRefusal) errors.push(message.text());
  });
  await page.goto('/');
  return { page, errors, close: () => context.close() };
}

type Found = { id: string; help: string; nodes: { html: string; failureSummary?: string }[] };

/** Fonts are there, nothing fades or slides any more, and what was chosen or closed just now has left the screen. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await document.fonts.ready;
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    const passing = (): Animation[] =>
      document
        .getAnimations()
        .filter((one) => one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity);
    // Counted in frames and not in time: a busy page draws none, however long it takes.
    let still = 0;
    const watch = new MutationObserver(() => (still = 0));
    watch.observe(document, { subtree: true, childList: true, attributes: true });
    for (; still < 10; still++) {
      await frame();
      await Promise.allSettled(passing().map((one) => one.finished));
    }
    watch.disconnect();
  });

/** Runs axe on what is on screen now; each violation with its element. */
export async function accessFaults(page: Page, where: string): Promise<string[]> {
  await settled(page);
  await page.evaluate(axeSource);
  const found = await page.evaluate(async (tags): Promise<Found[]> => {
    const { axe } = window as unknown as {
      axe: { run: (root: Document, options: object) => Promise<{ violations: Found[] }> };
    };
    const { violations } = await axe.run(document, { runOnly: tags });
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })),
    }));
  }, AXE_TAGS);
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${where}: ${id} (${help})\n  ${node.html}\n  ${node.failureSummary ?? ''}`),
  );
}

export const expectAccessible = async (page: Page, where: string): Promise<void> =>
  expect(await accessFaults(page, where)).toEqual([]);

export const person = {
  name: 'Claire Morvan',
  email: 'claire@delorme.example',
  password: 'cheval agrafe batterie',
  company: 'Menuiserie Delorme',
} as const;

/** First visit: the account, then the company. Ends inside, on the home screen. */
export async function signUp(page: Page): Promise<void> {
  await page.getByLabel('Votre nom').fill(person.name);
  await page.getByLabel('Adresse e-mail').fill(person.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await page.getByLabel('Nom de la société').fill(person.company);
  await page.getByRole('button', { name: 'Créer la société' }).click();
  await page.getByRole('navigation', { name: 'Navigation principale' }).first().waitFor();
}

export async function signIn(page: Page, password: string = person.password): Promise<void> {
  await page.getByLabel('Adresse e-mail').fill(person.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('navigation', { name: 'Navigation principale' }).first().waitFor();
}
