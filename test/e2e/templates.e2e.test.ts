import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCustomer } from '../kit/company.ts';
import { hasPoppler, POPPLER_MISSING, wordsOf } from '../kit/poppler.ts';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage, signIn, signUp } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

/**
 * Templates in a real browser: a text written beside the page it stands on, a field printed, an invoice issued; what is
 * issued stays as it is when the template changes. Then a layout of one's own, refused until the law is served.
 */

let app: App;
let browser: Browser;
let page: Page;
let errors: string[];

type Json = Record<string, unknown>;

const ask = (path: string, body?: Json): Promise<Json> =>
  page.evaluate(
    async ([address, sent]) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
      const init = sent === null ? {} : { method: 'POST', headers, body: JSON.stringify(sent) };
      return (await (await fetch(`/api${address}`, init)).json()) as Json;
    },
    [path, body ?? null] as const,
  );
const bytesOf = async (path: string): Promise<Buffer> => {
  const numbers = await page.evaluate(async (address) => {
    const answer = await fetch(address);
    return [...new Uint8Array(await answer.arrayBuffer())];
  }, path);
  return Buffer.from(numbers);
};
const textOf = (pdf: Buffer): string =>
  wordsOf(pdf)
    .flat()
    .map((word) => word.text)
    .join(' ');

const button = (name: string | RegExp, within: Page | Locator = page): Locator =>
  within.getByRole('button', { name, exact: true });
const heading = (name: string): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();
const shows = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();
const choose = async (field: Locator, option: string): Promise<void> => {
  await field.click();
  await page.getByRole('option', { name: option, exact: true }).click();
};
/** What stands in the frame beside the form, once it has been drawn with these words. */
const previewed = async (words: string, act: () => Promise<void>): Promise<string> => {
  const drawn = page.waitForResponse(
    (answer) =>
      answer.url().includes('/preview?') &&
      (new URL(answer.url()).searchParams.get('theme') ?? '').includes(words),
  );
  await act();
  const answer = await drawn;
  expect(answer.status()).toBe(200);
  return textOf(await bytesOf(answer.url()));
};

