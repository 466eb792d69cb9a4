import type { PlainDate } from '../calendar/index.ts';
import { sides, type JournalEntryDraft, type PostingDraft } from '../ledger/index.ts';
import { roundDiv } from '../money/index.ts';

/** Where money goes that is nobody's invoice. */
export type AccountChoice = {
  readonly ledgerAccount: string;
  /** '' = without VAT. */
  readonly vatAccount: string;
  /** Hundredths of a percent. */
  readonly vatRate: number;
};

/** The VAT within an amount that includes it, to the nearest cent. */
export const vatWithin = (amountMinor: bigint, rate: number): bigint =>
  roundDiv(amountMinor * BigInt(rate), 10_000n + BigInt(rate));

/** A line of the bank against an account (512 against 627, 661, 4455…), its VAT apart. Signed: money in is positive. */
export const accountEntry = (
  movement: {
    readonly entryOn: PlainDate;
    readonly label: string;
    readonly piece: string;
    readonly bankAccount: string;
    readonly amountMinor: bigint;
  },
  choice: AccountChoice,
): JournalEntryDraft => {
  const { bankAccount, amountMinor, ...heading } = movement;
  const vat = choice.vatAccount === '' ? 0n : vatWithin(amountMinor, choice.vatRate);
  const postings: PostingDraft[] = [
    { account: bankAccount, ...sides(amountMinor) },
    { account: choice.ledgerAccount, ...sides(vat - amountMinor) },
  ];
  if (vat !== 0n) postings.push({ account: choice.vatAccount, ...sides(-vat) });
  return { ...heading, journal: 'BQ', postings };
};

/** Money of a customer that the bank takes back: the customer owes it again, and the bank's fee is ours. */
export const returnEntry = (movement: {
  readonly entryOn: PlainDate;
  readonly label: string;
  readonly piece: string;
  readonly bankAccount: string;
  /** What each debtor owes again, on postings 1, 2 … */
  readonly parts: readonly {
    readonly account: string;
    readonly partyId: string;
    readonly amountMinor: bigint;
  }[];
  readonly feeMinor: bigint;
}): JournalEntryDraft => {
  const { bankAccount, parts, feeMinor, ...heading } = movement;
  const total = parts.reduce((sum, part) => sum + part.amountMinor, feeMinor);
  if (parts.length === 0 || feeMinor < 0n || parts.some((part) => part.amountMinor <= 0n))
    throw new Error('A return takes back something of somebody');
  return {
    ...heading,
    journal: 'BQ',
    postings: [
      ...parts.map((part) => ({
        account: part.account,
        partyId: part.partyId,
        ...sides(part.amountMinor),
      })),
      ...(feeMinor > 0n ? [{ account: BANK_FEES, ...sides(feeMinor) }] : []),
      { account: bankAccount, ...sides(-total) },
    ],
  };
};

export const BANK_FEES = '627';
