import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { exampleInvoice, spoiled, type Draft } from '../../../test/kit/einvoice.ts';
import { hybridPdf } from '../../../test/kit/hybrid-pdf.ts';
import type { Problem } from '../../contract/problem.ts';
import { writeCii, writeUbl } from '../../core/einvoice/index.ts';
import { createLog } from '../../shell/log.ts';
import { verifyBooks } from '../ledger/index.ts';
import { checkRun, importRun, listFindings, refusedLines, showRun, startRun, uploadFile } from './index.ts';

let company: TestCompany;

const cii = (change: (invoice: Draft) => void): string =>
  writeCii(spoiled(exampleInvoice, change), 'en16931');
const ubl = (change: (invoice: Draft) => void): string =>
  writeUbl(spoiled(exampleInvoice, change), 'en16931');
const facturX = (change: (invoice: Draft) => void): Buffer =>
  hybridPdf({ content: Buffer.from(cii(change)), name: 'factur-x.xml' });

/** A folder as people keep it: three syntaxes, a credit note, and what does not belong there. */
const book = (): Buffer =>
  Buffer.from(
    zipSync({
      '2026/F-101.pdf': facturX((one) => {
        one.number = 'F-101';
      }),
      '2026/F-102.xml': strToU8(
        ubl((one) => {
          one.number = 'F-102';
        }),
      ),
      '2026/A-7.xml': strToU8(
        cii((one) => {
          one.number = 'A-7';
          one.type = '381';
        }),
      ),
      '2026/F-103.xml': strToU8(
        cii((one) => {
          one.number = 'F-103';
          one.buyer.name = 'Hôtel du Parc';
          one.buyer.legalId = { value: '552100554', scheme: '0002' };
          one.buyer.vatId = 'FR25552100554';
        }),
      ),
      'fournisseur.xml': strToU8(
        cii((one) => {
          one.seller.name = 'Scierie Blanc';
          one.seller.legalId = { value: '404833048', scheme: '0002' };
          one.seller.vatId = 'FR83404833048';
        }),
      ),
      'photo.pdf': hybridPdf({ content: Buffer.from('rien'), name: 'notes.txt' }),
      'coupe.xml': strToU8(cii((one) => void (one.number = 'F-104')).slice(0, 900)),
      '__MACOSX/._F-101.pdf': strToU8('x'),
      'lisez-moi.txt': strToU8('bonjour'),
    }),
  );

const upload = (bytes: Buffer, name = 'factures.zip') =>
  company.run((context) => uploadFile(context, { name, mediaType: 'application/zip', bytes }));

const check = async (id: string) => {
  const run = await company.run((context) => showRun(context, id));
  return company.run((context) =>
    checkRun(context, {
      id,
      kind: 'open_items',
      mapping: run.mapping,
      options: {
        cutoverOn: '2026-10-31',
        currency: 'EUR',
        dateOrder: 'dmy',
        decimal: 'auto',
        nextInvoiceNumber: '',
        expectedMinor: null,
      },
    }),
  );
};

const take = async (bytes: Buffer) => {
  const { id } = await upload(bytes);
  await check(id);
  await company.run((context) => startRun(context, { id, goodOnly: true }, 'on-the-spot'));
  await importRun(
    {
      inTenant: (body) => company.run(body),
      signal: new AbortController().signal,
      log: createLog('silent'),
    },
    id,
  );
  return company.run((context) => showRun(context, id));
};

beforeAll(async () => {
  company = await createTestCompany();
  const seller = exampleInvoice.seller;
  await company.run((context) =>
    context.tx
      .updateTable('organization')
      .set({ siren: seller.legalId!.value, vat_number: seller.vatId! })
      .where('org_id', '=', context.org)
      .execute(),
  );
});
afterAll(() => company.close());

