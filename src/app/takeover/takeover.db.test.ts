import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { Problem } from '../../contract/problem.ts';
import type { ImportKind } from '../../core/takeover/index.ts';
import type { Download } from '../../shell/http/context.ts';
import { createLog } from '../../shell/log.ts';
import { writeXlsx } from '../../shell/tabular/index.ts';
import { addHold } from '../openitems/index.ts';
import {
  attachDocuments,
  cancelRun,
  checkRun,
  importRun,
  listFindings,
  refusedLines,
  resumeImports,
  showRun,
  startRun,
  uploadFile,
  type ImportRunView,
  type ImportWork,
  type OptionsView,
} from './index.ts';

const fixtures = join(import.meta.dirname, '../../../test/fixtures/takeover');
const fixture = (name: string) => ({
  name,
  mediaType: 'application/octet-stream',
  bytes: readFileSync(join(fixtures, name)),
});

const cutover: OptionsView = {
  cutoverOn: '2026-10-31',
  currency: 'EUR',
  dateOrder: 'dmy',
  decimal: 'auto',
  nextInvoiceNumber: '',
  expectedMinor: null,
};

const workOf = (company: TestCompany): ImportWork => ({
  inTenant: (body) => company.run(body),
  signal: new AbortController().signal,
  log: createLog('error'),
});

type Given = { name: string; bytes: Buffer; mediaType?: string };
type How = { kind?: ImportKind; options?: Partial<OptionsView>; goodOnly?: boolean };

const check = async (company: TestCompany, file: Given, how: How = {}): Promise<ImportRunView> => {
  const run = await company.run((context) => uploadFile(context, { mediaType: 'text/csv', ...file }));
  return company.run((context) =>
    checkRun(context, {
      id: run.id,
      kind: how.kind ?? (run.kind as ImportKind),
      mapping: run.mapping,
      options: { ...cutover, ...how.options },
    }),
  );
};

const take = async (company: TestCompany, file: Given, how: How = {}): Promise<ImportRunView> => {
  const { id } = await check(company, file, how);
  await company.run((context) => startRun(context, { id, goodOnly: how.goodOnly ?? false }));
  await importRun(workOf(company), id);
  return company.run((context) => showRun(context, id));
};

const byText = (a: readonly string[], b: readonly string[]): number => (a.join() < b.join() ? -1 : 1);

const table = (text: string): Given => ({ name: 'fichier.csv', bytes: Buffer.from(text) });

const gather = async (download: Download): Promise<string> => {
  const parts: Buffer[] = [];
  if (download.body instanceof Uint8Array) return Buffer.from(download.body).toString();
  for await (const part of download.body) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString();
};

const facts = async (company: TestCompany) => {
  const { rows } = await company.test.adminPool.query<Record<string, string>>(`
    select (select count(*) from encaisse.party) parties, (select count(*) from encaisse.invoice) invoices,
      (select count(*) from encaisse.open_item) items, (select count(*) from encaisse.journal_entry) entries,
      (select count(*) from encaisse.contact) contacts, (select count(*) from encaisse.party_iban) ibans,
      (select coalesce(sum(open_minor), 0) from encaisse.open_item) open_minor,
      (select coalesce(sum(debit_minor - credit_minor), 0) from encaisse.posting where account = '411') ledger`);
  return Object.fromEntries(Object.entries(rows[0]!).map(([name, value]) => [name, Number(value)]));
};

const problemOf = async (attempt: Promise<unknown>): Promise<string> => {
  try {
    await attempt;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [error.code, ...error.findings.map((finding) => finding.code)].join(' ');
  }
  return 'accepted';
};

