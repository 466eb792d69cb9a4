/**
 * A call and what follows it: the invoice that never came leaves again and is left alone for a while, the one that is
 * contested becomes a dispute with its kind; and part of an invoice that is held by hand.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCustomer } from '../kit/company.ts';
import { openHttpClient, type HttpClient } from '../kit/http-client.ts';
import { startMailServer, type TestMailServer } from '../kit/mail-server.ts';
import { beASeller, draftInvoice } from '../kit/selling-client.ts';
import { startApp, type App } from './kit/app.ts';
import {
  expectAccessible,
  openBrowser,
  openPage,
  person,
  signIn,
  signUp,
  type Visit,
} from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';
import { takePictures } from './kit/picture.ts';

let app: App;
let browser: Browser;
let mail: TestMailServer;
let visit: Visit;
let page: Page;
let client: HttpClient;

const others = [
  { name: 'Hôtel du Port', siren: '652014051', vatNumber: 'FR14652014051', first: 'Yann' },
  { name: 'Scierie Caradec', siren: '542051180', vatNumber: 'FR59542051180', first: 'Lucie' },
];
const issue = async (customerId: string): Promise<string> => {
  const { id, version } = await draftInvoice(client, customerId);
  const { number } = await client.post<{ number: string }>(`/documents/${id}/issue`, {
    version,
    send: false,
  });
  return number;
};
const signInAgain = async (): Promise<void> => {
  client = openHttpClient(app.url);
  await client.post('/access/sign-in', { email: person.email, password: person.password });
};
const numbers: string[] = [];

/** Three invoices of 1 200,00 due on 4 November; it is Monday 30 November. */
beforeAll(async () => {
  mail = await startMailServer();
  [app, browser] = await Promise.all([startApp({ now: '2026-10-05T08:00:00Z' }), openBrowser()]);
  visit = await openPage(browser, app.url);
  ({ page } = visit);
  await signUp(page);
  await signInAgain();
  const first = await beASeller(client);
  await client.post(`/customers/${first}/contacts/add`, {
    name: 'Anne Le Goff',
    roles: ['billing'],
    email: 'anne@legoff.example',
    phone: '02 98 00 00 01',
    language: 'fr',
  });
  numbers.push(await issue(first));
  for (const { first: called, ...one } of others) {
    const { id } = await client.post<{ id: string }>(
      '/customers/create',
      newCustomer({
        ...one,
        contacts: [
          {
            name: called,
            roles: ['billing'],
            email: `${called.toLowerCase()}@client.example`,
            phone: '02 98 00 00 02',
            language: 'fr',
          },
        ],
      }),
    );
    numbers.push(await issue(id));
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
  await app.restart('2026-11-30T09:00:00Z');
  await signInAgain();
  await page.context().clearCookies();
  await page.goto('/');
  await signIn(page);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await mail?.close();
});

/** The draft of a customer, made a call by the digit of that level. */
const callOf = async (customer: string): Promise<Locator> => {
  await client.post('/dunning/prepare');
  await page.goto('/relances');
  await page.getByRole('button', { name: new RegExp(`^${customer}\\b`) }).click();
  const draft = page.getByRole('article', { name: customer });
  const levels = draft.getByRole('radiogroup', { name: 'Niveau de la relance' });
  await levels.waitFor();
  const names = await levels
    .getByRole('radio')
    .evaluateAll((radios) =>
      radios.map((radio) => (radio as HTMLInputElement).labels?.[0]?.textContent ?? ''),
    );
  expect(names).toContain('Appel');
  await page.keyboard.press(String(names.indexOf('Appel') + 1));
  await draft.getByRole('heading', { name: 'Appel à passer' }).waitFor();
  return draft;
};
const noteCall = async (draft: Locator, customer: string): Promise<void> => {
  await draft.getByRole('button', { name: 'Noter l’appel' }).click();
  await page.getByText(`Appel à ${customer} noté.`).waitFor();
};
const lookedAt = async (name: string): Promise<void> => {
  await expectAccessible(page, name);
  await takePictures(page, name);
};

describe('a call', () => {
  it('sends the invoice that never came again, and leaves it alone until a day', async () => {
    const draft = await callOf('Menuiserie Le Goff');
    await draft.getByRole('radio', { name: 'N’a pas reçu la facture' }).check();
    expect(await draft.getByRole('checkbox', { name: new RegExp(numbers[0]!) }).isChecked()).toBe(true);
    await eventually(() => draft.getByLabel('Ne pas relancer avant le').inputValue()).toBe('10/12/2026');
    await draft.getByLabel('À l’adresse').fill('anne@legoff.example');
    await draft.getByLabel('Note', { exact: true }).fill('Partie dans ses indésirables');
    await lookedAt('call-not-received');
    await noteCall(draft, 'Menuiserie Le Goff');

    await expect.poll(() => mail.received.length, { timeout: 60_000 }).toBe(1);
    const [again] = mail.received;
    expect(again!.to).toEqual(['anne@legoff.example']);
    expect(again!.mail.text).toContain(numbers[0]);
    expect(again!.mail.attachments.map((one) => one.filename)).toContainEqual(
      expect.stringContaining(numbers[0]!),
    );
    await client.post('/dunning/prepare');
    await page.goto('/relances');
    await page.getByRole('button', { name: /^Menuiserie Le Goff\b.*10 décembre/ }).waitFor();
  });

  it('opens a dispute of the kind it heard of', async () => {
    const draft = await callOf('Hôtel du Port');
    await draft.getByRole('radio', { name: 'Conteste une facture' }).check();
    const note = draft.getByRole('button', { name: 'Noter l’appel' });
    // Without a word of what is contested there is no dispute.
    await eventually(() => note.isEnabled()).toBe(false);
    await draft.getByLabel('Montant contesté').fill('300');
    await draft.getByLabel('Motif').selectOption('Qualité');
    await draft.getByLabel('Ce que le client conteste').fill('Le plan de travail est rayé');
    await lookedAt('call-dispute');
    await noteCall(draft, 'Hôtel du Port');
    await page.goto('/clients');
    await page.getByRole('row').filter({ hasText: 'Hôtel du Port' }).click();
    await page.getByText('Le plan de travail est rayé').first().waitFor();
  });

  it('asks for what its outcome needs, and stays to be made when nobody answered', async () => {
    const draft = await callOf('Scierie Caradec');
    const outcomes = draft.getByRole('radiogroup', { name: 'Résultat de l’appel' });
    await outcomes.waitFor();
    expect(await outcomes.getByRole('radio').count()).toBe(8);
    await draft.getByRole('radio', { name: 'Mauvais interlocuteur' }).check();
    await draft.getByLabel('Personne appelée').waitFor();
    await lookedAt('call-wrong-person');
    await draft.getByRole('radio', { name: 'Pas de réponse' }).check();
    await draft.getByText('L’appel reste à passer.').waitFor();
    await noteCall(draft, 'Scierie Caradec');
    await page.getByText('Appels à passer').waitFor();
    await page.getByRole('button', { name: /^Scierie Caradec\b/ }).click();
    await draft.getByRole('heading', { name: 'Appel à passer' }).waitFor();
  });
});

describe('part of an invoice', () => {
  it('is held by hand, and only the rest is asked for', async () => {
    await page.goto('/clients');
    await page.getByRole('row').filter({ hasText: 'Scierie Caradec' }).click();
    await page.getByRole('heading', { level: 1, name: 'Scierie Caradec' }).waitFor();
    await page.getByRole('row').filter({ hasText: numbers[2]! }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: 'Suspendre les relances' }).click();
    const form = page.getByRole('dialog', { name: 'Suspendre les relances' });
    await form.getByLabel('Pourquoi').fill('Le granit est à reprendre');
    await form.getByRole('radio', { name: `Une partie de la facture ${numbers[2]}` }).check();
    await form.getByLabel('Montant à laisser en attente').fill('500');
    await lookedAt('hold-part');
    await form.getByRole('button', { name: 'Suspendre', exact: true }).click();
    await page.getByText('Cette part n’est plus relancée, le reste l’est.').waitFor();
    await drawer.getByText('Le granit est à reprendre').waitFor();
    await lookedAt('held-part');
    const { run } = await client.post<{ run: { id: string } }>('/dunning/prepare');
    const { drafts } = await client.get<{ drafts: { customerName: string; totalMinor: string }[] }>(
      `/dunning/runs/${run.id}/drafts`,
    );
    expect(drafts.find((one) => one.customerName === 'Scierie Caradec')?.totalMinor).toBe('70000');
    expect(visit.errors).toEqual([]);
  });
});
