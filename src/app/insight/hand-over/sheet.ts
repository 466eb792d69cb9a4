import type { Column, ColumnKind, OutputRow } from '../../../shell/tabular/index.ts';

export type Sheet = { readonly columns: readonly Column[]; readonly rows: readonly OutputRow[] };

/** A column and what each thing listed has in it; null and '' are empty cells. */
export type Cell<Of> = { readonly column: Column; readonly of: (one: Of) => string | null };

const cell =
  (kind: ColumnKind) =>
  <Of>(header: string, of: (one: Of) => string | null): Cell<Of> => ({ column: { header, kind }, of });

export const words = cell('text');
export const day = cell('date');
export const amount = cell('amount');
export const number = cell('number');

/** One line for each thing: what a table is made of is said once, column by column. */
export const sheetOf = <Of>(list: readonly Of[], cells: readonly Cell<Of>[]): Sheet => ({
  columns: cells.map(({ column }) => column),
  rows: list.map((one) => cells.map(({ of }) => of(one))),
});