describe('a company moves in', () => {
  let company: TestCompany;
  beforeAll(async () => {
    company = await createTestCompany();
  });
  afterAll(() => company.close());

  it('takes the customers out of a cp1252 file with semicolons', async () => {
    const run = await take(company, fixture('clients-cp1252.csv'));
    expect(run).toMatchObject({
      kind: 'customers',
      state: 'done',
      result: { newCustomers: 8, openItems: 0 },
    });
    expect(await facts(company)).toMatchObject({ parties: 8, contacts: 8, ibans: 3, items: 0 });
    const { rows } = await company.test.adminPool.query<Record<string, unknown>>(
      `select p.name, p.city, c.payment_terms from encaisse.party p join encaisse.customer c on c.party_id = p.id where code = 'LOGIS'`,
    );
    expect(rows[0]).toMatchObject({
      name: 'Logis Conseil SARL',
      payment_terms: { kind: 'end-of-month', days: 30, then: 'days-then-end' },
    });
  });

  it('takes the open invoices with reminders, disputes and promises; the total is that of 411', async () => {
    const run = await take(company, fixture('factures-ouvertes.csv'), {
      options: { expectedMinor: '3242368', nextInvoiceNumber: 'FA-2026-0413' },
    });
    expect(run).toMatchObject({
      kind: 'open_items',
      state: 'done',
      summary: { lines: 11, passed: 1, knownCustomers: 8, newCustomers: 0 },
      result: {
        openItems: 10,
        openingMinor: '3242368',
        itemsMinor: '3242368',
        ledgerMinor: '3242368',
        differenceMinor: '0',
      },
    });
    const { rows } = await company.test.adminPool.query<Record<string, unknown>>(
      `select number, last_step, last_reminded_on::text, kind from encaisse.open_item where number in ('FA-2026-0388', 'AV-2026-0031', 'FA-2026-0352') order by number`,
    );
    expect(rows).toEqual([
      { number: 'AV-2026-0031', last_step: '', last_reminded_on: null, kind: 'credit_note' },
      { number: 'FA-2026-0352', last_step: 'reminder-2', last_reminded_on: '2026-09-15', kind: 'invoice' },
      { number: 'FA-2026-0388', last_step: 'formal-notice', last_reminded_on: '2026-10-25', kind: 'invoice' },
    ]);
    const held = await company.test.adminPool.query<Record<string, unknown>>(
      `select (select amount_minor from encaisse.dispute)::text dispute, (select due_on from encaisse.promise_to_pay)::text promise,
        (select cutover_on from encaisse.organization)::text cutover, (select next_invoice_number from encaisse.organization) next`,
    );
    expect(held.rows[0]).toEqual({
      dispute: '240000',
      promise: '2026-11-30',
      cutover: '2026-10-31',
      next: 'FA-2026-0413',
    });
  });

  it('imports the same files again and nothing changes, nor what holds reminders back', async () => {
    const item = await company.test.adminPool.query<{ id: string; party_id: string }>(
      `select id, party_id from encaisse.open_item where number = 'FA-2026-0352'`,
    );
    const { id, party_id: partyId } = item.rows[0]!;
    await company.run((context) =>
      addHold(context, { partyId, itemId: id, reason: 'Avoir à venir', untilOn: null }),
    );
    const heldBack = async () =>
      (
        await company.test.adminPool.query(
          `select 'hold' as what, id, item_id::text as on_item, lifted_at::text as ended from encaisse.hold
           union all select 'dispute', id, item_id::text, closed_on::text from encaisse.dispute
           union all select 'promise', id, item_ids::text, state from encaisse.promise_to_pay order by 1, 2`,
        )
      ).rows;
    const held = await heldBack();
    expect(held.map((row: { what: string }) => row.what)).toEqual(['dispute', 'hold', 'promise']);
    const before = await facts(company);
    const customers = await take(company, fixture('clients-cp1252.csv'));
    const items = await take(company, fixture('factures-ouvertes.csv'));
    expect(customers.result).toMatchObject({ newCustomers: 0, completedCustomers: 0 });
    expect(items).toMatchObject({
      remembered: true,
      result: { openItems: 0, already: 10, openingMinor: '0' },
    });
    expect(await facts(company)).toEqual(before);
    expect(await heldBack()).toEqual(held);
  });

  it('takes two years of paid invoices: 411 stays, the past is right', async () => {
    const before = await facts(company);
    const run = await take(company, fixture('paid-history.csv'));
    expect(run).toMatchObject({ kind: 'paid_history', result: { paidItems: 48, openItems: 0 } });
    const after = await facts(company);
    expect(after).toMatchObject({ ledger: before['ledger'], open_minor: before['open_minor'] });
    expect(after['items']).toBe(before['items']! + 96);
    // FA-2025-0001: 137,00 of 5 January, paid on 1 February: open in between, not after.
    const { rows } = await company.test.adminPool.query<Record<string, string>>(`
      select d::date::text as day, (i.amount_minor - coalesce((select sum(a.amount_minor) from encaisse.allocation a
        where a.debit_item_id = i.id and a.effective_on <= d), 0))::text as open
      from encaisse.open_item i, unnest(array['2025-01-31', '2025-02-01']::timestamp[]) d
      where i.number = 'FA-2025-0001' and i.kind = 'invoice' order by d`);
    expect(rows).toEqual([
      { day: '2025-01-31', open: '13700' },
      { day: '2025-02-01', open: '0' },
    ]);
    expect((await take(company, fixture('paid-history.csv'))).result).toMatchObject({
      paidItems: 0,
      already: 48,
    });
    expect(await facts(company)).toEqual(after);
  });

  it('attaches PDFs by the number in their names, from single files and from a ZIP, as received', async () => {
    const pdf = (name: string) => readFileSync(join(fixtures, 'factures-pdf', name));
    const one = 'Facture_FA-2026-0341_Logis-Conseil.pdf';
    const zip = Buffer.from(
      zipSync({
        'factures/fa 2026 0352.pdf': pdf('fa 2026 0352.pdf'),
        'factures/Conditions generales 2026.pdf': pdf('Conditions generales 2026.pdf'),
        'factures/FA-2026-0367.pdf': strToU8('pas un PDF'),
        '__MACOSX/factures/._fa 2026 0352.pdf': strToU8('x'),
      }),
    );
    const first = await company.run((context) =>
      attachDocuments(context, undefined, { name: one, mediaType: 'application/pdf', bytes: pdf(one) }),
    );
    const run = await company.run((context) =>
      attachDocuments(context, first.id, { name: 'factures.zip', mediaType: 'application/zip', bytes: zip }),
    );
    expect(run).toMatchObject({ id: first.id, kind: 'documents', result: { attached: 2, unmatched: 2 } });
    const { findings } = await company.run((context) => listFindings(context, { id: run.id }));
    expect(findings.map((finding) => [finding.code, finding.value]).toSorted(byText)).toEqual([
      ['takeover.not-a-pdf', 'FA-2026-0367.pdf'],
      ['takeover.pdf-without-invoice', 'Conditions generales 2026.pdf'],
    ]);
    const { rows } = await company.test.adminPool.query<{ content: Buffer }>(
      `select f.content from encaisse.invoice i join encaisse.file f on f.sha256 = i.file_sha256 where i.number = 'FA-2026-0341'`,
    );
    expect(rows[0]?.content.equals(pdf(one))).toBe(true);
  });
});

