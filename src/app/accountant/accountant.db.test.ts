import { createHash, randomBytes } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { line, refusal, writerOf } from '../../../test/kit/entries.ts';
import { workOf } from '../../../test/kit/issuing-company.ts';
import { fillSeller, issueInvoice } from '../../../test/kit/selling.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { DEFAULT_OPTIONS } from '../../core/ledger/index.ts';
import { createSecretBox } from '../../shell/secrets.ts';
import { confirmItems, importStatement, readAccounts, readLines } from '../banking/index.ts';
import { attachFile } from '../entries/drafts.ts';
import { undoLettrage } from '../entries/lettrage.ts';
import { validateEntry } from '../entries/validate-entry.ts';
import { reverseWritten } from '../entries/reverse-written.ts';
import { keepFile } from '../files/index.ts';
import { downloadBatch } from './download-batch.ts';
import { batchJob, makeBatch, resumeBatches } from './make-batch.ts';
import { readOverview } from './read-overview.ts';
import { refuseBatch } from './refuse-batch.ts';
import { runSchedule, scheduleTick } from './schedule.ts';
import { editSettings, readSettings, type Settings } from './settings.ts';
import { startBatch } from './start-batch.ts';

const secrets = createSecretBox(randomBytes(32));
let company: TestCompany;
let customer: string;
let number: string;
let itemId: string;
const today = plainDate('2026-11-22');

const pdf = Buffer.from('%PDF-1.7 as sealed');
const statement = Buffer.from('Date;Libellé;Montant;Solde\n21/11/2026;VIR LE GOFF;700,00;1700,00\n');

const start = (until = today) =>
  company.run((context) => startBatch(context, { journals: [], from: null, until }, batchJob));
const made = async (id: string) => {
  await makeBatch(workOf(company), id);
  const { batches } = await company.run(readOverview);
  return batches.find((one) => one.id === id)!;
};
const bytesOf = async (id: string): Promise<Buffer> => {
  const { body } = await company.run((context) =>
    downloadBatch(context, id, { reading: () => (act) => company.run(act) }),
  );
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
};
const filesOf = async (id: string) => {
  const files = unzipSync(await bytesOf(id));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
};
const linesOf = (text: string): string[][] =>
  text
    .trim()
    .split('\r\n')
    .map((one) => one.split('\t'));
const set = (over: Partial<Settings>) =>
  company.run(async (context) =>
    editSettings(context, { ...(await readSettings(context)), ...over } as never),
  );

beforeAll(async () => {
  company = await createTestCompany();
  await company.run(fillSeller);
  customer = await company.addCustomer({ siren: '552032534', vatNumber: 'FR27552032534' });
  const invoice = await company.run((context) => issueInvoice(context, customer, secrets));
  ({ number } = invoice);
  itemId = await company.run(async (context) => {
    // As the renderer leaves it.
    const sha256 = await keepFile(context, { name: 'facture.pdf', mediaType: 'application/pdf', bytes: pdf });
    await context.tx
      .updateTable('invoice')
      .set({ file_sha256: sha256 })
      .where('org_id', '=', context.org)
      .where('id', '=', invoice.invoiceId)
      .execute();
    const item = await context.tx
      .selectFrom('open_item')
      .select('id')
      .where('org_id', '=', context.org)
      .where('invoice_id', '=', invoice.invoiceId)
      .executeTakeFirstOrThrow();
    return item.id;
  });
});
afterAll(() => company.close());