beforeAll(async () => {
  app = await startApp({ now: '2026-11-25T08:00:00Z' });
  browser = await openBrowser();
  ({ page, errors } = await openPage(browser, app.url));
  await signUp(page);
  const {
    id: _i,
    isDemo: _d,
    baseCurrency: _b,
    cutoverOn: _c,
    nextInvoiceNumber: _n,
    today: _t,
    ...company
  } = await ask('/organization');
  await ask('/organization/edit', {
    ...company,
    legalForm: 'SARL',
    siren: '732829320',
    vatNumber: 'FR44732829320',
    addressLines: ['12 rue des Lilas'],
    postalCode: '69003',
    city: 'Lyon',
    iban: 'FR7630006000011234567890189',
  });
  const { settings } = (await ask('/invoicing/settings')) as { settings: Json };
  const { sealPublicKey: _key, ...facts } = settings;
  await ask('/invoicing/settings/edit', {
    ...facts,
    capital: '10 000 €',
    register: 'RCS Lyon',
    lateRate: 'trois fois le taux d’intérêt légal',
  });
  await ask('/custom-fields/create', {
    labelFr: 'Secteur',
    labelEn: '',
    kind: 'text',
    choices: [],
    owner: 'customer',
  });
  await ask('/custom-fields/create', {
    labelFr: 'Chantier',
    labelEn: '',
    kind: 'text',
    choices: [],
    owner: 'document',
  });
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** An invoice for a new customer, written by the interface other programs use. */
const draftFor = async (customer: string): Promise<{ id: string; version: number }> => {
  const { id: customerId } = await ask(
    '/customers/create',
    newCustomer({
      name: customer,
      siren: '552032534',
      vatNumber: 'FR27552032534',
      tags: ['hôtel'],
      custom: { secteur: 'Hôtellerie' },
    }),
  );
  const { content } = (await ask(`/documents/new?kind=invoice&customerId=${String(customerId)}`)) as {
    content: Json;
  };
  const line = {
    type: 'item',
    id: 'l1',
    name: 'Plan de travail',
    quantity: '2',
    unit: 'C62',
    unitPrice: '500',
    vat: { category: 'S', rate: '20' },
    account: '707',
    nature: 'goods',
  };
  return (await ask('/documents/create', {
    content: { ...content, lines: [line], custom: { chantier: 'Aile nord' } },
  })) as { id: string; version: number };
};
/** Issued, and its PDF once it is made. */
const issue = async ({ id, version }: { id: string; version: number }): Promise<Buffer> => {
  const answer = await ask(`/documents/${id}/issue`, { version, send: false });
  expect(answer['findings']).toEqual([]);
  await page.goto(`/ventes/${id}`);
  await page.getByRole('link', { name: 'Ouvrir le document' }).waitFor();
  return bytesOf(`/api/documents/${id}/pdf`);
};

let issuedId = '';
let issuedPdf: Buffer;

describe('texts and fields', () => {
  it('are written beside the page that shows them', async (context) => {
    if (!hasPoppler()) context.skip(POPPLER_MISSING);
    await page.goto('/reglages/presentation');
    await heading('Présentation');
    await shows('Insérer une variable');
    const first = await previewed('confiance, {{customer}}', async () => {
      await page.getByLabel('Introduction').fill('Merci de votre confiance, ');
      await page.getByRole('toolbar').getByRole('button', { name: 'Nom du client' }).click();
    });
    await eventually(() => page.getByLabel('Introduction').inputValue()).toBe(
      'Merci de votre confiance, {{customer}}',
    );
    expect(first).toContain('Merci de votre confiance, Maison Lestang');
    await page.getByLabel('Remerciement').fill('Secteur {{customer.sectuer}}');
    await shows('La variable « customer.sectuer » n’existe pas. Pensiez-vous à « customer.secteur » ?');
    await expectAccessible(page, 'présentation, texte à corriger');
    await page
      .getByLabel('Remerciement')
      .fill('Secteur {{customer.secteur}} ({{tags}})\nContrat {{contract}}');
    await choose(page.getByRole('combobox', { name: 'Chantier (document)' }), 'En haut, avec les dates');
    await choose(page.getByRole('combobox', { name: 'Pour', exact: true }), 'Devis');
    const quote = await previewed('validUntil', async () => {
      await page.getByLabel('Introduction').fill('Voici notre offre, valable jusqu’au {{validUntil}}.');
    });
    expect(quote).toContain('Voici notre offre');
    expect(quote).not.toContain('Merci de votre confiance');
    await page.getByText('Anglais', { exact: true }).click();
    await page.getByLabel('Introduction').fill('Our offer');
    await expectAccessible(page, 'présentation, textes');
    await button('Enregistrer').click();
    await page.getByText('Enregistré.', { exact: true }).waitFor();
  });

  it('stand on the invoice, and stay there when the template changes', async (context) => {
    if (!hasPoppler()) context.skip(POPPLER_MISSING);
    const draft = await draftFor('Hôtel Les Trois Ponts');
    issuedId = draft.id;
    issuedPdf = await issue(draft);
    const text = textOf(issuedPdf);
    expect(text).toContain('Merci de votre confiance, Hôtel Les Trois Ponts');
    expect(text).toContain('Secteur Hôtellerie (hôtel)');
    expect(text).toContain('Aile nord');
    expect(text).not.toMatch(/Contrat|\{\{/);

    await page.goto('/reglages/presentation');
    await page.getByLabel('Introduction').fill('Tout autre chose.');
    await button('Enregistrer').click();
    await page.getByText('Enregistré.', { exact: true }).waitFor();
    expect((await bytesOf(`/api/documents/${issuedId}/pdf`)).equals(issuedPdf)).toBe(true);
    const next = textOf(await issue(await draftFor('Hôtel du Lac')));
    expect(next).toContain('Tout autre chose.');
    expect(next).not.toContain('Merci de votre confiance');
  });

  it('of a document are filled in where it is written', async () => {
    const { id } = await draftFor('Auberge du Pont');
    await page.goto(`/ventes/${id}`);
    await page.getByText('Champs de votre société').click();
    await eventually(() => page.getByLabel('Chantier').inputValue()).toBe('Aile nord');
    await page.getByLabel('Chantier').fill('Aile sud');
    await page
      .getByRole('status')
      .filter({ hasText: /^Enregistré$/ })
      .waitFor();
    await expectAccessible(page, 'champs du document');
    const kept = (await ask(`/documents/${id}`)) as { content: { custom: Json } };
    expect(kept.content.custom).toEqual({ chantier: 'Aile sud' });
  });
});

describe('a layout of one’s own', () => {
  it('starts from ours, is told by line what is wrong, and is tried before it is used', async (context) => {
    if (!hasPoppler()) context.skip(POPPLER_MISSING);
    await page.goto('/reglages/mises-en-page');
    await heading('Mises en page');
    await shows('Aucune mise en page à vous.');
    await expectAccessible(page, 'mises en page, vide');
    await button('Nouvelle mise en page').first().click();
    const form = page.getByRole('dialog', { name: 'Nouvelle mise en page' });
    await form.getByLabel('Nom').fill('Sobre');
    await button('Nouvelle mise en page', form).click();
    await heading('Sobre');
    const source = page.getByLabel('Mise en page (Typst)');
    const shipped = await source.inputValue();
    expect(shipped).toContain('#import "lib.typ": *');

    await source.fill(`${shipped}\n#import "@preview/cetz:0.3.4": canvas`);
    await button('Enregistrer et vérifier').click();
    await shows(/Ligne \d+\s: Les paquets ne se téléchargent pas ici/);
    await expectAccessible(page, 'mise en page à corriger');
    await source.fill(shipped.replace(/#if d\.mentions\.len[\s\S]*$/, ''));
    await button('Enregistrer et vérifier').click();
    await shows(/Il manque sur la page\s: «.*40/);
    await page.getByRole('checkbox', { name: 'Factures', exact: true }).check();
    await button('Utiliser pour ces documents').click();
    await shows('Elle ne peut pas encore servir');

    await source.fill(`${shipped}\n#align(center)[Signature de la maison]`);
    await button('Enregistrer et vérifier').click();
    await shows('Tout est en ordre');
    await button('Utiliser pour ces documents').click();
    await shows('Elle sert désormais.');
    await choose(page.getByRole('combobox', { name: 'Document d’essai' }), 'Facture de 300 lignes');
    await expectAccessible(page, 'mise en page');

    const text = textOf(await issue(await draftFor('Hôtel de la Gare')));
    expect(text).toContain('Signature de la maison');
    expect((await bytesOf(`/api/documents/${issuedId}/pdf`)).equals(issuedPdf)).toBe(true);

    await page.goto('/reglages/mises-en-page');
    await shows('Sert pour : Factures');
    await button('Ouvrir Sobre').click();
    await button('Revenir à celle d’Encaisse').click();
    await shows('Vos documents suivent de nouveau la mise en page d’Encaisse.');
    expect(textOf(await issue(await draftFor('Hôtel Bellevue')))).not.toContain('Signature de la maison');
    expect(errors).toEqual([]);
  });
});

it.each([{ colorScheme: 'dark' as const }, { phone: true }])('is as readable with %j', async (options) => {
  const again = await openPage(browser, app.url, options);
  await again.page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor();
  await signIn(again.page);
  await again.page.goto('/reglages/presentation');
  await again.page.getByText('Insérer une variable').waitFor();
  await expectAccessible(again.page, 'présentation');
  await again.page.goto('/reglages/mises-en-page');
  await again.page.getByRole('button', { name: 'Ouvrir Sobre' }).click();
  await again.page.getByLabel('Mise en page (Typst)').waitFor();
  await expectAccessible(again.page, 'mise en page');
});
