import { Problem } from '../../../contract/problem.ts';
import type { PlainDate } from '../../../core/calendar/index.ts';
import { documents as documentsEn } from '../../../i18n/documents.en.ts';
import { documents as documentsFr } from '../../../i18n/documents.fr.ts';
import { formatDate, formatNumber } from '../../../i18n/format.ts';
import type { Context, Download } from '../../../shell/http/context.ts';
import { csvStyle, writeCsv, writeXlsx, type Column, type OutputRow } from '../../../shell/tabular/index.ts';
import { letterheadOf, readOrganization } from '../../organization/index.ts';
import type { ReportPorts, ReportScope } from '../ports.ts';
import type { ReportRow, ReportTable } from './report-table.ts';

/** What one child lays out well within its time; longer reports are for a sheet. */
const PDF_ROWS = 2000;

export type TableFile = {
  /** Without its extension. */
  readonly name: string;
  readonly title: string;
  /** « Du … au … ». */
  readonly subtitle: string;
  readonly format: 'csv' | 'xlsx' | 'pdf';
};

/** A table as a file. CSV and XLSX are written while they are read, in one snapshot; a PDF is short enough to hold. */
export const tableFile = async (
  context: Context,
  file: TableFile,
  table: ReportTable,
  ports: ReportPorts,
): Promise<Download> => {
  const name = `${file.name}.${file.format}`;
  if (file.format === 'pdf') {
    const body = await pdfOf(context, file, table, ports);
    return { name, mediaType: 'application/pdf', inline: true, body };
  }
  const snapshot = ports.snapshot(context);
  if (file.format === 'csv') {
    return {
      name,
      mediaType: 'text/csv; charset=utf-8',
      body: snapshot((scope) => writeCsv(table.columns, cells(table, scope), csvStyle(context.locale))),
    };
  }
  return {
    name,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: snapshot((scope) => writeXlsx(table.columns, cells(table, scope), { sheetName: file.title })),
  };
};

async function* cells(table: ReportTable, scope: ReportScope): AsyncGenerator<OutputRow> {
  for await (const row of table.rows(scope)) yield row.cells;
}

/** The view model of assets/layouts/books.typ. */
const pdfOf = async (
  context: Context,
  { title, subtitle }: TableFile,
  table: ReportTable,
  { renderer }: ReportPorts,
): Promise<Uint8Array> => {
  const rows: ReportRow[] = [];
  for await (const row of table.rows(context)) {
    rows.push(row);
    if (rows.length > PDF_ROWS) throw new Problem('report.too-long');
  }
  const { locale } = context;
  const { letter } = locale === 'en' ? documentsEn : documentsFr;
  const data = {
    language: locale,
    title,
    number: subtitle,
    reference: title,
    page: letter.page,
    specimen: '',
    letterhead: letterheadOf(await readOrganization(context)),
    columns: table.columns.map((column) => ({
      head: column.header,
      isAmount: column.kind === 'amount',
      isWide: column.kind === 'text' && (column.width ?? 0) > 20,
    })),
    rows: rows.map((row) => ({
      isTotal: row.isTotal,
      cells: row.cells.map((cell, at) => written(cell, table.columns[at]!, locale)),
    })),
  };
  return renderer.render({ layout: 'books', data, createdAt: context.now });
};

const written = (cell: string | null, column: Column, locale: 'fr' | 'en'): string => {
  if (cell === null || cell === '') return '';
  if (column.kind === 'amount') return formatNumber(cell, locale, 2);
  return column.kind === 'date' ? formatDate(cell as PlainDate, locale, 'numeric') : cell;
};
