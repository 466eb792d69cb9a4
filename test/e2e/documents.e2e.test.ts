import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage, signUp } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

/**
 * A deal from the first quote to the credit note, written by hand in a real browser: quote → accepted → deposit → final
 * invoice that deducts it → its PDF and electronic invoice → credit note.
 */

let app: App;
let browser: Browser;
let page: Page;
let errors: string[];

beforeAll(async () => {
  app = await startApp({ now: '2026-11-25T08:00:00Z' });
  browser = await openBrowser();
  ({ page, errors } = await openPage(browser, app.url));
  await signUp(page);
  await describeCompany();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

type Json = Record<string, unknown>;

/** As the page itself would ask, with its session. */
const ask = (path: string, body?: Json): Promise<Json> =>
  page.evaluate(
    async ([address, sent]) => {
      const answer = await fetch(
        `/api${address}`,
        sent === null
          ? {}
          : {
              method: 'POST',
              headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
              body: JSON.stringify(sent),
            },
      );
      return (await answer.json()) as Json;
    },
    [path, body ?? null] as const,
  );

/** What the law wants on every invoice of a SARL. */
async function describeCompany(): Promise<void> {
  const {
    id: _id,
    isDemo,
    baseCurrency,
    cutoverOn,
    nextInvoiceNumber,
    today,
    ...company
  } = await ask('/organization');
  expect([isDemo, baseCurrency, cutoverOn, nextInvoiceNumber, today]).toHaveLength(5);
  await ask('/organization/edit', {
    ...company,
    legalForm: 'SARL',
    siren: '732829320',
    vatNumber: 'FR44732829320',
    addressLines: ['12 rue des Lilas'],
    postalCode: '69003',
    city: 'Lyon',
    iban: 'FR7630006000011234567890189',
    bic: 'AGRIFRPP',
  });
  const { settings } = (await ask('/invoicing/settings')) as { settings: Json };
  const { sealPublicKey: _key, ...facts } = settings;
  await ask('/invoicing/settings/edit', {
    ...facts,
    capital: '10 000 €',
    register: 'RCS Lyon',
    lateRate: 'trois fois le taux d’intérêt légal',
  });
}

const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
const title = (name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();
const shows = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();
const saved = (): Promise<void> =>
  page
    .getByRole('status')
    .filter({ hasText: /^Enregistré$/ })
    .waitFor();
/** Screens write narrow no-break spaces in amounts. */
const plain = (text: string): string => text.replaceAll(/[\u202f\u00a0]/g, ' ');
/** Sums follow what is typed as soon as there is time. */
const sums = async (...amounts: RegExp[]): Promise<void> => {
  for (const amount of amounts) await page.getByLabel('Totaux').getByText(amount).first().waitFor();
};
const line = (position: number): Locator =>
  page.getByRole('group', { name: `Ligne ${String(position)}`, exact: true });
const valueOf = (of: Locator, name: string): Promise<string> =>
  of.getByLabel(name, { exact: true }).inputValue();
const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
/** The first bytes and the type of what an address gives. */
const download = (path: string): Promise<{ type: string; start: string }> =>
  page.evaluate(async (address) => {
    const answer = await fetch(address);
    const text = await answer.text();
    return { type: answer.headers.get('content-type') ?? '', start: text.slice(0, 200) };
  }, `/api${path}`);
const idOf = (): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';

let quoteId: string;

describe('1. the quote is written', () => {
  it('an empty list shows the way', async () => {
    await page
      .getByRole('navigation', { name: 'Navigation principale' })
      .first()
      .getByRole('link', { name: 'Ventes' })
      .click();
    await title('Ventes');
    await shows('Votre premier devis, votre première facture.');
    await expectAccessible(page, 'ventes, vide');
    await button('Nouveau devis').click();
    await title('Nouveau devis');
  });

  it('the customer is created in place', async () => {
    await page.getByRole('textbox', { name: 'Client', exact: true }).fill('Groupe Hélianthe');
    await page.getByRole('option', { name: /Créer/ }).click();
    await button('Compléter la fiche').waitFor();
    await title('Devis');
    // It has an address of its own from now on.
    await page.waitForURL(/\/ventes\/[0-9a-f-]{36}$/);
    quoteId = idOf();
  });

  it('lines are typed without the mouse, with French decimals', async () => {
    await page.getByLabel('Objet').fill('Cuisine, rue des Lilas');
    await line(1).getByLabel('Désignation').focus();
    await page.keyboard.type('Pose et finitions');
    await press('Tab');
    await page.keyboard.type('12,5');
    await press('Tab');
    await page.keyboard.type('heure');
    await press('Tab');
    await page.keyboard.type('48');
    await press('Enter');
    await page.keyboard.type('Meuble bas en chêne massif');
    await press('Tab');
    await page.keyboard.type('3');
    await press('Tab', 'Tab');
    await page.keyboard.type('1 250,50');
    await press('Tab');
    await page.keyboard.type('10');
    await press('Tab', 'Shift+Tab');
    await eventually(async () => plain(await valueOf(line(2), 'Prix HT'))).toBe('1 250,50');
    await eventually(async () => plain(await valueOf(line(2), 'Remise'))).toBe('10 %');
    // 600,00 + 3 376,35 = 3 976,35; 20 % of it 795,27.
    await sums(/3\s976,35\s€/, /795,27\s€/, /4\s771,62\s€/);
  });

  it('Alt and the arrows move a line, Ctrl Backspace deletes it, and undo brings it back', async () => {
    await press('Alt+ArrowUp');
    await eventually(() => valueOf(line(1), 'Désignation')).toBe('Meuble bas en chêne massif');
    await press('Control+Backspace');
    await eventually(() => line(2).count()).toBe(0);
    await page.getByRole('button', { name: 'Annuler' }).click();
    await line(2).waitFor();
    await eventually(() => valueOf(line(1), 'Désignation')).toBe('Meuble bas en chêne massif');
  });

  it('a product is made of a line in place, and found again', async () => {
    const name = line(2).getByLabel('Désignation');
    await name.fill('Pose et finition');
    await name.press('End');
    await page.keyboard.type('s');
    await page.getByRole('option', { name: /Créer le produit «\s*Pose et finitions/ }).waitFor();
    await expectAccessible(page, 'produits proposés');
    await press('ArrowDown', 'Enter');
    await shows('est dans vos produits');
    await press('Enter');
    await line(3).waitFor();
    await page.keyboard.type('pose');
    await page.getByRole('option', { name: /^Pose et finitions/ }).waitFor();
    await press('ArrowDown', 'Enter');
    await eventually(() => valueOf(line(3), 'Prix HT')).toBe('48,00');
    await press('Control+Backspace');
    await line(3).waitFor({ state: 'detached' });
  });

  it('what is no number is said, and never becomes one', async () => {
    const price = line(2).getByLabel('Prix HT', { exact: true });
    await price.fill('48 par heure');
    await shows('Ce nombre est illisible');
    await sums(/4\s771,62\s€/);
    await price.fill('48');
    await page.getByText('Ce nombre est illisible').waitFor({ state: 'detached' });
    await saved();
    await expectAccessible(page, 'éditeur');
  });

  it('the real PDF stands beside it, and follows', async () => {
    await page.locator('iframe[title^="PDF"]').first().waitFor();
    const { type, start } = await download(`/documents/${quoteId}/preview`);
    expect(type).toContain('application/pdf');
    expect(start).toMatch(/^%PDF-/);
    await page.getByRole('tab', { name: 'E-mail' }).click();
    await shows('Veuillez trouver ci-joint notre devis');
    await expectAccessible(page, 'e-mail');
    await page.getByRole('tab', { name: /Contrôles/ }).click();
    await shows('Rien n’empêche l’émission.');
    await expectAccessible(page, 'contrôles');
    await page.getByRole('tab', { name: 'PDF' }).click();
  });
});

describe('2. nothing that was typed is lost', () => {
  it('a text the server did not get is found again after the tab was closed', async () => {
    await page.route('**/api/documents/*/edit', (route) => route.abort());
    await page.getByLabel('Objet').fill('Cuisine et cellier');
    await shows('Non enregistré');
    await page.unroute('**/api/documents/*/edit');
    await page.reload();
    await page.getByLabel('Objet').waitFor();
    await eventually(() => page.getByLabel('Objet').inputValue()).toBe('Cuisine et cellier');
    await saved();
  });

  it('when somebody else was faster both versions wait for a decision', async () => {
    const { version, content } = (await ask(`/documents/${quoteId}`)) as { version: number; content: Json };
    await ask(`/documents/${quoteId}/edit`, { version, content: { ...content, title: 'Écrit ailleurs' } });
    await page.getByLabel('Objet').fill('Cuisine, rue des Lilas');
    await shows('Ce brouillon a changé ailleurs');
    await expectAccessible(page, 'deux versions');
    await button('Garder ma saisie').click();
    await saved();
    const kept = (await ask(`/documents/${quoteId}`)) as { content: { title: string } };
    expect(kept.content.title).toBe('Cuisine, rue des Lilas');
  });
});

describe('3. the quote leaves and is accepted', () => {
  it('Ctrl Enter shows its number and what it means', async () => {
    await press('Control+Enter');
    await page.getByRole('dialog', { name: 'Envoyer ce devis' }).waitFor();
    await shows('DE-2026-0001');
    await expectAccessible(page, 'envoyer le devis');
    await button('Envoyer le devis').click();
    await title('DE-2026-0001');
    await expectAccessible(page, 'devis envoyé');
  });

  it('the answer of the customer is noted', async () => {
    await button('Noter l’accord').click();
    const dialog = page.getByRole('dialog', { name: 'Le client accepte' });
    await dialog.getByLabel('Note').fill('Bon pour accord par e-mail');
    await dialog.getByRole('button', { name: 'Noter l’accord' }).click();
    await page.getByText('accepté', { exact: true }).waitFor();
    await shows(/Bon pour accord par e-mail/);
  });
});

describe('4. the deposit', () => {
  it('is a part of the whole, and cannot be issued without the customer’s SIREN', async () => {
    await button('Facturer').click();
    await page.getByRole('menuitem', { name: 'Facture d’acompte…' }).click();
    await page.getByLabel('Part du total').fill('30');
    // 30 % of 4 771,62, before the cents of each line.
    await shows(/1\s431,49\s€/);
    await expectAccessible(page, 'acompte');
    await button('Préparer la facture').click();
    await title('Facture d’acompte');
    await page.getByRole('tab', { name: /Contrôles \(/ }).waitFor();
    await press('Control+Enter');
    const dialog = page.getByRole('dialog', { name: 'Émettre cette facture' });
    await dialog.getByText(/Le SIREN du client manque/).waitFor();
    await eventually(() => dialog.getByRole('button', { name: 'Émettre la facture' }).isDisabled()).toBe(
      true,
    );
    await expectAccessible(page, 'émission refusée');
  });

  it('each finding leads to where it is put right', async () => {
    await page.getByRole('button', { name: /^Fiche client – Le SIREN/ }).click();
    const record = page.getByRole('dialog', { name: 'Modifier le client' });
    await record.getByLabel('SIREN').fill('552100554');
    await record.getByLabel('Adresse', { exact: true }).fill('4 quai Perrache');
    await record.getByLabel('Code postal').fill('69002');
    await record.getByLabel('Ville').fill('Lyon');
    await expectAccessible(page, 'fiche du client');
    await record.getByRole('button', { name: 'Enregistrer' }).click();
    await record.waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'Contrôles', exact: true }).waitFor();
  });

  it('is issued: numbered, booked, sealed, with its PDF', async () => {
    await press('Control+Enter');
    const dialog = page.getByRole('dialog', { name: 'Émettre cette facture' });
    await dialog.getByText('FA-2026-0001').waitFor();
    await dialog.getByText(/C’est définitif/).waitFor();
    await expectAccessible(page, 'émission');
    await dialog.getByRole('button', { name: 'Émettre la facture' }).click();
    await title('FA-2026-0001');
    await page.locator('iframe[title*="FA-2026-0001"]').waitFor();
    await expectAccessible(page, 'acompte émis');
  });
});

describe('5. the final invoice', () => {
  it('deducts the deposit', async () => {
    await page.getByRole('link', { name: /^Devis DE-2026-0001/ }).click();
    await title('DE-2026-0001');
    await button('Facturer').click();
    await page.getByRole('menuitem', { name: 'Facture de solde' }).click();
    await title('Facture de solde');
    await shows('Acompte FA-2026-0001 déduit');
    await press('Control+Enter');
    const dialog = page.getByRole('dialog', { name: 'Émettre cette facture' });
    await dialog.getByText('FA-2026-0002').waitFor();
    await dialog.getByRole('button', { name: 'Émettre la facture' }).click();
    await title('FA-2026-0002');
  });

  it('has a PDF with the electronic invoice, and the XML by itself', async () => {
    await page.locator('iframe[title*="FA-2026-0002"]').waitFor();
    const pdf = await download(`/documents/${idOf()}/pdf`);
    expect(pdf.type).toContain('application/pdf');
    expect(pdf.start).toMatch(/^%PDF-/);
    expect((await download(`/documents/${idOf()}/xml?syntax=cii`)).start).toContain('CrossIndustryInvoice');
    expect((await download(`/documents/${idOf()}/xml?syntax=ubl`)).start).toContain('Invoice');
    await page.getByRole('link', { name: /^Acompte FA-2026-0001/ }).waitFor();
    await expectAccessible(page, 'solde émis');
  });
});

describe('6. the credit note', () => {
  it('asks why, and closes the final invoice', async () => {
    await button('Faire un avoir…').click();
    await page.getByLabel('Motif').fill('Geste commercial');
    await expectAccessible(page, 'avoir');
    await button('Préparer l’avoir').click();
    await title('Avoir');
    await shows(/FA-2026-0002 du/);
    await press('Control+Enter');
    const dialog = page.getByRole('dialog', { name: 'Émettre cet avoir' });
    await dialog.getByText('AV-2026-0001').waitFor();
    await dialog.getByRole('button', { name: 'Émettre l’avoir' }).click();
    await title('AV-2026-0001');
    await page.locator('iframe[title*="AV-2026-0001"]').waitFor();
    await expectAccessible(page, 'avoir émis');
  });
});

describe('7. the list', () => {
  it('has the whole deal; J, K and Enter walk through it', async () => {
    await page.goto('/ventes');
    await page.getByRole('gridcell', { name: /^AV-2026-0001/ }).waitFor();
    await expectAccessible(page, 'ventes');
    // Enter opens what is owed beside the list, Shift+Enter the document itself.
    await press('j', 'j', 'Enter');
    const drawer = page.getByRole('dialog', { name: /FA-2026-0002/ });
    await drawer.getByRole('link', { name: 'Ouvrir le document' }).waitFor();
    await expectAccessible(page, 'ventes, tiroir');
    await press('Escape');
    await drawer.waitFor({ state: 'detached' });
    // The hand is back on its row.
    await page.waitForFunction(() => document.activeElement?.closest('[role="grid"]') != null);
    await press('Shift+Enter');
    await title('FA-2026-0002');
    await page.goBack();
    await page
      .getByRole('radiogroup', { name: 'Ce qui est montré' })
      .getByText('Avoirs', { exact: true })
      .click();
    await page.getByRole('gridcell', { name: /^FA-2026-0002/ }).waitFor({ state: 'detached' });
    await page.getByRole('gridcell', { name: /^AV-2026-0001/ }).waitFor();
  });

  it('is searched by a word of the subject; Ctrl K finds the same, whatever kind of document it is', async () => {
    await page.goto('/ventes?search=lilas');
    await page.getByRole('gridcell', { name: /^DE-2026-0001/ }).waitFor();
    await page.goto('/');
    await title('Encours clients');
    await press('Control+k');
    await page.getByRole('dialog').getByRole('textbox').waitFor();
    await page.keyboard.type('lilas');
    await page.getByRole('button', { name: /^DE-2026-0001.*Devis/ }).click();
    await title('DE-2026-0001');
  });

  it('fits a phone, and so does the editor', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/ventes');
    await shows('AV-2026-0001');
    await expectAccessible(page, 'ventes, téléphone');
    await page.goto('/ventes/nouveau?type=invoice');
    await title('Nouvelle facture');
    await line(1).waitFor();
    await expectAccessible(page, 'éditeur, téléphone');
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });

  it('nothing broke on the way', () => {
    expect(errors).toEqual([]);
  });
});
