import { sql } from 'kysely';
import { Problem } from '../../../contract/problem.ts';
import { texts } from '../../../i18n/catalogue.ts';
import { documents as documentsEn } from '../../../i18n/documents.en.ts';
import { documents as documentsFr } from '../../../i18n/documents.fr.ts';
import type { Context, Download } from '../../../shell/http/context.ts';
import { createPdfMerger, type PdfMerger } from '../../../shell/pdf/index.ts';
import type { DocumentRenderer } from '../../../shell/typst/index.ts';
import { readFile } from '../../files/index.ts';
import { letterheadOf, readOrganization } from '../../organization/index.ts';
import type { Reading } from '../../seal/index.ts';

export type MergePorts = {
  readonly renderer: DocumentRenderer;
  /** Transactions of its own, one for each piece: who downloads may be slow. */
  readonly reading: (context: Context) => Reading;
};

type Asked = {
  readonly id: string;
  /** Each document begins on a new sheet. */
  readonly isDuplex: boolean;
  /** What is in it stands first, to be ticked off. */
  readonly withList: boolean;
};

type Row = { position: number; number: string; customer: string; file_sha256: string };
type Listed = Omit<Row, 'file_sha256'> & { readonly pages: number };

const PAGE = 200;
/** Rows that are laid out in one go, well within the time of a child. */
const LIST_PART = 500;

/**
 * The PDFs of a run as one, in its order: written while it is sent, a document at a time, so that five thousand need no
 * more memory than one. It is for a printer; what is kept and proved is each PDF by itself.
 */
export const printMerged = async (context: Context, ports: MergePorts, asked: Asked): Promise<Download> => {
  const read = ports.reading(context);
  if ((await readPage(read, asked.id, 0)).length === 0) throw new Problem('record.not-found');
  const say = await sayingOf(context);
  const body = async function* (): AsyncGenerator<Uint8Array> {
    const merger = createPdfMerger();
    const listed: Listed[] = [];
    for (let after = 0; ;) {
      const rows = await readPage(read, asked.id, after);
      for (const row of rows) {
        const { bytes } = await read((scope) => readFile(scope, row.file_sha256));
        const pages = merger.add(bytes);
        if (asked.isDuplex) fillSheet(merger, pages, 'end');
        if (asked.withList) listed.push({ ...row, pages });
        yield* merger.take();
      }
      if (rows.length < PAGE) break;
      after = rows.at(-1)!.position;
    }
    for (let at = 0; at < listed.length; at += LIST_PART) {
      const data = say(listed.slice(at, at + LIST_PART), at, listed.length);
      const bytes = await ports.renderer.render({ layout: 'print-list', data, createdAt: context.now });
      const pages = merger.add(bytes, 'front');
      if (asked.isDuplex && at + LIST_PART >= listed.length) fillSheet(merger, pages, 'front');
      yield* merger.take();
    }
    yield* merger.end();
  };
  const name = `${texts(context.locale).bulk.print.name}-${context.today}.pdf`;
  return { name, mediaType: 'application/pdf', body: body() };
};

const fillSheet = (merger: PdfMerger, pages: number, place: 'end' | 'front'): void => {
  if (pages % 2 === 1) merger.addBlank(place);
};

const readPage = (read: Reading, runId: string, after: number): Promise<Row[]> =>
  read(async ({ tx, org }) => {
    const { rows } = await sql<Row>`
      select b.position, i.number, p.name as customer, i.file_sha256 from bulk_item b
      join sales_document d on d.org_id = b.org_id and d.id = b.document_id
      join invoice i on i.org_id = d.org_id and i.id = d.invoice_id
      join party p on p.org_id = i.org_id and p.id = i.party_id
      where b.org_id = ${org} and b.run_id = ${runId} and b.state = 'done' and b.position > ${after}
        and i.file_sha256 is not null
      order by b.position limit ${PAGE}`.execute(tx);
    return rows;
  });

/** The view model of assets/layouts/print-list.typ. */
const sayingOf = async (context: Context) => {
  const company = await readOrganization(context);
  const { list } = texts(context.locale).bulk.print;
  const { letter } = context.locale === 'en' ? documentsEn : documentsFr;
  return (rows: readonly Listed[], from: number, total: number) => ({
    language: context.locale,
    title: list.title,
    number: list.part(from + 1, from + rows.length, total),
    reference: list.title,
    page: letter.page,
    specimen: '',
    letterhead: letterheadOf(company),
    head: list.head,
    rows: rows.map((row, index) => [String(from + index + 1), row.number, row.customer, String(row.pages)]),
  });
};
