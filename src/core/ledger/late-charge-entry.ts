import type { PlainDate } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';
import { sides } from './entry.ts';
import type { JournalEntryDraft } from './entry.ts';

/**
 * Where late charges go; an organisation may choose others. Interest is revenue from trade receivables (PCG 7631); the
 * flat indemnity is a penalty received on a sale (PCG 7581, where the plan of 2025, ANC 2022-06, puts what stood on 7711).
 */
export const LATE_CHARGE_ACCOUNTS = { interest: '7631', indemnity: '7581' } as const;
export type LateChargeAccounts = Readonly<Record<keyof typeof LATE_CHARGE_ACCOUNTS, string>>;

export type LateChargeBooking = {
  entryOn: PlainDate;
  label: string;
  piece: string;
  partyId: string;
  /** 411. */
  account: string;
  /** Base minor units; one of them may be 0. */
  interestMinor: bigint;
  indemnityMinor: bigint;
  /** When it is not claimed in base currency. */
  foreign?: { currency: Currency; amountMinor: bigint };
};

/** The customer owes it, the item comes first. No VAT: both make good a damage and pay for nothing (CGI art. 256, 266). */
export function lateChargeEntry(
  booking: LateChargeBooking,
  accounts: LateChargeAccounts = LATE_CHARGE_ACCOUNTS,
): JournalEntryDraft {
  const { entryOn, label, piece, partyId, account, interestMinor, indemnityMinor, foreign } = booking;
  const owedMinor = interestMinor + indemnityMinor;
  if (interestMinor < 0n || indemnityMinor < 0n || owedMinor === 0n)
    throw new Error('A late charge of nothing is not booked');
  const owed = { account, partyId, ...sides(owedMinor) };
  return {
    journal: 'OD',
    entryOn,
    label,
    piece,
    postings: [
      foreign === undefined
        ? owed
        : { ...owed, currency: foreign.currency, amountMinor: foreign.amountMinor },
      ...[
        { account: accounts.interest, ...sides(-interestMinor) },
        { account: accounts.indemnity, ...sides(-indemnityMinor) },
      ].filter((posting) => posting.creditMinor !== 0n),
    ],
  };
}
