import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LA_POSTE, startRegisterServer, type RegisterServer } from '../kit/register-server.ts';
import { openHttpClient, type HttpClient } from '../kit/http-client.ts';
import { newCustomer } from '../kit/company.ts';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage, person, signUp, type Visit } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

/** Public registers and merges, as a person meets them; the registers are programs of this machine. */

let app: App;
let server: RegisterServer;
let browser: Browser;
let visit: Visit;
let client: HttpClient;

beforeAll(async () => {
  server = await startRegisterServer();
  server.companies.set('552100554', { ...LA_POSTE, siren: '552100554', etat_administratif: 'C' });
  app = await startApp({
    now: '2026-11-25T08:00:00Z',
    env: {
      ENCAISSE_RECHERCHE_ENTREPRISES_URL: server.companiesUrl,
      ENCAISSE_VIES_URL: server.vatUrl,
    },
  });
  browser = await openBrowser();
  visit = await openPage(browser, app.url);
  await signUp(visit.page);
  client = openHttpClient(app.url);
  await client.post('/access/sign-in', { email: person.email, password: person.password });
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await server?.close();
});

it('registers are asked once somebody has said so, and fill a new record', async () => {
  const { page } = visit;
  await page.goto('/clients');
  await page.getByRole('button', { name: 'Nouveau client' }).first().click();
  await page.getByLabel('Nom', { exact: false }).first().waitFor();
  await eventually(() =>
    page.getByRole('button', { name: 'Chercher dans les registres publics' }).count(),
  ).toBe(0);

  await page.goto('/reglages/registres');
  await page.getByLabel('Interroger Recherche d’entreprises').click({ force: true });
  await page.getByText('C’est enregistré.').waitFor();
  await page.getByLabel('Interroger VIES').click({ force: true });
  await expectAccessible(page, 'réglages, registres');
  expect(server.asked).toEqual([]);

  await page.goto('/clients');
  await page.getByRole('button', { name: 'Nouveau client' }).first().click();
  await page.getByRole('button', { name: 'Chercher dans les registres publics' }).click();
  await page.getByLabel('Nom, SIREN ou SIRET à chercher').fill('la poste');
  await page.keyboard.press('Enter');
  await page.getByText('2 sociétés trouvées').waitFor();
  await expectAccessible(page, 'suggestions du registre');
  await page.getByRole('list', { name: 'Sociétés trouvées' }).getByRole('button').first().click();
  await page.getByText(/La fiche est remplie d’après le registre/).waitFor();
  await eventually(() => page.getByLabel('SIRET', { exact: true }).inputValue()).toBe('35600000000048');
  await eventually(() => page.getByLabel('Ville').inputValue()).toBe('PARIS 15');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('heading', { level: 1, name: 'LA POSTE' }).waitFor();
});

it('a record is compared, and only what is ticked is taken over', async () => {
  const { page } = visit;
  const { id } = await client.post<{ id: string }>(
    '/customers/create',
    newCustomer({ name: 'Postes et Télécoms', siren: '356000000', contacts: [] }),
  );
  await page.goto(`/clients/${id}?onglet=fiche`);
  await page.getByText('Jamais vérifié').waitFor();
  await page.getByRole('button', { name: 'Vérifier', exact: true }).click();
  await page.getByRole('dialog', { name: 'Différences avec le registre' }).waitFor();
  await expectAccessible(page, 'différences avec le registre');
  await page.getByLabel('Reprendre : Adresse').check();
  await page.getByRole('button', { name: 'Reprendre 1 champ' }).click();
  await page.getByText('La fiche est à jour.').waitFor();
  await page.getByText('vérifié le 25 nov. 2026 · Recherche d’entreprises').waitFor();
  await page.getByText('9 RUE DU COLONEL PIERRE AVIA').waitFor();
  await page.getByRole('heading', { level: 1, name: 'Postes et Télécoms' }).waitFor();
  await expectAccessible(page, 'fiche vérifiée');
});

it('a ceased company says so on its record and among the incomplete ones, after a run over several', async () => {
  const { page } = visit;
  await client.post('/customers/create', newCustomer({ name: 'Ancienne Poste', siren: '552100554' }));
  await client.post(
    '/customers/create',
    newCustomer({ name: 'Parc Belge', country: 'BE', vatNumber: 'BE0999999999' }),
  );
  await page.goto('/clients');
  await page.getByText('Ancienne Poste').waitFor();
  for (const name of ['Ancienne Poste', 'Parc Belge', 'Postes et Télécoms']) {
    await page.getByRole('checkbox', { name }).check();
  }
  await page.getByRole('button', { name: 'Vérifier 3 clients' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Vérifier', exact: true }).click();
  await page.getByText('Cessée', { exact: false }).waitFor();
  await page.getByText('Numéro de TVA non valable').waitFor();
  await page.getByText('3 vérifiés').waitFor();
  await expectAccessible(page, 'vérification de plusieurs clients');
  await page.goto('/clients?show=incomplete');
  await page.getByText('cessée, d’après le registre').waitFor();
  await page.getByText('Ancienne Poste').click();
  await page.getByText('Le registre dit cette société cessée.', { exact: false }).waitFor();
  await expectAccessible(page, 'société cessée');
});

it('a register that does not answer changes nothing and says what to do', async () => {
  const { page } = visit;
  server.moods = ['broken'];
  await page.getByRole('tab', { name: 'Fiche' }).click();
  await page.getByRole('button', { name: 'Vérifier', exact: true }).click();
  await page.getByText('Recherche d’entreprises ne répond pas.', { exact: false }).waitFor();
  server.moods = ['well'];
});

it('a merge is done, undone, and what only looks alike is set apart', async () => {
  const { page } = visit;
  const make = (name: string, email: string) =>
    client.post<{ id: string }>(
      '/customers/create',
      newCustomer({
        name,
        siren: '443061841',
        contacts: [{ name: 'Anne', roles: ['billing'], email, phone: '', language: 'fr' }],
      }),
    );
  const kept = await make('Menuiserie Kerné', 'anne@kerne.example');
  await make('Kerné Menuiserie SARL', 'compta@kerne.example');
  await page.goto('/clients/doublons');
  await page.getByText('Même SIREN').first().waitFor();
  await expectAccessible(page, 'doublons');
  await page.getByRole('button', { name: 'Fusionner Kerné Menuiserie SARL' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Fusionner', exact: true }).click();
  await page.getByText('Kerné Menuiserie SARL est fusionné dans Menuiserie Kerné.').waitFor();

  await page.goto(`/clients/${kept.id}?onglet=fiche`);
  await page.getByText('compta@kerne.example').waitFor();
  await page.getByRole('button', { name: 'Défaire la fusion de Kerné Menuiserie SARL' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Défaire la fusion' }).click();
  await page.getByText('Kerné Menuiserie SARL est de nouveau une fiche à part.').waitFor();
  await page.getByText('compta@kerne.example').waitFor({ state: 'detached' });

  await page.goto('/clients/doublons');
  const group = page.locator('section').filter({ hasText: 'Menuiserie Kerné' });
  await group.getByRole('button', { name: 'Ce ne sont pas des doublons' }).click();
  await group.waitFor({ state: 'detached' });
  await page.reload();
  await page.getByText('1 paire écartée').click();
  await expectAccessible(page, 'paires écartées');
  await page.getByRole('button', { name: /Proposer à nouveau/ }).click();
  await group.waitFor();
  expect(visit.errors).toEqual([]);
});
