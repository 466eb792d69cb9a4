import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { amount, currency, id, isoDate } from '../../contract/wire.ts';

const item = z.object({
  id,
  number: z.string(),
  reference: z.string(),
  kind: z.string(),
  issuedOn: isoDate,
  dueOn: isoDate,
  /** Signed, debit positive, in the currency of the group. */
  amountMinor: amount,
  openMinor: amount,
});

const sheet = z.object({
  partyId: id,
  name: z.string(),
  /** One for each account and currency that something is open in. */
  groups: z.array(z.object({ account: z.string(), accountName: z.string(), currency, items: z.array(item) })),
  /** The latest first; a hundred at most. */
  lettrages: z.array(
    z.object({
      id,
      code: z.string(),
      account: z.string(),
      currency,
      on: isoDate,
      by: z.string(),
      isPartial: z.boolean(),
      isCancelled: z.boolean(),
      amountMinor: amount,
      numbers: z.array(z.string()),
    }),
  ),
});

/** Settling by hand what belongs together on one account of one party. */
export const lettrageContract = {
  read: query({
    path: '/lettrage/:partyId',
    permission: 'customers.read',
    input: z.object({ partyId: id }),
    output: sheet,
    summary: 'What is open of a party, by account and currency, and what was lettered',
  }),
  letter: command({
    path: '/lettrage/letter',
    permission: 'books.record',
    input: z.object({ partyId: id, itemIds: z.array(id).check(z.minLength(2), z.maxLength(500)) }),
    output: sheet,
    summary: 'Letter debits with credits; what does not sum to zero stays open on the youngest',
  }),
  undo: command({
    path: '/lettrage/undo',
    permission: 'books.record',
    input: z.object({ partyId: id, lettrageId: id }),
    output: sheet,
    summary: 'Undo a lettrage: what it settled is open again',
  }),
} as const;
