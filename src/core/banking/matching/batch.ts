import type { PlainDate } from '../../calendar/index.ts';
import type { Currency } from '../../money/index.ts';
import { compactNumber } from './normalise.ts';
import { amountKey } from './match-index.ts';
import type { Reason } from './match.ts';

export const batchKinds = ['payout', 'cheque_deposit', 'direct_debit', 'bill_remittance'] as const;
export type BatchKind = (typeof batchKinds)[number];

/**
 * What one part of a batch is: of an open item by its id or its number, or of whoever the paper names. Signed: what a
 * provider gave back to a customer is negative.
 */
export type BatchPart = {
  readonly itemId?: string;
  /** Number of an invoice, as it is written. */
  readonly number?: string;
  /** Who signed the cheque, when no number is known: enough for a proposal, never for more. */
  readonly payer?: string;
  readonly amountMinor: bigint;
};

/**
 * Money of many customers that arrives in one line: a provider's payout, a deposit slip of cheques, direct debits, bills
 * handed in for collection. gross = sum of parts; net = gross − fee = the amount of the line.
 */
export type Batch = {
  readonly id: string;
  readonly kind: BatchKind;
  /** Any of them may stand in the text of the line or be its end-to-end id. */
  readonly references: readonly string[];
  /** Who pays it, as a bank writes it ('STRIPE'); empty: the bank itself. */
  readonly payer?: string;
  readonly expectedOn: PlainDate | null;
  readonly currency: Currency;
  readonly grossMinor: bigint;
  readonly feeMinor: bigint;
  readonly netMinor: bigint;
  /** A settled or reversed one is known so that it is never paid again. */
  readonly state: 'open' | 'settled' | 'reversed';
  /** The parts are open items that the line settles. False: they were booked before (cheques received, card charges). */
  readonly settlesItems: boolean;
  readonly parts: readonly BatchPart[];
};

/** A line explained by a batch: `kind` tells it from items of one customer. */
export type BatchHypothesis = {
  readonly kind: 'batch';
  readonly batchId: string;
  readonly batchKind: BatchKind;
  /** Its reference was read in the line. */
  readonly isNamed: boolean;
  /** What is settled when the batch settles items: its parts, found. Empty otherwise. */
  readonly allocations: readonly { readonly itemId: string; readonly amountMinor: bigint }[];
  readonly feeMinor: bigint;
  readonly points: number;
  readonly score: number;
  readonly reasons: readonly Reason[];
};

/** Batches by what a line may say of them. Mutable: a batch that was received is settled for the next line. */
export type BatchIndex = {
  readonly batches: Map<string, Batch>;
  readonly byReference: Map<string, Set<string>>;
  readonly byAmount: Map<string, Set<string>>;
};

const put = (map: Map<string, Set<string>>, key: string, id: string): void => {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([id]));
  else known.add(id);
};

export const buildBatches = (batches: Iterable<Batch>): BatchIndex => {
  const index: BatchIndex = { batches: new Map(), byReference: new Map(), byAmount: new Map() };
  for (const batch of batches) {
    index.batches.set(batch.id, batch);
    for (const reference of batch.references) {
      const compact = compactNumber(reference);
      if (compact !== '') put(index.byReference, compact, batch.id);
    }
    put(index.byAmount, amountKey(batch.currency, batch.netMinor), batch.id);
  }
  return index;
};

/** The line arrived: the same batch is not received twice. */
export const settleBatch = (index: BatchIndex, batchId: string): void => {
  const batch = index.batches.get(batchId);
  if (batch !== undefined) index.batches.set(batchId, { ...batch, state: 'settled' });
};

/** The parts add up to the gross, and the gross less the fee is the net. */
export const isBalanced = (batch: Batch): boolean =>
  batch.parts.reduce((sum, part) => sum + part.amountMinor, 0n) === batch.grossMinor &&
  batch.grossMinor - batch.feeMinor === batch.netMinor;
