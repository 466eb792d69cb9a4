import * as z from 'zod/mini';
import { command, query, upload } from '../../contract/endpoint.ts';
import { amount, currency, done, id, instant, isoDate, none } from '../../contract/wire.ts';
import { batchKinds } from '../../core/banking/matching/index.ts';

const payout = z.object({
  id,
  kind: z.enum(batchKinds),
  provider: z.string(),
  reference: z.string(),
  expectedOn: z.nullable(isoDate),
  currency,
  grossMinor: amount,
  feeMinor: amount,
  netMinor: amount,
  state: z.enum(['expected', 'received', 'cancelled']),
  /** The line of the bank that it came with. */
  receivedOn: z.nullable(isoDate),
  receivedMinor: amount,
  partCount: z.number(),
  /** Parts that nobody's invoice is known for. */
  openParts: z.number(),
  recordedBy: z.string(),
  recordedAt: instant,
});

const part = z.object({
  partNo: z.number(),
  kind: z.enum(['charge', 'refund', 'chargeback', 'fee', 'other']),
  number: z.string(),
  payer: z.string(),
  externalId: z.string(),
  happenedOn: z.nullable(isoDate),
  amountMinor: amount,
  feeMinor: amount,
  /** What it paid, or opened again. */
  partyId: z.nullable(id),
  partyName: z.string(),
  numbers: z.array(z.string()),
  /** found: its invoices are known · waiting: on 471, or to be found when it arrives · aside: on the account for the rest. */
  state: z.enum(['found', 'waiting', 'aside', 'fee']),
});

/** Money of many customers in one line: what providers and the bank will send, and what came. */
export const payoutsContract = {
  payouts: query({
    path: '/bank/payouts',
    permission: 'bank.read',
    input: none,
    output: z.object({ payouts: z.array(payout) }),
    summary: 'Payouts, deposits, direct debits and bills: expected, received; the newest 200',
  }),
  payout: query({
    path: '/bank/payouts/:id',
    permission: 'bank.read',
    input: z.object({ id }),
    output: z.object({ payout, parts: z.array(part) }),
    summary: 'One of them with its parts',
  }),
  importPayouts: upload({
    path: '/bank/payouts/import',
    permission: 'bank.import',
    maxBytes: 16 * 1_048_576,
    input: z.object({}),
    output: z.object({
      ids: z.array(id),
      /** References that were known already. */
      known: z.array(z.string()),
      autoLines: z.number(),
    }),
    summary:
      'Import the report of a payment provider, or direct debits (pain.008, CSV): proved, booked, expected',
  }),
  choosePayoutItem: command({
    path: '/bank/payouts/:id/choose-item',
    permission: 'bank.match',
    input: z.object({ id, partNo: z.number().check(z.int(), z.minimum(1)), itemId: id }),
    output: done,
    summary: 'Say which invoice a direct debit is of',
  }),
  undoPayout: command({
    path: '/bank/payouts/:id/undo',
    permission: 'bank.match',
    input: z.object({ id }),
    output: done,
    summary: 'Take a report back: what it booked is reversed, its invoices are open again',
  }),
} as const;
