import { randomBytes } from 'node:crypto';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { readyToIssue } from '../../../test/kit/issuing-company.ts';
import type { ImportKind } from '../../core/takeover/index.ts';
import type { Download } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { createLog } from '../../shell/log.ts';
import { createSecretBox } from '../../shell/secrets.ts';
import { writeXlsx } from '../../shell/tabular/index.ts';
import { creditImported, issueDocument, readImportedLines, showDocument } from '../invoicing/index.ts';
import { verifyBooks } from '../ledger/index.ts';
import {
  addLines,
  cancelRun,
  checkRun,
  importRun,
  listFindings,
  refusedLines,
  showRun,
  startRun,
  uploadFile,
  type ImportRunView,
  type OptionsView,
} from './index.ts';

const secrets = createSecretBox(randomBytes(32));
const options: OptionsView = {
  cutoverOn: '2026-10-31',
  currency: 'EUR',
  dateOrder: 'dmy',
  decimal: 'auto',
  nextInvoiceNumber: '',
  expectedMinor: null,
};

const BOOK =
  `N° facture;Date facture;Client;SIREN;Adresse;Code postal;Ville;Échéance;Réf. article;Désignation;Quantité;Unité;Prix unitaire HT;Remise;Taux TVA;Montant HT;Total TTC;Reste dû;Payée le
F-1;05/10/2026;Menuiserie Alpha;552100554;1 rue du Port;29000;Quimper;04/11/2026;CH-1;Chaise 🪑;2;pièce;100,00;10;20;180,00;269,20;269,20;
F-1;05/10/2026;Menuiserie Alpha;552100554;1 rue du Port;29000;Quimper;04/11/2026;;Pose;1;heure;50,00;;20;50,00;269,20;269,20;
F-1;05/10/2026;Menuiserie Alpha;552100554;1 rue du Port;29000;Quimper;04/11/2026;;Posé par équipe B;;;;;;;269,20;269,20;
F-2;06/10/2026;Beta;;2 rue du Lac;75001;Paris;05/11/2026;;Livre;1;pièce;10,00;;5,5;10,00;10,55;;20/10/2026
A-1;07/10/2026;Beta;;2 rue du Lac;75001;Paris;06/11/2026;;Retour livre;-1;pièce;10,00;;5,5;-10,00;-10,55;-10,55;`.replace(
    /269,20/g,
    '276,00',
  );

type Given = { name: string; bytes: Buffer };
const csv = (text: string, name = 'livre.csv'): Given => ({ name, bytes: Buffer.from(text) });
const uploaded = (company: TestCompany, file: Given): Promise<ImportRunView> =>
  company.run((context) => uploadFile(context, { mediaType: 'text/csv', ...file }));
const checked = (company: TestCompany, run: ImportRunView, kind?: ImportKind): Promise<ImportRunView> =>
  company.run((context) =>
    checkRun(context, { id: run.id, kind: kind ?? (run.kind as ImportKind), mapping: run.mapping, options }),
  );
const taken = async (
  company: TestCompany,
  run: ImportRunView,
  how: { kind?: ImportKind; goodOnly?: boolean } = {},
): Promise<ImportRunView> => {
  const { id } = await checked(company, run, how.kind);
  await company.run((context) => startRun(context, { id, goodOnly: how.goodOnly ?? false }));
  await importRun(
    {
      inTenant: (body) => company.run(body),
      signal: new AbortController().signal,
      log: createLog('error'),
    },
    id,
  );
  return company.run((context) => showRun(context, id));
};
const findings = async (company: TestCompany, id: string): Promise<string[]> => {
  const { findings: all } = await company.run((context) => listFindings(context, { id }));
  return all.map((one) => `${one.part === 2 ? 'lines ' : ''}${one.line} ${one.code}`);
};
const gather = async (download: Download): Promise<string> => {
  if (download.body instanceof Uint8Array) return Buffer.from(download.body).toString();
  const parts: Buffer[] = [];
  for await (const part of download.body) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString();
};
const facts = async (company: TestCompany): Promise<Record<string, number>> => {
  const { rows } = await company.test.adminPool.query<Record<string, string>>(`
    select (select count(*) from encaisse.party) parties, (select count(*) from encaisse.invoice) invoices,
      (select count(*) from encaisse.imported_document) lined, (select count(*) from encaisse.sales_document) drafts,
      (select count(*) from encaisse.seal_link) seals, (select coalesce(sum(open_minor), 0) from encaisse.open_item) open_minor`);
  return Object.fromEntries(Object.entries(rows[0]!).map(([name, value]) => [name, Number(value)]));
};
const linesOf = (company: TestCompany, number: string) =>
  company.run(async (context) => {
    const { id } = await context.tx
      .selectFrom('invoice')
      .select('id')
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    return { id, ...(await readImportedLines(context, id)) };
  });

