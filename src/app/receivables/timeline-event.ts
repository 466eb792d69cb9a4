import * as z from 'zod/mini';
import { amount, currency, id, instant, isoDate } from '../../contract/wire.ts';

const timelineKinds = [
  'invoice',
  'credit_note',
  'late_charge',
  'payment',
  'payment-reversed',
  'allocation',
  'allocation-undone',
  'hold',
  'hold-lifted',
  'promise',
  'promise-ended',
  'dispute',
  'dispute-closed',
  'edited',
  'reminder',
  'document-read',
  'quote-accepted',
  'quote-refused',
  'portal-contact',
  'portal-resend',
  'debt-acknowledged',
  'account-read',
  'file-opened',
  'message-refused',
  'plan',
  'plan-ended',
  'thanked',
  'mail-received',
  'mail-bounced',
  'mail-delayed',
  'mail-delivered',
  'mail-opened',
  'machine-visit',
  'cheque-unpaid',
  'bill-unpaid',
] as const;

/** One fact of a customer’s history. The sentence is made of it on the screen, in the language of the reader. */
export const timelineEvent = z.object({
  key: z.string(),
  kind: z.enum(timelineKinds),
  on: isoDate,
  at: instant,
  number: z.string(),
  itemId: z.nullable(id),
  currency: z.nullable(currency),
  amountMinor: z.nullable(amount),
  /** A reason, a note, a method, an action: as recorded. */
  detail: z.string(),
  /** The documents it touched. */
  numbers: z.array(z.string()),
  until: z.nullable(isoDate),
  by: z.string(),
});
