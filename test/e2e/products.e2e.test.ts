import { deflateSync } from 'node:zlib';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage, signIn, signUp, type Visit } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

/** What is sold, to whom, and how invoices look: set up by a person before the first invoice. */

let app: App;
let browser: Browser;
let visit: Visit;
let page: Page;

beforeAll(async () => {
  app = await startApp({ now: '2026-11-23T08:00:00Z' });
  browser = await openBrowser();
  visit = await openPage(browser, app.url);
  ({ page } = visit);
  await signUp(page);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const button = (name: string | RegExp, within: Page | Locator = page): Locator =>
  within.getByRole('button', { name, exact: typeof name === 'string' });
const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const shows = (text: string | RegExp) => page.getByText(text).first().waitFor();
const plain = (text: string): string => text.replaceAll(/[\u202f\u00a0]/g, ' ');
/** Fields of a drawer: the list behind it may have fields of the same name. */
const drawer = (name: string): Locator => page.getByRole('dialog', { name });
const choose = async (field: Locator, option: string | RegExp): Promise<void> => {
  await field.click();
  await page.getByRole('option', { name: option }).click();
};

describe('products', () => {
  it('are described once, with prices for a group and in another currency', async () => {
    await page.goto('/articles');
    await heading('Articles');
    await shows('Pas encore d’article.');
    await expectAccessible(page, 'articles, vide');
    await button('Nouvel article').first().click();
    const form = drawer('Nouvel article');
    await form.getByLabel('Désignation').fill('Pose de parquet massif');
    await form.getByLabel('Prix unitaire HT').fill('48,5.0');
    await shows('Prix illisible');
    await eventually(() => button('Enregistrer', form).isDisabled()).toBe(true);
    await form.getByLabel('Prix unitaire HT').fill('48,5');
    await choose(form.getByRole('combobox', { name: 'Unité' }), 'mètre carré');
    await choose(form.getByRole('combobox', { name: 'TVA' }), /^10\s%$/);
    await button('Ajouter un prix', form).click();
    await form.getByLabel('Prix HT').fill('42');
    await button('Enregistrer', form).click();
    await shows('Le prix de tous en EUR est celui de l’article');
    await form.getByRole('combobox', { name: 'Groupe de clients' }).fill('Revendeurs');
    await expectAccessible(page, 'article');
    await button('Enregistrer', form).click();
    await shows('Pose de parquet massif est créé.');
    const row = page.getByRole('row', { name: /Pose de parquet massif/ });
    await eventually(async () => plain(await row.innerText())).toMatch(
      /ART-0001[\s\S]*10 %[\s\S]*48,50[\s\S]*m²/,
    );
  });

  it('are found, changed, withdrawn and put back', async () => {
    await button('Nouvel article').first().click();
    const form = drawer('Nouvel article');
    await form.getByLabel('Désignation').fill('Formation à l’entretien');
    await form.getByLabel('Prix unitaire HT').fill('680');
    await form.getByRole('combobox', { name: 'TVA' }).fill('261, 4-4');
    await page.getByRole('option', { name: /261, 4-4°/ }).click();
    await form.getByLabel('Compte de produits').fill('411');
    await button('Enregistrer', form).click();
    await shows('Le compte 411 n’est pas un compte de produits');
    await form.getByLabel('Compte de produits').fill('706');
    await button('Enregistrer', form).click();
    await shows('2 articles');

    await page.getByRole('searchbox').fill('parq pose');
    await shows('1 article');
    await page
      .getByRole('gridcell', { name: /Pose de parquet/ })
      .first()
      .click();
    await button('Retirer de la vente', drawer('Modifier l’article')).click();
    await shows('Aucun article ne correspond.');
    await choose(page.getByRole('combobox', { name: 'Montrer' }), 'Retirés');
    await page
      .getByRole('gridcell', { name: /Pose de parquet/ })
      .first()
      .click();
    await button('Remettre en vente', drawer('Modifier l’article')).click();
    await page.goto('/articles');
    await shows('2 articles');
    await expectAccessible(page, 'articles');
  });
});

describe('customers', () => {
  it('have the company’s own fields', async () => {
    await page.goto('/reglages/champs-clients');
    await heading('Champs');
    await expectAccessible(page, 'champs, vide');
    await button('Ajouter un champ').click();
    const form = drawer('Ajouter un champ');
    await form.getByRole('textbox', { name: 'Nom', exact: true }).fill('Secteur');
    await choose(form.getByRole('combobox', { name: 'Type' }), 'Choix dans une liste');
    await button('Enregistrer', form).click();
    await shows('Indiquez les choix possibles');
    await form.getByLabel('Choix possibles').fill('Bois\nMétal');
    await expectAccessible(page, 'champ');
    await button('Enregistrer', form).click();
    await shows('Choix dans une liste · Bois, Métal');
    await expectAccessible(page, 'champs');
  });

  it('are checked while they are typed; what follows from one number is offered', async () => {
    await page.goto('/clients');
    await heading('Clients');
    await button('Nouveau client').first().click();
    const form = drawer('Nouveau client');
    await form.getByRole('textbox', { name: 'Nom', exact: true }).fill('Ateliers de Riec');
    await form.getByLabel('E-mail').fill('compta@riec.example');
    await form.getByLabel('SIREN', { exact: true }).fill('552 100 555');
    await shows('Ce SIREN ne tombe pas juste');
    await form.getByLabel('SIREN', { exact: true }).fill('552 100 554');
    await button('FR96552100554, d’après le SIREN', form).click();
    await eventually(() => form.getByLabel('Numéro de TVA').inputValue()).toBe('FR96552100554');
    await form.getByLabel('Adresse', { exact: true }).fill('12 rue du Port');
    await form.getByLabel('Code postal').fill('29340');
    await form.getByLabel('Ville').fill('Riec-sur-Bélon');
    await button('Utiliser le SIREN 552100554', form).click();
    await eventually(() => form.getByLabel('Adresse électronique').inputValue()).toBe('552100554');
    await choose(form.getByRole('combobox', { name: 'Moyen de paiement' }), 'Prélèvement');
    await form.getByRole('combobox', { name: 'Étiquettes' }).fill('bretagne');
    await page.keyboard.press('Enter');
    await choose(form.getByRole('combobox', { name: 'Secteur' }), 'Bois');
    await expectAccessible(page, 'client, formulaire');
    await button('Enregistrer', form).click();
    await heading('Ateliers de Riec');
    await page.getByRole('tab', { name: 'Fiche' }).click();
    await shows('552100554 (Plateforme agréée (SIREN))');
    await shows('Prélèvement');
    await expectAccessible(page, 'client');
  });

  it('have several places of delivery', async () => {
    await button('Ajouter une adresse').click();
    const form = drawer('Ajouter une adresse');
    await form.getByLabel('Nom du lieu').fill('Dépôt');
    await form.getByLabel('Adresse', { exact: true }).fill('3 quai de la Douane');
    await form.getByLabel('Code postal').fill('29200');
    await form.getByLabel('Ville').fill('Brest');
    await button('Enregistrer', form).click();
    await page.getByText('3 quai de la Douane').waitFor();
    await shows('29200 Brest');
  });

  it('that an invoice would lack something of are listed with what is missing', async () => {
    await page.goto('/clients');
    for (const name of ['ATELIERS DE RIEC SARL', 'Chantiers du Ponant']) {
      await button('Nouveau client').first().click();
      const form = drawer('Nouveau client');
      await form.getByRole('textbox', { name: 'Nom', exact: true }).fill(name);
      if (name.startsWith('ATELIERS')) await form.getByLabel('SIREN', { exact: true }).fill('552100554');
      // By the keyboard: the message that the last one is saved still lies over the button.
      await page.keyboard.press('Enter');
      await heading(name);
      await shows(/Pour être facturé, il manque/);
      await page.getByRole('link', { name: 'Clients' }).last().click();
      await heading('Clients');
    }
    await choose(page.getByRole('combobox', { name: 'Montrer' }), 'À compléter');
    await shows('2 clients');
    await page.getByRole('row', { name: /Chantiers du Ponant/ }).waitFor();
    await shows('SIREN, adresse, adresse e-mail');
    await expectAccessible(page, 'clients à compléter');
    await choose(page.getByRole('combobox', { name: 'Montrer' }), 'Tous');
    await choose(page.getByRole('combobox', { name: 'Champ' }), 'Secteur');
    await choose(page.getByRole('combobox', { name: 'Valeur' }), 'Bois');
    await shows('1 client');
    await page.getByRole('row', { name: /Ateliers de Riec/ }).waitFor();
  });

  it('kept twice become one, by a decision', async () => {
    await page.goto('/clients');
    await page.getByRole('link', { name: 'Doublons' }).click();
    await heading('Doublons');
    await shows(/Même SIREN/);
    await eventually(() => page.getByRole('radio', { name: /^Ateliers de Riec/ }).isChecked()).toBe(true);
    await expectAccessible(page, 'doublons');
    await button('Fusionner ATELIERS DE RIEC SARL').click();
    const dialog = page.getByRole('dialog', { name: 'Fusionner ces fiches' });
    await dialog.getByText('Vous pouvez défaire la fusion tant que').waitFor();
    await expectAccessible(page, 'fusion');
    await button('Fusionner', dialog).click();
    await shows('Aucun doublon.');
    await page.goto('/clients');
    await shows('2 clients');
    await page
      .getByRole('gridcell', { name: /Ateliers de Riec/ })
      .first()
      .click();
    await heading('Ateliers de Riec');
    await page.getByRole('tab', { name: 'Fiche' }).click();
    await page.getByRole('link', { name: 'ATELIERS DE RIEC SARL' }).click();
    await shows('Cette fiche a été fusionnée avec');
    await expectAccessible(page, 'client fusionné');
    await page.getByRole('link', { name: 'Ouvrir la fiche conservée' }).click();
    await heading('Ateliers de Riec');
  });
});

/** A green square, as a drawing program writes it. */
const logo = (): Buffer => {
  const crcTable = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const crc = (bytes: Buffer): number =>
    (bytes.reduce((c, byte) => crcTable[(c ^ byte) & 0xff]! ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([size, body, sum]);
  };
  const side = 64;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([
    Buffer.from([0]),
    ...Array.from({ length: side }, () => Buffer.from([27, 94, 68])),
  ]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: side }, () => row)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

describe('settings of invoicing', () => {
  it('say what the law wants', async () => {
    await page.goto('/reglages/facturation');
    await heading('Mentions des factures');
    await page.getByLabel('SIRET du siège').fill('732 829 320 00073');
    await shows('Ce SIRET ne tombe pas juste');
    await page.getByLabel('SIRET du siège').fill('732 829 320 00074');
    await page.getByLabel('Capital social').fill('10 000 €');
    await page.getByLabel('Registre').fill('RCS Quimper');
    await button('Reprendre le taux de la loi').click();
    await page.getByLabel('J’ai opté pour la TVA d’après les débits').check();
    await expectAccessible(page, 'mentions');
    await button('Enregistrer').click();
    await page.getByText('Enregistré.', { exact: true }).waitFor();

    // A second window saved another field: both stay.
    const other = await page.context().newPage();
    await other.goto('/reglages/facturation');
    await other.getByLabel('Registre').fill('RCS Brest');
    await other.getByRole('button', { name: 'Enregistrer' }).click();
    await other.getByText('Enregistré.', { exact: true }).waitFor();
    await other.close();
    await page.getByLabel('Capital social').fill('20 000 €');
    await button('Enregistrer').click();
    await shows('Votre saisie est conservée');
    await eventually(() => page.getByLabel('Capital social').inputValue()).toBe('20 000 €');
    await eventually(() => page.getByLabel('Registre').inputValue()).toBe('RCS Brest');
    await button('Enregistrer').click();
    await page.getByText('Enregistré.', { exact: true }).waitFor();
  });

  it('number documents, shown by the number that comes next', async () => {
    await page.goto('/reglages/numerotation');
    await heading('Numérotation');
    const series = page.locator('section', {
      has: page.getByRole('heading', { name: 'Factures', exact: true }),
    });
    await series.getByText('FA-2026-0001').waitFor();
    await series.getByLabel('Format').fill('F{MM}-{000}');
    await series.getByText('répéterait ses numéros').waitFor();
    await eventually(() => button('Enregistrer', series).isDisabled()).toBe(true);
    await series.getByLabel('Format').fill('{YYYY}/F{00000}');
    await series.getByLabel('Premier numéro').fill('418');
    await series.getByText('2026/F00418').waitFor();
    await expectAccessible(page, 'numérotation');
    await button('Enregistrer', series).click();
    await shows('le format est enregistré');
    await page.reload();
    await series.getByText('2026/F00418').waitFor();
  });

  it('make documents look like the company’s, on the page itself', async () => {
    await page.goto('/reglages/presentation');
    await heading('Présentation');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
    await shows('n’est pas une image PNG ou JPEG');
    // The page drawn without the logo may still be on its way, and is then dropped half read.
    const preview = page.waitForResponse(
      (answer) =>
        answer.url().includes('/appearance/preview') &&
        answer.headers()['content-type'] === 'application/pdf',
    );
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: logo() });
    await page.getByRole('img', { name: 'Votre logo' }).waitFor();
    expect((await preview).status()).toBe(200);

    await page.getByLabel('Couleur', { exact: true }).fill('#ffe08a');
    await shows('Sur cette couleur claire, le texte s’imprime en noir.');
    await page.getByLabel('Couleur', { exact: true }).fill('#7a1f3d');
    await page.getByRole('switch', { name: 'Remise' }).uncheck();
    await page.getByLabel('Pied de page').fill('Ouvert du mardi au samedi');
    await expectAccessible(page, 'présentation');
    await button('Enregistrer').click();
    await page.getByText('Enregistré.', { exact: true }).waitFor();
    await page.reload();
    expect(await page.getByLabel('Couleur', { exact: true }).inputValue()).toBe('#7a1f3d');
    expect(await page.getByRole('switch', { name: 'Remise' }).isChecked()).toBe(false);
    expect(visit.errors).toEqual([]);
  });
});

it.each([{ colorScheme: 'dark' as const }, { phone: true }])('is as readable with %j', async (options) => {
  const again = await openPage(browser, app.url, options);
  await again.page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor();
  await signIn(again.page);
  for (const [path, title, text] of [
    ['/articles', 'Articles', '2 articles'],
    ['/clients?show=incomplete', 'Clients', '1 client'],
    ['/clients/doublons', 'Doublons', 'Aucun doublon.'],
    ['/reglages/facturation', 'Mentions des factures', 'Retard de paiement'],
    ['/reglages/numerotation', 'Numérotation', '2026/F00418'],
    ['/reglages/presentation', 'Présentation', 'Couleur et taille'],
    ['/reglages/champs-clients', 'Champs', 'Secteur'],
  ] as const) {
    await again.page.goto(path);
    await again.page.getByRole('heading', { level: 1, name: title }).waitFor();
    await again.page.getByText(text).first().waitFor();
    await expectAccessible(again.page, path);
  }
  await again.page.goto('/articles');
  await again.page.getByText('Pose de parquet massif').first().click();
  await again.page.getByRole('dialog', { name: 'Modifier l’article' }).waitFor();
  await expectAccessible(again.page, 'article');
  await again.close();
});
