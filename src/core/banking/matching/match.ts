import type { Currency } from '../../money/index.ts';
import type { StatementEntry } from '../statement.ts';

/** What may be settled: an open item with what is left of it (a credit note is negative). */
export type MatchItem = {
  readonly id: string;
  readonly number: string;
  readonly customerId: string;
  readonly currency: Currency;
  readonly openMinor: bigint;
};

export type MatchCustomer = {
  readonly id: string;
  readonly name: string;
  /** Other names this customer pays under. */
  readonly aliases?: readonly string[];
  readonly ibans: readonly string[];
};

export type MatchLine = Pick<
  StatementEntry,
  'amountMinor' | 'currency' | 'counterpartyName' | 'counterpartyIban' | 'text' | 'endToEndId'
>;

/** A key with parameters: the sentence is i18n's. Amounts are strings of minor units. */
export type Reason = { readonly key: string; readonly params: Readonly<Record<string, string | number>> };

export type Hypothesis = {
  readonly customerId: string;
  readonly allocations: readonly { readonly itemId: string; readonly amountMinor: bigint }[];
  /** What of the line stays without an item (overpayment), in minor units; never negative. */
  readonly residualMinor: bigint;
  /** 0–100. */
  readonly score: number;
  readonly reasons: readonly Reason[];
};

export type MatchDecision = {
  readonly decision: 'auto' | 'propose' | 'none';
  /** Best first, at most three. With 'auto' the first one is to be posted. */
  readonly hypotheses: readonly Hypothesis[];
  /** Why the line was not posted by itself although a reference was read. */
  readonly vetoes: readonly Reason[];
};
