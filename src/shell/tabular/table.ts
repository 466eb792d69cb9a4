import type { Finding } from '../../core/finding.ts';

export type TableRow = {
  /** Line in the text file or row number in the sheet, 1-based: what a person can look up. */
  readonly line: number;
  readonly cells: readonly string[];
  /** 2: a row of the second of two tables read as one. */
  readonly part?: 2;
};

export type TableKind = 'csv' | 'xlsx' | 'fec';

export type Table = {
  readonly kind: TableKind;
  readonly headers: readonly string[];
  readonly headerLine: number;
  /** Name of the sheet read, '' for text. */
  readonly sheet: string;
  /** Delimiter of text, '' for a sheet. */
  readonly delimiter: string;
  /** Once only, in file order. A file that breaks in the middle ends early and says so in `findings`. */
  readonly rows: AsyncIterable<TableRow>;
  /** Grows while rows are read. */
  readonly findings: Finding[];
};

export type TableHint = {
  /** Line of the header when the user has pointed at it. */
  readonly headerLine?: number;
  readonly delimiter?: string;
  readonly sheet?: string;
  /** Refuse larger files; default 200 MB (text) and 100 MB (xlsx, compressed). */
  readonly maxBytes?: number;
};

/** Rows and findings as one source gives them, before the header is chosen. */
export type RawTable = {
  readonly kind: TableKind;
  readonly sheet: string;
  readonly delimiter: string;
  readonly rows: AsyncGenerator<TableRow>;
  readonly findings: Finding[];
};
