import type { PlainDate } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';
import { CUSTOMERS } from './build-entries.ts';
import { sides, type JournalEntryDraft, type PostingDraft } from './entry.ts';
import { RETENTIONS } from './invoice-entry.ts';

export type Release = {
  readonly entryOn: PlainDate;
  /** Of the invoice that it was kept back from. */
  readonly number: string;
  readonly partyId: string;
  /** In base. */
  readonly baseMinor: bigint;
  /** Only in another currency than the base. */
  readonly foreign?: { readonly currency: Currency; readonly amountMinor: bigint };
};

/**
 * A retention of guarantee is released (loi 71-584, art. 2): the customer owes it on 411 (posting 1) instead of 4117 (posting 2),
 * at what it is booked at. Books are kept in French (C. com. L123-22).
 */
export function releaseEntry({ entryOn, number, partyId, baseMinor, foreign }: Release): JournalEntryDraft {
  const posting = (account: string, sign: bigint): PostingDraft => ({
    account,
    partyId,
    ...sides(sign * baseMinor),
    ...(foreign === undefined ? {} : { currency: foreign.currency, amountMinor: sign * foreign.amountMinor }),
  });
  return {
    journal: 'OD',
    entryOn,
    label: `Libération de la retenue de garantie ${number}`,
    piece: number,
    postings: [posting(CUSTOMERS, 1n), posting(RETENTIONS, -1n)],
  };
}
