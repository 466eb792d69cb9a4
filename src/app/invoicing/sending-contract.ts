import * as z from 'zod/mini';
import { command, download, query } from '../../contract/endpoint.ts';
import { id, instant, isoDate, text } from '../../contract/wire.ts';

/**
 * Where a document stands on its way to the customer, in a word:
 * - `unsent`: issued, and neither e-mailed, printed nor opened by its link
 * - `waiting`: its e-mail is in the outbox
 * - `unsure`: nobody knows whether its e-mail left
 * - `sent`: a mail server took it
 * - `bounced`: the mail server refused its last e-mail for good
 * - `viewed`: its page was opened by a person, as far as can be told
 * - `printed`: put together for the printer, or sent again on paper
 */
export const sendingMarks = ['unsent', 'waiting', 'unsure', 'sent', 'bounced', 'viewed', 'printed'] as const;
export const sendingMark = z.enum(sendingMarks);

/** What the list may be narrowed to. */
export const sendingFilters = ['unsent', 'bounced'] as const;
export const sendingFilter = z.enum(sendingFilters);

/** What happened to a message, as the outbox says it. */
export const mailSteps = [
  'queued',
  'held',
  'sent',
  'refused',
  'failed',
  'ambiguous',
  'resolved-sent',
  'resolved-not-sent',
  'cancelled',
  'retried',
  'bounced',
  'delayed',
  'delivered',
] as const;
export const visitSteps = ['page', 'pdf', 'xml', 'answer'] as const;
export const trailSteps = [...mailSteps, ...visitSteps, 'answered', 'not-received', 'printed'] as const;
export const saidHow = ['call', 'email', 'portal', 'letter'] as const;

const step = z.object({
  key: z.string(),
  at: instant,
  kind: z.enum(trailSteps),
  /** A message: whom it goes to. */
  to: z.array(z.string()),
  /** Who did it, or who says that it did not come. */
  by: z.string(),
  /** What the mail server answered, or what was noted. */
  detail: z.string(),
  /** The message in the outbox. */
  messageId: z.nullable(id),
  /** Its Message-ID (RFC 5322). */
  header: z.string(),
  /** Sent because the customer did not receive it. */
  isResend: z.boolean(),
  visit: z.nullable(
    z.object({
      certainty: z.enum(['machine', 'probable', 'certain']),
      ip: z.string(),
      userAgent: z.string(),
    }),
  ),
  said: z.nullable(z.object({ how: z.enum(saidHow), on: isoDate, resentBy: z.enum(['email', 'print']) })),
});

const trail = z.object({
  mark: z.nullable(sendingMark),
  /** Oldest first. */
  steps: z.array(step),
  /** The last e-mail that a mail server took; the day by the company’s clock. */
  lastSent: z.nullable(z.object({ on: isoDate, to: z.array(z.string()) })),
  /** Whether a reminder could still come for it: then it may be held back for a while. */
  isOpen: z.boolean(),
});

export const sendingContract = {
  trail: query({
    path: '/documents/:id/sending',
    permission: 'invoices.read',
    input: z.object({ id }),
    output: trail,
    summary: 'How a document left, what mail servers answered, who opened it, who says it did not come',
  }),
  reportNonReceipt: command({
    path: '/documents/:id/not-received',
    permission: 'messages.send',
    input: z.object({
      id,
      saidBy: text(120).check(z.minLength(1)),
      saidHow: z.enum(saidHow),
      saidOn: isoDate,
      note: text(500),
      /** Null: it goes again on paper. */
      mail: z.nullable(
        z.object({
          to: z.array(text(254)).check(z.minLength(1), z.maxLength(10)),
          subject: text(300).check(z.minLength(1)),
          body: text(8000).check(z.minLength(1)),
          withProof: z.boolean(),
        }),
      ),
      /** No reminder before the day after; null: reminders go on as they are. */
      holdUntil: z.nullable(isoDate),
    }),
    output: trail,
    summary:
      'The customer did not receive it: noted with who, when and how, and sent again as the same bytes; its due date stays',
  }),
  proof: download(
    {
      path: '/documents/:id/sending/proof',
      permission: 'invoices.read',
      input: z.object({ id, language: z.optional(z.enum(['fr', 'en'])) }),
      summary:
        'A paper that proves the sendings: digests, seal, messages with the answers of servers, visits',
    },
    z.unknown(),
  ),
} as const;
