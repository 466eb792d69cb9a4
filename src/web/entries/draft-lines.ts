import { isBlankLine, writtenTotals, type WrittenLine } from '../../core/ledger/index.ts';
import type { Draft } from './api.ts';

/** A line on the screen: with a key of its own, so that typing stays where it is. */
export type Row = Draft['lines'][number] & { key: string };

const minorOf = (text: string | null): bigint | null => (text === null ? null : BigInt(text));

const toWritten = (row: Row): WrittenLine => ({
  account: row.account,
  partyId: row.partyId,
  label: row.label,
  debitMinor: minorOf(row.debitMinor),
  creditMinor: minorOf(row.creditMinor),
});

export const isBlank = (row: Row): boolean => isBlankLine(toWritten(row));

export const blankRow = (): Row => ({
  key: crypto.randomUUID(),
  account: '',
  accountName: '',
  partyId: null,
  partyName: '',
  label: '',
  debitMinor: null,
  creditMinor: null,
});

/** One empty line is always there to go on with. */
export const withBlank = (rows: readonly Row[]): Row[] => {
  const last = rows.at(-1);
  return last !== undefined && isBlank(last) ? [...rows] : [...rows, blankRow()];
};

export const rowsOf = (draft: Draft): Row[] =>
  withBlank(draft.lines.map((line) => ({ ...line, key: crypto.randomUUID() })));

export const totalsOf = (rows: readonly Row[]) => writtenTotals(rows.map(toWritten));

/** What a cell would have to hold for the entry to balance, the rest unchanged; null: on this side, nothing. */
export const balancing = (
  rows: readonly Row[],
  key: string,
  side: 'debitMinor' | 'creditMinor',
): string | null => {
  const { gapMinor } = totalsOf(rows.map((row) => (row.key === key ? { ...row, [side]: null } : row)));
  const lacking = side === 'debitMinor' ? -gapMinor : gapMinor;
  return lacking > 0n ? lacking.toString() : null;
};

/** Where a line stands among those that are kept: refusals count only these. */
export const keptIndex = (rows: readonly Row[], index: number): number =>
  rows.slice(0, index).filter((row) => !isBlank(row)).length;

/** As they cross the wire. */
export const linesOf = (rows: readonly Row[]) =>
  rows
    .filter((row) => !isBlank(row))
    .map(({ account, partyId, label, debitMinor, creditMinor }) => ({
      account,
      partyId,
      label,
      debitMinor,
      creditMinor,
    }));
