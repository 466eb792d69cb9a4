import { sql } from 'kysely';
import { Zip, ZipPassThrough } from 'fflate';
import { Problem } from '../../../contract/problem.ts';
import { error } from '../../../core/finding.ts';
import { texts } from '../../../i18n/catalogue.ts';
import type { Context, Download } from '../../../shell/http/context.ts';
import { writeCsv, type Column, type OutputRow } from '../../../shell/tabular/index.ts';
import { readFile } from '../../files/index.ts';
import { PRINT_PART } from '../bulk-contract.ts';
import { readIssued } from '../store/issued.ts';

/** Lines of an address as the post wants them, at most (NF Z10-011). */
const ADDRESS_LINES = 7;

/** What has no PDF cannot be printed. */
export const requirePicture = async (context: Context, documentId: string): Promise<void> => {
  const row = await context.tx
    .selectFrom('sales_document as d')
    .leftJoin('invoice as i', (join) =>
      join.onRef('i.org_id', '=', 'd.org_id').onRef('i.id', '=', 'd.invoice_id'),
    )
    .select(['d.invoice_id', 'i.file_sha256'])
    .where('d.org_id', '=', context.org)
    .where('d.id', '=', documentId)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  if (row.invoice_id === null) throw new Problem('record.refused', {}, [error('invoicing.not-sent-yet')]);
  if (row.file_sha256 === null) throw new Problem('record.refused', {}, [error('invoicing.pdf-not-ready')]);
};

type Row = { invoice_id: string; number: string; code: string; file_sha256: string };

/**
 * The PDFs of a run as they were sealed, in the order of the run, with the addresses they go to: for a printer, or a
 * service that prints. Five hundred to a file, so that it can be opened and, if a printer stops, begun again.
 */
export const printRun = async (context: Context, id: string, part: number): Promise<Download> => {
  const { rows } = await sql<Row>`
    select i.id as invoice_id, i.number, c.code, i.file_sha256 from bulk_item b
    join sales_document d on d.org_id = b.org_id and d.id = b.document_id
    join invoice i on i.org_id = d.org_id and i.id = d.invoice_id
    join customer c on c.org_id = i.org_id and c.party_id = i.party_id
    where b.org_id = ${context.org} and b.run_id = ${id} and b.state = 'done' and i.file_sha256 is not null
    order by b.position limit ${PRINT_PART} offset ${(part - 1) * PRINT_PART}`.execute(context.tx);
  if (rows.length === 0) throw new Problem('record.not-found');
  const t = texts(context.locale).bulk.print;
  const chunks: Uint8Array[] = [];
  const zip = new Zip((fault, chunk) => {
    if (fault) throw fault;
    chunks.push(chunk);
  });
  const lines: OutputRow[] = [];
  for (const [index, row] of rows.entries()) {
    const place = String((part - 1) * PRINT_PART + index + 1).padStart(4, '0');
    const name = `${place}-${row.number.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')}.pdf`;
    add(zip, name, (await readFile(context, row.file_sha256)).bytes);
    lines.push([name, row.code, row.number, ...(await addressOf(context, row.invoice_id))]);
  }
  const columns: Column[] = [t.file, t.customer, t.number, ...t.address(ADDRESS_LINES)].map((header) => ({
    header,
    kind: 'text',
  }));
  const csv: Uint8Array[] = [];
  for await (const bytes of writeCsv(columns, lines)) csv.push(bytes);
  add(zip, t.addresses, Buffer.concat(csv));
  zip.end();
  return {
    name: `${t.name}-${context.today}-${part}.zip`,
    mediaType: 'application/zip',
    body: Buffer.concat(chunks),
  };
};

/** PDFs are compressed already. */
const add = (zip: Zip, name: string, bytes: Uint8Array): void => {
  const file = new ZipPassThrough(name);
  zip.add(file);
  file.push(bytes, true);
};

/** As the document says it: where the buyer is, not where the goods go. */
const addressOf = async (context: Context, invoiceId: string): Promise<string[]> => {
  const { buyer } = (await readIssued(context, invoiceId)).document;
  const { lines, postalCode, city, country } = buyer.address;
  const all = [buyer.name, ...lines, `${postalCode} ${city}`.trim(), ...(country === 'FR' ? [] : [country])];
  return Array.from({ length: ADDRESS_LINES }, (_, index) => all[index] ?? '');
};