describe('history taken over with its lines', () => {
  let company: TestCompany;
  beforeAll(async () => {
    company = await createTestCompany();
    await company.run(readyToIssue);
  });
  afterAll(() => company.close());

  it('is recognised as a book of invoices, and opens what is open with its lines', async () => {
    const upload = await uploaded(company, csv(BOOK));
    expect(upload.kind).toBe('invoices');
    const run = await taken(company, upload);
    expect(run.summary).toMatchObject({ lines: 3, taken: 3, refused: 0, invoiceLines: 4 });
    expect(run.result).toMatchObject({ openItems: 2, paidItems: 1, newCustomers: 2, openingMinor: '26545' });
    expect(run.result).toMatchObject({ itemsMinor: '26545', ledgerMinor: '26545' });
    expect(await facts(company)).toMatchObject({ invoices: 3, lined: 3, seals: 0, drafts: 0 });
    const { document } = await linesOf(company, 'F-1');
    expect(document!.totalMinor).toBe('27600');
    expect(document!.lines).toMatchObject([
      {
        name: 'Chaise 🪑',
        quantity: '2',
        unit: 'C62',
        netMinor: '18000',
        discount: { kind: 'percent', percent: '10' },
      },
      { name: 'Pose', unit: 'HUR', netMinor: '5000' },
      { name: 'Posé par équipe B', netMinor: null },
    ]);
    expect((await linesOf(company, 'A-1')).document!.lines).toMatchObject([
      { quantity: '1', netMinor: '1000' },
    ]);
  });

  it('the same file again, and one that overlaps it, change nothing that stands', async () => {
    const before = await facts(company);
    expect((await taken(company, await uploaded(company, csv(BOOK)))).result).toMatchObject({
      already: 3,
      openItems: 0,
    });
    expect(await facts(company)).toEqual(before);
    const [head] = BOOK.split('\n');
    const more = `${head}\n${BOOK.split('\n')[4]!}\nF-3;08/10/2026;Beta;;2 rue du Lac;75001;Paris;;;Lampe;1;;20,00;;20;20,00;24,00;24,00;`;
    expect((await taken(company, await uploaded(company, csv(more)))).result).toMatchObject({
      already: 1,
      openItems: 1,
    });
    expect(await facts(company)).toMatchObject({ invoices: 4, lined: 4, parties: before['parties']! });
  });

  it('an invoice taken over before without its lines is completed, never opened twice', async () => {
    const bare = `N° facture;Date facture;Client;Code postal;Échéance;Montant TTC;Reste dû
F-9;09/10/2026;Beta;75001;08/11/2026;24,00;24,00`;
    expect((await taken(company, await uploaded(company, csv(bare)))).result).toMatchObject({ openItems: 1 });
    expect((await linesOf(company, 'F-9')).document).toBeNull();
    const [head] = BOOK.split('\n');
    const lined = `${head}\nF-9;09/10/2026;Beta;;2 rue du Lac;75001;Paris;08/11/2026;;Lampe;1;;20,00;;20;20,00;24,00;24,00;`;
    expect((await taken(company, await uploaded(company, csv(lined)))).result).toMatchObject({
      already: 1,
      openItems: 0,
    });
    expect((await linesOf(company, 'F-9')).document!.lines).toMatchObject([{ name: 'Lampe' }]);
  });

  it('a credit note is drawn from the lines of the other program, issued here, and settles its invoice', async () => {
    const { id } = await linesOf(company, 'F-1');
    const documentId = await company.run((context) => creditImported(context, { id, reason: 'Retour' }));
    await company.run(async (context) => {
      const draft = await showDocument(context, documentId);
      expect(draft.document.lines).toMatchObject([
        { name: 'Chaise 🪑' },
        { name: 'Pose' },
        { type: 'comment' },
      ]);
      await issueDocument(
        context,
        { id: documentId, version: draft.version, send: false, invoiceId: newId() },
        secrets,
      );
    });
    const { rows } = await company.test.adminPool.query<{ open: string }>(
      `select open_minor as open from encaisse.open_item where number = 'F-1'`,
    );
    expect(rows).toEqual([{ open: '0' }]);
    expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);
  });
});

