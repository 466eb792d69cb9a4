import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openHttpClient, type HttpClient } from '../kit/http-client.ts';
import { newCustomer } from '../kit/company.ts';
import { startApp, type App, type AppOptions } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage, person, signIn, signUp } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

/**
 * What is delivered becomes invoices, and what is agreed once is invoiced again and again: a table of deliveries is
 * imported and invoiced by month; a subscription catches up what the program slept through, each period once.
 */

const options: AppOptions = { now: '2026-11-23T08:00:00Z' };
let app: App;
let browser: Browser;
let page: Page;
let errors: string[];
let client: HttpClient;

const CUSTOMERS = [
  { name: 'Menuiserie Le Goff', siren: '552032534', vatNumber: 'FR27552032534', city: 'Concarneau' },
  { name: 'Rhône Habitat', siren: '732829320', vatNumber: 'FR44732829320', city: 'Lyon' },
];

const DELIVERIES = [
  'Client;N° BL;Date de livraison;Désignation;Quantité;PU HT;TVA;Commande',
  'Menuiserie Le Goff;BL-101;03/11/2026;Plateau chêne massif;2;450,00;20;C-7',
  'Menuiserie Le Goff;BL-101;03/11/2026;Livraison sur chantier;1;60,00;20;C-7',
  'Menuiserie Le Goff;BL-107;17/11/2026;Piètement acier;4;89,50;20;',
  'Rhône Habitat;BL-104;05/11/2026;Étagère sur mesure;3;210,00;20;',
  'Rhône Habitat;BL-105;demain;Étagère sur mesure;1;210,00;20;',
].join('\n');

const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
const shows = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();
const go = async (name: string): Promise<void> => {
  await page
    .getByRole('navigation', { name: 'Navigation principale' })
    .first()
    .getByRole('link', { name })
    .click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
};

beforeAll(async () => {
  app = await startApp(options);
  browser = await openBrowser();
  ({ page, errors } = await openPage(browser, app.url));
  await signUp(page);
  client = await signedIn();
  const company = await client.get<Record<string, unknown>>('/organization');
  await client.post('/organization/edit', {
    ...company,
    legalForm: 'SARL',
    siren: '732829320',
    vatNumber: 'FR44732829320',
    addressLines: ['14 rue des Tanneurs'],
    postalCode: '69005',
    city: 'Lyon',
    iban: 'FR7630006000011234567890189',
  });
  const { settings } = await client.get<{ settings: Record<string, unknown> }>('/invoicing/settings');
  await client.post('/invoicing/settings/edit', {
    ...settings,
    capital: '10 000 €',
    register: 'RCS Lyon',
    siret: '73282932000074',
    lateRate: 'taux de la BCE majoré de dix points',
  });
  for (const customer of CUSTOMERS) {
    await client.post('/customers/create', {
      code: '',
      kind: 'company',
      siret: '',
      language: 'fr',
      addressLines: ['12 rue du Port'],
      postalCode: '29900',
      country: 'FR',
      note: '',
      currency: 'EUR',
      paymentTerms: { kind: 'net', days: 30 },
      noReminderReason: '',
      salesperson: '',
      debtorGroup: '',
      contacts: [],
      ...customer,
    });
  }
  await page.reload();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

describe('deliveries', () => {
  it('are imported after a look, with their bad line named', async () => {
    await go('À facturer');
    await shows('Rien n’attend d’être facturé');
    await expectAccessible(page, 'rien à facturer');
    await button('Importer').first().click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type=file]').setInputFiles({
      name: 'livraisons.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(DELIVERIES),
    });
    await shows(/3\slivraisons de 2\sclients/);
    await shows(/Ligne 6.*demain/);
    await expectAccessible(page, 'import de livraisons');
    await button(/^Prendre 3\slivraisons/).click();
    await shows(/3\slivraisons prises/);
    await dialog.getByRole('button', { name: 'Fermer' }).last().click();
    await shows(/3\slivraisons de 2\sclients attendent leur facture/);
    await expectAccessible(page, 'à facturer');
  });

  it('become one monthly invoice per customer, and the delay is shown', async () => {
    await button('Tout facturer').click();
    await button('Émettre les factures').waitFor();
    await expectAccessible(page, 'facturer');
    await button('Émettre les factures').click();
    await shows(/2\sfactures faites/);
    await shows('FA-2026-0002');
    await expectAccessible(page, 'factures faites');
    await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).last().click();
    await shows('Tout ce qui est livré est facturé.');
    // 20, 18 and 6 days: none within five.
    await shows(/^18\sj$/);
    await button(/^0\s%\. Délais par mois/).click();
    await shows('Délai de la livraison à la facture');
    await expectAccessible(page, 'délais par mois');
    await page.keyboard.press('Escape');
    const { documents } = await client.get<{ documents: { grossMinor: string; state: string }[] }>(
      '/documents',
    );
    expect(documents.map((one) => `${one.state} ${one.grossMinor}`).toSorted()).toEqual([
      'issued 158160',
      'issued 75600',
    ]);
  });
});

