import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage, person } from './kit/browser.ts';

/** Entries go to the accountant in batches, each once; a batch that was refused sets them free. */

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

it('prepares, delivers and takes back a batch, and changes how entries go', async () => {
  const { page, errors, close } = await openPage(browser, app.url);
  await page.getByLabel('Votre nom').fill(person.name);
  await page.getByLabel('Adresse e-mail').fill(person.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await page.getByRole('button', { name: /Essayer avec des données d’exemple/ }).click();
  await page.getByText('Données d’exemple — rien ne part.').waitFor({ timeout: 100_000 });

  await page.goto('/comptabilite/comptable');
  await page.getByRole('heading', { level: 1, name: 'Expert-comptable' }).waitFor();
  await page.getByText(/\d\sécritures attendent/).waitFor();
  await page.getByText('Aucun lot pour l’instant.').waitFor();
  await expectAccessible(page, 'expert-comptable, avant');

  const prepare = async (): Promise<void> => {
    await page.keyboard.press('n');
    const form = page.getByRole('dialog', { name: 'Préparer un lot' });
    await form.getByLabel('Du', { exact: true }).waitFor();
    await form.getByRole('button', { name: 'Préparer le lot' }).click();
    await form.waitFor({ state: 'hidden' });
  };
  await page.keyboard.press('n');
  await page
    .getByRole('dialog', { name: 'Préparer un lot' })
    .getByText(/toutes les écritures/)
    .waitFor();
  await expectAccessible(page, 'préparer un lot');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Préparer un lot' }).waitFor({ state: 'hidden' });
  await prepare();
  const batches = page.getByRole('list', { name: 'Lots transmis' });
  const first = batches.getByRole('listitem').filter({ hasText: 'Lot n°\u00a01' });
  await first.getByText('Livré').waitFor({ timeout: 100_000 });
  await page.getByText('Tout est transmis.').waitFor();
  await expectAccessible(page, 'expert-comptable, lot livré');

  const link = page.getByRole('link', { name: 'Télécharger le lot n°\u00a01' });
  const download = async (): Promise<Buffer> =>
    (await page.request.get(new URL((await link.getAttribute('href'))!, app.url).href)).body();
  const bytes = await download();
  const files = unzipSync(bytes);
  const names = Object.keys(files);
  expect(names).toEqual(
    expect.arrayContaining([expect.stringMatching(/FEC\d{8}-partiel\.txt$/), 'controle.csv']),
  );
  expect(strFromU8(files['controle.csv']!)).toContain('Journal;Écritures;Lignes;Débit;Crédit');
  await first.getByText('Empreinte SHA-256').click();
  await first.getByText(createHash('sha256').update(bytes).digest('hex')).waitFor();
  expect((await download()).equals(bytes)).toBe(true);

  await page.getByRole('button', { name: 'Marquer le lot n°\u00a01 refusé par le comptable' }).click();
  const refusal = page.getByRole('dialog', { name: 'Lot n°\u00a01 refusé' });
  await refusal.getByLabel('Motif donné par le comptable').fill('Il préfère le format de Ciel');
  await refusal.getByRole('button', { name: 'Noter le refus' }).click();
  await first.getByText('Refusé', { exact: true }).waitFor();
  await page.getByText(/\d\sécritures attendent/).waitFor();

  await page.getByRole('button', { name: 'Modifier', exact: true }).click();
  const settings = page.getByRole('dialog', { name: 'Comment transmettre' });
  await settings.getByRole('combobox', { name: 'Format' }).click();
  await page.getByRole('option', { name: 'Ciel, Sage 50 (XIMPORT)' }).click();
  await settings.getByLabel('Préfixe des comptes de tiers').fill('c');
  await expectAccessible(page, 'comment transmettre');
  await settings.getByRole('button', { name: 'Enregistrer' }).click();
  await settings.waitFor({ state: 'hidden' });
  await page.getByText('Ciel, Sage 50 (XIMPORT)').first().waitFor();
  expect(errors).toEqual([]);
  await close();
});
