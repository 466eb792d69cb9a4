import { parseDate, type PlainDate } from '../../calendar/index.ts';
import { parseAmount, type Currency } from '../../money/index.ts';

/** A line of another program's books, under the column names of the FEC (LPF art. A47 A-1), in whatever order. */
export type TheirLine = {
  readonly line: number;
  readonly journal: string;
  readonly journalName: string;
  readonly number: string;
  readonly account: string;
  readonly accountName: string;
  readonly auxiliary: string;
  readonly auxiliaryName: string;
  readonly piece: string;
  readonly on: PlainDate | null;
  readonly label: string;
  /** Base, signed, debit positive; null when it cannot be read. */
  readonly minor: bigint | null;
  readonly lettrage: string;
  readonly letteredOn: PlainDate | null;
};

export type TheirReader = (line: number, cells: readonly string[]) => TheirLine;

const plain = (header: string): string => header.replaceAll(/[^A-Za-z]/g, '').toLowerCase();

/** The columns without which a line says nothing; those that are missing, as the law spells them. */
export const missingColumns = (headers: readonly string[], wanted: readonly string[]): string[] => {
  const known = new Set(headers.map(plain));
  const has = (name: string): boolean => known.has(plain(name));
  const hasSides = has('Montant') && has('Sens');
  return wanted.filter((name) => !has(name) && !(hasSides && (name === 'Debit' || name === 'Credit')));
};

/** Reads lines by the names of their columns: a FEC, or a CSV of some of its columns. Montant and Sens are understood. */
export const createTheirReader = (headers: readonly string[], base: Currency): TheirReader => {
  const at = new Map(headers.map((header, index) => [plain(header), index]));
  const withSides = at.has('sens') && at.has('montant');
  return (line, cells) => {
    const cell = (name: string): string => (cells[at.get(plain(name)) ?? -1] ?? '').trim();
    const money = (name: string): bigint | null => {
      const text = cell(name);
      if (text === '') return 0n;
      const read = parseAmount(text, base, { decimal: text.includes(',') ? ',' : '.' });
      return read.ok ? read.minor : null;
    };
    const date = (name: string): PlainDate | null => parseDate(cell(name), 'dmy');
    return {
      line,
      journal: cell('JournalCode'),
      journalName: cell('JournalLib'),
      number: cell('EcritureNum'),
      account: cell('CompteNum'),
      accountName: cell('CompteLib'),
      auxiliary: cell('CompAuxNum'),
      auxiliaryName: cell('CompAuxLib'),
      piece: cell('PieceRef'),
      on: date('EcritureDate'),
      label: cell('EcritureLib'),
      minor: withSides ? bySide(money('Montant'), cell('Sens')) : difference(money('Debit'), money('Credit')),
      lettrage: cell('EcritureLet'),
      letteredOn: date('DateLet'),
    };
  };
};

const difference = (debit: bigint | null, credit: bigint | null): bigint | null =>
  debit === null || credit === null ? null : debit - credit;

const bySide = (minor: bigint | null, side: string): bigint | null =>
  minor !== null && /^(C|-1?)/i.test(side) ? -minor : minor;