describe('what waits for the accountant', () => {
  let first: string;

  it('goes once, with its PDF and a control sheet, and downloads as the very same bytes', async () => {
    first = await start();
    expect(company.enqueued.at(-1)).toEqual({ job: 'accountant.batch', data: { batchId: first } });
    expect(await refusal(start())).toEqual(['accountant.busy']);
    const batch = await made(first);
    expect(batch).toMatchObject({
      no: 1,
      state: 'done',
      entries: 1,
      lines: 3,
      debitMinor: '120000',
      attachments: 1,
      missing: 0,
      progressDone: 2,
      progressTotal: 2,
    });
    const files = await filesOf(first);
    expect(Object.keys(files)).toEqual([
      '732829320FEC20261122-partiel.txt',
      'controle.csv',
      `pieces/${number}.pdf`,
    ]);
    expect(files[`pieces/${number}.pdf`]).toBe(pdf.toString());
    const [header, debit] = linesOf(files['732829320FEC20261122-partiel.txt']!);
    expect(header![0]).toBe('JournalCode');
    expect(debit!.slice(0, 5)).toEqual(['VE', 'Ventes', '2026-1', '20261122', '411']);
    const entriesDigest = createHash('sha256')
      .update(files['732829320FEC20261122-partiel.txt']!)
      .digest('hex');
    expect(files['controle.csv']).toContain('VE;1;3;1200,00;1200,00');
    expect(files['controle.csv']).toContain(`732829320FEC20261122-partiel.txt;${entriesDigest}`);
    const bytes = await bytesOf(first);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(batch.sha256);
    expect(bytes.length).toBe(batch.size);
    expect((await bytesOf(first)).equals(bytes)).toBe(true);
  });

  it('is nothing twice: a second batch has nothing to take', async () => {
    expect(await refusal(start())).toEqual(['accountant.nothing-waits']);
    await makeBatch(workOf(company), first);
    const { rows } = await company.test.adminPool.query<{ n: number }>(
      'select count(*)::int as n from encaisse.export_batch',
    );
    expect(rows[0]!.n).toBe(1);
    await expect(
      company.test.adminPool.query('update encaisse.export_batch set entry_count = 7'),
    ).rejects.toThrow(/can only be refused/);
  });

  it('a payment found at the bank goes with the bank’s file and the lettrage it made of what went before', async () => {
    const file = { name: 'releve.csv', mediaType: 'text/csv', bytes: statement };
    await company.run((context) => importStatement(context, {}, file));
    await company.run(async (context) => {
      const { accounts } = await readAccounts(context);
      const { lines } = await readLines(context, { accountId: accounts[0]!.id, view: 'to-see' });
      await confirmItems(context, lines[0]!.id, [{ itemId, amountMinor: 70_000n }], null);
    });
    const id = await start();
    expect(await made(id)).toMatchObject({ no: 2, entries: 1, lettrages: 1, attachments: 1 });
    const files = await filesOf(id);
    expect(Object.keys(files)).toEqual([
      '732829320FEC20261122-partiel.txt',
      'lettrages-modifies.csv',
      'controle.csv',
      'releves/releve.csv',
    ]);
    const changed = files['lettrages-modifies.csv']!.split('\r\n')[1]!.split(';');
    expect(changed).toEqual([
      'VE',
      '2026-1',
      '2026-11-22',
      '411',
      'C-00001',
      number,
      '1200,00',
      '0,00',
      'aaa',
      '2026-11-22',
    ]);
    // The payment says its own lettrage in its line.
    const paid = linesOf(files['732829320FEC20261122-partiel.txt']!).find((one) => one[4] === '411')!;
    expect([paid[12], paid[13]]).toEqual(['700,00', 'aaa']);
  });

  it('a lettrage that is undone goes as a change, with no entry at all', async () => {
    const lettrage = await company.run((context) =>
      context.tx
        .selectFrom('lettrage')
        .select('id')
        .where('org_id', '=', context.org)
        .where('cancels_id', 'is', null)
        .executeTakeFirstOrThrow(),
    );
    await company.run((context) => undoLettrage(context, { partyId: customer, lettrageId: lettrage.id }));
    const id = await start();
    expect(await made(id)).toMatchObject({ no: 3, entries: 0, lettrages: 1, lines: 0 });
    const rows = (await filesOf(id))['lettrages-modifies.csv']!.trim().split('\r\n').slice(1);
    expect(rows.map((row) => row.split(';').slice(-2))).toEqual([
      ['', ''],
      ['', ''],
    ]);
  });

  it('entries by hand go with what was attached, and their reversal with the next batch', async () => {
    const { write } = writerOf(company);
    const draft = await write([line('6132', 900n), line('512', -900n)], { entryOn: '2026-11-20' });
    const receipt = {
      name: 'quittance.pdf',
      mediaType: 'application/pdf',
      bytes: Buffer.from('%PDF-1.4 loyer'),
    };
    const { version } = await company.run((context) => attachFile(context, draft.id, receipt));
    const { entryId } = await company.run((context) => validateEntry(context, { id: draft.id, version }));
    const id = await start();
    expect(await made(id)).toMatchObject({ no: 4, entries: 1, lines: 2, debitMinor: '900' });
    expect((await filesOf(id))['pieces/OD-2026-1.pdf']).toBe('%PDF-1.4 loyer');
    await company.run((context) =>
      reverseWritten(context, { id: entryId, on: '2026-11-22', label: 'Extourne' }),
    );
    const next = await start();
    expect(await made(next)).toMatchObject({ no: 5, entries: 1, debitMinor: '900' });
  });

  it('what is refused goes again, under a new number, and can still be read', async () => {
    await company.run((context) => refuseBatch(context, { id: first, reason: 'Comptes inconnus' }));
    await expect(
      company.run((context) => refuseBatch(context, { id: first, reason: 'Encore' })),
    ).rejects.toMatchObject({ findings: [{ code: 'accountant.not-delivered' }] });
    const { batches, waiting } = await company.run(readOverview);
    expect(waiting.entries).toBe(1);
    expect(batches.find((one) => one.id === first)).toMatchObject({
      state: 'refused',
      refused: { by: 'Claire Morvan', reason: 'Comptes inconnus' },
    });
    expect((await bytesOf(first)).length).toBeGreaterThan(0);
    const id = await start();
    expect(await made(id)).toMatchObject({ no: 6, entries: 1, debitMinor: '120000' });
  });
});

