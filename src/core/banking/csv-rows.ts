export type CsvRow = { readonly cells: string[]; readonly line: number };

/** A cell longer than this is an unclosed quote, not a label. */
const MAX_CELL = 100_000;

/**
 * RFC 4180 with the habits of banks: quotes may hold line breaks, a stray quote inside a cell is text, any of
 * CRLF, LF and CR ends a line. Push parser: rows leave through onRow as soon as they are whole.
 */
export const createCsvRows = (delimiter: string, onRow: (row: CsvRow) => void) => {
  let cells: string[] = [];
  let cell = '';
  let state: 'start' | 'plain' | 'quoted' | 'quote-in-quoted' = 'start';
  let line = 1;
  let rowLine = 1;
  let lastWasCr = false;

  const endCell = (): void => {
    cells.push(cell);
    cell = '';
    state = 'start';
  };
  const endRow = (): void => {
    endCell();
    if (cells.length > 1 || cells[0] !== '') onRow({ cells, line: rowLine });
    cells = [];
    rowLine = line;
  };

  const feed = (chunk: string): void => {
    for (let at = 0; at < chunk.length; at += 1) {
      const char = chunk[at]!;
      const isBreak = char === '\n' || char === '\r';
      if (char === '\n' && lastWasCr) {
        lastWasCr = false;
        if (state === 'quoted') cell += char;
        continue;
      }
      lastWasCr = char === '\r';
      if (isBreak) line += 1;
      if (state === 'quoted') {
        if (char === '"') state = 'quote-in-quoted';
        else cell += char;
        if (cell.length > MAX_CELL) state = 'plain';
        continue;
      }
      if (state === 'quote-in-quoted') {
        if (char === '"') {
          cell += '"';
          state = 'quoted';
          continue;
        }
        state = 'plain';
      }
      if (char === delimiter) endCell();
      else if (isBreak) endRow();
      else if (char === '"' && state === 'start' && cell.trim() === '') {
        cell = '';
        state = 'quoted';
      } else {
        if (char !== ' ') state = 'plain';
        cell += char;
      }
    }
  };

  return {
    feed,
    end: (): void => {
      if (cells.length > 0 || cell !== '') endRow();
    },
  };
};

export const readCsvRows = (text: string, delimiter: string): CsvRow[] => {
  const rows: CsvRow[] = [];
  const reader = createCsvRows(delimiter, (row) => rows.push(row));
  reader.feed(text);
  reader.end();
  return rows;
};