describe('errors, line by line', () => {
  let company: TestCompany;
  beforeAll(async () => {
    company = await createTestCompany();
  });
  afterAll(() => company.close());

  it('refuses the broken document whole, names its lines, and gives back all its rows to be corrected', async () => {
    const bad = BOOK.replace('1;heure;50,00;;20;50,00', '1;heure;cher;;20;50,00');
    const upload = await uploaded(company, csv(bad));
    const run = await checked(company, upload);
    expect(run.summary).toMatchObject({ lines: 3, taken: 2, refused: 1 });
    expect(await findings(company, run.id)).toContain('3 money.not-a-number');
    const back = await gather(await company.run((context) => refusedLines(context, run.id)));
    const rows = back.trim().split(/\r?\n/);
    expect(rows).toHaveLength(4);
    expect(rows[2]).toContain('cher');
    await taken(company, upload, { goodOnly: true });
    expect(await facts(company)).toMatchObject({ invoices: 2, lined: 2 });
    // Corrected, the file that was given back is taken by itself.
    const corrected = await uploaded(company, csv(back.replace('cher', '50,00')));
    expect((await taken(company, corrected)).result).toMatchObject({ openItems: 1, already: 0 });
    expect(await facts(company)).toMatchObject({ invoices: 3, lined: 3 });
  });

  it('given up before it starts, nothing of it stays', async () => {
    const before = await facts(company);
    const run = await checked(company, await uploaded(company, csv(BOOK.replaceAll('F-1', 'F-77'))));
    await company.run((context) => cancelRun(context, run.id));
    expect(await facts(company)).toEqual(before);
  });

  it('a name cut in the middle of an emoji, a bell and a right-to-left name reach the database whole', async () => {
    const name = `${'é'.repeat(119)}😀 שלום`;
    const text = `N° facture;Date facture;Client;Désignation;Quantité;Prix unitaire HT;Taux TVA
E-1;05/10/2026;${name}\u0007;${name};1;10;20`;
    const run = await taken(company, await uploaded(company, csv(text)));
    expect(run.result).toMatchObject({ openItems: 1 });
    const { rows } = await company.test.adminPool.query<{ name: string }>(
      `select name from encaisse.party where name like 'éé%'`,
    );
    expect(rows).toEqual([{ name }]);
  });
});

describe('two tables', () => {
  let company: TestCompany;
  beforeAll(async () => {
    company = await createTestCompany();
  });
  afterAll(() => company.close());

  const INVOICES = `N° facture;Date facture;Client;Total TTC\nF-1;05/10/2026;Alpha;36,00\nF-2;05/10/2026;Beta;12,00`;
  const LINES = `Facture;Désignation;Quantité;Prix unitaire HT;Taux TVA\nF-2;Lampe;1;10,00;20\nF-1;Chaise;3;10,00;20\nF-8;Rien;1;1;20`;

  it('a file of invoices, then a file of their lines: one book', async () => {
    const first = await uploaded(company, csv(INVOICES));
    expect(first.kind).toBe('open_items');
    const both = await company.run((context) =>
      addLines(context, first.id, { mediaType: 'text/csv', ...csv(LINES, 'lignes.csv') }),
    );
    expect(both).toMatchObject({ kind: 'invoices', linesFrom: 'lignes.csv', linesAt: 4 });
    expect(both.mapping).toEqual([
      'number',
      'issuedOn',
      'name',
      'total',
      'lineOf',
      'lineName',
      'quantity',
      'unitPrice',
      'vatRate',
    ]);
    const run = await taken(company, both, { goodOnly: true });
    expect(await findings(company, run.id)).toContain('lines 4 takeover.line-without-invoice');
    expect(run.result).toMatchObject({ openItems: 2, refused: 1, openingMinor: '4800' });
    expect((await linesOf(company, 'F-1')).document!.lines).toMatchObject([{ name: 'Chaise' }]);
  });

  it('two sheets of one workbook are found by what they hold', async () => {
    const sheet = (text: string): { headers: string[]; rows: string[][] } => {
      const [headers = [], ...rows] = text.split('\n').map((line) => line.split(';'));
      return { headers, rows };
    };
    const bytes = await twoSheets(
      sheet(INVOICES.replaceAll('F-', 'X-')),
      sheet(LINES.replaceAll('F-', 'X-')),
    );
    const upload = await uploaded(company, { name: 'livre.xlsx', bytes });
    expect(upload).toMatchObject({ kind: 'invoices', linesFrom: 'Lignes', linesAt: 4, sheet: 'Factures' });
    expect((await taken(company, upload, { goodOnly: true })).result).toMatchObject({
      openItems: 2,
      refused: 1,
    });
  });
});

