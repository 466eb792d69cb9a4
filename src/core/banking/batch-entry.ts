import type { PlainDate } from '../calendar/index.ts';
import { sides, type JournalEntryDraft, type PostingDraft } from '../ledger/index.ts';

/** Money of a batch whose parts were booked before arrives: 512 against where they stand, a fee kept now apart (627). */
export const batchEntry = (movement: {
  readonly entryOn: PlainDate;
  readonly label: string;
  readonly piece: string;
  readonly bankAccount: string;
  readonly holdingAccount: string;
  readonly netMinor: bigint;
  readonly fee?: { readonly account: string; readonly minor: bigint };
}): JournalEntryDraft => {
  const { bankAccount, holdingAccount, netMinor, fee, ...heading } = movement;
  const feeMinor = fee?.minor ?? 0n;
  const postings: PostingDraft[] = [
    { account: bankAccount, ...sides(netMinor) },
    ...(fee === undefined || feeMinor === 0n ? [] : [{ account: fee.account, ...sides(feeMinor) }]),
    { account: holdingAccount, ...sides(-netMinor - feeMinor) },
  ];
  return { ...heading, journal: 'BQ', postings };
};
