import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type App } from './kit/app.ts';
import { expectAccessible, openBrowser, openPage, signUp } from './kit/browser.ts';
import { eventually } from './kit/eventually.ts';

/** The balances of another system: refused with the line, proposed, taken whole, undone. */

let app: App;
let browser: Browser;
beforeAll(async () => {
  app = await startApp({ now: '2026-11-23T08:00:00Z' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

it('takes over all accounts of another system from its FEC, and undoes it', async () => {
  const { page, errors, close } = await openPage(browser, app.url);
  await signUp(page);
  await page.goto('/reprise');
  await page.getByRole('link', { name: 'Reprendre tous les comptes' }).click();
  await page.getByRole('heading', { level: 1, name: 'Soldes de tous les comptes' }).waitFor();
  await expectAccessible(page, 'soldes, avant');
  const header =
    'JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise';
  const books = (credit: string): Buffer =>
    Buffer.from(
      [
        header,
        ...[
          ['41100000', 'Clients', 'DUP', 'Dupont', '1200,00', '0,00'],
          ['70600000', 'Services', '', '', '0,00', credit],
          ['44571000', 'TVA collectée', '', '', '0,00', '200,00'],
        ].map(([account, name, code, party, debit, other]) =>
          [
            'VE',
            'Ventes',
            '1',
            '20200910',
            account,
            name,
            code,
            party,
            'F-1',
            '20200910',
            'Vente',
            debit,
            other,
            '',
            '',
            '20200910',
            '',
            '',
          ].join('\t'),
        ),
      ].join('\r\n'),
    );
  const give = (name: string, credit: string) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: books(credit) });
  await give('FEC-faux.txt', '999,00');
  await page.getByText(/Ligne 2.*l’écriture VE 1 ne s’équilibre pas/).waitFor();
  await expectAccessible(page, 'soldes, refusés');
  await eventually(() => page.getByRole('button', { name: 'Reprendre ces soldes' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Un autre fichier' }).click();
  await give('FEC-juste.txt', '1000,00');
  await page.getByText(/Balance du fichier.*compte par compte/).waitFor();
  await expectAccessible(page, 'soldes, proposés');
  await page.getByRole('button', { name: 'Reprendre ces soldes' }).click();
  await page.getByText('Reprises faites').waitFor();
  await page.getByText(/Prouvé.*compte par compte/).waitFor();
  await expectAccessible(page, 'soldes, repris');
  await page.getByRole('button', { name: 'Défaire la reprise de FEC-juste.txt' }).click();
  await page
    .getByRole('dialog', { name: 'Défaire cette reprise' })
    .getByRole('button', { name: 'Défaire' })
    .click();
  await page.getByText('Défaite par Claire Morvan').waitFor();
  expect(errors).toEqual([]);
  await close();
});
