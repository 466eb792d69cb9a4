import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHttpClient } from '../kit/http-client.ts';
import { fillLateCompany } from '../kit/late-company.ts';
import { startMailServer, type TestMailServer } from '../kit/mail-server.ts';
import { startApp, type App } from './kit/app.ts';
import { openBrowser, openPage, person, signUp, type Visit } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

/** A morning without a mouse: nothing below points or clicks. */

let app: App;
let browser: Browser;
let mail: TestMailServer;
let visit: Visit;
let page: Page;

beforeAll(async () => {
  mail = await startMailServer();
  app = await startApp({ now: '2026-11-23T08:00:00Z' });
  browser = await openBrowser();
  visit = await openPage(browser, app.url);
  ({ page } = visit);
  await signUp(page);
  const client = openHttpClient(app.url);
  await client.post('/access/sign-in', { email: person.email, password: person.password });
  await fillLateCompany(client, { customers: 4, mailPort: mail.port });
  await page.goto('/');
  await page.getByRole('button', { name: /4 factures/ }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await mail?.close();
});

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
const title = (name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const noDialog = (): Promise<void> => page.getByRole('dialog').waitFor({ state: 'detached' });

describe('anywhere', () => {
  it('Ctrl K finds a screen by a few letters without their accents, Enter opens it, Escape closes', async () => {
    await press('Control+k');
    await page.getByRole('dialog').getByRole('textbox').waitFor();
    await press('Escape');
    await noDialog();
    await press('Control+k');
    await page.getByRole('dialog').getByRole('textbox').waitFor();
    await page.keyboard.type('boite');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Boîte d’envoi/ })
      .and(page.locator('[data-selected]'))
      .waitFor();
    await press('Enter');
    await title('Boîte d’envoi');
    await noDialog();
  });

  it('Ctrl K loses no letter typed at once, on a slow machine either', async () => {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 10 });
    await press('Control+k');
    const typed = page.getByRole('dialog').getByRole('textbox');
    await typed.waitFor();
    await page.keyboard.type('boite');
    await eventually(() => typed.inputValue()).toBe('boite');
    await press('Escape');
    await noDialog();
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await devtools.detach();
  });

  it('G and a letter goes to a screen', async () => {
    await press('g', 'c');
    await title('Clients');
    await page.getByRole('row').filter({ hasText: 'Client 4' }).waitFor();
  });

  it('? lists the keys of this screen, and Escape gives the screen back', async () => {
    await press('?');
    const help = page.getByRole('dialog', { name: 'Raccourcis clavier' });
    await help.getByText('Ligne suivante').waitFor();
    await press('Escape');
    await noDialog();
  });
});

describe('in a list', () => {
  const nameOf = (text: string): string => /Client \d/.exec(text)?.[0] ?? '';

  it('J and K move, Enter opens', async () => {
    const rows = page.getByRole('row').filter({ hasText: /Client \d/ });
    await rows.first().waitFor();
    const names = (await rows.allInnerTexts()).map(nameOf);
    expect(names.toSorted()).toEqual(['Client 1', 'Client 2', 'Client 3', 'Client 4']);
    await press('j', 'j', 'j', 'k');
    const activeName = async (): Promise<string> => {
      const active = await page.getByRole('grid').getAttribute('aria-activedescendant');
      return active === null ? '' : nameOf(await page.locator(`[id="${active}"]`).innerText());
    };
    await eventually(activeName).toBe(names[1]);
    await press('Enter');
    await title(names[1]!);
  });
});

describe('reminders', () => {
  const shown = (name: string): Promise<void> => page.getByRole('article', { name }).waitFor();

  it('are prepared, read with J and K, unticked, changed, taken out and sent', async () => {
    await press('g', 'r');
    await title('Relances');
    await page.getByRole('button', { name: 'Préparer les relances' }).focus();
    await press('Enter');
    await title('Relances à valider');

    const lines = page.getByRole('list', { name: 'Relances à valider' }).getByRole('checkbox');
    await lines.first().waitFor();
    const names = await lines.evaluateAll((boxes) =>
      boxes.map((box) => (box.getAttribute('aria-label') ?? '').replace('Envoyer à ', '')),
    );
    expect(names).toHaveLength(4);
    await shown(names[0]!);
    await press('j');
    await shown(names[1]!);
    await press('Space');
    await page.getByRole('button', { name: 'Envoyer les 3 relances' }).waitFor();
    await press('j');
    await shown(names[2]!);
    await press('x');
    await page.getByText(`La relance de ${names[2]} est retirée.`).waitFor();
    await shown(names[3]!);

    await press('e');
    await page.getByLabel('Texte', { exact: true }).waitFor();
    // Typed letters are text, not shortcuts.
    await press('Shift+Tab');
    await press('Control+a');
    await page.keyboard.type('jkx : deux mots sur votre facture');
    await press('Control+s');
    await page.getByText('Le texte est enregistré pour cette relance.').waitFor();

    await press('Control+Enter');
    const dialog = page.getByRole('dialog', { name: /Envoyer les 2 relances/ });
    await dialog.waitFor();
    await press('Escape');
    await noDialog();
    await press('Control+Enter');
    await dialog.waitFor();
    await press('Control+Enter');
    await noDialog();
    await expect.poll(() => mail.received.length, { timeout: 60_000 }).toBe(2);
    expect(mail.received.map((one) => one.mail.subject)).toContain('jkx : deux mots sur votre facture');
  });

  it('nothing broke on the way', () => {
    expect(visit.errors).toEqual([]);
  });
});
