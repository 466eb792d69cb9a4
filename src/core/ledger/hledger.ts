import type { PlainDate } from '../calendar/index.ts';
import { toDecimal } from '../money/index.ts';
import type { Currency } from '../money/index.ts';

export type HledgerPosting = {
  account: string;
  /** '' where the account is not kept by party. */
  partyCode: string;
  /** Base minor units, debit positive. */
  baseMinor: bigint;
  /** As the document says it, when it is in another currency. */
  foreign: { currency: Currency; amountMinor: bigint } | null;
};

export type HledgerEntry = {
  on: PlainDate;
  /** 'VE-2026-12'. */
  code: string;
  label: string;
  postings: readonly HledgerPosting[];
};

/** Said once, so that no locale and no small sample decides how numbers are read. */
export const hledgerHeader = (base: Currency): string =>
  `; Encaisse\ndecimal-mark .\ncommodity ${toDecimal({ minor: 100_000n, currency: base })} ${base}\n\n`;

/**
 * An entry in the journal format of hledger (plain text accounting), an independent judge of our books: it refuses what
 * does not balance. Accounts are numbers, with the party beneath; another currency stands at its cost in base (@@), to
 * the cent, so that `hledger balance -B` gives ours.
 */
export function hledgerEntry(entry: HledgerEntry, base: Currency): string {
  const lines = entry.postings.map(({ account, partyCode, baseMinor, foreign }) => {
    const name = partyCode === '' ? account : `${account}:${clean(partyCode)}`;
    return `    ${name}  ${amountText(baseMinor, foreign, base)}\n`;
  });
  return `${entry.on} * (${entry.code}) ${clean(entry.label)}\n${lines.join('')}\n`;
}

const amountText = (baseMinor: bigint, foreign: HledgerPosting['foreign'], base: Currency): string => {
  const written = `${toDecimal({ minor: baseMinor, currency: base })} ${base}`;
  if (foreign === null) return written;
  const cost = toDecimal({ minor: baseMinor < 0n ? -baseMinor : baseMinor, currency: base });
  return `${toDecimal({ minor: foreign.amountMinor, currency: foreign.currency })} ${foreign.currency} @@ ${cost} ${base}`;
};

/** A semicolon begins a comment, two spaces end a name, a colon makes a level, a parenthesis or a bracket has a meaning. */
const clean = (text: string): string => text.replaceAll(/[;|:()[\]{}\s]+/g, ' ').trim();