describe('a format that something does not fit', () => {
  it('fails with its reason, and sets the entries free', async () => {
    await set({
      profile: 'quadra',
      options: { ...DEFAULT_OPTIONS, partyPrefix: '411411' } as Settings['options'],
    });
    const { post } = writerOf(company);
    await post([line('6132001234', 100n), line('512', -100n)]);
    const id = await start();
    expect(await made(id)).toMatchObject({
      state: 'failed',
      sha256: null,
      findings: [{ code: 'export.too-long', params: { value: '6132001234', width: 8 } }],
    });
    await expect(company.run((context) => downloadBatch(context, id, {} as never))).rejects.toMatchObject({
      code: 'record.not-found',
    });
    await set({ profile: 'ebp' });
    const again = await start();
    expect(await made(again)).toMatchObject({ state: 'done', entries: 1 });
    expect((await filesOf(again))['ECRITURES.TXT']).toMatch(/^1,20112026,OD,6132001234,,"Loyer/);
  });

  it('does not save over what somebody else saved', async () => {
    const before = await company.run(readSettings);
    await set({ withAttachments: false });
    await expect(company.run((context) => editSettings(context, before as never))).rejects.toMatchObject({
      code: 'edit.conflict',
    });
  });
});

describe('a process that stops', () => {
  it('leaves nothing half made; the next start makes the batch whole, and two at once make it once', async () => {
    const { post } = writerOf(company);
    for (const amount of [100n, 200n, 300n]) await post([line('6132', amount), line('512', -amount)]);
    const id = await start();
    const stopping = new AbortController();
    stopping.abort();
    await makeBatch({ ...workOf(company), signal: stopping.signal }, id);
    const { batches } = await company.run(readOverview);
    expect(batches[0]).toMatchObject({ id, state: 'running', sha256: null });
    await Promise.all([resumeBatches.run(workOf(company)), batchJob.run(workOf(company), { batchId: id })]);
    await resumeBatches.run(workOf(company));
    expect(await made(id)).toMatchObject({ state: 'done', entries: 3, debitMinor: '600' });
  });
});

describe('a batch a month', () => {
  const scheduled = async () =>
    (await company.run(readOverview)).batches.filter((one) => one.isScheduled).map((one) => one.until);

  it('is made once from its day on, of the months before', async () => {
    await set({ scheduledDay: 5 });
    const { post } = writerOf(company);
    company.clock.set('2026-12-04T08:00:00Z');
    await post([line('6132', 500n), line('512', -500n)], { entryOn: '2026-11-30' });
    await post([line('6132', 700n), line('512', -700n)], { entryOn: '2026-12-03' });
    await company.run(runSchedule);
    expect(await scheduled()).toEqual([]);
    company.clock.set('2026-12-05T08:00:00Z');
    await scheduleTick.run(workOf(company));
    await scheduleTick.run(workOf(company));
    expect(await scheduled()).toEqual(['2026-11-30']);
    await resumeBatches.run(workOf(company));
    await scheduleTick.run(workOf(company));
    expect(await scheduled()).toEqual(['2026-11-30']);
    // A month with nothing new makes none, and says nothing.
    const { waiting } = await company.run(readOverview);
    expect(waiting).toMatchObject({ entries: 1, oldestOn: '2026-12-03' });
    company.clock.set('2027-02-06T08:00:00Z');
    await scheduleTick.run(workOf(company));
    expect(await scheduled()).toEqual(['2027-01-31', '2026-11-30']);
    await resumeBatches.run(workOf(company));
  });
});