describe('drafts to issue', () => {
  let company: TestCompany;
  beforeAll(async () => {
    company = await createTestCompany();
    await company.run(readyToIssue);
  });
  afterAll(() => company.close());

  const ORDERS = `Order number;Invoice date;Customer;Address;Postal code;City;SIREN;Item name;Quantity;Unit price;VAT rate
W-1001;20/11/2026;Alpha;1 rue du Port;29000;Quimper;552100554;Chaise;2;100.00;20
W-1001;20/11/2026;Alpha;1 rue du Port;29000;Quimper;552100554;Port;1;9.90;20
W-1002;21/11/2026;Beta;2 rue du Lac;69001;Lyon;;Livre;3;10.00;5.5`;

  it('becomes drafts, with the customers it names, and nothing owed yet', async () => {
    const run = await taken(company, await uploaded(company, csv(ORDERS)), { kind: 'drafts' });
    expect(run.result).toMatchObject({ drafts: 2, openItems: 0, newCustomers: 2, invoiceLines: 3 });
    expect(await facts(company)).toMatchObject({ drafts: 2, invoices: 0, open_minor: 0, lined: 0 });
    const { rows } = await company.test.adminPool.query<{ title: string; gross: string; state: string }>(
      'select title, gross_minor as gross, state from encaisse.sales_document order by title',
    );
    expect(rows).toEqual([
      { title: 'W-1001', gross: '25188', state: 'draft' },
      { title: 'W-1002', gross: '3165', state: 'draft' },
    ]);
  });

  it('a draft is issued at our own number, today, for the day of the sale', async () => {
    const { rows } = await company.test.adminPool.query<{ id: string; version: number }>(
      `select id, version from encaisse.sales_document where title = 'W-1001'`,
    );
    const issued = await company.run(async (context) => {
      await issueDocument(context, { ...rows[0]!, send: false, invoiceId: newId() }, secrets);
      return showDocument(context, rows[0]!.id);
    });
    expect(issued).toMatchObject({ state: 'issued', number: 'FA-2026-0001' });
    expect(issued.document.suppliedOn).toBe('2026-11-20');
  });

  it('never comes twice: issued, thrown away or overlapping', async () => {
    await company.test.adminPool.query(`delete from encaisse.sales_document where title = 'W-1002'`);
    const again = `${ORDERS}\nW-1003;22/11/2026;Beta;2 rue du Lac;69001;Lyon;;Livre;1;10.00;5.5`;
    const run = await taken(company, await uploaded(company, csv(again)), { kind: 'drafts' });
    expect(run.result).toMatchObject({ drafts: 1, already: 2, newCustomers: 0 });
    expect(await facts(company)).toMatchObject({ drafts: 2, invoices: 1 });
  });
});

/** A workbook of two sheets, put together from two of one sheet each. */
const twoSheets = async (...tables: { headers: string[]; rows: string[][] }[]): Promise<Buffer> => {
  const files: Record<string, Uint8Array>[] = [];
  for (const { headers, rows } of tables) {
    const parts: Buffer[] = [];
    const columns = headers.map((header) => ({ header, kind: 'text' as const }));
    for await (const part of writeXlsx(columns, rows, { sheetName: 'Factures' }))
      parts.push(Buffer.from(part));
    files.push(unzipSync(Buffer.concat(parts)));
  }
  const [first, second] = files as [Record<string, Uint8Array>, Record<string, Uint8Array>];
  const patched = (name: string, before: string, after: string): Uint8Array =>
    strToU8(strFromU8(first[name]!).replace(before, after));
  return Buffer.from(
    zipSync({
      ...first,
      'xl/workbook.xml': patched(
        'xl/workbook.xml',
        '</sheets>',
        '<sheet name="Lignes" sheetId="2" r:id="rId9"/></sheets>',
      ),
      'xl/_rels/workbook.xml.rels': patched(
        'xl/_rels/workbook.xml.rels',
        '</Relationships>',
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>',
      ),
      'xl/worksheets/sheet2.xml': second['xl/worksheets/sheet1.xml']!,
    }),
  );
};
