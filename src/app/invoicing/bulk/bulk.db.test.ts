import { fillSeller } from '../../../../test/kit/selling.ts';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentContent } from '../../../contract/document-shapes.ts';
import { createPdfMerger } from '../../../shell/pdf/index.ts';
import { createSecretBox } from '../../../shell/secrets.ts';
import type { Work } from '../../../shell/jobs/define-job.ts';
import { createLog } from '../../../shell/log.ts';
import { projectRoot } from '../../../shell/paths.ts';
import { createDocumentRenderer } from '../../../shell/typst/index.ts';
import { createTestCompany, type TestCompany } from '../../../../test/kit/company.ts';
import { verifyBooks } from '../../ledger/index.ts';
import type { Reading } from '../../seal/index.ts';
import type { BulkChoice } from '../bulk-contract.ts';
import { createDraft } from '../drafts.ts';
import { startDocument } from '../start-document.ts';
import { printMerged } from './print-merged.ts';
import { printRun } from './print-run.ts';
import { listBulkItems, listBulks, readBulk } from './read-run.ts';
import { cancelBulk, startBulk } from './start-run.ts';
import { createBulkWorker, workThrough } from './work-through.ts';
import type { BulkAction } from './choose.ts';

const secrets = createSecretBox(randomBytes(32));
const renderer = createDocumentRenderer({
  childEntry: {
    modulePath: join(projectRoot(), 'src/shell/typst/child-entry.ts'),
    execArgv: ['--import', 'tsx'],
  },
  assetsDirectory: join(projectRoot(), 'assets'),
  fontsDirectory: join(projectRoot(), 'assets/fonts'),
});
const ports = { secrets, renderer, linkOf: async () => null };
const worker = createBulkWorker(() => ports);
let company: TestCompany;
let customer: string;
let silent: string;

const jobActor = { kind: 'job', id: 'encaisse', name: 'Encaisse' } as const;
const work = (signal = new AbortController().signal): Work => ({
  org: company.org,
  isDemo: false,
  log: createLog('silent'),
  signal,
  inTenant: (body) => company.run((context) => body({ ...context, actor: jobActor })),
});

const draft = (over: Partial<DocumentContent> = {}): Promise<string> =>
  company.run(async (context) => {
    const content = await startDocument(context, {
      kind: over.kind ?? 'invoice',
      customerId: over.partyId ?? customer,
    });
    return createDraft(context, {
      ...content,
      title: 'Cuisine',
      lines: [
        {
          type: 'item',
          id: 'l1',
          name: 'Plan de travail',
          quantity: '2',
          unit: 'C62',
          unitPrice: '500',
          vat: { category: 'S', rate: '20' },
          account: '707',
          nature: 'goods',
        },
      ],
      ...over,
    });
  });

const start = (action: BulkAction, choice: BulkChoice, send = false): Promise<string> =>
  company.run((context) => startBulk(context, { action, choice, send }, worker.job));
const view = (id: string) => company.run((context) => readBulk(context, id));
const results = async (id: string) =>
  (await company.run((context) => listBulkItems(context, { id }))).items.map((item) => ({
    id: item.documentId,
    state: item.state,
    number: item.document?.number,
    codes: item.findings.map((finding) => finding.code),
  }));

beforeAll(async () => {
  company = await createTestCompany();
  await company.run(fillSeller);
  const identity = { siren: '552032534', vatNumber: 'FR27552032534' };
  customer = await company.addCustomer(identity);
  silent = await company.addCustomer({ ...identity, name: 'Sans adresse', contacts: [] });
});
afterAll(async () => {
  await renderer.close();
  await company.close();
});

