import * as z from 'zod/mini';
import { command } from '../../contract/endpoint.ts';
import { draftRef, draftStates, edited, exclusionCodes, params } from '../../contract/reminder-shapes.ts';
import { amount, currency, id, isoDate, text } from '../../contract/wire.ts';

/** « Relancer »: the reminder of an invoice, a customer or a selection. */
export const remind = command({
  path: '/dunning/remind',
  permission: 'dunning.prepare',
  input: z.object({
    partyIds: z.optional(z.array(id).check(z.minLength(1), z.maxLength(500))),
    itemIds: z.optional(z.array(id).check(z.minLength(1), z.maxLength(500))),
    /** Invoices written in Encaisse. */
    documentIds: z.optional(z.array(id).check(z.minLength(1), z.maxLength(500))),
  }),
  output: z.object({
    /** Waiting for review now: of each customer, one message and one call at most. */
    drafts: z.array(z.object({ id, partyId: id, customerName: z.string(), state: z.enum(draftStates) })),
    /** Asked for, and in none of them: why, and when by itself. */
    leftOut: z.array(
      z.object({
        partyId: id,
        customerName: z.string(),
        itemId: id,
        number: z.string(),
        currency,
        code: z.enum(exclusionCodes),
        params,
        nextOn: z.nullable(isoDate),
      }),
    ),
  }),
  summary:
    'Remind these customers, or of these invoices: decided like a run, put beside what waits for review',
});

export const recordCall = command({
  path: '/dunning/drafts/record-call',
  permission: 'dunning.prepare',
  input: z.object({
    ...draftRef,
    outcome: z.enum(['reached', 'no-answer', 'message-left', 'promise', 'dispute', 'wrong-number']),
    note: text(500),
    promise: z.optional(z.object({ dueOn: isoDate, amountMinor: amount })),
  }),
  output: edited,
  summary: 'Note what came of a call; with « no answer » or « wrong number » the call stays to be made',
});
