import { warning, type Finding } from '../../core/finding.ts';
import { plainDecimal } from './decimal-text.ts';
import type { TableRow } from './table.ts';
import { createPartParser, serialDay, unescapeText } from './xlsx-parts.ts';
import { ZipRefusal } from './zip-directory.ts';

export type SheetContext = {
  readonly strings: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly date1904: boolean;
  readonly findings: Finding[];
};

const MAX_COLUMNS = 16_384;
const MAX_CELL = 32_767 * 4;

/** 'AB12' → 27. */
const columnOf = (reference: string): number => {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
};

/**
 * Rows of one worksheet as they come out of the zip. Values only: a formula gives the result Excel stored, and is
 * never evaluated. Numbers come as plain decimal text, dates as ISO days.
 */
export const createSheetRows = (context: SheetContext, onRow: (row: TableRow) => void) => {
  let cells: string[] = [];
  let line = 0;
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let reading: 'none' | 'value' | 'inline' = 'none';
  let phonetic = 0;
  let errors = 0;

  const cellText = (): string => {
    if (type === 's') return context.strings[Number(value)] ?? '';
    if (type === 'inlineStr' || type === 'str') return unescapeText(value);
    if (type === 'd') return value.slice(0, 10);
    if (type === 'b') return value === '1' ? 'true' : 'false';
    if (type === 'e') {
      errors += 1;
      if (errors <= 20) {
        context.findings.push(warning('table.cell.error', { params: { line, column: column + 1, value } }));
      }
      return '';
    }
    if (value === '') return '';
    if (context.dateStyles[style]) return serialDay(value, context.date1904) ?? plainDecimal(value) ?? value;
    return plainDecimal(value) ?? value;
  };

  const parser = createPartParser({
    open: (name, attributes) => {
      if (name === 'c') {
        const reference = attributes['r'];
        column = reference ? columnOf(reference) : column + 1;
        if (column < 0 || column >= MAX_COLUMNS) throw new ZipRefusal('table.xlsx.broken');
        type = attributes['t'] ?? '';
        style = Number(attributes['s'] ?? '0');
        value = '';
      } else if (name === 'v') reading = 'value';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') reading = phonetic === 0 ? 'inline' : 'none';
      else if (name === 'row') {
        line = attributes['r'] ? Number(attributes['r']) : line + 1;
        cells = [];
        column = -1;
      }
    },
    close: (name) => {
      if (name === 'v' || name === 't') reading = 'none';
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'c') {
        const text = cellText();
        if (text === '') return;
        while (cells.length < column) cells.push('');
        cells[column] = text;
      } else if (name === 'row' && cells.length > 0) onRow({ line, cells });
    },
    text: (piece) => {
      if (reading === 'none') return;
      value += piece;
      if (value.length > MAX_CELL) throw new ZipRefusal('table.xlsx.broken');
    },
  });
  return { feed: (xml: string) => void parser.write(xml), end: () => void parser.close() };
};
