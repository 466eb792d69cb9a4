import type { PlainDate } from '../calendar/index.ts';
import { roundDiv } from '../money/index.ts';
import { sides } from './entry.ts';
import type { JournalEntryDraft, PostingDraft } from './entry.ts';
import { VAT_COLLECTED, VAT_PENDING } from './vat-postings.ts';

/**
 * Of the VAT that waits, what is due once `settledMinor` of `totalMinor` is settled: pro rata, to the cent. It depends on
 * what is settled and on nothing before it: whatever the order of the payments and of their undoing, the last one takes
 * what rounding left.
 */
export function vatDueMinor(pendingMinor: bigint, settledMinor: bigint, totalMinor: bigint): bigint {
  return totalMinor === 0n ? 0n : roundDiv(pendingMinor * settledMinor, totalMinor);
}

/** VAT of one rate that falls due; negative: that waits again, or that a credit note takes back. */
export type VatMove = { label: string; minor: bigint };

/**
 * VAT on services is due when they are paid (CGI art. 269, 2-c): 44574 → 44571, by rate. What invoices and credit notes
 * set against each other move cancels out; null when nothing is left to book.
 */
export function receiptsEntry(
  moves: readonly VatMove[],
  heading: { entryOn: PlainDate; label: string },
): JournalEntryDraft | null {
  const byRate = new Map<string, bigint>();
  for (const { label, minor } of moves) byRate.set(label, (byRate.get(label) ?? 0n) + minor);
  const postings = [...byRate]
    .filter(([, minor]) => minor !== 0n)
    .flatMap(([label, minor]): PostingDraft[] => [
      { account: VAT_PENDING, label, ...sides(minor) },
      { account: VAT_COLLECTED, label, ...sides(-minor) },
    ]);
  return postings.length === 0 ? null : { ...heading, journal: 'OD', postings };
}
