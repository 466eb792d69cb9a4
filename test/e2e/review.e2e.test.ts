import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHttpClient } from '../kit/http-client.ts';
import { fillLateCompany } from '../kit/late-company.ts';
import { startApp, type App } from './kit/app.ts';
import { openDevice, person, signUp, type Visit } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

/** A review is long work, and is interrupted: by a browser that is closed, by a colleague, by one's own other window. */

let app: App;
let device: string;
let visit: Visit;

beforeAll(async () => {
  app = await startApp({ now: '2026-11-23T08:00:00Z' });
  device = mkdtempSync(join(tmpdir(), 'encaisse-device-'));
  chmodSync(device, 0o700);
  visit = await openDevice(device, app.url);
  await signUp(visit.page);
  const client = openHttpClient(app.url);
  await client.post('/access/sign-in', { email: person.email, password: person.password });
  // No mail is sent here: the port only has to be one.
  await fillLateCompany(client, { customers: 5, mailPort: 2525 });
  await client.post('/dunning/prepare');
});
afterAll(async () => {
  await visit?.close();
  await app?.stop();
  rmSync(device, { recursive: true, force: true });
});

const openReview = async (page: Page): Promise<void> => {
  await page.goto('/relances');
  await page.getByRole('heading', { level: 1, name: 'Relances à valider' }).waitFor();
};
const openDraft = async (page: Page, customer: string): Promise<void> => {
  await page.getByRole('button', { name: new RegExp(`^${customer}\\b`) }).click();
  await page.getByRole('article', { name: customer }).waitFor();
};
const startText = async (page: Page): Promise<void> => page.getByRole('button', { name: 'Modifier' }).click();
const save = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Enregistrer le texte' }).click();

describe('a browser closed in mid-review', () => {
  it('finds what was saved and what was not, ticks and removals, when it opens again', async () => {
    const { page } = visit;
    await openReview(page);
    await openDraft(page, 'Client 1');
    await startText(page);
    await page.getByLabel('Objet').fill('Enregistré avant la fermeture');
    await save(page);
    await page.getByText('Le texte est enregistré pour cette relance.').waitFor();

    await page.getByRole('checkbox', { name: 'Envoyer à Client 2' }).uncheck();
    await openDraft(page, 'Client 3');
    await page.getByRole('article').getByRole('button', { name: 'Retirer', exact: true }).click();
    await page.getByText('La relance de Client 3 est retirée.').waitFor();

    await openDraft(page, 'Client 4');
    await startText(page);
    await page.getByLabel('Texte', { exact: true }).fill('Bonjour, comme convenu au téléphone ce matin…');
    await visit.close();

    visit = await openDevice(device, app.url);
    const again = visit.page;
    await openReview(again);
    await again.getByRole('button', { name: 'Envoyer les 3 relances' }).waitFor();
    await eventually(() => again.getByRole('checkbox', { name: 'Envoyer à Client 2' }).isChecked()).toBe(
      false,
    );
    await eventually(() => again.getByRole('checkbox', { name: 'Envoyer à Client 4' }).isChecked()).toBe(
      true,
    );
    await again.getByRole('button', { name: /^Client 3 .*Retirée/ }).waitFor();
    await openDraft(again, 'Client 1');
    await again.getByText('Enregistré avant la fermeture').waitFor();
    await openDraft(again, 'Client 4');
    await again.getByText('Votre texte non enregistré est conservé sur cet appareil.').waitFor();
    await eventually(() => again.getByLabel('Texte', { exact: true }).inputValue()).toBe(
      'Bonjour, comme convenu au téléphone ce matin…',
    );
    await save(again);
    const preview = again.getByRole('article').locator('iframe').contentFrame();
    await preview.getByText('Bonjour, comme convenu au téléphone ce matin…').waitFor();
  });
});

describe('two windows on the same draft', () => {
  it('the second to save is told so, sees the other text, and keeps its own even if it is closed then', async () => {
    const first = visit.page;
    const second = await first.context().newPage();
    for (const page of [first, second]) {
      await openReview(page);
      await openDraft(page, 'Client 5');
      await startText(page);
    }
    await second.getByLabel('Objet').fill('De la seconde fenêtre');
    await first.getByLabel('Objet').fill('De la première fenêtre');
    await save(first);
    await first.getByText('Le texte est enregistré pour cette relance.').waitFor();

    // One comes back to this window a minute later: it reads again what the other one saved.
    await second.evaluate(() => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + 60_000;
    });
    const readAgain = second.waitForResponse((answer) => answer.url().includes('/api/dunning/drafts/'));
    await second.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    await readAgain;
    const refused = second.waitForResponse((answer) => answer.url().endsWith('/dunning/drafts/edit-text'));
    await save(second);
    expect(await (await refused).json()).toMatchObject({ code: 'edit.conflict' });
    await second.getByText('Modifiée entre-temps par quelqu’un d’autre').waitFor();
    await second.getByText('Version enregistrée par l’autre personne').click();
    await second.getByText('De la première fenêtre').waitFor();
    await eventually(() => second.getByLabel('Objet').inputValue()).toBe('De la seconde fenêtre');

    await second.close();
    const third = await first.context().newPage();
    await openReview(third);
    await openDraft(third, 'Client 5');
    await third.getByText('Votre texte non enregistré est conservé sur cet appareil.').waitFor();
    await eventually(() => third.getByLabel('Objet').inputValue()).toBe('De la seconde fenêtre');
    await save(third);
    await third.getByText('Le texte est enregistré pour cette relance.').waitFor();
    await third.getByText('De la seconde fenêtre').waitFor();
    await third.close();
  });

  it('nothing broke on the way', () => {
    expect(visit.errors).toEqual([]);
  });
});
