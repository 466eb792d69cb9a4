import type { PlainDate } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';

/** The date an item exists from is `issuedOn`: of the invoice, the credit note, the day money was received. */
export type OpenItem = {
  id: string;
  /** 411, 416, 401 …: settled item by item. */
  account: string;
  partyId: string;
  currency: Currency;
  /** Signed: positive, the customer owes us; negative, we owe the customer. Never zero. */
  amountMinor: bigint;
  /** Same sign as amountMinor, or zero. */
  openMinor: bigint;
  issuedOn: PlainDate;
  dueOn: PlainDate;
  /** What the customer knows it by. */
  number?: string;
};

/** Where an item stands, for lists. Lateness is said before part payment: it is what asks for an action. */
export type ItemState = 'to-come' | 'due' | 'late' | 'paid' | 'part-paid';

/**
 * Late starts the day after the due date (C. com. L441-10). A credit is never late: it is 'due' while whole,
 * 'part-paid' once partly used.
 */
export function itemState(
  openMinor: bigint,
  amountMinor: bigint,
  dueOn: PlainDate,
  today: PlainDate,
): ItemState {
  if (openMinor === 0n) return 'paid';
  if (openMinor > 0n && today > dueOn) return 'late';
  if (openMinor !== amountMinor) return 'part-paid';
  return openMinor < 0n || today === dueOn ? 'due' : 'to-come';
}
