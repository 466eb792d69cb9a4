import type { PlainDate } from '../../calendar/index.ts';
import { sides, type JournalEntryDraft } from '../../ledger/index.ts';

/**
 * What a provider kept of a payout: 627, its VAT apart when the report tells it, and what is neither a customer's nor a fee,
 * against the account where the payments stand. Null when there is nothing. Signed: given back is negative.
 */
export const payoutFeeEntry = (movement: {
  readonly entryOn: PlainDate;
  readonly label: string;
  readonly piece: string;
  readonly clearingAccount: string;
  readonly feeAccount: string;
  readonly vatAccount: string;
  readonly feeMinor: bigint;
  readonly vatMinor: bigint;
}): JournalEntryDraft | null => {
  const { clearingAccount, feeAccount, vatAccount, feeMinor, vatMinor, ...heading } = movement;
  if (feeMinor === 0n) return null;
  return {
    ...heading,
    journal: 'BQ',
    postings: [
      ...(feeMinor === vatMinor ? [] : [{ account: feeAccount, ...sides(feeMinor - vatMinor) }]),
      ...(vatMinor === 0n ? [] : [{ account: vatAccount, ...sides(vatMinor) }]),
      { account: clearingAccount, ...sides(-feeMinor) },
    ],
  };
};
