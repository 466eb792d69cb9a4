import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import { error, type Finding } from '../../core/finding.ts';
import { matchFileName, numberCandidates } from '../../core/takeover/index.ts';
import type { Context, UploadedFile } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { sniffFile } from '../../shell/tabular/index.ts';
import { readZipDirectory, readZipPart, ZipRefusal } from '../../shell/tabular/zip-directory.ts';
import { attachPdf } from '../invoicing/index.ts';
import { audit, readOrganization } from '../organization/index.ts';
import { EMPTY_SAMPLE, lockRun, readRun, toRunView } from './store/runs.ts';
import type { ImportRunView, ResultView } from './wire-summary.ts';

/** One invoice; and all that one archive may unpack to, which a bomb would pass at once. */
const MAX_PDF = 30 * 1024 * 1024;
const MAX_UNPACKED = 600 * 1024 * 1024;

type Pdf = { readonly name: string; readonly read: () => Buffer };
type Candidate = { readonly id: string; readonly hasPdf: boolean };
type Said = { readonly code: string; readonly severity: Finding['severity']; readonly value: string };

/** PDFs of an archive, without folders, hidden files and what macOS adds. The sizes it claims are not believed. */
const pdfsOf = (file: UploadedFile): Pdf[] => {
  const kind = sniffFile(file.bytes);
  if (kind === 'pdf') return [{ name: file.name, read: () => file.bytes }];
  const directory = kind === 'zip' ? readZipDirectory(file.bytes) : null;
  if (directory === null) {
    throw new Problem('file.refused', {}, [
      error(kind === 'zip' ? 'table.zip.broken' : 'takeover.not-a-pdf'),
    ]);
  }
  const entries = [...directory.values()].filter(
    ({ name }) => /\.pdf$/i.test(name) && !/(^|\/)(\.|__MACOSX)/.test(name),
  );
  if (entries.length === 0) throw new Problem('file.refused', {}, [error('takeover.zip-without-pdf')]);
  if (entries.reduce((sum, entry) => sum + entry.size, 0) > MAX_UNPACKED) {
    throw new Problem('file.refused', {}, [error('table.zip.bomb')]);
  }
  return entries.map((entry) => ({
    name: entry.name.replace(/^.*\//, ''),
    read: () => readZipPart(file.bytes, entry, MAX_PDF),
  }));
};

/** Attaches each PDF, as received, to the invoice whose number is in its name; in doubt to none. */
export const attachDocuments = async (
  context: Context,
  runId: string | undefined,
  file: UploadedFile,
): Promise<ImportRunView> => {
  const pdfs = pdfsOf(file);
  const id = await openDocumentsRun(context, runId, file);
  const byNumber = await findInvoices(context, pdfs);
  const said: Said[] = [];
  let attached = 0;
  let unpacked = 0;
  for (const pdf of pdfs) {
    const refuse = (code: string, severity: Finding['severity'] = 'error'): void =>
      void said.push({ code, severity, value: pdf.name });
    const match = matchFileName(numberCandidates(pdf.name), byNumber);
    if (match.kind === 'none') refuse('takeover.pdf-without-invoice');
    else if (match.kind === 'several') refuse('takeover.pdf-ambiguous');
    else if (match.value.hasPdf) refuse('takeover.pdf-already-there', 'warning');
    else {
      try {
        const bytes = pdf.read();
        unpacked += bytes.length;
        if (unpacked > MAX_UNPACKED) throw new ZipRefusal('table.zip.bomb');
        if (sniffFile(bytes) !== 'pdf') {
          refuse('takeover.not-a-pdf');
          continue;
        }
        await attachPdf(context, match.value.id, { name: pdf.name, mediaType: 'application/pdf', bytes });
        // A second PDF of the same number in this archive finds the place taken.
        markAttached(byNumber, match.value.id);
        attached += 1;
      } catch (cause) {
        if (!(cause instanceof ZipRefusal)) throw cause;
        if (cause.code === 'table.zip.bomb') throw new Problem('file.refused', {}, [error(cause.code)]);
        refuse(cause.code);
      }
    }
  }
  await closeDocumentsRun(context, id, attached, said, pdfs.length);
  return toRunView(await readRun(context, id));
};

const markAttached = (byNumber: Map<string, Candidate[]>, id: string): void => {
  for (const [number, candidates] of byNumber) {
    if (candidates.some((one) => one.id === id)) {
      byNumber.set(
        number,
        candidates.map((one) => (one.id === id ? { ...one, hasPdf: true } : one)),
      );
    }
  }
};

const findInvoices = async (context: Context, pdfs: readonly Pdf[]): Promise<Map<string, Candidate[]>> => {
  const wanted = [...new Set(pdfs.flatMap((pdf) => numberCandidates(pdf.name)))];
  const rows = await sql<{ id: string; bare: string; has_pdf: boolean }>`
    select id, upper(regexp_replace(number, '[^A-Za-z0-9]', '', 'g')) as bare, file_sha256 is not null as has_pdf
    from invoice where org_id = ${context.org}
      and upper(regexp_replace(number, '[^A-Za-z0-9]', '', 'g')) = any(${wanted}::text[])`.execute(
    context.tx,
  );
  const byNumber = new Map<string, Candidate[]>();
  for (const row of rows.rows) {
    const candidate = { id: row.id, hasPdf: row.has_pdf };
    byNumber.set(row.bare, [...(byNumber.get(row.bare) ?? []), candidate]);
  }
  return byNumber;
};

/** Several uploads of one folder are one run. */
const openDocumentsRun = async (
  context: Context,
  runId: string | undefined,
  file: UploadedFile,
): Promise<string> => {
  if (runId !== undefined) {
    const run = await lockRun(context, runId);
    if (run.kind !== 'documents') throw new Problem('import.not-ready');
    return run.id;
  }
  const id = newId();
  await context.tx
    .insertInto('import_run')
    .values({
      org_id: context.org,
      id,
      kind: 'documents',
      state: 'done',
      file_name: file.name.slice(0, 200),
      file_size: BigInt(file.bytes.length),
      sample: JSON.stringify(EMPTY_SAMPLE),
      locale: context.locale,
      recorded_by: context.actor.name,
    })
    .execute();
  await audit(context, 'import.documents', { kind: 'import', id }, { file: file.name });
  return id;
};

const closeDocumentsRun = async (
  context: Context,
  id: string,
  attached: number,
  said: readonly Said[],
  count: number,
): Promise<void> => {
  const { baseCurrency } = await readOrganization(context);
  const before = await readRun(context, id);
  const known = await context.tx
    .selectFrom('import_finding')
    .select((eb) => eb.fn.max('ordinal').as('last'))
    .where('org_id', '=', context.org)
    .where('run_id', '=', id)
    .executeTakeFirst();
  const last = known?.last ?? 0;
  if (said.length > 0) {
    await context.tx
      .insertInto('import_finding')
      .values(
        said.map((one, i) => ({
          org_id: context.org,
          run_id: id,
          ordinal: last + i + 1,
          line: last + i + 1,
          ...one,
        })),
      )
      .execute();
  }
  const result: ResultView = {
    newCustomers: 0,
    completedCustomers: 0,
    openItems: 0,
    paidItems: 0,
    already: 0,
    refused: 0,
    openingMinor: '0',
    itemsMinor: '0',
    ledgerMinor: '0',
    expectedMinor: null,
    differenceMinor: null,
    baseCurrency,
    milliseconds: 0,
    attached: (before.result?.attached ?? 0) + attached,
    unmatched: (before.result?.unmatched ?? 0) + said.filter((one) => one.severity === 'error').length,
  };
  await context.tx
    .updateTable('import_run')
    .set({
      result: JSON.stringify(result),
      progress_done: before.progressDone + count,
      progress_total: before.progressTotal + count,
      finished_at: context.now,
    })
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .execute();
};
