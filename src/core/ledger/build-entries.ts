import type { PlainDate } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';
import { sides } from './entry.ts';
import type { JournalEntryDraft, PostingDraft } from './entry.ts';
import type { JournalCode } from './journals.ts';

export const CUSTOMERS = '411';
export const SUSPENSE = '471';
export const OPENING_BALANCE = '890';

/** What the builders share. Amounts are base minor units; builders throw on what no caller may ask. */
type Heading = { entryOn: PlainDate; label: string; piece?: string };

export type OpeningItem = {
  partyId: string;
  /** 411 when missing. */
  account?: string;
  /** Base minor units: positive, the customer owes us. */
  amountMinor: bigint;
  /** When the item is not in base currency. */
  foreign?: { currency: Currency; amountMinor: bigint };
  label: string;
};

/**
 * Takes over open items in one entry of journal AN: each on its account, their sum against 890, which the other
 * opening entries of the organisation close. Items that cancel out need no 890 line.
 */
export function openingEntry(items: readonly OpeningItem[], heading: Heading): JournalEntryDraft {
  const total = items.reduce((sum, item) => sum + item.amountMinor, 0n);
  const postings: PostingDraft[] = items.map((item) => ({
    account: item.account ?? CUSTOMERS,
    partyId: item.partyId,
    ...sides(item.amountMinor),
    ...item.foreign,
    label: item.label,
  }));
  if (total !== 0n) postings.push({ account: OPENING_BALANCE, ...sides(-total) });
  return { ...heading, journal: 'AN', postings };
}

/** One debtor's part of a payment. The payer may not be the debtor, and may pay for several. */
export type PaymentShare = { partyId: string; amountMinor: bigint; account?: string };

export type PaymentPostings = Heading & {
  journal: JournalCode;
  /** Where the money goes or comes from: 512, 5112, 5115, 530. */
  account: string;
  amountMinor: bigint;
  /** 'out' is a refund. */
  direction?: 'in' | 'out';
  shares: readonly PaymentShare[];
};

/**
 * Books money received (debit 512… , credit 411 of each debtor) or given back (the mirror). What the shares leave
 * of the amount belongs to nobody known yet and goes to 471.
 */
export function paymentEntry(payment: PaymentPostings): JournalEntryDraft {
  const { journal, account, amountMinor, direction = 'in', shares, ...heading } = payment;
  const shared = shares.reduce((sum, share) => sum + share.amountMinor, 0n);
  if (amountMinor <= 0n || shares.some((share) => share.amountMinor <= 0n) || shared > amountMinor) {
    throw new Error('A payment is positive, and its shares too, and they do not exceed it');
  }
  const sign = direction === 'in' ? 1n : -1n;
  const postings: PostingDraft[] = [
    { account, ...sides(sign * amountMinor) },
    ...shares.map((share) => ({
      account: share.account ?? CUSTOMERS,
      partyId: share.partyId,
      ...sides(-sign * share.amountMinor),
    })),
  ];
  if (shared < amountMinor) postings.push({ account: SUSPENSE, ...sides(-sign * (amountMinor - shared)) });
  return { ...heading, journal, postings };
}

/** A bank movement nobody has recognised yet: 512 against 471. Signed: positive is money in. */
export function suspenseEntry(
  movement: Heading & { journal?: JournalCode; account: string; amountMinor: bigint },
): JournalEntryDraft {
  const { journal = 'BQ', account, amountMinor, ...heading } = movement;
  if (amountMinor === 0n) throw new Error('A movement of nothing is not booked');
  const postings: PostingDraft[] = [
    { account, ...sides(amountMinor) },
    { account: SUSPENSE, ...sides(-amountMinor) },
  ];
  return { ...heading, journal, postings };
}

/** The money on 471 is recognised: out of suspense, to the account of each debtor. */
export function reclassifyEntry(heading: Heading & { shares: readonly PaymentShare[] }): JournalEntryDraft {
  const { shares, ...rest } = heading;
  const total = shares.reduce((sum, share) => sum + share.amountMinor, 0n);
  if (shares.some((share) => share.amountMinor <= 0n) || total === 0n) throw new Error('Shares are positive');
  return paymentEntry({ ...rest, journal: 'OD', account: SUSPENSE, amountMinor: total, shares });
}
