import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHttpClient, type HttpClient } from '../kit/http-client.ts';
import { startMailServer, type TestMailServer } from '../kit/mail-server.ts';
import { beASeller, draftInvoice } from '../kit/selling-client.ts';
import { startApp, type App } from './kit/app.ts';
import { openBrowser, openPage, person, signIn, signUp, type Visit } from './kit/browser.ts';

/**
 * One debt, from the first reminder to the second: prepared, reviewed, sent by a real mail server, answered by the customer
 * on the page of the invoice, waited for, and taken up again once the promise is broken.
 */

/** As people's browsers say: the name of the one of the tests tells a robot. */
const AGENT =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';

let app: App;
let browser: Browser;
let mail: TestMailServer;
let visit: Visit;
let page: Page;
let client: HttpClient;
const numbers: string[] = [];
const ids: string[] = [];

/** Due on 4 November. */
beforeAll(async () => {
  mail = await startMailServer();
  [app, browser] = await Promise.all([startApp({ now: '2026-10-05T08:00:00Z' }), openBrowser()]);
  visit = await openPage(browser, app.url);
  ({ page } = visit);
  await signUp(page);
  client = openHttpClient(app.url);
  await client.post('/access/sign-in', { email: person.email, password: person.password });
  const customerId = await beASeller(client);
  for (let i = 0; i < 2; i += 1) {
    const draft = await draftInvoice(client, customerId);
    const issued = await client.post<{ id: string; number: string }>(`/documents/${draft.id}/issue`, {
      version: draft.version,
      send: false,
    });
    ids.push(issued.id);
    numbers.push(issued.number);
  }
  await client.post('/mail-account/save', {
    version: 0,
    host: '127.0.0.1',
    port: mail.port,
    security: 'none',
    user: '',
    fromAddress: 'compta@atelier.example',
    fromName: 'Atelier Morvan',
    replyTo: '',
    ratePerMinute: 6000,
  });
  await client.post('/dunning/undo-minutes', { undoMinutes: 0 });
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await mail?.close();
});

/** The program the next morning of that day, and the one who works with it. */
const onDay = async (day: string): Promise<void> => {
  await app.restart(`${day}T09:00:00Z`);
  client = openHttpClient(app.url);
  await client.post('/access/sign-in', { email: person.email, password: person.password });
  await page.context().clearCookies();
  await page.goto('/');
  await signIn(page);
};
const prepare = async (): Promise<void> => {
  await page.goto('/relances');
  await page
    .getByRole('button', { name: /^Préparer (les|de nouvelles) relances|^Préparer à nouveau/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: 'Relances à valider' }).waitFor();
};

describe('a late invoice', () => {
  it('is reminded one level firmer than proposed, without the invoice that is taken out', async () => {
    await onDay('2026-11-16');
    await prepare();
    const draft = page.getByRole('article', { name: 'Menuiserie Le Goff' });
    await draft.waitFor();
    await draft.getByRole('radiogroup', { name: 'Niveau de la relance' }).getByText('Relance 2').click();
    await draft.getByText('Deuxième rappel').first().waitFor();
    await page.getByRole('button', { name: /2e relance/ }).waitFor();
    await draft.getByText(/Ensuite.*Relance 3/).waitFor();
    await draft.getByRole('button', { name: `Retirer ${numbers[1]} de cette relance` }).click();
    await draft.getByText('laissée de côté').waitFor();
    await page.getByRole('button', { name: /^Menuiserie Le Goff\b.*1 facture/ }).waitFor();
    await page.getByRole('button', { name: 'Envoyer la relance' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Envoyer' }).click();
    await expect.poll(() => mail.received.length, { timeout: 60_000 }).toBe(1);
    const { text } = mail.received[0]!.mail;
    expect(text).toContain(numbers[0]);
    expect(text).not.toContain(numbers[1]);
  });

  it('is promised by the customer on its own page, and then waited for', async () => {
    const { link } = await client.post<{ link: { url: string } }>(`/documents/${ids[0]}/link/make`);
    const customer = await openPage(browser, app.url, { phone: true, userAgent: AGENT });
    await customer.page.goto(link.url);
    await customer.page.getByText('Annoncer un règlement', { exact: true }).click();
    const form = customer.page.locator('form', { hasText: 'Annoncer ce règlement' });
    await form.getByLabel('Date de votre règlement').fill('2026-11-24');
    await form.getByLabel('Vos prénom et nom').fill('Anne Le Goff');
    await form.getByRole('button').click();
    await customer.page.getByText('Vous avez annoncé un règlement').waitFor();
    await customer.close();

    // Old enough for its next reminder on this day, and promised.
    await onDay('2026-11-26');
    await prepare();
    await page.getByRole('button', { name: /promesse de paiement pour le 24 novembre/i }).waitFor();

    // Nothing is sent over an answer that nobody has read.
    await page.goto('/clients/reponses');
    await page.getByRole('article', { name: /Menuiserie Le Goff/ }).waitFor();
    await page.keyboard.press('l');
    await page.getByText('La réponse est marquée comme lue.').waitFor();
  });

  it('goes on at its own level once the promise is broken; the one taken out starts at the first', async () => {
    await onDay('2026-11-30');
    await prepare();
    await page.getByRole('button', { name: /^Menuiserie Le Goff\b.*2 factures.*3e relance/ }).waitFor();
    const draft = page.getByRole('article', { name: 'Menuiserie Le Goff' });
    await draft.getByText(/Promesse non tenue/).waitFor();
    await draft.getByText(numbers[1]!).first().waitFor();
    expect(visit.errors).toEqual([]);
  });
});