describe('a folder of electronic invoices', () => {
  it('is checked file by file, and says what does not belong there', async () => {
    const uploaded = await upload(book());
    expect(uploaded).toMatchObject({ kind: 'open_items', format: 'einvoices', state: 'uploaded' });
    const run = await check(uploaded.id);
    expect(run.summary).toMatchObject({ lines: 7, taken: 4, refused: 3, openItems: 4, newCustomers: 2 });
    const { findings } = await company.run((context) =>
      listFindings(context, { id: run.id, severity: 'error' }),
    );
    expect(findings.map((one) => [one.line, one.code, one.value])).toEqual([
      [5, 'einvoice.xml.malformed', 'coupe.xml'],
      [6, 'takeover.einvoice-not-ours', 'fournisseur.xml'],
      [7, 'einvoice.pdf.no-xml', 'photo.pdf'],
    ]);
    const refused = await company.run((context) => refusedLines(context, run.id));
    let csv = '';
    for await (const part of refused.body as AsyncIterable<string | Uint8Array>) csv += part.toString();
    expect(csv).toContain('fournisseur.xml');
    expect(csv).toContain('Scierie Blanc');
  });

  it('brings customers, what they owe and the PDF as received; twice changes nothing', async () => {
    const run = await take(book());
    expect(run).toMatchObject({ state: 'done', result: { newCustomers: 2, openItems: 4, already: 0 } });
    const read = () =>
      company.run(async ({ tx, org }) => ({
        items: await tx
          .selectFrom('open_item as i')
          .innerJoin('invoice as v', (join) =>
            join.onRef('v.org_id', '=', 'i.org_id').onRef('v.id', '=', 'i.invoice_id'),
          )
          .innerJoin('party as p', (join) =>
            join.onRef('p.org_id', '=', 'i.org_id').onRef('p.id', '=', 'i.party_id'),
          )
          .select(['i.number', 'i.kind', 'i.open_minor', 'i.due_on', 'p.name', 'p.siren', 'v.file_sha256'])
          .where('i.org_id', '=', org)
          .orderBy('i.number')
          .execute(),
        entries: await tx.selectFrom('journal_entry').select('id').where('org_id', '=', org).execute(),
      }));
    const first = await read();
    const due = BigInt(exampleInvoice.totals.due.replace('.', ''));
    expect(first.items.map((one) => [one.number, one.kind, one.open_minor])).toEqual([
      ['A-7', 'credit_note', -due],
      ['F-101', 'invoice', due],
      ['F-102', 'invoice', due],
      ['F-103', 'invoice', due],
    ]);
    expect(first.items[1]).toMatchObject({
      due_on: exampleInvoice.payment.dueOn,
      name: exampleInvoice.buyer.name,
    });
    expect(first.items.map((one) => one.file_sha256 !== null)).toEqual([false, true, false, false]);
    const kept = await company.run(({ tx, org }) =>
      tx
        .selectFrom('file')
        .select('content')
        .where('org_id', '=', org)
        .where('sha256', '=', first.items[1]!.file_sha256)
        .executeTakeFirstOrThrow(),
    );
    expect(kept.content.equals(facturX((one) => void (one.number = 'F-101')))).toBe(true);

    expect(await take(book())).toMatchObject({ result: { newCustomers: 0, openItems: 0, already: 4 } });
    expect(await read()).toEqual(first);
    expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);
  });

  it('may be one invoice; an archive without any is refused, and so is one taken for a history', async () => {
    const single = await upload(Buffer.from(cii((one) => void (one.number = 'F-200'))), 'F-200.xml');
    expect((await check(single.id)).summary).toMatchObject({ lines: 1, taken: 1 });
    const empty = Buffer.from(zipSync({ 'a.txt': strToU8('a') }));
    const refusal = await upload(empty).catch((cause: unknown) => cause);
    expect((refusal as Problem).findings[0]?.code).toBe('takeover.zip-without-invoices');
    const wrong = await company
      .run((context) =>
        checkRun(context, {
          id: single.id,
          kind: 'paid_history',
          mapping: [],
          options: {
            cutoverOn: '2026-10-31',
            currency: 'EUR',
            dateOrder: 'dmy',
            decimal: 'auto',
            nextInvoiceNumber: '',
            expectedMinor: null,
          },
        }),
      )
      .catch((cause: unknown) => cause);
    expect((wrong as Problem).findings[0]?.code).toBe('takeover.einvoices-kind');
  });
});