describe('a FEC', () => {
  let company: TestCompany;
  beforeAll(async () => {
    company = await createTestCompany();
  });
  afterAll(() => company.close());

  it('opens what is not lettered, and comes to the balance of its own 411', async () => {
    const run = await take(company, fixture('123456782FEC20261031.txt'));
    // 400 Le Goff + 2400 Rhône − 1000 Rhône + 360 Marée − 150 Saint-Éloi
    expect(run).toMatchObject({
      kind: 'fec',
      state: 'done',
      result: {
        openItems: 5,
        newCustomers: 4,
        openingMinor: '201000',
        expectedMinor: '201000',
        differenceMinor: '0',
      },
    });
    const { rows } = await company.test.adminPool.query<Record<string, string>>(
      `select number, kind, amount_minor::text amount from encaisse.open_item order by number`,
    );
    expect(rows).toEqual([
      { number: 'FA-2026-0105', kind: 'invoice', amount: '40000' },
      { number: 'FA-2026-0150', kind: 'invoice', amount: '240000' },
      { number: 'FA-2026-0390', kind: 'invoice', amount: '36000' },
      { number: 'VIR0510', kind: 'payment', amount: '-100000' },
      { number: 'VIR1020', kind: 'payment', amount: '-15000' },
    ]);
    const before = await facts(company);
    expect((await take(company, fixture('123456782FEC20261031.txt'))).result).toMatchObject({ already: 5 });
    expect(await facts(company)).toEqual(before);
  });
});

