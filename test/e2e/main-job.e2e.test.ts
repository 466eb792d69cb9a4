import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import type { Browser, Locator, Page } from 'playwright-core';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage, signUp } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

/**
 * The main job, as a bookkeeper does it on a Monday morning: open invoices in, who owes what, reminders reviewed and
 * sent once, the statement in, paid invoices closed and not reminded again. One program, one mail server, one browser.
 */

const fixture = (name: string): string => join(import.meta.dirname, '..', 'fixtures', 'walk', name);
const MONDAY = '2026-11-23T08:00:00Z';

let app: App;
let browser: Browser;
let page: Page;
let errors: string[];
let smtp: SMTPServer;
const received: ParsedMail[] = [];

const startMailServer = async (): Promise<number> => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        received.push(mail);
        done();
      }, done);
    },
  });
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  return (smtp.server.address() as AddressInfo).port;
};

let mailPort: number;
beforeAll(async () => {
  mailPort = await startMailServer();
  app = await startApp({ now: MONDAY });
  browser = await openBrowser();
  const visit = await openPage(browser, app.url);
  ({ page, errors } = visit);
  await signUp(page);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});

const go = async (name: string, heading: string | RegExp): Promise<void> => {
  await page
    .getByRole('navigation', { name: 'Navigation principale' })
    .first()
    .getByRole('link', { name })
    .click();
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
};
const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
const shows = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();
/** Screens write narrow no-break spaces in amounts. */
const plain = (text: string): string => text.replaceAll(/[\u202f\u00a0]/g, ' ');
const draftNames = async (): Promise<string[]> => {
  const names = await page
    .getByRole('checkbox', { name: /^Envoyer à / })
    .evaluateAll((boxes) =>
      boxes.map((box) => (box.getAttribute('aria-label') ?? '').replace('Envoyer à ', '')),
    );
  return names;
};

describe('1. open invoices in', () => {
  it('a cp1252 spreadsheet is recognised, its bad line named, the good ones taken over', async () => {
    await go('Reprise', 'Reprise');
    await expectAccessible(page, 'reprise');
    await page.locator('input[type=file]').first().setInputFiles(fixture('factures-ouvertes.csv'));
    await page.getByRole('heading', { name: 'À quoi correspond chaque colonne ?' }).waitFor();
    await expectAccessible(page, 'colonnes');
    await button(/Vérifier/).click();
    await shows('Cette date est illisible ou n’existe pas');
    await expectAccessible(page, 'vérification');
    await page.getByLabel('Ne reprendre que les bonnes lignes').check();
    await button('Reprendre 11 lignes').click();
    await page.getByRole('heading', { name: 'La reprise est faite' }).waitFor();
    await shows('Le total repris est égal au compte 411.');
    await expectAccessible(page, 'bilan');
  });
});

