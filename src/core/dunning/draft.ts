import type { PlainDate } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';
import type { Fallback } from './channel.ts';
import type { Channel, StepKind } from './step.ts';

export type Params = Readonly<Record<string, string | number>>;

export type DraftItem = {
  itemId: string;
  number: string;
  issuedOn: PlainDate | null;
  dueOn: PlainDate;
  /** On the sending day, as the message says it; a reviewer sees `seenOn`. Negative before the due date. */
  daysLate: number;
  amountMinor: bigint;
  /** What this message asks for: open, less what is contested or promised. */
  openMinor: bigint;
  /** The step this message completes for the item; for an item only listed, the last one done. */
  stepCode: string | null;
  /** Last step done before this message: recheck sees by it that another message went out meanwhile. */
  lastStepCode: string | null;
  /** False: the item is listed because it is overdue, and stays at its own level. */
  advances: boolean;
};

/** `receivedOn`: a payment not matched yet, whose id stands for the item; it has no number that the customer knows. */
export type DraftCredit = { itemId: string; number: string; minor: bigint; receivedOn?: PlainDate };

/** Not due yet, and told for information: not asked for. */
export type DraftUpcoming = { itemId: string; number: string; dueOn: PlainDate; openMinor: bigint };

export type ReasonKey = 'pre-due' | 'first' | 'again' | 'call' | 'formal-notice' | 'promise-broken';

/** One message, or one call, to one customer in one currency. */
export type DunningDraft = {
  customerId: string;
  currency: Currency;
  /** What tells the messages of one customer apart where each invoice, step or order has its own; '' otherwise. */
  group: string;
  policyCode: string;
  policyVersion: number;
  /** The highest step among the items that advance. */
  stepCode: string;
  kind: StepKind;
  level: number;
  channel: Channel;
  fallback: Fallback;
  /** The first it is addressed to, in whose language and by whose name it speaks. */
  recipient: string | null;
  /** Others it is addressed to: everybody who holds the role. One message, one attempt. */
  alsoTo: readonly string[];
  cc: readonly string[];
  /** First business day on or after the day it was decided for. */
  sendOn: PlainDate;
  /** Date the message asks to be paid by. */
  deadlineOn: PlainDate;
  items: readonly DraftItem[];
  credits: readonly DraftCredit[];
  upcoming: readonly DraftUpcoming[];
  itemsMinor: bigint;
  creditsMinor: bigint;
  /** itemsMinor − creditsMinor, always positive. */
  totalMinor: bigint;
  /** Longest delay among the items on the sending day; before the due date, days until the nearest one, negative. */
  daysLate: number;
  reason: { key: ReasonKey; params: Params };
  /** What follows when nothing is paid; null after the last step. */
  nextStep: { stepCode: string; on: PlainDate } | null;
};

export type ExclusionCode =
  | 'paid'
  | 'assigned'
  | 'payment-pending'
  | 'customer-blocked'
  | 'insolvency'
  | 'hold'
  | 'dispute'
  | 'promise'
  | 'money-in-suspense'
  | 'credits-to-match'
  | 'lapsed-consumer'
  | 'lapsed'
  | 'unread-reply'
  | 'contact-budget'
  | 'grace'
  | 'not-due'
  | 'waiting'
  | 'all-steps-done'
  | 'contact-gap'
  | 'reminder-first'
  | 'credit-covers'
  | 'below-minimum'
  | 'no-contact'
  | 'bounced'
  | 'address-returned'
  | 'no-channel'
  | 'not-deposited'
  | 'deposit-delay'
  | 'awaiting-proof';

/** Why an item is in no message, and when that will be looked at again by itself. */
export type Exclusion = {
  customerId: string;
  itemId: string;
  currency: Currency;
  code: ExclusionCode;
  params: Params;
  nextOn: PlainDate | null;
};

/**
 * Every item of the facts advances in one draft, or is listed in one, or is excluded with its reason. One that
 * is excluded because it cannot be written about may still be listed in a call.
 */
export type Decision = { drafts: DunningDraft[]; exclusions: Exclusion[] };