describe('bad input', () => {
  let company: TestCompany;
  beforeAll(async () => {
    company = await createTestCompany();
  });
  afterAll(() => company.close());

  it('names each bad line with its reason, and keeps the good ones only when told to', async () => {
    const run = await check(company, fixture('factures-avec-erreurs.cp1252.csv'));
    expect(run.summary).toMatchObject({ lines: 10, refused: 6, taken: 4 });
    const { findings } = await company.run((context) =>
      listFindings(context, { id: run.id, severity: 'error' }),
    );
    expect(findings.map((finding) => [finding.line, finding.code, finding.value])).toEqual([
      [5, 'takeover.date-unreadable', '31/02/2026'],
      [6, 'takeover.number-missing', ''],
      [7, 'money.not-a-number', 'cent euros'],
      [7, 'money.not-a-number', 'cent euros'],
      [8, 'takeover.customer-missing', ''],
      [9, 'takeover.twice-in-file', 'FA-2026-0341'],
      [11, 'money.not-a-number', '=1+1'],
    ]);
    const start = (goodOnly: boolean) =>
      company.run((context) => startRun(context, { id: run.id, goodOnly }));
    expect(await problemOf(start(false))).toBe('import.not-ready takeover.bad-lines');
    expect((await facts(company))['items']).toBe(0);

    const csv = await gather(await company.run((context) => refusedLines(context, run.id)));
    expect(csv.trim().split('\r\n')).toHaveLength(7);
    expect(csv).toContain('FA-2026-0500;LEGOFF;');
    expect(csv).toContain(';5;Cette date est illisible ou n’existe pas.');

    await start(true);
    await importRun(workOf(company), run.id);
    expect(await facts(company)).toMatchObject({ items: 4, parties: 4, open_minor: 1843160 });
  });

  it.each([
    ['a PDF', Buffer.from('%PDF-1.4'), 'file.refused table.file.pdf'],
    ['nothing but blank lines', Buffer.from('\n\n'), 'file.refused table.file.empty'],
    ['titles without lines', Buffer.from('Client;Facture\n'), 'file.refused takeover.no-lines'],
    ['XML', Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a/>'), 'file.refused table.file.markup'],
  ])('refuses %s with its reason', async (_name, bytes, expected) => {
    const upload = company.run((context) => uploadFile(context, { name: 'x', mediaType: '', bytes }));
    expect(await problemOf(upload)).toBe(expected);
  });

  it('asks for the columns it cannot do without', async () => {
    expect(await problemOf(check(company, table('Client;Ville\nA;B\n'), { kind: 'open_items' }))).toBe(
      'import.not-ready takeover.needs-number takeover.needs-issued takeover.needs-amount',
    );
  });

  it('keeps customers apart in doubt, and foreign currencies out without their counter-value', async () => {
    const run = await check(
      company,
      table(
        'Client;CP;N° facture;Date facture;Reste dû;Devise\n' +
          'Dupont SARL;75001;D1;01/10/2026;10,00;\n' +
          'SARL Dupont;69001;D2;01/10/2026;10,00;\n' +
          'Dupont;;D3;01/10/2026;10,00;\n' +
          'Smith Ltd;;S1;01/10/2026;10,00;GBP\n' +
          'Smith Ltd;;S2;01/10/2026;10,00;XXY\n',
      ),
    );
    expect(run.summary).toMatchObject({ newCustomers: 2, refused: 3 });
    expect(run.summary?.codes).toMatchObject({
      'takeover.same-name-elsewhere': 1,
      'takeover.customer-ambiguous': 1,
      'takeover.base-missing': 1,
      'takeover.currency-unknown': 1,
    });
  });

  it('refuses an archive that unpacks beyond reason', async () => {
    const bomb = Buffer.from(zipSync({ 'FA-2026-0341.pdf': new Uint8Array(40 * 1024 * 1024) }, { level: 9 }));
    const attempt = company.run((context) =>
      attachDocuments(context, undefined, { name: 'a.zip', mediaType: '', bytes: bomb }),
    );
    expect(await problemOf(attempt)).toBe('file.refused table.zip.bomb');
  });
});

describe('while an import is under way', () => {
  let company: TestCompany;
  beforeAll(async () => {
    company = await createTestCompany();
  });
  afterAll(() => company.close());

  const many = (count: number, from = 0): Given =>
    table(
      `Code client;Client;N° facture;Date facture;Échéance;Reste dû\n${Array.from(
        { length: count },
        (_, i) => `C${i % 50};Client ${i % 50};F${from + i};01/09/2026;01/10/2026;${i + 1},00\n`,
      ).join('')}`,
    );

  it('refuses a second one, in the database itself', async () => {
    const first = await check(company, many(10));
    const second = await check(company, many(10, 100));
    await company.run((context) => startRun(context, { id: first.id, goodOnly: false }));
    const again = company.run((context) => startRun(context, { id: second.id, goodOnly: false }));
    expect(await problemOf(again)).toBe('import.busy');
    expect(company.enqueued.at(-1)).toEqual({ job: 'takeover.import', data: { runId: first.id } });
    await importRun(workOf(company), first.id);
    expect(await facts(company)).toMatchObject({ items: 10, parties: 10 });
  });

  it('stops when asked, and nothing of it stays', async () => {
    const before = await facts(company);
    const run = await check(company, many(5000, 1000));
    await company.run((context) => startRun(context, { id: run.id, goodOnly: false }));
    const seen: number[] = [];
    const work = workOf(company);
    let asked = false;
    await importRun(
      {
        ...work,
        inTenant: async (body, options) => {
          if (seen.length === 2 && !asked) {
            asked = true;
            await company.run((context) => cancelRun(context, run.id));
          }
          return work.inTenant(body, options);
        },
      },
      run.id,
      (done) => seen.push(done),
    );
    expect(seen).toEqual([0, 2000]);
    expect(await company.run((context) => showRun(context, run.id))).toMatchObject({ state: 'cancelled' });
    expect(await facts(company)).toEqual(before);
  });

  it('starts over after its process was killed, and is harmless when run twice', async () => {
    const run = await check(company, many(3000, 20_000));
    await company.run((context) => startRun(context, { id: run.id, goodOnly: false }));
    const work = workOf(company);
    // The process ends in the middle: its transaction never commits, the run stays « importing ».
    let calls = 0;
    const dying: ImportWork = {
      ...work,
      inTenant: (body, options) => {
        calls += 1;
        if (calls > 2) throw Object.assign(new Error('Connection terminated unexpectedly'));
        return work.inTenant(body, options);
      },
    };
    await expect(importRun(dying, run.id)).rejects.toThrow('terminated');
    expect(await company.run((context) => showRun(context, run.id))).toMatchObject({ state: 'importing' });
    expect((await facts(company))['items']).toBe(10);
    const tick = { org: company.org, isDemo: false, ...work };
    await resumeImports.run(tick);
    await importRun(work, run.id);
    const after = await facts(company);
    expect(after).toMatchObject({ items: 3010 });
    expect(after['ledger']).toBe(after['open_minor']);
  });

  it('reads a workbook', async () => {
    const columns = ['Client', 'Invoice number', 'Invoice date', 'Due date', 'Open amount'] as const;
    const kinds = ['text', 'text', 'date', 'date', 'amount'] as const;
    const parts: Uint8Array[] = [];
    const sheet = writeXlsx(
      columns.map((header, at) => ({ header, kind: kinds[at]! })),
      [
        ['Zoé & Cie', 'X-1', '2026-09-01', '2026-09-30', '1234.56'],
        ['Zoé & Cie', 'X-2', '2026-09-05', '2026-10-05', '-34.56'],
      ],
    );
    for await (const part of sheet) parts.push(part);
    const run = await take(company, { name: 'ouvert.xlsx', bytes: Buffer.concat(parts) });
    expect(run).toMatchObject({
      format: 'xlsx',
      result: { openItems: 2, openingMinor: '120000', newCustomers: 1 },
    });
  });
});