describe('2. who owes what, and since when', () => {
  it('the tiles say how many and how much, and lead to the list behind them', async () => {
    await go('Accueil', 'Encours clients');
    const tile = page.getByRole('button', { name: /^15\s*à\s*30\s*jours/ });
    await tile.waitFor();
    await eventually(async () => plain(await tile.innerText())).toMatch(/11 594 €\s+3 factures/);
    await tile.click();
    await page.getByRole('heading', { level: 2, name: /^3\s/ }).waitFor();
    await expectAccessible(page, 'accueil');
  });

  it('the aged balance equals account 411', async () => {
    await page.goto('/balance-agee');
    await shows(/Égale au solde du compte 411/);
    await expectAccessible(page, 'balance âgée');
  });

  it('a customer’s page brings together what is known', async () => {
    await go('Clients', 'Clients');
    await page.getByRole('gridcell', { name: 'Groupe Hélianthe' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Groupe Hélianthe' }).waitFor();
    await shows('FA-2026-0388');
    await expectAccessible(page, 'client');
  });
});

describe('3. reminders, reviewed', () => {
  it('are proposed with their level and reason; the one already reminded goes on from where it stood', async () => {
    await go('Relances', 'Relances');
    await button('Préparer les relances').click();
    await page.getByRole('heading', { level: 1, name: 'Relances à valider' }).waitFor();
    await page.getByRole('checkbox', { name: 'Envoyer à Transports Quercy' }).waitFor();
    await eventually(draftNames).toHaveLength(8);
    await page.getByRole('button', { name: /Transports Quercy.*Relance 2/ }).waitFor();
    // The credit note is deducted: 1 450,00 − 150,00.
    const rhone = page.getByRole('button', { name: /Imprimerie du Rhône/ });
    await eventually(async () => plain(await rhone.innerText())).toContain('1 300,00 €');
    await expectAccessible(page, 'relances à valider');
  });
});

describe('4. the statement', () => {
  it('posts exact references by itself and proposes the rest', async () => {
    await go('Banque', /Banque/);
    await button('Importer un relevé').first().click();
    await page.locator('input[type=file]').first().setInputFiles(fixture('releve-2026-11-20.xml'));
    await shows('2 lignes rapprochées d’office');
    await button('Voir les lignes').click();
    await shows('Relevé prouvé');
    await expectAccessible(page, 'banque');
    const line = page.getByRole('listitem').filter({ hasText: 'CLINIQUE DES GLYCINES' });
    await line.getByRole('button', { name: 'Accepter' }).click();
    await line.waitFor({ state: 'detached' });
  });

  it('paid invoices leave all drafts at once', async () => {
    await go('Relances', 'Relances à valider');
    await eventually(draftNames).toHaveLength(5);
    const names = await draftNames();
    expect(names).not.toContain('Transports Quercy');
    expect(names).not.toContain('Menuiserie Le Goff');
    expect(names).not.toContain('Clinique des Glycines');
  });
});

describe('5. reminders, sent once', () => {
  it('the mail account is set and tested from the settings', async () => {
    await page.goto('/reglages/e-mail');
    await page.getByLabel('Serveur', { exact: true }).fill('127.0.0.1');
    await page.getByRole('combobox', { name: 'Chiffrement' }).click();
    await page.getByRole('option', { name: /Aucun/ }).click();
    await page.getByLabel('Port').fill(String(mailPort));
    await page.getByLabel('Adresse d’expédition').fill('compta@delorme.example');
    await page.getByLabel('Nom affiché').fill('Menuiserie Delorme');
    await button('Enregistrer').click();
    await shows('Le compte d’e-mail est enregistré.');
    await button('Envoyer l’essai').click();
    await shows(/Le serveur a accepté l’essai/);
    await expectAccessible(page, 'réglages e-mail');
    expect(received.splice(0)).toHaveLength(1);
    // Approved reminders wait a while so that they can be called back; here they leave at once.
    await page.goto('/reglages/relances');
    await page.getByLabel('Minutes pour annuler un envoi').fill('0');
    await page.getByLabel('Minutes pour annuler un envoi').press('Tab');
    await button(/^Enregistrer/)
      .first()
      .click();
    await shows(/[Ee]nregistré/);
  });

  it('an agreement takes a draft away; a text is changed; the rest is approved and leaves once', async () => {
    await go('Relances', 'Relances à valider');
    await page.getByRole('button', { name: /^Studio Marguerite/ }).click();
    await button('Noter un accord').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('On suspend les relances').click();
    await dialog.getByLabel('Note').fill('Vu avec Mme Payet : passera en décembre.');
    await dialog.getByRole('button', { name: 'Noter l’accord' }).click();
    await shows(/Accord noté/);
    await eventually(draftNames).not.toContain('Studio Marguerite');

    await page.getByRole('button', { name: /^Groupe Hélianthe/ }).click();
    await button('Modifier').click();
    await page.getByLabel('Objet').fill('Groupe Hélianthe : deux factures en attente');
    await button(/^Enregistrer/).click();
    await shows('Groupe Hélianthe : deux factures en attente');

    await button(/^Envoyer les 4 relances$/).click();
    await page
      .getByRole('dialog')
      .getByText(/4\srelances partent/)
      .waitFor();
    await expectAccessible(page, 'envoi');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Envoyer/ })
      .click();
    await vi.waitFor(() => expect(received.length).toBe(3), { timeout: 60_000 });
    const subjects = received.map((mail) => mail.subject);
    expect(subjects).toContain('Groupe Hélianthe : deux factures en attente');
    const to = received
      .map((mail) => (Array.isArray(mail.to) ? mail.to[0] : mail.to)?.value[0]?.address ?? '')
      .toSorted((a, b) => a.localeCompare(b));
    expect(to).toEqual(['compta@helianthe.example', 'compta@maree.example', 'compta@rhone.example']);
    // A message of its own per mail, so that no server takes two for one.
    expect(new Set(received.map((mail) => mail.messageId)).size).toBe(3);
  });

  it('the customer without an address gets a letter to print', async () => {
    await go('Boîte d’envoi', /Boîte d’envoi/);
    await expectAccessible(page, 'e-mails envoyés');
    await page.getByRole('tab', { name: /Lettres/ }).click();
    await shows('SCI Belleroche');
    await expectAccessible(page, 'lettres à imprimer');
    await button(/^Noter 1 lettre remise à la poste/).click();
    await eventually(() => page.getByRole('checkbox', { name: /^Lettre à/ }).count()).toBe(0);
  });

  it('the timeline of a reminded customer says so, and preparing again reminds nobody twice', async () => {
    await go('Clients', 'Clients');
    await page.getByRole('gridcell', { name: 'Groupe Hélianthe' }).first().click();
    await shows(/Relance 1/);
    await go('Relances', /Relances/);
    await button(/^Préparer de nouvelles relances/).click();
    await page.getByRole('heading', { level: 1, name: 'Relances à valider' }).waitFor();
    await eventually(draftNames).toEqual([]);
    expect(received).toHaveLength(3);
  });

  it('nothing broke on the way', () => {
    expect(errors).toEqual([]);
  });
});
