import * as z from 'zod/mini';
import { command } from '../../contract/endpoint.ts';
import { amount, currency, done, id, isoDate, text } from '../../contract/wire.ts';

/** What holds an item back from reminders: a person's decision, a promise, a dispute. */
export const openitemsContract = {
  addHold: command({
    path: '/holds/add',
    permission: 'customers.edit',
    input: z.object({
      partyId: id,
      itemId: z.nullable(id),
      reason: text(300).check(z.minLength(1)),
      untilOn: z.nullable(isoDate),
    }),
    output: z.object({ id }),
    summary: 'Stop reminding a customer or one invoice, until a date or until lifted',
  }),
  liftHold: command({
    path: '/holds/lift',
    permission: 'customers.edit',
    input: z.object({ id }),
    output: done,
    summary: 'Lift a hold',
  }),
  addPromise: command({
    path: '/promises/add',
    permission: 'customers.edit',
    input: z.object({
      partyId: id,
      itemIds: z.array(id),
      amountMinor: amount,
      currency,
      dueOn: isoDate,
      note: text(500),
    }),
    output: z.object({ id }),
    summary: 'Note that the customer promised an amount for a date',
  }),
  withdrawPromise: command({
    path: '/promises/withdraw',
    permission: 'customers.edit',
    input: z.object({ id }),
    output: done,
    summary: 'Withdraw a promise noted by mistake',
  }),
  openDispute: command({
    path: '/disputes/open',
    permission: 'customers.edit',
    input: z.object({ itemId: id, amountMinor: amount, reason: text(500).check(z.minLength(1)) }),
    output: z.object({ id }),
    summary: 'Note that the customer contests an invoice, wholly or in part',
  }),
  closeDispute: command({
    path: '/disputes/close',
    permission: 'customers.edit',
    input: z.object({ id, outcome: z.enum(['credit_note', 'upheld']) }),
    output: done,
    summary: 'Close a dispute with its outcome',
  }),
} as const;
