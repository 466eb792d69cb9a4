import type { PlainDate } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';
import type { DebtorKind } from '../openitems/index.ts';
import type { Grouping } from './policy.ts';
import type { ContactRole } from './step.ts';

/** Suspended by a person; `until` is the last day held, null until somebody lifts it. `amountMinor`: part of an item. */
export type HoldFacts = { reason: string; until: PlainDate | null; amountMinor?: bigint | null };

/** `amountMinor` null: the whole item. Only promises that still run, or ran out without the money. */
export type PromiseFacts = { promisedOn: PlainDate; amountMinor: bigint | null };

/** An open dispute; `amountMinor` null: the whole item is contested. */
export type DisputeFacts = { amountMinor: bigint | null };

/** A step done (accepted, handed over, waived); from another system only the level is known. */
export type CompletedStep = {
  stepCode: string | null;
  level: number | null;
  doneOn: PlainDate;
  /** Before the item was settled and, its payment come back, owed again: a person may begin anew. */
  earlierRound?: boolean;
};

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
  /** The level it starts at by choice of whoever took it over; null: as the company's limits say. */
  startLevel: number | null;
  /** The customer's order it belongs to; '' when none is known. */
  orderRef: string;
  /** The day it reached the customer's platform (Chorus Pro); null as long as nobody said so. */
  depositedOn: PlainDate | null;
  /** The day a registered letter about it left whose proof the policy waits for; null: none. */
  awaitsProofSince: PlainDate | null;
};

/** `hasBounced`: a mail came back for good; not written to until a person repairs it. */
export type ContactFacts = {
  email: string;
  roles: readonly ContactRole[];
  hasBounced: boolean;
  /** References of the customer's orders this person answers for; `*` stands for any characters. */
  orders: readonly string[];
};

/** How a customer has paid so far: too little is known, mostly late, or neither. */
export type PayerKind = 'new' | 'late' | 'regular';

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
  /** In the order in which they are preferred among equals. */
  contacts: readonly ContactFacts[];
  hasPostalAddress: boolean;
  /** A letter came back from the address it has today: none goes there until a person corrects or confirms it. */
  addressReturned: boolean;
  /** Never reminded, by decision. */
  blocked: boolean;
  /** Collective proceedings: earlier claims are declared, not reminded (C. com. L622-7, L622-21). */
  insolventSince: PlainDate | null;
  holds: readonly HoldFacts[];
  /** Last message of any kind about money owed. */
  lastMessageOn: PlainDate | null;
  /** Every message and call of the longest budget, one day for each; those that leave together are one. */
  contactedOn: readonly PlainDate[];
  unreadReply: ReplyFacts | null;
  items: readonly ItemFacts[];
  credits: readonly CreditFacts[];
  suspense: readonly SuspenseFacts[];
  payer: PayerKind;
  /** Instead of what the policy groups by; null: as the policy. */
  grouping: Grouping | null;
  /** Days a public buyer has from the deposit of an invoice (30, 50, 60); null: its invoices are not deposited. */
  depositDays: number | null;
};

export type DunningFacts = { customers: readonly CustomerFacts[] };
