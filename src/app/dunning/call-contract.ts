import * as z from 'zod/mini';
import { command } from '../../contract/endpoint.ts';
import { edited } from '../../contract/draft-detail.ts';
import { draftRef } from '../../contract/reminder-shapes.ts';
import { amount, id, isoDate, text } from '../../contract/wire.ts';
import { disputeCategories } from '../openitems/contract.ts';

/** What may come of a call. */
export const callOutcomes = [
  'reached',
  'promise',
  'dispute',
  'not-received',
  'message-left',
  'no-answer',
  'wrong-person',
  'wrong-number',
] as const;

export const recordCall = command({
  path: '/dunning/drafts/record-call',
  permission: 'dunning.prepare',
  input: z.object({
    ...draftRef,
    outcome: z.enum(callOutcomes),
    note: text(500),
    promise: z.optional(z.object({ dueOn: isoDate, amountMinor: amount })),
    dispute: z.optional(z.object({ itemId: id, amountMinor: amount, category: z.enum(disputeCategories) })),
    /** The invoices leave again; reminders of them wait until that day. */
    resend: z.optional(
      z.object({ itemIds: z.array(id).check(z.minLength(1)), to: text(254), holdUntil: isoDate }),
    ),
    /** Whom we spoke to, when it was not the one to speak to, and who is. */
    wrong: z.optional(
      z.object({
        contactId: z.nullable(id),
        instead: z.nullable(z.object({ name: text(120), email: text(254), phone: text(40) })),
      }),
    ),
  }),
  output: edited,
  summary:
    'Note what came of a call, and do what follows; when nobody answered for it the call stays to be made',
});
