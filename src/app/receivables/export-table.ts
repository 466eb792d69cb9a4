import { toDecimal, type Currency } from '../../core/money/index.ts';
import type { Download } from '../../shell/http/context.ts';
import { csvStyle, writeCsv, writeXlsx, type Column, type OutputRows } from '../../shell/tabular/index.ts';

export type Format = 'csv' | 'xlsx';

/**
 * Written while the transaction is open (the rows are read page by page, never all at once) and kept as the bytes of
 * the file: the answer is sent after the transaction.
 */
export const exportTable = async (
  name: string,
  format: Format,
  locale: 'fr' | 'en',
  columns: readonly Column[],
  rows: OutputRows,
): Promise<Download> => {
  const chunks: Uint8Array[] = [];
  const written =
    format === 'csv'
      ? writeCsv(columns, rows, csvStyle(locale))
      : writeXlsx(columns, rows, { sheetName: name.slice(0, 31) });
  for await (const chunk of written) chunks.push(chunk);
  return {
    name: `${name}.${format}`,
    mediaType:
      format === 'csv'
        ? 'text/csv; charset=utf-8'
        : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: (async function* () {
      yield* chunks;
    })(),
  };
};

/** A list read page by page, each page once. */
export async function* everyPage<Page extends { next: string | null }>(
  read: (cursor: string | undefined) => Promise<Page>,
): AsyncGenerator<Page> {
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    yield page;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

export const decimal = (minor: string | bigint, currency: string): string =>
  toDecimal({ minor: BigInt(minor), currency: currency as Currency });
