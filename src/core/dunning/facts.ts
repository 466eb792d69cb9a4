import type { PlainDate } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';
import type { DebtorKind } from '../openitems/index.ts';

/** Suspended by a person; `until` is the last day held, null until somebody lifts it. */
export type HoldFacts = { reason: string; until: PlainDate | null };

/** `amountMinor` null: the whole item. Only promises that still run, or ran out without the money. */
export type PromiseFacts = { promisedOn: PlainDate; amountMinor: bigint | null };

/** An open dispute; `amountMinor` null: the whole item is contested. */
export type DisputeFacts = { amountMinor: bigint | null };

/** A step done (accepted, handed over, waived); from another system only the level is known. */
export type CompletedStep = { stepCode: string | null; level: number | null; doneOn: PlainDate };

export type ItemFacts = {
  itemId: string;
  /** What the customer calls it: the invoice number. */
  number: string;
  currency: Currency;
  issuedOn: PlainDate | null;
  dueOn: PlainDate;
  amountMinor: bigint;
  /** What is still owed; positive. */
  openMinor: bigint;
  completed: readonly CompletedStep[];
  holds: readonly HoldFacts[];
  promises: readonly PromiseFacts[];
  disputes: readonly DisputeFacts[];
  /** A direct debit or a bill is under way. */
  paymentPending: boolean;
  /** False when the claim belongs to somebody else (factor, assignee). */
  mayRemind: boolean;
  /** Last day to bring it to court (core/openitems prescription); null: not within reach. */
  lapsesOn: PlainDate | null;
  /** A person decided to ask for it although it has lapsed. */
  askedAnyway: boolean;
  /** Taken over from another system when it was late already, its reminders unknown. */
  takenOverLate: boolean;
};

/** A credit note, a payment on account…: what we owe the customer, as a positive amount. */
export type CreditFacts = { itemId: string; number: string; currency: Currency; openMinor: bigint };

/** Money received on 471 that may be this customer's. */
export type SuspenseFacts = {
  paymentId: string;
  receivedOn: PlainDate;
  currency: Currency;
  amountMinor: bigint;
};

/** What the customer wrote and nobody has read: the oldest of it. An absence notice is no human reply. */
export type ReplyFacts = { since: PlainDate; automatic: boolean };

export type CustomerFacts = {
  customerId: string;
  /** Consumers are contacted less, and their debts lapse sooner. */
  kind: DebtorKind;
  /** Where messages go, already chosen among the contacts; null when nobody can be written to. */
  email: string | null;
  hasPostalAddress: boolean;
  /** Never reminded, by decision. */
  blocked: boolean;
  /** Collective proceedings: earlier claims are declared, not reminded (C. com. L622-7, L622-21). */
  insolventSince: PlainDate | null;
  holds: readonly HoldFacts[];
  /** Last message of any kind about money owed. */
  lastMessageOn: PlainDate | null;
  /** Every message and call of the longest budget, one day for each. */
  contactedOn: readonly PlainDate[];
  unreadReply: ReplyFacts | null;
  items: readonly ItemFacts[];
  credits: readonly CreditFacts[];
  suspense: readonly SuspenseFacts[];
};

export type DunningFacts = { customers: readonly CustomerFacts[] };
