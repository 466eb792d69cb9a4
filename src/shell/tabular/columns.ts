/** How a column is written: amounts and numbers are decimal text with a dot ('1234.56'), dates ISO days. */
export type ColumnKind = 'text' | 'number' | 'amount' | 'date';

export type Column = {
  readonly header: string;
  readonly kind: ColumnKind;
  /** Width in characters, for sheets; guessed from the kind when absent. */
  readonly width?: number;
};

/** One value per column; null and '' are empty cells. */
export type OutputRow = readonly (string | null)[];

export type OutputRows = AsyncIterable<OutputRow> | Iterable<OutputRow>;
