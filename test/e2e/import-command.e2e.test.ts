import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCii, writeUbl } from '../../src/core/einvoice/index.ts';
import { exampleInvoice, spoiled, type Draft } from '../kit/einvoice.ts';
import { hybridPdf } from '../kit/hybrid-pdf.ts';
import { openHttpClient, PASSWORD, signUp, type HttpClient } from '../kit/http-client.ts';
import { runCommand, startApp, type App } from './kit/app.ts';

/** `./encaisse import` as a person types it: the built program as a process of its own, on files in a folder. */

const folder = mkdtempSync(join(tmpdir(), 'encaisse-e2e-import-'));
const COMPANY = 'Atelier Morvan';
let app: App;

const numbered =
  (number: string) =>
  (one: Draft): void => {
    one.number = number;
  };
const write = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
};
const encaisse = (...args: string[]) =>
  runCommand(app.dataDirectory, ['import', ...args, '--company', COMPANY]);

/** Screens and commands write no-break spaces in counts. */
const plain = (text: string): string => text.replaceAll(/[\u202f\u00a0]/g, ' ');

type Invoices = { items: { number: string; openMinor: string }[] };
const signedIn = async (): Promise<HttpClient> => {
  await app.restart();
  const client = openHttpClient(app.url);
  await client.post('/access/sign-in', { email: 'claire@atelier.example', password: PASSWORD });
  return client;
};

beforeAll(async () => {
  app = await startApp();
  await signUp(openHttpClient(app.url), COMPANY);
  // The command works on the data of a program that does not run.
  await app.kill();
  const cii = (number: string): string => writeCii(spoiled(exampleInvoice, numbered(number)), 'en16931');
  write('livre/2026/F-101.pdf', hybridPdf({ content: Buffer.from(cii('F-101')), name: 'factur-x.xml' }));
  write('livre/2026/F-102.xml', writeUbl(spoiled(exampleInvoice, numbered('F-102')), 'en16931'));
  write('livre/F-103.xml', cii('F-103'));
  write('livre/lisez-moi.txt', 'Bonjour');
});
afterAll(async () => {
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('./encaisse import --einvoices', () => {
  it('takes over a folder of Factur-X, UBL and CII, and says what came of it', async () => {
    const run = await encaisse('--einvoices', join(folder, 'livre'));
    expect(run.code).toBe(0);
    expect(plain(run.out)).toContain('3 documents ouverts');
  });

  it('a second time nothing changes', async () => {
    const run = await encaisse('--einvoices', join(folder, 'livre'), '--json');
    expect(run.code).toBe(0);
    expect(JSON.parse(run.out)).toMatchObject([{ state: 'done', result: { openItems: 0, already: 3 } }]);
  });

  it('a broken file is named and refused; the good ones wait for an agreement', async () => {
    write('casse/F-104.xml', writeCii(spoiled(exampleInvoice, numbered('F-104')), 'en16931').slice(0, 900));
    write('casse/F-105.xml', writeCii(spoiled(exampleInvoice, numbered('F-105')), 'en16931'));
    const whole = await encaisse('--einvoices', join(folder, 'casse'));
    expect(whole.code).toBe(1);
    expect(whole.err).toContain('F-104.xml');
    const good = await encaisse('--einvoices', join(folder, 'casse'), '--good-only', '--json');
    expect(good.code).toBe(1);
    expect(JSON.parse(good.out)).toMatchObject([{ result: { openItems: 1, refused: 1 } }]);
  });

  it('a folder that is none is a wrong use', async () => {
    expect((await encaisse('--einvoices', join(folder, 'nulle-part'))).code).toBe(2);
  });
});

describe('./encaisse import of invoices with lines', () => {
  it('two files are one book; the same table makes drafts once', async () => {
    const invoices = write(
      'factures.csv',
      'N° facture;Date facture;Client;Total TTC\nL-1;05/10/2026;Alpha;36,00',
    );
    const lines = write(
      'lignes.csv',
      'Facture;Désignation;Quantité;Prix unitaire HT;Taux TVA\nL-1;Chaise;3;10,00;20',
    );
    const book = await encaisse(invoices, '--lines', lines, '--json');
    expect(book.code).toBe(0);
    expect(JSON.parse(book.out)).toMatchObject([
      { kind: 'invoices', result: { openItems: 1, invoiceLines: 1 } },
    ]);
    const orders = write(
      'commandes.csv',
      'N° facture;Date facture;Client;Désignation;Quantité;Prix unitaire HT;Taux TVA\nW-1;05/10/2026;Alpha;Chaise;3;10,00;20',
    );
    const drafts = await encaisse(orders, '--kind', 'drafts');
    expect(plain(drafts.out)).toContain('1 brouillon');
    const again = await encaisse(orders, '--kind', 'drafts', '--json');
    expect(JSON.parse(again.out)).toMatchObject([{ result: { drafts: 0, already: 1 } }]);
  });

  it('and all of it stands in the program when it runs again', async () => {
    const client = await signedIn();
    const { items } = await client.get<Invoices>('/receivables/items');
    expect(items.map((one) => one.number).sort()).toEqual(['F-101', 'F-102', 'F-103', 'F-105', 'L-1']);
    expect(await client.get('/documents/count')).toMatchObject({ drafts: 1 });
  });
});
