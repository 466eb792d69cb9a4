import pg from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reachDatabase } from '../../src/cli/reach.ts';
import { readConfig } from '../../src/shell/config.ts';
import { EMBEDDED_DATABASE } from '../../src/shell/db/connect.ts';
import { startApp, type App } from './kit/app.ts';
import { openBrowser, openPage, person } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

/** Asked for, the verification says that all is right; a row changed behind the program is named, with the way to it. */

let app: App;
let browser: Browser;
beforeAll(async () => {
  app = await startApp();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

it('proves the books, and names a row that was changed behind the program', async () => {
  const { page, errors, close } = await openPage(browser, app.url);
  await page.getByLabel('Votre nom').fill(person.name);
  await page.getByLabel('Adresse e-mail').fill(person.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await page.getByRole('button', { name: /Essayer avec des données d’exemple/ }).click();
  await page.getByText('Données d’exemple — rien ne part.').waitFor({ timeout: 100_000 });

  await page.goto('/comptabilite/verification');
  await page.getByRole('button', { name: 'Vérifier maintenant' }).click();
  await page
    .getByText(/^\s*Vérifié aujourd’hui à \d+\sh\s\d\d\s: tout est juste$/)
    .waitFor({ timeout: 60_000 });
  await page.goto('/comptabilite');
  await page.getByRole('link', { name: /tout est juste/ }).waitFor();

  const reached = await reachDatabase(readConfig({ ENCAISSE_DATA: app.dataDirectory }));
  const admin = new pg.Client({ ...reached.admin, database: EMBEDDED_DATABASE });
  await admin.connect();
  await admin.query(
    `begin; set local session_replication_role = replica;
     update encaisse.posting set account = '706' where ctid = (select ctid from encaisse.posting where account = '707' limit 1);
     commit`,
  );
  await admin.end();

  await page.getByRole('link', { name: /tout est juste/ }).click();
  await page.getByRole('button', { name: 'Vérifier maintenant' }).click();
  await page.getByText(/:\s1\sanomalie$/).waitFor({ timeout: 60_000 });
  const fault = page.getByRole('list', { name: 'Ce qui n’est pas juste' }).getByRole('listitem');
  await eventually(() => fault.textContent()).toMatch(
    /L’écriture VE \d+ \(\d{4}\) n’est plus telle qu’elle a été validée/,
  );
  await page.goto('/');
  await page.getByRole('link', { name: /1\sanomalie dans les comptes/ }).click();
  await page.getByRole('link', { name: 'Voir l’écriture' }).click();
  await page.getByRole('heading', { name: /^Écriture VE \d+$/ }).waitFor();
  expect(errors).toEqual([]);
  await close();
});
