import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentContent } from '../../src/contract/document-shapes.ts';
import { openHttpClient, type HttpClient } from '../kit/http-client.ts';
import { hasPoppler, wordsOf } from '../kit/poppler.ts';
import { beASeller, draftInvoice } from '../kit/selling-client.ts';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage, person, signUp } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

/** An accountant closes 2026 in January: rates, currencies, doubtful claims, and the copy that gives VAT back. */

let app: App;
let browser: Awaited<ReturnType<typeof openBrowser>>;
let visit: Awaited<ReturnType<typeof openPage>>;
let client: HttpClient;
let page: Page;

type Draft = { id: string; version: number; content: DocumentContent };

/** 1 200,00 with tax, issued on a day; in dollars at a rate. */
const issue = async (customerId: string, issuedOn: string, exchange?: DocumentContent['exchange']) => {
  const { id } = await draftInvoice(client, customerId);
  const draft = await client.get<Draft>(`/documents/${id}`);
  const content = {
    ...draft.content,
    issuedOn,
    ...(exchange && { currency: 'USD', exchange }),
  };
  const edited = await client.post<{ version: number }>(`/documents/${id}/edit`, {
    version: draft.version,
    content,
  });
  await client.post(`/documents/${id}/issue`, { version: edited.version, send: false });
};

beforeAll(async () => {
  app = await startApp({ now: '2027-01-20T08:00:00Z' });
  browser = await openBrowser();
  visit = await openPage(browser, app.url);
  ({ page } = visit);
  await signUp(page);
  client = openHttpClient(app.url);
  await client.post('/access/sign-in', { email: person.email, password: person.password });
  const customerId = await beASeller(client);
  await issue(customerId, '2026-09-01');
  await issue(customerId, '2026-11-02', { rate: '0.92', on: '2026-11-02', source: 'BCE' });
});
afterAll(async () => {
  await visit?.close();
  await browser?.close();
  await app?.stop();
});

const button = (name: string | RegExp, within: Page | Locator = page): Locator =>
  within.getByRole('button', { name, exact: typeof name === 'string' });
const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const shows = (text: string | RegExp, within: Page | Locator = page) =>
  within.getByText(text).first().waitFor();
const step = (name: string) => page.getByRole('listitem').filter({ hasText: name });

describe('rates of exchange', () => {
  it('are read from the file of the ECB, or typed', async () => {
    await page.goto('/reglages/cours');
    await heading('Cours de change');
    await shows('Aucun cours.');
    await page.locator('input[type=file]').setInputFiles({
      name: 'eurofxref-hist.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Date,USD,GBP\n2026-12-30,1.1000,0.8700\n2026-12-29,1.1050,0.8710\n'),
    });
    await shows(/4\scours sont gardés, du 29\sdécembre\s2026 au 30\sdécembre\s2026/);
    await shows(/1 EUR = 1,1 USD/);
    await page.getByLabel('Pour 1 EUR').fill('1,12');
    await button('Garder ce cours').click();
    await shows(/1 EUR = 1,12 USD/);
    await expectAccessible(page, 'cours de change');
  });
});

