import type { Column, OutputRow, OutputRows } from './columns.ts';

export type CsvStyle = {
  /** ';' as a French Excel expects, ',' for the English-speaking world. */
  readonly delimiter?: ';' | ',' | '\t';
  readonly decimal?: ',' | '.';
  readonly dates?: 'iso' | 'dmy';
};

/** How the country of a reader writes: a French Excel opens semicolons, decimal commas and 22/11/2026. */
export const csvStyle = (locale: 'fr' | 'en'): CsvStyle =>
  locale === 'fr'
    ? { delimiter: ';', decimal: ',', dates: 'dmy' }
    : { delimiter: ',', decimal: '.', dates: 'iso' };

const BATCH = 500;

const NUMERIC = /^[+-]?\d+(?:[.,]\d+)?$/;

/**
 * A spreadsheet runs cells that begin like a formula, those in full-width signs too; an apostrophe keeps them words (OWASP, CSV
 * injection).
 */
export const neutralise = (text: string): string =>
  /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !NUMERIC.test(text) ? `'${text}` : text;

const cellText = (value: string | null, column: Column, style: Required<CsvStyle>): string => {
  if (value === null || value === '') return '';
  if (column.kind === 'date' && style.dates === 'dmy')
    return value.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1');
  if (column.kind === 'text') return neutralise(value);
  return NUMERIC.test(value) ? value.replace('.', style.decimal) : neutralise(value);
};

const quote = (text: string, delimiter: string): string =>
  text.includes(delimiter) || /["\r\n]/.test(text) || text !== text.trim()
    ? `"${text.replaceAll('"', '""')}"`
    : text;

/** CSV that a French Excel opens with a double click: UTF-8 with mark, semicolons, decimal comma, CRLF. */
export async function* writeCsv(
  columns: readonly Column[],
  rows: OutputRows,
  style: CsvStyle = {},
): AsyncGenerator<Buffer> {
  const full = {
    delimiter: style.delimiter ?? ';',
    decimal: style.decimal ?? ',',
    dates: style.dates ?? 'dmy',
  } as const;
  const line = (texts: string[]): string =>
    `${texts.map((text) => quote(text, full.delimiter)).join(full.delimiter)}\r\n`;
  const rowLine = (row: OutputRow): string =>
    line(columns.map((column, at) => cellText(row[at] ?? null, column, full)));
  let batch = `\uFEFF${line(columns.map((column) => neutralise(column.header)))}`;
  let count = 0;
  for await (const row of rows) {
    batch += rowLine(row);
    count += 1;
    if (count % BATCH !== 0) continue;
    yield Buffer.from(batch, 'utf8');
    batch = '';
  }
  if (batch !== '') yield Buffer.from(batch, 'utf8');
}
