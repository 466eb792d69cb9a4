import * as z from 'zod/mini';
import { batchKinds } from '../../core/banking/matching/index.ts';
import { amount, currency, id, instant, isoDate } from '../../contract/wire.ts';

/** A key with parameters; its sentence is in i18n/banking. */
export const reason = z.object({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

const allocation = z.object({
  itemId: id,
  number: z.string(),
  kind: z.string(),
  partyId: id,
  partyName: z.string(),
  dueOn: isoDate,
  /** Of the item: the amounts below are in it. */
  currency,
  /** What of it is settled; a credit note is negative. */
  amountMinor: amount,
  /** What is open on it, before a proposal and after a match. */
  openMinor: amount,
});

const proposal = z.object({
  rank: z.number(),
  partyId: id,
  partyName: z.string(),
  score: z.number(),
  reasons: z.array(reason),
  allocations: z.array(allocation),
  /** Why the money and the items do not add up to the cent, and by how much: negative when less was paid. */
  residualKind: z.enum(['none', 'overpayment', 'rounding', 'discount', 'fee', 'exchange']),
  residualMinor: amount,
});

export const saidDifferences = ['rounding', 'discount', 'fee'] as const;

const match = z.object({
  kind: z.enum(['items', 'on_account', 'suspense', 'account', 'return', 'batch', 'recorded']),
  decidedBy: z.enum(['auto', 'person']),
  score: z.nullable(z.number()),
  reasons: z.array(reason),
  /** Null when it was booked against an account, or returned a payment; with 'recorded' the one that was there before. */
  paymentId: z.nullable(id),
  /** With 'account'. */
  ledgerAccount: z.string(),
  /** With 'batch': how its payer calls it. */
  batchReference: z.string(),
  ruleId: z.nullable(id),
  partyId: z.nullable(id),
  partyName: z.nullable(z.string()),
  allocations: z.array(allocation),
  /** On account, or on 471. */
  restMinor: amount,
  /** Written off by the decision: of the sign of what was owed. */
  differences: z.array(z.object({ kind: z.enum(saidDifferences), amountMinor: amount })),
  /** Its payment was undone elsewhere: the line may be taken up again. */
  isReversed: z.boolean(),
  by: z.string(),
  at: instant,
});

export const line = z.object({
  id,
  accountId: id,
  bookedOn: isoDate,
  valueOn: isoDate,
  amountMinor: amount,
  currency,
  counterpartyName: z.string(),
  counterpartyIban: z.string(),
  text: z.string(),
  isReversal: z.boolean(),
  state: z.enum(['unmatched', 'proposed', 'posted', 'ignored']),
  ignoredReason: z.string(),
  ignoredBy: z.string(),
  vetoes: z.array(reason),
  proposals: z.array(proposal),
  match: z.nullable(match),
  /** Money that goes back: which payments it may return, the best first. */
  returns: z.array(
    z.object({
      rank: z.number(),
      partyName: z.string(),
      numbers: z.array(z.string()),
      paidOn: isoDate,
      returnedMinor: amount,
      feeMinor: amount,
      reasons: z.array(z.string()),
    }),
  ),
  /** Payments recorded before that it may prove, the best first: accepted, nothing is booked again. */
  recorded: z.array(
    z.object({
      paymentId: id,
      method: z.enum(['transfer', 'direct_debit', 'card']),
      bookedOn: isoDate,
      amountMinor: amount,
      reference: z.string(),
      partyName: z.nullable(z.string()),
      /** Of the invoices that it paid. */
      numbers: z.array(z.string()),
      score: z.number(),
      reasons: z.array(reason),
    }),
  ),
  /** Payouts, deposits of cheques, direct debits or bills that it may be, the best first. */
  batches: z.array(
    z.object({
      batchId: id,
      kind: z.enum(batchKinds),
      score: z.number(),
      reference: z.string(),
      expectedOn: z.nullable(isoDate),
      grossMinor: amount,
      feeMinor: amount,
      partCount: z.number(),
      reasons: z.array(reason),
      /** Every part is known: it can be accepted as it is. */
      isWhole: z.boolean(),
      /** Open items that it settles. */
      numbers: z.array(z.string()),
    }),
  ),
  /** The accepted rule that speaks of it. */
  rule: z.nullable(z.object({ id, ledgerAccount: z.string(), vatRate: z.number() })),
});
