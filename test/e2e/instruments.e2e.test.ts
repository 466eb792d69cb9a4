import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHttpClient, type HttpClient } from '../kit/http-client.ts';
import { fillLateCompany } from '../kit/late-company.ts';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage, person, signUp, type Visit } from './kit/browser.ts';

/** Cheques come in, go to the bank on one slip, are credited by one line, and one comes back; a bill suspends reminders. */

let app: App;
let browser: Browser;
let visit: Visit;
let client: HttpClient;
beforeAll(async () => {
  app = await startApp({ now: '2026-11-23T08:00:00Z' });
  browser = await openBrowser();
  visit = await openPage(browser, app.url);
  await signUp(visit.page);
  client = openHttpClient(app.url);
  await client.post('/access/sign-in', { email: person.email, password: person.password });
  await fillLateCompany(client, { customers: 4, mailPort: 2525 });
  await client.post('/bank/accounts/create', {
    name: 'Compte courant',
    identifier: 'FR7630006000011234567890189',
    currency: 'EUR',
  });
  // Else the bank's screen would find the slip by itself.
  await client.post('/bank/policy/set', { mode: 'never', limitMinor: null });
});
afterAll(async () => {
  await visit?.close();
  await browser?.close();
  await app?.stop();
});

type Items = { items: { number: string; openMinor: string }[] };
const isOwed = async (number: string): Promise<boolean> =>
  (await client.get<Items>('/receivables/items?state=open')).items.some((item) => item.number === number);

it('cheques, from the drawer to the bank and back', async () => {
  const { page } = visit;
  await page.goto('/banque/cheques', { waitUntil: 'networkidle' });
  for (const no of [1, 2]) {
    await page.keyboard.press('n');
    const drawer = page.getByRole('dialog', { name: 'Chèque reçu' });
    await drawer.getByLabel('Client').fill(`Client ${no}`);
    await page
      .getByRole('option', { name: `Client ${no}` })
      .first()
      .click();
    await drawer
      .getByLabel(/^Montant/)
      .first()
      .fill(`1000,0${no}`);
    await drawer.getByLabel('Numéro').fill(`448120${no}`);
    await drawer.getByLabel('Banque du chèque').fill('BNP Paribas');
    if (no === 1) await expectAccessible(page, 'chèque reçu');
    await drawer.getByRole('button', { name: 'Enregistrer' }).click();
    await drawer.waitFor({ state: 'detached' });
    await page.getByText(`448120${no}`).first().waitFor();
  }
  expect(await isOwed('FA-1')).toBe(false);

  // By keyboard: both rows, then the slip.
  await page.getByRole('grid', { name: 'Chèques' }).focus();
  await page.keyboard.press('x');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await page.getByRole('button', { name: /Remettre 2\schèques/ }).click();
  const remit = page.getByRole('dialog', { name: 'Remettre en banque' });
  await remit.getByText(/2\spièces/).waitFor();
  await expectAccessible(page, 'remettre en banque');
  await remit.getByRole('button', { name: 'Remettre' }).click();
  await page.getByText('REM-2026-0001').first().waitFor();
  const printed = await page.request.get(
    (await page.getByRole('link', { name: /Imprimer/ }).getAttribute('href'))!,
  );
  expect([printed.status(), (await printed.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);

  const content = 'Date;Libellé;Montant;Solde\n23/11/2026;REMISE CHEQUES 2;2000,03;5000,00';
  const { accounts } = await client.get<{ accounts: { id: string }[] }>('/bank/accounts');
  const accountId = accounts[0]!.id;
  await client.upload('/bank/import', { name: 'novembre.csv', content }, { accountId });
  await page.getByRole('button', { name: 'Crédité par… REM-2026-0001' }).click();
  const lines = page.getByRole('dialog', { name: /Quelle ligne/ });
  await lines.getByText('montant égal').waitFor();
  await expectAccessible(page, 'crédité par');
  await lines.getByRole('button', { name: /C’est elle/ }).click();
  await page.getByText('La remise REM-2026-0001 est créditée.').waitFor();

  await page.getByText('Payés', { exact: true }).click();
  await page.getByRole('button', { name: 'Agir – 4481201' }).click();
  await page.getByRole('menuitem', { name: 'Impayé…' }).click();
  const unpaid = page.getByRole('dialog', { name: '4481201 revient impayé' });
  await unpaid.getByRole('combobox', { name: 'Motif' }).fill('Provision insuffisante');
  await expectAccessible(page, 'impayé');
  await unpaid.getByRole('button', { name: 'Passer l’impayé' }).click();
  await unpaid.waitFor({ state: 'detached' });
  await page.getByText('Impayés', { exact: true }).last().click();
  await page.getByText('Provision insuffisante · à rapprocher du relevé').waitFor();
  expect(await isOwed('FA-1')).toBe(true);
  expect(visit.errors).toEqual([]);
});

it('a bill suspends reminders from its acceptance, and has a file for the bank', async () => {
  const { page } = visit;
  await page.goto('/banque/effets');
  await page.getByRole('button', { name: 'Nouvel effet' }).first().waitFor();
  await page.keyboard.press('n');
  const drawer = page.getByRole('dialog', { name: 'Nouvel effet' });
  await drawer.getByLabel('Client').fill('Client 3');
  await page.getByRole('option', { name: 'Client 3' }).first().click();
  await drawer.getByLabel('Référence de l’effet').fill('LCR-14');
  await drawer.getByLabel('Échéance').fill('31/01/2027');
  await drawer.getByLabel('IBAN du tiré').fill('FR14 2004 1010 0505 0001 3M02 606');
  await drawer.getByRole('checkbox', { name: /FA-3/ }).click();
  await expectAccessible(page, 'nouvel effet');
  expect(await isOwed('FA-3')).toBe(true);
  await drawer.getByRole('button', { name: 'Créer l’effet' }).click();
  await page.getByRole('heading', { name: 'À recevoir' }).waitFor();
  expect(await isOwed('FA-3')).toBe(false);
  await page.getByRole('checkbox', { name: /LCR-14/ }).click();
  await page.getByRole('button', { name: /Remettre 1\seffet/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remettre' }).click();
  await page.getByRole('button', { name: 'Agir – REM-2026-0002' }).click();
  const link = page.getByRole('menuitem', { name: 'Fichier LCR' });
  const file = await page.request.get((await link.getAttribute('href'))!);
  const records = (await file.text()).split('\r\n');
  expect(records.map((record) => record.length)).toEqual([160, 160, 160, 0]);
  expect(records[1]).toContain('LCR-14    CLIENT 3');
  expect(visit.errors).toEqual([]);
});
