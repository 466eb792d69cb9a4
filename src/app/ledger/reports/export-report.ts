import type { InputOf } from '../../../contract/endpoint.ts';
import { wireDate } from '../../../contract/wire.ts';
import { Problem } from '../../../contract/problem.ts';
import type { PlainDate } from '../../../core/calendar/index.ts';
import { parseCurrency, EUR } from '../../../core/money/index.ts';
import { documents as documentsEn } from '../../../i18n/documents.en.ts';
import { documents as documentsFr } from '../../../i18n/documents.fr.ts';
import { formatDate, formatNumber } from '../../../i18n/format.ts';
import type { Context, Download } from '../../../shell/http/context.ts';
import { csvStyle, writeCsv, writeXlsx, type Column, type OutputRow } from '../../../shell/tabular/index.ts';
import { letterheadOf, readOrganization } from '../../organization/index.ts';
import type { ledgerContract } from '../contract.ts';
import type { ReportPorts, ReportScope } from '../ports.ts';
import { reportTable, type ReportAsked, type ReportRow, type ReportTable } from './report-table.ts';
import { reportWords, type ReportWords } from './report-words.ts';

/** What one child lays out well within its time; longer reports are for a sheet. */
const PDF_ROWS = 2000;

/** A report as a file. CSV and XLSX are written while they are read, in one snapshot; a PDF is short enough to hold. */
export const exportReport = async (
  context: Context,
  input: InputOf<typeof ledgerContract.exportReport>,
  ports: ReportPorts,
): Promise<Download> => {
  const words = reportWords(context.locale);
  const asked: ReportAsked = { ...input, from: wireDate(input.from), to: wireDate(input.to) };
  const { baseCurrency } = await readOrganization(context);
  const currency = parseCurrency(baseCurrency) ?? EUR;
  const table = reportTable({ asked, words, currency, locale: context.locale });
  const name = `${words.files[input.report]}-${input.from}-${input.to}.${input.format}`;
  if (input.format === 'pdf') {
    return {
      name,
      mediaType: 'application/pdf',
      inline: true,
      body: await pdfOf(context, asked, table, ports),
    };
  }
  const snapshot = ports.snapshot(context);
  if (input.format === 'csv') {
    return {
      name,
      mediaType: 'text/csv; charset=utf-8',
      body: snapshot((scope) => writeCsv(table.columns, cells(table, scope), csvStyle(context.locale))),
    };
  }
  const sheetName = words.reports[input.report];
  return {
    name,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: snapshot((scope) => writeXlsx(table.columns, cells(table, scope), { sheetName })),
  };
};

async function* cells(table: ReportTable, scope: ReportScope): AsyncGenerator<OutputRow> {
  for await (const row of table.rows(scope)) yield row.cells;
}

/** The view model of assets/layouts/books.typ. */
const pdfOf = async (
  context: Context,
  asked: ReportAsked,
  table: ReportTable,
  { renderer }: ReportPorts,
): Promise<Uint8Array> => {
  const rows: ReportRow[] = [];
  for await (const row of table.rows(context)) {
    rows.push(row);
    if (rows.length > PDF_ROWS) throw new Problem('report.too-long');
  }
  const { locale } = context;
  const words = reportWords(locale);
  const { letter } = locale === 'en' ? documentsEn : documentsFr;
  const day = (on: PlainDate): string => formatDate(on, locale, 'long');
  const data = {
    language: locale,
    title: words.reports[asked.report],
    number: spanOf(asked, words, day),
    reference: words.reports[asked.report],
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

/** Two reports are of a day, the last of the period; the others of the period. */
const spanOf = (asked: ReportAsked, words: ReportWords, day: (on: PlainDate) => string): string => {
  if (asked.report === 'statements') return words.statements.asOf(day(asked.to));
  if (asked.report === 'bank-reconciliation') return words.bank.asOf(day(asked.to));
  return words.subtitle(day(asked.from), day(asked.to));
};

const written = (cell: string | null, column: Column, locale: 'fr' | 'en'): string => {
  if (cell === null || cell === '') return '';
  if (column.kind === 'amount') return formatNumber(cell, locale, 2);
  return column.kind === 'date' ? formatDate(cell as PlainDate, locale, 'numeric') : cell;
};
