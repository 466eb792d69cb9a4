import type { PlainDate } from '../../calendar/index.ts';
import type { Currency } from '../../money/index.ts';
import type { StatementEntry } from '../statement.ts';
import type { BatchHypothesis } from './batch.ts';

/** What may be settled: an open item with what is left of it (a credit note is negative). */
export type MatchItem = {
  readonly id: string;
  readonly number: string;
  readonly customerId: string;
  readonly currency: Currency;
  readonly openMinor: bigint;
  readonly dueOn?: PlainDate;
  /** What may be kept when paid early enough: hundredths of a percent, and until when (null: no day was set). */
  readonly discount?: { readonly rate: number; readonly until: PlainDate | null };
};

export type MatchCustomer = {
  readonly id: string;
  readonly name: string;
  /** Our code for it, as it may stand in a transfer's text. */
  readonly code?: string;
  /** Names a person confirmed that this customer pays under. */
  readonly aliases?: readonly string[];
  readonly ibans: readonly string[];
};

export type MatchLine = Pick<
  StatementEntry,
  'amountMinor' | 'currency' | 'counterpartyName' | 'counterpartyIban' | 'text' | 'endToEndId'
> & { readonly bookedOn?: PlainDate };

/** What may be said of an explanation, and (`veto`) against posting it without a person. */
export type ReasonKey =
  | 'match.reference-exact'
  | 'match.reference-tail'
  | 'match.reference-damaged'
  | 'match.amount-equal'
  | 'match.amount-unique'
  | 'match.part-payment'
  | 'match.overpayment'
  | 'match.rounding-over'
  | 'match.rounding-under'
  | 'match.discount'
  | 'match.discount-taken'
  | 'match.fee-kept'
  | 'match.exchange-told'
  | 'match.several-items'
  | 'match.iban-known'
  | 'match.iban-shared'
  | 'match.name-same'
  | 'match.name-like'
  | 'match.name-confirmed'
  | 'match.code-read'
  | 'match.sum-of-items'
  | 'match.sum-of-items-ambiguous'
  | 'match.batch-payout'
  | 'match.batch-cheques'
  | 'match.batch-debits'
  | 'match.batch-bills'
  | 'match.batch-reference'
  | 'match.batch-day'
  | 'match.batch-fee'
  | 'match.veto.names-paid-item'
  | 'match.veto.names-unknown-item'
  | 'match.veto.names-other-item'
  | 'match.veto.several-customers'
  | 'match.veto.iban-of-other-customer'
  | 'match.veto.payer-owes-same'
  | 'match.veto.iban-shared'
  | 'match.veto.payer-unknown'
  | 'match.veto.name-only'
  | 'match.veto.overpayment'
  | 'match.veto.fee-kept'
  | 'match.veto.small-rest'
  | 'match.veto.discount-not-offered'
  | 'match.veto.gap-without-number'
  | 'match.veto.part-doubtful'
  | 'match.veto.credit-note-missing'
  | 'match.veto.not-ours'
  | 'match.veto.sum-only'
  | 'match.veto.ambiguous'
  | 'match.veto.twin-amount'
  | 'match.veto.claimed'
  | 'match.veto.close-second'
  | 'match.veto.above-limit'
  | 'match.veto.batch-settled'
  | 'match.veto.batch-reversed'
  | 'match.veto.batch-currency'
  | 'match.veto.batch-amount'
  | 'match.veto.batch-unbalanced'
  | 'match.veto.batch-twin'
  | 'match.veto.batch-claimed'
  | 'match.veto.batch-part-unknown'
  | 'match.veto.batch-part-guessed'
  | 'match.veto.batch-amount-only'
  | 'match.veto.batch-covers';

/** A key with parameters: the sentence is i18n's. Amounts are strings of minor units. */
export type Reason = { readonly key: string; readonly params: Readonly<Record<string, string | number>> };

/**
 * Why the money and the items do not add up to the cent:
 * - `none` they do, or an item stays open for its rest;
 * - `overpayment` the rest stays on account of the customer;
 * - `rounding` a difference of cents, either way; `discount` taken for early payment; `fee` kept by a bank;
 *   `exchange` paid in another currency. These settle the items whole.
 */
export type ResidualKind = 'none' | 'overpayment' | 'rounding' | 'discount' | 'fee' | 'exchange';

export type Hypothesis = {
  readonly customerId: string;
  /** The text names at least one of the items, whole or in part. */
  readonly isNamed: boolean;
  /** In the currency of the items; a credit note is negative. */
  readonly allocations: readonly { readonly itemId: string; readonly amountMinor: bigint }[];
  readonly residualKind: ResidualKind;
  /** Money less what is settled, in the line's minor units: negative when less was paid. 0 with `exchange`. */
  readonly residualMinor: bigint;
  /** Sum of the evidence, in tenths of a nat (weights.ts). */
  readonly points: number;
  /** The same on a scale of 1–99, for people. */
  readonly score: number;
  readonly reasons: readonly Reason[];
};

export type MatchDecision = {
  readonly decision: 'auto' | 'propose' | 'none';
  /** Best first, at most three. With 'auto' the first one is to be posted, unless there is a batch. */
  readonly hypotheses: readonly Hypothesis[];
  /** Batches that explain the line, best first: with 'auto' the first of them is to be posted. Mostly none. */
  readonly batches: readonly BatchHypothesis[];
  /** Why the line is not posted by itself although there is an explanation. */
  readonly vetoes: readonly Reason[];
};

export const reason = (key: ReasonKey, params: Reason['params'] = {}): Reason => ({ key, params });
