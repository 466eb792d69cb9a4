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
  await fillLateCompany(client, { customers: 6, mailPort: mail.port });
  await page.goto('/');
  await page.getByRole('button', { name: /6 factures/ }).waitFor();
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
    await page.getByRole('row').filter({ hasText: 'Client 6' }).waitFor();
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
    expect(names.toSorted()).toEqual([1, 2, 3, 4, 5, 6].map((n) => `Client ${String(n)}`));
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

describe('on the page of a customer', () => {
  it('1 to 4 open a tab', async () => {
    await page.getByRole('tab', { name: /^Factures ouvertes/, selected: true }).waitFor();
    for (const [key, name] of [
      ['2', 'Historique'],
      ['3', 'Relances et frais'],
      ['4', 'Fiche'],
      ['1', /^Factures ouvertes/],
    ] as const) {
      await press(key);
      await page.getByRole('tab', { name, selected: true }).waitFor();
    }
  });

  it('A opens the menu of what can be done, Escape closes it', async () => {
    await press('a');
    await page.getByRole('menuitem', { name: 'Relevé de compte' }).waitFor();
    await press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await press('2');
    await page.getByRole('tab', { name: 'Historique', selected: true }).waitFor();
  });
});

describe('reminders', () => {
  const shown = (name: string): Promise<void> => page.getByRole('article', { name }).waitFor();

  it('are prepared, read with J and K, unticked, taken out, put off, agreed on, made firmer, changed and sent', async () => {
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
    expect(names).toHaveLength(6);
    await shown(names[0]!);
    await press('j');
    await shown(names[1]!);
    await press('Space');
    await page.getByRole('button', { name: 'Envoyer les 5 relances' }).waitFor();
    await press('j');
    await shown(names[2]!);
    await press('x');
    await page.getByText(`La relance de ${names[2]} est retirée.`).waitFor();
    await shown(names[3]!);

    await press('r');
    await page.getByRole('menuitem', { name: 'De 7 jours' }).waitFor();
    await press('ArrowDown', 'ArrowDown');
    await page.getByRole('menuitem', { name: 'De 14 jours' }).and(page.locator(':focus')).waitFor();
    await press('Enter');
    await page.getByText(new RegExp(`^${names[3]}\\s: reportée au 7 décembre`)).waitFor();
    await shown(names[4]!);

    await press('a');
    const agreement = page.getByRole('dialog', { name: `Accord avec ${names[4]}` });
    await agreement.getByRole('radio', { name: 'Le client a promis de payer' }).waitFor();
    await agreement.getByRole('radio', { name: 'Le client a promis de payer' }).focus();
    await press('ArrowDown', 'ArrowDown');
    await agreement.getByRole('radio', { name: 'Déjà traité autrement', checked: true }).waitFor();
    await press('Tab');
    await page.keyboard.type('Vu avec elle au salon');
    await press('Tab', 'Tab', 'Enter');
    await noDialog();
    await page.getByText(`Accord noté, relance de ${names[4]} retirée.`).waitFor();
    await shown(names[5]!);

    await press('2');
    await page.getByRole('article').getByText('Deuxième rappel').first().waitFor();

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
