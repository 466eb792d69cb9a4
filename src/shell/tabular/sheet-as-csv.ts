import type { Finding, Result } from '../../core/finding.ts';
import { accepted } from '../../core/finding.ts';
import { openXlsx } from './xlsx-table.ts';

const cellText = (cell: string): string => {
  const text = cell.replaceAll(/[\r\n]+/g, ' ');
  return /[;"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const PIECE = 65_536;

/** Rows keep their number: a fault named by its line is found in the sheet. */
async function* asText(
  rows: AsyncGenerator<{ line: number; cells: readonly string[] }>,
): AsyncGenerator<string> {
  let piece = '';
  let line = 1;
  for await (const row of rows) {
    piece += '\n'.repeat(Math.max(0, row.line - line)) + row.cells.map(cellText).join(';');
    line = Math.max(line, row.line);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}\n`;
}

/** The first visible sheet of a workbook as text with semicolons, for readers that know CSV. */
export const sheetAsCsv = async (
  bytes: Buffer,
): Promise<Result<{ text: AsyncGenerator<string>; findings: Finding[] }>> => {
  const opened = await openXlsx(bytes, {});
  if (!opened.ok) return opened;
  return accepted({ text: asText(opened.value.rows), findings: opened.value.findings });
};
