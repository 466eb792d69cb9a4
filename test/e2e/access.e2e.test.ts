import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage, person, signIn, type Visit } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

let app: App;
let browser: Browser;
let visit: Visit;

beforeAll(async () => {
  app = await startApp();
  browser = await openBrowser();
  visit = await openPage(browser, app.url);
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

it('says what is missing on the first visit, then creates the account', async () => {
  const { page } = visit;
  await page.getByRole('heading', { level: 1, name: 'Bienvenue' }).waitFor();
  await expectAccessible(page, 'première visite');

  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Welcome' }).waitFor();
  await eventually(() => page.locator('html').getAttribute('lang')).toBe('en');
  await page.getByRole('button', { name: 'Français' }).click();

  await page.getByLabel('Votre nom').fill(person.name);
  await page.getByLabel('Adresse e-mail').fill('claire');
  await page.getByLabel('Mot de passe', { exact: true }).fill('court');
  await page.getByText('Encore 7').waitFor();
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await page.getByText('Il manque quelque chose à cette adresse').waitFor();

  await page.getByLabel('Adresse e-mail').fill(person.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await page.getByRole('heading', { level: 1, name: 'Votre société' }).waitFor();
});

it('creates the company, refusing a wrong SIREN', async () => {
  const { page } = visit;
  await expectAccessible(page, 'société');
  await page.getByLabel('Nom de la société').fill(person.company);
  await page.getByLabel('SIREN').fill('123 456 789');
  await page.getByRole('button', { name: 'Créer la société' }).click();
  await page.getByText('Ce SIREN ne tombe pas juste').waitFor();
  await page.getByLabel('SIREN').fill('732 829 320');
  await page.getByRole('button', { name: 'Créer la société' }).click();
  await page.getByRole('navigation', { name: 'Navigation principale' }).first().waitFor();
});

it('edits the company and keeps what two people type', async () => {
  const { page } = visit;
  await page.goto('/reglages/societe');
  await page.getByRole('heading', { level: 1, name: 'Société' }).waitFor();
  await page.getByRole('button', { name: 'Calculer depuis le SIREN' }).click();
  await eventually(() => page.getByLabel('N° de TVA').inputValue()).toBe('FR44732829320');
  await page.getByLabel('IBAN').fill('FR7630006000011234567890188');
  await page.getByLabel('BIC').click();
  await page.getByText('Cet IBAN ne tombe pas juste').waitFor();
  await page.getByLabel('IBAN').fill('FR76 3000 6000 0112 3456 7890 189');
  await expectAccessible(page, 'réglages, société');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Enregistré.', { exact: true }).waitFor();

  // A second window of the same person starts from the same version and saves first.
  const other = await page.context().newPage();
  await other.goto('/reglages/societe');
  await other.getByLabel('Téléphone').fill('04 72 00 00 00');
  await page.getByLabel('Ville').fill('Villeurbanne');
  await other.getByRole('button', { name: 'Enregistrer' }).click();
  await other.getByText('Enregistré.', { exact: true }).waitFor();
  await other.close();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Votre saisie est conservée').waitFor();
  await eventually(() => page.getByLabel('Ville').inputValue()).toBe('Villeurbanne');
  await eventually(() => page.getByLabel('Téléphone').inputValue()).toBe('04 72 00 00 00');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Votre saisie est conservée').waitFor({ state: 'detached' });
});

it('shows delays as tiles while they are edited', async () => {
  const { page } = visit;
  await page.getByRole('link', { name: 'Délais et couleurs' }).click();
  await page.getByRole('heading', { level: 1, name: 'Délais et couleurs' }).waitFor();
  await page.getByLabel('Délai 1').fill('10');
  await page.getByRole('button', { name: /^1 à 10 jours/ }).waitFor();
  await page.getByLabel('Délai 1').fill('40');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Les délais commencent à 0').waitFor();
  await page.getByLabel('Délai 1').fill('10');
  await expectAccessible(page, 'réglages, délais');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Modifications non enregistrées').waitFor({ state: 'detached' });
});

it('adds a person and an API key whose secret is shown once', async () => {
  const { page } = visit;
  await page.getByRole('link', { name: 'Utilisateurs' }).click();
  await page.getByRole('button', { name: 'Ajouter une personne' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ajouter une personne' });
  await dialog.getByLabel('Nom').fill('Hugo Blanc');
  await dialog.getByLabel('Adresse e-mail').fill('hugo@delorme.example');
  await dialog.getByLabel('Premier mot de passe').fill('tambour lilas gravier');
  await expectAccessible(page, 'réglages, ajouter une personne');
  await dialog.getByRole('button', { name: 'Ajouter' }).click();
  await page.getByText('hugo@delorme.example').waitFor();
  await expectAccessible(page, 'réglages, utilisateurs');

  await page.getByRole('link', { name: 'Clés d’API' }).click();
  await page.getByRole('button', { name: 'Créer une clé' }).click();
  const making = page.getByRole('dialog', { name: 'Créer une clé' });
  await making.getByLabel('À quoi sert-elle').fill('Caisse');
  await expectAccessible(page, 'réglages, créer une clé');
  await making.getByRole('button', { name: 'Créer une clé' }).click();
  const shown = page.getByRole('dialog', { name: 'Voici la clé' });
  const secret = await shown.getByLabel('Clé secrète').inputValue();
  const answer = await fetch(`${app.url}/api/organization`, {
    headers: { authorization: `Bearer ${secret}` },
  });
  expect(answer.status).toBe(200);
  await shown.getByRole('button', { name: 'Je l’ai copiée' }).click();
  await page.getByText('Caisse', { exact: true }).waitFor();
  await expectAccessible(page, 'réglages, clés');
});

it('asks to sign in over the screen when the session ends, and loses nothing typed', async () => {
  const { page } = visit;
  await page.getByRole('link', { name: 'Société', exact: true }).click();
  await page.getByLabel('Ville').fill('Lyon');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  const dialog = page.getByRole('dialog', { name: 'Reconnectez-vous' });
  await dialog.getByLabel('Mot de passe', { exact: true }).fill('pas le bon du tout');
  await dialog.getByRole('button', { name: 'Se connecter' }).click();
  await dialog.getByText('Connexion refusée').waitFor();
  await expectAccessible(page, 'reconnexion');
  await dialog.getByLabel('Mot de passe', { exact: true }).fill(person.password);
  await dialog.getByRole('button', { name: 'Se connecter' }).click();
  await dialog.waitFor({ state: 'detached' });
  await eventually(() => page.getByLabel('Ville').inputValue()).toBe('Lyon');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Modifications non enregistrées').waitFor({ state: 'detached' });
});

it('signs out and in again', async () => {
  const { page } = visit;
  await page.getByRole('link', { name: 'Mon compte' }).click();
  await page.getByRole('heading', { level: 1, name: 'Mon compte' }).waitFor();
  await expectAccessible(page, 'réglages, mon compte');
  await page.getByRole('button', { name: person.name }).first().click();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor();
  await expectAccessible(page, 'connexion');
  await signIn(page);
  await page.getByText(person.company).first().waitFor();
  expect(visit.errors).toEqual([]);
});

it('tries the sample, then erases it', async () => {
  const { page } = visit;
  await page.goto('/societes/nouvelle');
  await page.getByRole('button', { name: /Essayer avec des données d’exemple/ }).click();
  await page.getByText('Données d’exemple — rien ne part.').waitFor({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Effacer ces données d’exemple' }).click();
  await page.getByRole('button', { name: 'Effacer l’exemple' }).click();
  await page.getByText('Données d’exemple — rien ne part.').waitFor({ state: 'detached' });
  await page.getByText(person.company).first().waitFor();
});

it.each([{ colorScheme: 'dark' as const }, { phone: true }])('is as readable with %j', async (options) => {
  const again = await openPage(browser, app.url, options);
  await again.page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor();
  await expectAccessible(again.page, 'connexion');
  await signIn(again.page);
  for (const [path, title] of [
    ['societe', 'Société'],
    ['delais', 'Délais et couleurs'],
    ['utilisateurs', 'Utilisateurs'],
    ['cles-api', 'Clés d’API'],
    ['compte', 'Mon compte'],
  ] as const) {
    await again.page.goto(`/reglages/${path}`);
    await again.page.getByRole('heading', { level: 1, name: title }).waitFor();
    await expectAccessible(again.page, path);
  }
  await again.close();
});