describe('issuing many drafts', () => {
  it('numbers them by date, says why one is refused, makes the PDFs and writes the e-mails', async () => {
    const today = await draft();
    const empty = await draft({ lines: [] });
    const earlier = await draft({ issuedOn: '2026-11-20' as never });
    const quote = await draft({ kind: 'quote' });
    const run = await start('issue', { ids: [today, empty, earlier, quote] }, true);
    await workThrough(work(), ports, run);
    expect(await results(run)).toEqual([
      { id: earlier, state: 'done', number: 'FA-2026-0001', codes: [] },
      { id: today, state: 'done', number: 'FA-2026-0002', codes: [] },
      expect.objectContaining({ id: empty, state: 'refused', number: '' }),
      { id: quote, state: 'refused', number: '', codes: ['invoicing.not-an-invoice'] },
    ]);
    expect(await view(run)).toMatchObject({
      state: 'done',
      total: 4,
      done: 2,
      refused: 2,
      waiting: 0,
      pictures: 2,
      mails: 2,
      startedBy: 'Claire Morvan',
    });
    expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);
  });

  it('is signed by who started it', async () => {
    const { rows } = await company.test.adminPool.query<{ actor_name: string }>(
      "select distinct actor_name from encaisse.audit_event where action = 'invoice.issued'",
    );
    expect(rows).toEqual([{ actor_name: 'Claire Morvan' }]);
  });

  it('leaves alone what somebody changed since it was chosen', async () => {
    const id = await draft();
    const run = await start('issue', { ids: [id] });
    await company.run(({ tx, org }) =>
      tx
        .updateTable('sales_document')
        .set({ version: 2 })
        .where('org_id', '=', org)
        .where('id', '=', id)
        .execute(),
    );
    await workThrough(work(), ports, run);
    const { items } = await company.run((context) => listBulkItems(context, { id: run }));
    expect(items).toMatchObject([{ state: 'refused', problem: 'edit.conflict' }]);
    await company.run(({ tx, org }) =>
      tx.deleteFrom('sales_document').where('org_id', '=', org).where('id', '=', id).execute(),
    );
    expect(
      (await company.run((context) => listBulkItems(context, { id: run }))).items[0]?.document,
    ).toBeNull();
  });

  it('stops when asked, goes on where it stopped, and never works twice', async () => {
    const ids = [await draft(), await draft(), await draft()];
    const run = await start('issue', { ids });
    await expect(start('issue', { ids })).rejects.toMatchObject({
      findings: [{ code: 'invoicing.bulk-busy' }],
    });
    const stopping = new AbortController();
    const one = work(stopping.signal);
    // Encaisse stops after the first document.
    await workThrough(
      {
        ...one,
        inTenant: async (body, options) => {
          const result = await one.inTenant(body, options);
          stopping.abort();
          return result;
        },
      },
      ports,
      run,
    );
    expect(await view(run)).toMatchObject({ state: 'running', done: 1, waiting: 2 });
    // The next start finds it; two processes at once share the rest.
    await Promise.all([worker.tick.run(work()), worker.job.run(work(), { runId: run })]);
    expect(await view(run)).toMatchObject({ state: 'done', done: 3, pictures: 3 });
    expect((await results(run)).map((one) => one.number)).toEqual([
      'FA-2026-0003',
      'FA-2026-0004',
      'FA-2026-0005',
    ]);
    await worker.job.run(work(), { runId: run });
    expect((await company.run(listBulks)).filter((one) => one.state === 'running')).toEqual([]);
  });

  it('leaves the rest when it is cancelled', async () => {
    const ids = [await draft(), await draft()];
    const run = await start('issue', { ids });
    await company.run((context) => cancelBulk(context, run));
    await workThrough(work(), ports, run);
    expect(await view(run)).toMatchObject({ state: 'cancelled', done: 0, left: 2 });
  });

  it('takes all that a list shows', async () => {
    await expect(start('issue', { all: { customerId: silent } })).rejects.toMatchObject({
      findings: [{ code: 'invoicing.bulk-nothing' }],
    });
    await draft({ partyId: silent });
    await draft({ partyId: silent, kind: 'quote' });
    const run = await start('issue', { all: { customerId: silent, search: 'cuisine' } }, true);
    await workThrough(work(), ports, run);
    expect(await view(run)).toMatchObject({ state: 'done', total: 1, done: 1, mails: 0 });
  });
});

describe('sending many', () => {
  it('mails what was not mailed, once, and says who has no address', async () => {
    const run = await start('send', { all: {} });
    await workThrough(work(), ports, run);
    expect(await view(run)).toMatchObject({ state: 'done', total: 4, done: 3, refused: 1, mails: 3 });
    const refused = (await results(run)).filter((one) => one.state === 'refused');
    expect(refused).toMatchObject([{ codes: ['invoicing.no-email'] }]);
    const again = await start('send', { ids: (await results(run)).map((one) => one.id) });
    await workThrough(work(), ports, again);
    expect(new Set((await results(again)).flatMap((one) => one.codes))).toEqual(
      new Set(['invoicing.mailed-before', 'invoicing.no-email']),
    );
  });
});

describe('printing many', () => {
  it('puts the sealed PDFs and their addresses into one file', async () => {
    const run = await start('print', { all: { customerId: customer } });
    await workThrough(work(), ports, run);
    const { printParts } = await view(run);
    expect(printParts).toBe(1);
    const { body, name } = await company.run((context) => printRun(context, run, 1));
    expect(name).toBe('documents-2026-11-22-1.zip');
    const files = unzipSync(body as Uint8Array);
    expect(Object.keys(files)).toEqual([
      '0001-FA-2026-0001.pdf',
      '0002-FA-2026-0002.pdf',
      '0003-FA-2026-0003.pdf',
      '0004-FA-2026-0004.pdf',
      '0005-FA-2026-0005.pdf',
      'adresses.csv',
    ]);
    expect(strFromU8(files['0001-FA-2026-0001.pdf']!.subarray(0, 5))).toBe('%PDF-');
    expect(strFromU8(files['adresses.csv']!)).toContain(
      '0001-FA-2026-0001.pdf;C-00001;FA-2026-0001;Menuiserie Le Goff;12 rue du Port;29900 Concarneau',
    );
    await expect(company.run((context) => printRun(context, run, 2))).rejects.toMatchObject({
      code: 'record.not-found',
    });
  });

  it('puts them into one PDF, in order, each on a sheet of its own behind the list', async () => {
    const run = await start('print', { all: { customerId: customer } });
    await workThrough(work(), ports, run);
    const reading: Reading = (body) => company.run(body);
    const merge = { renderer, reading: () => reading };
    const print = async (isDuplex: boolean, withList: boolean): Promise<number> => {
      const asked = { id: run, isDuplex, withList };
      const { body, name } = await company.run((context) => printMerged(context, merge, asked));
      expect(name).toBe('documents-2026-11-22.pdf');
      const chunks: Uint8Array[] = [];
      for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(chunk);
      // Read again by the code that reads any PDF.
      return createPdfMerger().add(Buffer.concat(chunks));
    };
    expect(await print(false, false)).toBe(5);
    expect(await print(true, false)).toBe(10);
    expect(await print(true, true)).toBe(12);
    const missing = { id: customer, isDuplex: false, withList: false };
    await expect(company.run((context) => printMerged(context, merge, missing))).rejects.toMatchObject({
      code: 'record.not-found',
    });
  });
});
