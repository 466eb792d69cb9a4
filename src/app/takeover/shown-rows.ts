import { cleanText, cutText } from '../../core/takeover/index.ts';
import type { TableRow } from '../../shell/tabular/index.ts';

/** Of each table, for the screen where its columns are matched. */
export const SHOWN_ROWS = 20;
const MAX_CELL = 120;

/** The first rows as the database can keep them: no control characters, no half characters. */
export const shownRows = (rows: readonly TableRow[]): { line: number; cells: string[] }[] =>
  rows.map((row) => ({ line: row.line, cells: row.cells.map((cell) => cutText(cleanText(cell), MAX_CELL)) }));
