import { strToU8, Zip, ZipDeflate } from 'fflate';
import { isPlainDate, toEpochDay } from '../../core/calendar/index.ts';
import type { Column, OutputRow, OutputRows } from './columns.ts';

const BATCH = 500;
const MAX_CELL = 32_767;
const WIDTHS = { text: 24, number: 12, amount: 14, date: 12 } as const;
/** Positions in cellXfs below. */
const STYLES = { text: 0, number: 0, amount: 2, date: 3 } as const;
const HEADER_STYLE = 1;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

const escapeXml = (text: string): string =>
  text
    .slice(0, MAX_CELL)
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(
      /(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]/gu,
      (char) => `_x${char.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`,
    )
    .replaceAll(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const columnName = (index: number): string => {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
};

const textCell = (reference: string, text: string, style: number): string =>
  `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;

/** A number Excel cannot hold exactly (more than 15 digits) stays text: a wrong cent is worse than a left-aligned one. */
const isCellNumber = (text: string): boolean =>
  /^-?\d+(?:\.\d+)?$/.test(text) && text.replaceAll(/\D/g, '').replace(/^0+/, '').length <= 15;

const cellXml = (value: string | null, column: Column, reference: string): string => {
  if (value === null || value === '') return '';
  if (column.kind === 'date' && isPlainDate(value)) {
    return `<c r="${reference}" s="${STYLES.date}"><v>${toEpochDay(value) + 25_569}</v></c>`;
  }
  if ((column.kind === 'amount' || column.kind === 'number') && isCellNumber(value)) {
    return `<c r="${reference}" s="${STYLES[column.kind]}"><v>${value}</v></c>`;
  }
  return textCell(reference, value, 0);
};

const sheetHead = (columns: readonly Column[]): string => {
  const widths = columns.map(
    (column, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${column.width ?? WIDTHS[column.kind]}" customWidth="1"/>`,
  );
  const headers = columns.map((column, at) => textCell(`${columnName(at)}1`, column.header, HEADER_STYLE));
  return (
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths.join('')}</cols><sheetData><row r="1">${headers.join('')}</row>`
  );
};

const STYLES_XML =
  `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/>' +
  '</fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>' +
  '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0"/>' +
  '<xf numFmtId="0" fontId="1" applyFont="1"/><xf numFmtId="4" fontId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="14" fontId="0" applyNumberFormat="1"/></cellXfs></styleSheet>';

const parts = (sheetName: string): [string, string][] => [
  [
    '[Content_Types].xml',
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' +
      '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' +
      '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
  ],
  [
    '_rels/.rels',
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escapeXml(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>` +
      `<Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  ],
  ['xl/styles.xml', STYLES_XML],
];

/** Excel refuses these in a sheet name, and more than 31 characters. */
const safeSheetName = (name: string): string =>
  name
    .replaceAll(/[[\]:*?/\\]/g, ' ')
    .slice(0, 31)
    .trim() || 'Encaisse';

/** An XLSX of one sheet with real dates and numbers, written piece by piece: memory does not grow with the rows. */
export async function* writeXlsx(
  columns: readonly Column[],
  rows: OutputRows,
  options: { readonly sheetName?: string } = {},
): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((failure, chunk) => {
    if (failure) throw failure;
    ready.push(chunk);
  });
  const take = (): Uint8Array[] => {
    const chunks = ready;
    ready = [];
    return chunks;
  };
  for (const [name, text] of parts(safeSheetName(options.sheetName ?? ''))) {
    const part = new ZipDeflate(name, { level: 6 });
    zip.add(part);
    part.push(strToU8(text), true);
  }
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 3 });
  zip.add(sheet);
  const names = columns.map((_, at) => columnName(at));
  const rowXml = (row: OutputRow, number: number): string =>
    `<row r="${number}">${columns.map((column, at) => cellXml(row[at] ?? null, column, `${names[at]}${number}`)).join('')}</row>`;
  let number = 1;
  let batch = sheetHead(columns);
  for await (const row of rows) {
    number += 1;
    batch += rowXml(row, number);
    if (number % BATCH !== 0) continue;
    sheet.push(Buffer.from(batch, 'utf8'));
    batch = '';
    yield* take();
  }
  sheet.push(Buffer.from(`${batch}</sheetData></worksheet>`, 'utf8'), true);
  zip.end();
  yield* take();
}