describe('a delivery that is typed', () => {
  it('has what a line of a document has, and is invoiced by the rule of its customer', async () => {
    await button('Nouvelle livraison').click();
    await page.getByRole('heading', { level: 1, name: 'Livraison ou prestation à facturer' }).waitFor();
    const form = page.getByRole('main');
    await form.getByRole('textbox', { name: 'Client', exact: true }).fill('Rhône');
    await page.getByRole('option', { name: /Rhône Habitat/ }).click();
    await form.getByLabel('Livrée ou terminée le').fill('20/11/2026');
    await form.getByLabel('Livrée ou terminée le').blur();
    await form.getByLabel('Référence').fill('BL-200');
    const line = form.getByRole('group', { name: 'Ligne 1' });
    await line.getByRole('combobox', { name: 'Désignation' }).fill('Établi');
    await line.getByRole('textbox', { name: 'Prix HT' }).fill('500');
    await line.getByRole('textbox', { name: 'Remise' }).fill('50 €');
    await line.getByRole('combobox', { name: 'TVA' }).selectOption('S 10');
    await expectAccessible(page, 'livraison à noter');
    await button('Noter').click();
    await shows('BL-200');

    await button('Autres actions').click();
    await page.getByRole('menuitem', { name: 'Facturation automatique' }).click();
    await shows('Aucun client n’est facturé automatiquement.');
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('Ajouter un client').fill('Rhône');
    await page.getByRole('option', { name: /Rhône Habitat/ }).click();
    const rule = drawer.getByRole('form', { name: 'Rhône Habitat' });
    await rule.getByLabel('Quand').click();
    await page.getByRole('option', { name: 'Chaque livraison aussitôt' }).click();
    await rule.getByRole('button', { name: 'Enregistrer' }).click();
    await shows('Rhône Habitat est facturé automatiquement.');
    await expectAccessible(page, 'facturation automatique');
    await page.keyboard.press('Escape');
    // Of Friday: its turn came on Saturday. The tick runs when the program starts.
    await app.restart();
    const made = await vi.waitFor(
      async () => {
        const { deliveries } = await client.get<{
          deliveries: { documentNumber: string; netMinor: string }[];
        }>('/billing/deliveries?state=invoiced&search=BL-200');
        expect(deliveries).toHaveLength(1);
        return deliveries[0]!;
      },
      { timeout: 90_000, interval: 200 },
    );
    expect(made).toMatchObject({ documentNumber: 'FA-2026-0003', netMinor: '45000' });
    await page.reload();
    await button('Autres actions').click();
    await page.getByRole('menuitem', { name: 'Facturation automatique' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Arrêter' }).click();
    await shows('Les livraisons de Rhône Habitat attendent de nouveau votre décision.');
    await page.keyboard.press('Escape');
  });

  it('waits at a closing on 4181, in dollars at the rate of the day', async () => {
    const { customers } = await client.get<{ customers: { id: string }[] }>('/customers/search?text=Le+Goff');
    for (const [reference, currency] of [
      ['BL-300', 'EUR'],
      ['BL-301', 'USD'],
    ] as const) {
      await client.post('/billing/deliveries/add', {
        customerId: customers[0]!.id,
        reference,
        nature: 'goods',
        deliveredOn: '2026-10-30',
        purchaseOrder: '',
        currency,
        lines: [
          {
            type: 'item',
            id: 'l1',
            name: 'Plateau',
            quantity: '1',
            unit: 'C62',
            unitPrice: '1000',
            vat: { category: 'S', rate: '20' },
            account: '707',
            nature: 'goods',
          },
        ],
      });
    }
    await page.goto('/a-facturer');
    await button('Autres actions').click();
    await page.getByRole('menuitem', { name: 'Clôture (4181)' }).click();
    const dialog = page.getByRole('dialog');
    const rate = dialog.getByLabel('Cours du jour : 1 USD en EUR');
    await rate.waitFor();
    await eventually(() => button('Comptabiliser').isDisabled()).toBe(true);
    await rate.fill('zéro');
    await shows('Un cours est un nombre plus grand que zéro.');
    await rate.fill('0,9213');
    await expectAccessible(page, 'clôture 4181');
    await button('Comptabiliser').click();
    // 1 000,00 € + 1 000,00 $ × 0,9213.
    await shows(/1.921,30\s€\sHT/);
    await shows(/1\sUSD = 0,9213\sEUR/);
    await shows('Clôtures comptabilisées');
    await expectAccessible(page, 'clôture comptabilisée');
    await dialog.getByRole('button', { name: 'Fermer' }).last().click();
  });
});

describe('a subscription', () => {
  it('is created with its next invoices before one’s eyes', async () => {
    await go('Abonnements');
    await expectAccessible(page, 'abonnements vides');
    await button('Nouvel abonnement').first().click();
    const form = page.getByRole('main');
    await form.getByRole('textbox', { name: 'Client', exact: true }).fill('Le Goff');
    await page.getByRole('option', { name: /Menuiserie Le Goff/ }).click();
    await form.getByLabel('Objet').fill('Maintenance des machines');
    const line = form.getByRole('group', { name: 'Ligne 1' });
    await line.getByRole('combobox', { name: 'Désignation' }).fill('Maintenance {période}');
    await line.getByRole('textbox', { name: 'Prix HT' }).fill('300');
    await line.getByRole('textbox', { name: 'Remise' }).fill('10 %');
    await button('Commentaire').click();
    await form.getByRole('textbox', { name: 'Commentaire' }).fill('Visite avant le {fin}.');
    await form.getByText('Remises et frais').click();
    await button('Ajouter des frais').click();
    await form.getByRole('textbox', { name: 'Valeur' }).fill('30 €');
    await form.getByLabel('Début').fill('24/11/2026');
    await form.getByLabel('Début').blur();
    await form.getByLabel('Jour d’échéance').click();
    await page.getByRole('option', { name: 'Le 1er' }).click();
    await shows(/7 jours sur 30/);
    await expectAccessible(page, 'nouvel abonnement');
    await button('Créer l’abonnement').click();
    await page.getByRole('heading', { level: 1, name: 'Maintenance des machines' }).waitFor();
    await shows('Douze prochains mois');
    await expectAccessible(page, 'abonnement');
  });

  it('catches up what the program slept through, each period once, in order', async () => {
    // Two restarts on the same day: the second finds nothing left to do.
    for (const now of ['2027-02-10T09:00:00Z', '2027-02-10T09:30:00Z']) {
      options.now = now;
      await app.restart();
      client = await signedIn();
      await vi.waitFor(
        async () => {
          const { subscriptions } = await client.get<{
            subscriptions: { next: { on: string } | null }[];
          }>('/subscriptions');
          expect(subscriptions[0]?.next?.on).toBe('2027-03-01');
        },
        { timeout: 30_000, interval: 200 },
      );
    }
    const { subscriptions } = await client.get<{ subscriptions: { id: string }[] }>('/subscriptions');
    const { occurrences } = await client.get<{
      occurrences: { on: string; state: string; documentNumber: string; grossMinor: string }[];
    }>(`/subscriptions/${subscriptions[0]!.id}`);
    expect(
      occurrences.map((one) => `${one.on} ${one.state} ${one.documentNumber} ${one.grossMinor}`),
    ).toEqual([
      '2027-02-01 done FA-2027-0004 36000',
      '2027-01-01 done FA-2027-0003 36000',
      '2026-12-01 done FA-2027-0002 36000',
      '2026-11-24 done FA-2027-0001 8400',
    ]);
    await page.goto('/abonnements');
    await signIn(page);
    await shows('Maintenance des machines');
    await page.getByText('Maintenance des machines').first().click();
    await shows('FA-2027-0004');
    await expectAccessible(page, 'abonnement facturé');
  });

  it('that cannot be invoiced says why, and goes on once it is put right', async () => {
    const customer = await client.post<Record<string, unknown> & { id: string; version: number }>(
      '/customers/create',
      newCustomer({ name: 'Atelier sans adresse', addressLines: [], postalCode: '', city: '' }),
    );
    const { content } = await client.get<{ content: object }>(
      `/documents/new?kind=invoice&customerId=${customer.id}`,
    );
    const line = {
      type: 'item',
      id: 'l1',
      name: 'Location',
      quantity: '1',
      unit: 'MON',
      unitPrice: '80',
      vat: { category: 'S', rate: '20' },
      account: '706',
      nature: 'services',
    };
    const { id } = await client.post<{ id: string }>('/subscriptions/create', {
      customerId: customer.id,
      title: 'Location',
      content: { ...content, lines: [line] },
      everyMonths: 24,
      anchorDay: 10,
      timing: 'advance',
      startsOn: '2027-02-10',
      endsOn: null,
      prorate: true,
      indexation: { kind: 'none' },
      mode: 'issue',
      hour: 8,
    });
    await app.restart();
    await vi.waitFor(
      async () => {
        const { occurrences } = await client.get<{ occurrences: { state: string }[] }>(
          `/subscriptions/${id}`,
        );
        expect(occurrences).toMatchObject([{ state: 'failed' }]);
      },
      { timeout: 90_000, interval: 200 },
    );
    await page.goto('/');
    await shows(/1\sabonnement en échec/);
    await page.goto(`/abonnements/${id}`);
    await shows('L’échéance du 10 février 2027 n’a pas pu être facturée');
    await expectAccessible(page, 'échéance en échec');
    await button('Réessayer').click();
    await shows('Elle ne passe toujours pas. La raison est à jour.');
    await client.post(`/customers/${customer.id}/edit`, {
      ...customer,
      addressLines: ['1 quai Sud'],
      postalCode: '29000',
      city: 'Quimper',
      siren: '552032534',
      vatNumber: 'FR27552032534',
    });
    await button('Réessayer').click();
    await shows('L’échéance est facturée.');
    await shows('FA-2027-0005');
  });

  it('nothing broke on the way', () => {
    expect(errors).toEqual([]);
  });
});

/** The session of last year has ended. */
const signedIn = async (): Promise<HttpClient> => {
  const fresh = openHttpClient(app.url);
  await fresh.post('/access/sign-in', { email: person.email, password: person.password });
  return fresh;
};
