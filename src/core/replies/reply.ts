import type { PlainDate } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';

/** What a customer may mean by a mail. A proposal to a person, never an act. */
export const replyKinds = [
  'promise',
  'paid',
  'dispute',
  'wrong-person',
  'absence',
  'not-received',
  'acknowledgement',
] as const;
export type ReplyKind = (typeof replyKinds)[number];

/** `credited`: an invoice already taken back by a credit note; `order`: a purchase order missing or wrong on it. */
export const disputeCategories = [
  'goods',
  'quantity',
  'price',
  'delivery',
  'duplicate',
  'credited',
  'order',
  'other',
] as const;
export type DisputeCategory = (typeof disputeCategories)[number];

/** Characters of the customer's own text, from and up to. */
export type Place = { readonly from: number; readonly to: number };

export type FoundAmount = { readonly minor: bigint; readonly currency: Currency };

export type FoundShare = { readonly numerator: number; readonly denominator: number };

export type Proposal = {
  readonly kind: ReplyKind;
  /** The sentence it was found in. */
  readonly found: Place;
  /** The words that said when and how much, inside it or beside. */
  readonly details: readonly Place[];
  /** Promised, paid, or the last day of the absence; null where the mail does not say. */
  readonly on: PlainDate | null;
  readonly amount: FoundAmount | null;
  /** « la moitié », « 30 % », of what is owed, where no amount is said. */
  readonly share: FoundShare | null;
  /** Of a transfer or cheque, as written; ''. */
  readonly reference: string;
  readonly category: DisputeCategory | null;
  /** Whom to write to instead; ''. */
  readonly email: string;
};

export type ReplyMail = {
  readonly subject: string;
  /** Without what it quotes of earlier messages. */
  readonly text: string;
  /** The day it was written: « vendredi » counts from here. */
  readonly sentOn: PlainDate;
  /** A program answered. */
  readonly isAutomatic: boolean;
};
