import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import { goesRegistered, type Channel, type StepKind } from '../../core/dunning/index.ts';
import { texts } from '../../i18n/catalogue.ts';
import { documents as documentsEn } from '../../i18n/documents.en.ts';
import { documents as documentsFr } from '../../i18n/documents.fr.ts';
import { letterBatch } from '../../i18n/letter-batch.ts';
import type { Context, Download } from '../../shell/http/context.ts';
import { createPdfMerger, type PdfMerger } from '../../shell/pdf/index.ts';
import { csvStyle, writeCsv, type Column } from '../../shell/tabular/index.ts';
import { readFile } from '../files/index.ts';
import { letterheadOf, readOrganization } from '../organization/index.ts';
import { isLetterDue, letterFates } from './letter-part.ts';
import type { DunningPorts } from './ports.ts';

export type Batch = 'ordinary' | 'registered';

type Row = {
  id: string;
  draft_id: string;
  kind: StepKind;
  channel: Channel;
  step_code: string;
  code: string;
  name: string;
  letter_address: string[];
  letter_sha256: string;
};

type Printed = Row & { readonly pages: number };

/** What may be posted at this moment, in the order of the list. What is no longer right is in no batch. */
const lettersToPrint = async (context: Context, runId: string, batch: Batch | undefined): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    select a.id, a.draft_id, d.kind, a.channel, a.step_code, c.code, p.name, a.letter_address, a.letter_sha256
    from reminder_attempt a
    join reminder_draft d on d.org_id = a.org_id and d.id = a.draft_id
    join customer c on c.org_id = a.org_id and c.party_id = a.party_id
    join party p on p.org_id = a.org_id and p.id = a.party_id
    where a.org_id = ${context.org} and d.run_id = ${runId} and ${isLetterDue(context.today)}
    order by a.id`.execute(context.tx);
  const fates = await letterFates(context, rows);
  const right = rows.filter(
    (row) =>
      fates.get(row.id)?.may === 'leave' &&
      (batch === undefined || goesRegistered(row) === (batch === 'registered')),
  );
  if (right.length === 0) throw new Problem('record.not-found');
  return right;
};

/** Rows of the cover that are laid out in one go, well within the time of a child. */
const LIST_PART = 500;

/**
 * The letters still to post as one PDF behind a cover that lists them. Two-sided, each begins on a new sheet: none is printed
 * on the back of another customer's.
 */
export const printLetters = async (
  context: Context,
  ports: Pick<DunningPorts, 'renderer'>,
  { id, isDuplex, batch }: { id: string; isDuplex: boolean; batch?: Batch | undefined },
): Promise<Download> => {
  const rows = await lettersToPrint(context, id, batch);
  const merger = createPdfMerger();
  const chunks: Buffer[] = [];
  const printed: Printed[] = [];
  for (const row of rows) {
    const { bytes } = await readFile(context, row.letter_sha256);
    const pages = merger.add(bytes);
    if (isDuplex) fillSheet(merger, pages, 'end');
    printed.push({ ...row, pages });
    chunks.push(...merger.take());
  }
  const cover = await coverOf(context);
  for (let at = 0; at < printed.length; at += LIST_PART) {
    const data = cover(printed.slice(at, at + LIST_PART), at, printed.length);
    const bytes = await ports.renderer.render({ layout: 'print-list', data, createdAt: context.now });
    const pages = merger.add(bytes, 'front');
    if (isDuplex && at + LIST_PART >= printed.length) fillSheet(merger, pages, 'front');
  }
  chunks.push(...merger.end());
  return {
    name: `${batchName(context, batch)}-${context.today}.pdf`,
    mediaType: 'application/pdf',
    body: Buffer.concat(chunks),
  };
};

const batchName = (context: Context, batch: Batch | undefined): string => {
  const words = letterBatch(context.locale);
  return batch === 'registered' ? words.registeredFile : words.file;
};

const fillSheet = (merger: PdfMerger, pages: number, place: 'end' | 'front'): void => {
  if (pages % 2 === 1) merger.addBlank(place);
};

/** The view model of assets/layouts/print-list.typ. */
const coverOf = async (context: Context) => {
  const company = await readOrganization(context);
  const words = letterBatch(context.locale);
  const { steps } = texts(context.locale).dunning;
  const { letter } = context.locale === 'en' ? documentsEn : documentsFr;
  return (rows: readonly Printed[], from: number, total: number) => ({
    language: context.locale,
    title: words.title,
    number: words.part(from + 1, from + rows.length, total),
    reference: words.title,
    page: letter.page,
    specimen: company.isDemo ? letter.specimen : '',
    letterhead: letterheadOf(company),
    head: words.head,
    rows: rows.map((row, index) => [
      String(from + index + 1),
      steps[row.step_code] ?? row.step_code,
      `${row.name} · ${row.letter_address.at(-1) ?? ''}`,
      String(row.pages),
    ]),
  });
};

/** One cell is one line, for labels too: what breaks it or rings is a space. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();

/** Seven lines abroad (NF Z10-011). */
const LINES = [0, 1, 2, 3, 4, 5, 6];

/** The addresses of the same letters in the same order, for labels or a list of items handed over. */
export const letterAddresses = async (context: Context, runId: string, batch?: Batch): Promise<Download> => {
  const rows = await lettersToPrint(context, runId, batch);
  const words = letterBatch(context.locale);
  const columns = [
    ...words.csv,
    ...LINES.map((line) => `${words.addressLine}_${line + 1}`),
    // The number on the slip of a registered letter is filled in beside its address.
    ...(batch === 'registered' ? [words.tracking] : []),
  ].map((header): Column => ({ header, kind: 'text' }));
  const lines = rows.map((row, index) => [
    String(index + 1),
    ...[row.code, row.name, ...LINES.map((line) => row.letter_address[line] ?? '')].map(oneLine),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of writeCsv(columns, lines, csvStyle(context.locale))) chunks.push(chunk);
  return {
    name: `${words.addresses}-${batchName(context, batch)}-${context.today}.csv`,
    mediaType: 'text/csv',
    body: Buffer.concat(chunks),
  };
};
