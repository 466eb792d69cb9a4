import type { PlainDate } from '../calendar/index.ts';
import type { JournalEntryDraft, PostingDraft } from './entry.ts';
import type { JournalCode } from './journals.ts';

/** One line as a person types it: an amount on one side, or none yet. Minor units of the base currency. */
export type WrittenLine = {
  account: string;
  partyId: string | null;
  label: string;
  debitMinor: bigint | null;
  creditMinor: bigint | null;
};

export type WrittenEntry = {
  journal: JournalCode;
  entryOn: PlainDate;
  label: string;
  piece: string;
  lines: readonly WrittenLine[];
};

/** Nothing was typed on it: it is not kept. */
export function isBlankLine(line: WrittenLine): boolean {
  return (
    line.account === '' &&
    line.partyId === null &&
    line.label.trim() === '' &&
    line.debitMinor === null &&
    line.creditMinor === null
  );
}

/** Σ debit, Σ credit, and what the entry lacks to balance: positive lacks on the credit side. */
export function writtenTotals(lines: readonly Pick<WrittenLine, 'debitMinor' | 'creditMinor'>[]): {
  debitMinor: bigint;
  creditMinor: bigint;
  gapMinor: bigint;
} {
  const debitMinor = lines.reduce((sum, line) => sum + (line.debitMinor ?? 0n), 0n);
  const creditMinor = lines.reduce((sum, line) => sum + (line.creditMinor ?? 0n), 0n);
  return { debitMinor, creditMinor, gapMinor: debitMinor - creditMinor };
}

/** The entry that the lines make; `checkEntry` says what it still lacks, by the index of the line. */
export function writtenEntry({ lines, ...heading }: WrittenEntry): JournalEntryDraft {
  const postings = lines.map((line): PostingDraft => ({
    account: line.account,
    ...(line.partyId === null ? {} : { partyId: line.partyId }),
    debitMinor: line.debitMinor ?? 0n,
    creditMinor: line.creditMinor ?? 0n,
    ...(line.label === '' ? {} : { label: line.label }),
  }));
  return { ...heading, postings };
}
