import type { PlainDate } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';
import { sides } from './entry.ts';
import type { JournalEntryDraft, PostingDraft } from './entry.ts';
import type { JournalCode } from './journals.ts';
import { SETTLEMENT_ACCOUNTS } from './write-off-entry.ts';
import type { SettlementAccounts } from './write-off-entry.ts';

/** What one debtor's items in another currency are worth: in that currency, and as they were booked. */
export type ForeignShare = {
  partyId: string;
  account: string;
  currency: Currency;
  amountMinor: bigint;
  baseMinor: bigint;
};

export type ExchangePayment = {
  journal: JournalCode;
  entryOn: PlainDate;
  label: string;
  piece?: string;
  /** Where the money arrives, in base currency. */
  account: string;
  amountMinor: bigint;
  shares: readonly ForeignShare[];
};

/**
 * Base money that settles items in another currency: their claim leaves 411 at the value it was booked at, and what the
 * bank made of it more or less is a gain or a loss of exchange on trade (PCG 756, 656; ANC 2015-05).
 */
export function exchangePaymentEntry(
  payment: ExchangePayment,
  accounts: SettlementAccounts = SETTLEMENT_ACCOUNTS,
): JournalEntryDraft {
  const { journal, entryOn, label, piece, account, amountMinor, shares } = payment;
  if (amountMinor <= 0n || shares.some((share) => share.amountMinor <= 0n || share.baseMinor <= 0n)) {
    throw new Error('A payment is positive, and its shares too');
  }
  const booked = shares.reduce((sum, share) => sum + share.baseMinor, 0n);
  const difference = amountMinor - booked;
  const postings: PostingDraft[] = [
    { account, ...sides(amountMinor) },
    ...shares.map((share) => ({
      account: share.account,
      partyId: share.partyId,
      ...sides(-share.baseMinor),
      currency: share.currency,
      amountMinor: -share.amountMinor,
    })),
  ];
  if (difference !== 0n) {
    const other = difference > 0n ? accounts.exchangeGain : accounts.exchangeLoss;
    postings.push({ account: other, ...sides(-difference) });
  }
  return { journal, entryOn, label, ...(piece === undefined ? {} : { piece }), postings };
}
