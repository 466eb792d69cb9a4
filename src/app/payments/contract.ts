import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { amount, currency, done, id, instant, isoDate, none, text } from '../../contract/wire.ts';

export const methods = ['transfer', 'cheque', 'card', 'cash', 'direct_debit'] as const;

const share = z.object({ itemId: id, amountMinor: amount });

const payment = z.object({
  id,
  method: z.enum([...methods, 'imported']),
  partyId: z.nullable(id),
  partyName: z.nullable(z.string()),
  candidatePartyId: z.nullable(id),
  receivedOn: isoDate,
  currency,
  amountMinor: amount,
  /** What no invoice took yet. */
  unallocatedMinor: amount,
  reference: z.string(),
  note: z.string(),
  isReversed: z.boolean(),
  fromStatement: z.boolean(),
  recordedBy: z.string(),
  recordedAt: instant,
  allocations: z.array(z.object({ id, itemId: id, number: z.string(), amountMinor: amount })),
});

export const paymentsContract = {
  record: command({
    path: '/payments/record',
    permission: 'payments.record',
    input: z.object({
      method: z.enum(methods),
      /**
       * Who paid; null: not known yet. Without shares the money then waits on account 471; with shares of one customer the
       * rest is on its account, with shares of several nothing may be left.
       */
      partyId: z.nullable(id),
      receivedOn: isoDate,
      currency,
      amountMinor: amount,
      reference: text(100),
      note: text(500),
      /** Which invoices it pays: chosen, or the oldest due first (C. civ. 1342-10), or none (on account). */
      shares: z.union([z.array(share), z.enum(['oldest-first', 'none'])]),
    }),
    output: payment,
    summary: 'Record money received and settle what it pays',
  }),
  read: query({
    path: '/payments/:id',
    permission: 'payments.read',
    input: z.object({ id }),
    output: payment,
    summary: 'A payment and what it settled',
  }),
  recent: query({
    path: '/payments',
    permission: 'payments.read',
    input: z.object({ partyId: z.optional(id), before: z.optional(id) }),
    output: z.object({ payments: z.array(payment), next: z.nullable(id) }),
    summary: 'Payments, newest first, fifty at a time',
  }),
  unattributed: query({
    path: '/payments/unattributed',
    permission: 'payments.read',
    input: none,
    output: z.object({ payments: z.array(payment) }),
    summary: 'Money on account 471: nobody knows yet whose it is',
  }),
  allocate: command({
    path: '/payments/:id/allocate',
    permission: 'payments.record',
    input: z.object({ id, shares: z.union([z.array(share), z.enum(['oldest-first'])]) }),
    output: payment,
    summary: 'Settle invoices with what is left of a payment',
  }),
  attribute: command({
    path: '/payments/:id/attribute',
    permission: 'payments.record',
    input: z.object({ id, partyId: id, shares: z.union([z.array(share), z.enum(['oldest-first', 'none'])]) }),
    output: payment,
    summary: 'Say whose the money on account 471 is',
  }),
  release: command({
    path: '/allocations/:id/undo',
    permission: 'payments.record',
    input: z.object({ id }),
    output: done,
    summary: 'Undo one allocation: the invoice is open again, the payment too',
  }),
  reverse: command({
    path: '/payments/:id/reverse',
    permission: 'payments.record',
    input: z.object({ id, reason: text(300).check(z.minLength(1)) }),
    output: payment,
    summary: 'Undo a payment by a reversing entry: returned cheque, refused debit, mistake',
  }),
} as const;
