/**
 * A customer answers a reminder: it leaves by a real SMTP server, the answer comes by a real IMAP server, is shown with
 * what it proposes, and once somebody has accepted it no reminder is prepared. And what comes from elsewhere.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHttpClient, PASSWORD, signUp, type HttpClient } from '../kit/http-client.ts';
import { IMAP_PASSWORD, startImapServer, type TestImapServer } from '../kit/imap-server.ts';
import { answerMail, statusMail } from '../kit/inbound-mails.ts';
import { address, fillLateCompany } from '../kit/late-company.ts';
import { startMailServer, type TestMailServer } from '../kit/mail-server.ts';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

let app: App;
let client: HttpClient;
let browser: Browser;
let smtp: TestMailServer;
let imap: TestImapServer;
let page: Page;
let errors: string[];

beforeAll(async () => {
  [app, browser, smtp, imap] = await Promise.all([
    startApp({ now: '2026-11-23T08:00:00Z' }),
    openBrowser(),
    startMailServer(),
    startImapServer(),
  ]);
  client = openHttpClient(app.url);
  await signUp(client);
  await fillLateCompany(client, { customers: 4, mailPort: smtp.port });
  ({ page, errors } = await openPage(browser, app.url));
  await page.getByLabel('Adresse e-mail').fill('claire@atelier.example');
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('navigation', { name: 'Navigation principale' }).first().waitFor();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await smtp?.close();
  await imap?.close();
});

type Drafts = {
  drafts: { id: string; version: number; partyName: string; customerName?: string; state: string }[];
};
const prepare = async () => {
  const { run } = await client.post<{ run: { id: string } }>('/dunning/prepare', {});
  const { drafts } = await client.get<Drafts>(`/dunning/runs/${run.id}/drafts`);
  return { run, drafts };
};

const picture = async (name: string): Promise<void> => {
  const folder = process.env['ENCAISSE_PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
};

test('the mailbox is connected, tried, and says what it answers', async () => {
  await page.goto('/reglages/reponses');
  await page.getByLabel('Serveur IMAP').fill('127.0.0.1');
  await page.getByRole('combobox', { name: 'Chiffrement' }).click();
  await page.getByRole('option', { name: 'Aucun (cette machine seulement)' }).click();
  await page.getByLabel('Port').fill(String(imap.port));
  await page.getByLabel('Identifiant').fill('compta');
  await page.getByLabel('Mot de passe', { exact: true }).fill('faux');
  await page.getByRole('button', { name: 'Enregistrer la boîte' }).click();
  await page.getByText('La boîte des réponses est enregistrée.').waitFor();
  await page.getByRole('button', { name: 'Essayer la connexion' }).click();
  await page.getByText('La boîte aux lettres ne répond pas comme attendu').waitFor();
  const password = page.getByLabel('Mot de passe', { exact: true });
  await password.fill(IMAP_PASSWORD);
  await page.getByRole('button', { name: 'Enregistrer la boîte' }).click();
  await eventually(() => password.inputValue()).toBe('');
  await page.getByRole('button', { name: 'Essayer la connexion' }).click();
  await page.getByText('La connexion fonctionne. Aucun e-mail récent dans ce dossier.').waitFor();
  await expectAccessible(page, 'mailbox');
  await picture('mailbox');
});

test('an answer comes back, proposes a promise, and once accepted the engine waits', async () => {
  const { run, drafts } = await prepare();
  expect(drafts).toHaveLength(4);
  await client.post('/dunning/approve', {
    runId: run.id,
    drafts: drafts.map(({ id, version }) => ({ id, version })),
  });
  await expect.poll(() => smtp.received.length, { timeout: 60_000 }).toBe(4);
  const sentTo = (nth: number) => smtp.received.find((one) => one.to.includes(address(nth)))!.mail.messageId!;
  imap.mails.push(
    answerMail(1, {
      from: `Anne Le Goff <${address(1)}>`,
      answers: sentTo(1),
      subject: 'Re: Rappel : 1 000,01 € en attente de règlement',
      text: 'Bonjour Claire,\n\nMerci pour votre message. Nous vous réglerons 1 000,01 € le 4 décembre, par virement.\n\nBien cordialement,\nAnne Le Goff\nComptabilité\n\nLe lun. 23 nov. 2026 à 09:00, Atelier Morvan <compta@atelier.example> a écrit :\n> Sauf erreur de notre part, la facture FA-1 est arrivée à échéance.',
      date: 'Mon, 23 Nov 2026 08:30:00 +0100',
    }),
    statusMail(2, { messageId: sentTo(2), recipient: address(2), action: 'failed', status: '5.1.1' }),
    answerMail(3, {
      from: 'direction@nouveau.example',
      subject: 'Facture FA-4 en attente',
      text: 'Bonjour,\nNous n’avons pas reçu votre facture, pouvez-vous nous la renvoyer ?\nPaul Kervella',
    }),
    answerMail(4, {
      from: address(3),
      answers: sentTo(3),
      subject: 'Re: Rappel',
      text: 'Bonjour,\nLe montant de la facture FA-3 est erroné : la remise de 10 % n’a pas été appliquée, soit 100,00 €.\nMerci de vérifier.',
    }),
  );
  await page.goto('/');
  await page.goto('/clients/reponses');
  await page.getByRole('button', { name: 'Relever les e-mails' }).click();
  await page.getByRole('button', { name: /Client 1/ }).click({ timeout: 60_000 });
  await page.getByText('Règlement annoncé').last().waitFor();
  await page
    .getByText('1 000,01 € pour le 4 décembre 2026'.replace('1 000,01 €', '1\u202f000,01\u00a0€'))
    .waitFor();
  await eventually(() => page.locator('mark').innerText()).toBe(
    'Nous vous réglerons 1 000,01 € le 4 décembre, par virement.',
  );
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, `replies, ${colorScheme}`);
    await picture(`replies-${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.keyboard.press('a');
  await page.getByLabel('Date du règlement').waitFor();
  await expectAccessible(page, 'a proposal being accepted');
  await picture('replies-accept');
  await page.setViewportSize({ width: 390, height: 844 });
  await picture('replies-phone');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.keyboard.press('Enter');
  await page.getByText('La promesse est notée').waitFor();
  await page.getByText(/Fait par Claire/).waitFor();
  const { customers } = await client.get<{ customers: { id: string; name: string }[] }>(
    '/receivables/customers',
  );
  const first = customers.find(({ name }) => name === 'Client 1')!;
  const { items } = await client.get<{ items: { exclusion: { code: string } | null }[] }>(
    `/insight/why?customerId=${first.id}`,
  );
  expect(items[0]!.exclusion?.code).toBe('promise');
  const { events } = await client.get<{ events: { kind: string; detail: string }[] }>(
    `/receivables/customers/${first.id}/timeline`,
  );
  expect(events.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['promise', 'mail-received', 'reminder']),
  );
});

test('a bounce, an unknown sender and a dispute are worked off with the keyboard', async () => {
  await page.goto('/');
  await page.getByRole('link', { name: '3 réponses de clients à lire' }).click();
  await page
    .getByRole('heading', { level: 2, name: 'Client 2' })
    .or(page.getByText('À classer').first())
    .first()
    .waitFor();
  await page.getByRole('button', { name: /Client 2/ }).click();
  await page.getByText(/ne reçoit pas d’e-mails/).waitFor();
  await expectAccessible(page, 'a bounce');
  await picture('replies-bounce');
  await page.keyboard.press('l');
  await page.getByText('L’e-mail est marqué comme lu.').waitFor();

  await page.getByRole('button', { name: /direction@nouveau.example/ }).click();
  await page.getByText('De quel client vient cet e-mail').waitFor();
  await expectAccessible(page, 'a mail to sort');
  await picture('replies-sort');
  await page.getByRole('button', { name: 'Client 4 (cite FA-4)' }).waitFor();
  await page.keyboard.press('a');
  await page.getByText('Classé chez Client 4.').waitFor();
  await page.getByText('Facture non reçue').last().waitFor();
  await picture('replies-not-received');

  await page.getByRole('button', { name: /Client 3/ }).click();
  await page.getByText('prix ou montant').waitFor();
  await page.keyboard.press('a');
  await page.getByLabel('Motif').waitFor();
  await page.getByRole('button', { name: 'Ouvrir le litige' }).click();
  await page.getByText('Le litige est ouvert').waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/clients/reponses');
  await page.getByRole('button', { name: /Client 4/ }).click();
  await page.getByText('Facture non reçue').last().waitFor();
  await expectAccessible(page, 'replies on a phone');
  await picture('replies-phone-panel');
  expect(errors).toEqual([]);
});