describe('a closing', () => {
  it('begins with what is to do', async () => {
    await page.goto('/comptabilite');
    await page.getByRole('link', { name: 'Clôture' }).click();
    await heading('Clôture');
    await shows(/arrêter les comptes au 31\sdécembre\s2026/);
    await shows('Rien à faire', step('Mouvements bancaires'));
    await shows('À faire', step('Devises'));
    await expectAccessible(page, 'clôture');
  });

  it('revalues what is open in dollars at a rate that a person chose', async () => {
    await page.getByRole('link', { name: /^Devises/ }).click();
    await heading('Réévaluation des devises');
    await shows(/Pas de cours USD au 31\sdécembre\s2026/);
    await eventually(() => button('Passer la réévaluation').isDisabled()).toBe(true);
    await page.getByRole('radio', { name: /30\sdécembre\s2026/ }).check();
    // 1 200 $ booked at 1 104,00 € are worth 1 090,91 € at 1,1.
    await shows(/1\s090,91\s€/);
    await expectAccessible(page, 'réévaluation');
    await button('Passer la réévaluation').click();
    await shows('La réévaluation est passée.');
    await shows(/S’extourne de lui-même le 1(er)?\sjanvier\s2027/);
    await page.getByRole('link', { name: /^OD / }).first().click();
    await shows('Différence de conversion – Actif');
    await page.goBack();
    await heading('Réévaluation des devises');
    // The rate that was booked with comes back with it.
    await page.getByRole('button', { name: 'Passer la réévaluation', disabled: false }).waitFor();
    await expectAccessible(page, 'réévaluation passée');
  });

  it('marks what is old, proposes by the scale, and books what was decided', async () => {
    await page.getByRole('link', { name: 'Clôture' }).first().click();
    await heading('Clôture');
    await shows('Fait', step('Devises'));
    await page.getByRole('link', { name: /^Créances douteuses/ }).click();
    await heading('Créances douteuses');
    await shows('Aucune créance n’est marquée douteuse.');
    await button('Modifier le barème').click();
    const form = page.getByRole('dialog', { name: 'Modifier le barème' });
    await form.getByLabel('Jours de retard, palier 1').fill('60');
    await form.getByLabel('Taux en %, palier 1').fill('40');
    await expectAccessible(page, 'barème');
    await button('Modifier le barème', form).click();
    await shows('Le barème est enregistré.');
    await button(/^Marquer FA/).click();
    await shows(/1\scréance est marquée/);
    const rate = page.getByRole('textbox', { name: /^Taux de FA/ });
    await eventually(() => rate.inputValue()).toBe('40');
    await rate.fill('50');
    // Half of 1 000,00 without tax.
    await shows(/Dotation \(6817\) 500,00\s€/);
    await expectAccessible(page, 'créances douteuses');
    await button('Passer les créances douteuses').click();
    await shows('Les créances douteuses sont passées.');
    await shows(/S’extourne de lui-même le 1(er)?\sjanvier\s2027/);
    await expectAccessible(page, 'créances douteuses passées');
  });

  it('is undone with one click', async () => {
    await button('Annuler cette clôture').click();
    await shows('La clôture est annulée.');
    await button('Annuler cette clôture').waitFor({ state: 'detached' });
    await shows(/Dotation \(6817\) 400,00\s€/);
  });
});

describe('a lost claim', () => {
  it('is shown as doubtful beside its invoice', async () => {
    await page.goto('/ventes');
    await page.getByRole('row', { name: /FA-2026-0001/ }).click();
    const drawer = page.getByRole('dialog', { name: /FA-2026-0001/ });
    await shows(/Créance douteuse depuis le 20\sjanv\.\s2027 \(ancienneté\)/, drawer);
    await drawer.getByRole('link', { name: 'FA-2026-0001.pdf' }).waitFor();
    await expectAccessible(page, 'créance douteuse');
  });

  it('gives its tax back with a copy of the invoice that says so', async () => {
    const [item] = (
      await client.get<{ items: { id: string; isDoubtful: boolean }[] }>('/receivables/items')
    ).items.filter((one) => one.isDoubtful);
    await client.post('/write-offs/record', {
      itemId: item!.id,
      kind: 'irrecoverable',
      amountMinor: '120000',
      reason: 'Certificat d’irrécouvrabilité du liquidateur',
    });
    await page.goto('/ventes');
    await page.getByRole('row', { name: /FA-2026-0001/ }).click();
    const drawer = page.getByRole('dialog', { name: /FA-2026-0001/ });
    await shows(/Perte de 1\s000,00\s€ hors taxe\s; 200,00\s€ de TVA/, drawer);
    await button('Établir le double', drawer).click();
    const link = drawer.getByRole('link', { name: /Double établi le 20\sjanvier\s2027/ });
    await link.waitFor();
    await expectAccessible(page, 'double de la facture impayée');
    const answer = await page.request.get((await link.getAttribute('href')) ?? '');
    const pdf = await answer.body();
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    if (hasPoppler()) {
      const words = wordsOf(pdf)[0]!
        .map((word) => word.text)
        .join(' ');
      expect(words).toContain('Duplicata de la facture FA-2026-0001');
      expect(words).toMatch(/Facture demeurée impayée pour la somme de 1\s?000,00\s?€ \(prix net\)/);
    }
  });
});
