import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { done, id, instant, none, sha256, text } from '../../contract/wire.ts';

const count = z.number();
const email = z
  .string()
  .check(z.trim(), z.toLowerCase(), z.maxLength(254), z.regex(/^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/));

/**
 * - `queued`: leaves at `notBefore`, or when a mail account is there
 * - `held`: does not leave, for the reason in `heldReason`
 * - `sending`: being handed to the mail server
 * - `sent`: accepted by the mail server
 * - `failed`: refused for certain; nothing left
 * - `ambiguous`: nobody knows whether it left; a person decides, it is never sent again by itself
 * - `cancelled`: taken back before it left
 */
export const messageStates = [
  'queued',
  'held',
  'sending',
  'sent',
  'failed',
  'ambiguous',
  'cancelled',
] as const;

export const messageKinds = ['reminder', 'document', 'test', 'notice', 'code', 'announcement'] as const;

const messageRow = z.object({
  id,
  kind: z.enum(messageKinds),
  state: z.enum(messageStates),
  /** `demo`: an organisation of examples sends nothing. */
  heldReason: z.nullable(z.enum(['demo'])),
  partyId: z.nullable(id),
  partyName: z.string(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  subject: z.string(),
  attachmentCount: count,
  createdAt: instant,
  createdBy: z.string(),
  notBefore: instant,
  sentAt: z.nullable(instant),
  /** Times it was handed to the mail server. */
  tries: count,
  /** What the mail server or the network said last; '' when nothing went wrong. */
  lastResponse: z.string(),
  version: z.number(),
});

const messageEvent = z.object({
  id,
  at: instant,
  kind: z.enum([
    'queued',
    'held',
    'sending',
    'sent',
    'refused',
    'failed',
    'ambiguous',
    'resolved-sent',
    'resolved-not-sent',
    'cancelled',
    'sent-now',
    'retried',
    // Reported later by a mail server.
    'bounced',
    'delayed',
    'delivered',
  ]),
  detail: z.string(),
  by: z.string(),
});

const mailAccount = z.object({
  host: z.string(),
  port: z.number(),
  /** `tls`: encrypted from the first byte (465); `starttls`: encryption demanded (587); `none`: only on this machine. */
  security: z.enum(['tls', 'starttls', 'none']),
  user: z.string(),
  hasPassword: z.boolean(),
  fromAddress: z.string(),
  fromName: z.string(),
  replyTo: z.string(),
  /** Mails a minute at most. */
  ratePerMinute: z.number(),
  /** And an hour; null: as many as the minutes allow. */
  ratePerHour: z.nullable(z.number()),
  version: z.number(),
});

/** Whether mail leaves, and if not, why. Shown above the outbox and the review of reminders. */
export const sendingState = z.object({
  /**
   * `ready`; `not-configured`: no mail account; `unreachable`: the server does not answer or refuses us, tried again at
   * `retryAt`; `quarantined`: a restored or copied database; `demo`: examples send nothing.
   */
  state: z.enum(['ready', 'not-configured', 'unreachable', 'quarantined', 'demo']),
  /** What waits because the rate of the account is reached, and when the next one may leave; null otherwise. */
  paced: z.nullable(z.object({ per: z.enum(['minute', 'hour']), until: instant })),
  from: z.string(),
  problem: z.string(),
  retryAt: z.nullable(instant),
  queued: count,
  ambiguous: count,
  failed: count,
});

export const messagesContract = {
  list: query({
    path: '/messages',
    permission: 'messages.read',
    input: z.object({
      state: z.optional(z.enum(messageStates)),
      partyId: z.optional(id),
      text: z.optional(text(100)),
      offset: z.optional(z.number().check(z.int(), z.minimum(0))),
    }),
    output: z.object({
      /** Newest first, a hundred at most from `offset`. */
      messages: z.array(messageRow),
      total: count,
      /** By state, whatever the filter. */
      counts: z.record(z.enum(messageStates), count),
      sending: sendingState,
    }),
    summary: 'The outbox: what was written, whether it left, and why not',
  }),
  read: query({
    path: '/messages/:id',
    permission: 'messages.read',
    input: z.object({ id }),
    output: z.object({
      message: z.object({
        ...messageRow.shape,
        messageId: z.string(),
        text: z.string(),
        /** Show it in a sandboxed frame without scripts. */
        html: z.string(),
        /** Pictures inside the HTML, by the names it calls them (cid:); they are not among the attachments. */
        pictures: z.array(z.object({ cid: z.string(), sha256 })),
        attachments: z.array(z.object({ sha256, name: z.string(), mediaType: z.string(), size: z.number() })),
      }),
      events: z.array(messageEvent),
    }),
    summary: 'A message exactly as it leaves or left, with what happened to it',
  }),
  sending: query({
    path: '/messages/sending',
    permission: 'messages.read',
    input: none,
    output: sendingState,
    summary: 'Whether mail leaves, and if not, why',
  }),
  cancel: command({
    path: '/messages/cancel',
    permission: 'messages.send',
    input: z.object({ id, version: z.number() }),
    output: done,
    summary: 'Take a message back before it leaves',
  }),
  sendNow: command({
    path: '/messages/send-now',
    permission: 'messages.send',
    input: z.object({ id, version: z.number() }),
    output: done,
    summary: 'Let a waiting message leave at once',
  }),
  retry: command({
    path: '/messages/retry',
    permission: 'messages.send',
    input: z.object({ id, version: z.number() }),
    output: done,
    summary: 'Let a refused message try again, the same with the same Message-ID',
  }),
  resolveAmbiguous: command({
    path: '/messages/resolve-ambiguous',
    permission: 'messages.send',
    input: z.object({ id, version: z.number(), outcome: z.enum(['sent', 'not-sent']) }),
    output: done,
    summary: 'Say whether a message of unknown fate left; it is not sent again either way',
  }),
  readAccount: query({
    path: '/mail-account',
    permission: 'organization.read',
    input: none,
    output: z.object({ account: z.nullable(mailAccount), sending: sendingState }),
    summary: 'The mail account; the password is never given back',
  }),
  saveAccount: command({
    path: '/mail-account/save',
    permission: 'organization.edit',
    input: z.object({
      /** 0 for the first. */
      version: z.number(),
      host: text(253).check(z.minLength(1)),
      port: z.number().check(z.int(), z.minimum(1), z.maximum(65_535)),
      security: z.enum(['tls', 'starttls', 'none']),
      user: text(254),
      /** Left out: the one kept stays. Empty: none. */
      password: z.optional(z.string().check(z.maxLength(1000))),
      fromAddress: email,
      fromName: text(100),
      replyTo: z.union([email, z.literal('')]),
      ratePerMinute: z.number().check(z.int(), z.minimum(1), z.maximum(6000)),
      /** Left out: the one kept stays. null: no limit by the hour. */
      ratePerHour: z.optional(z.nullable(z.number().check(z.int(), z.minimum(1), z.maximum(100_000)))),
    }),
    output: z.object({ account: mailAccount }),
    summary: 'Save the mail account',
  }),
  removeAccount: command({
    path: '/mail-account/remove',
    permission: 'organization.edit',
    input: z.object({ version: z.number() }),
    output: done,
    summary: 'Forget the mail account and its password; messages wait in the outbox',
  }),
  testAccount: command({
    path: '/mail-account/test',
    permission: 'organization.edit',
    input: z.object({ to: email }),
    output: z.object({ response: z.string() }),
    summary: 'Send a test mail through the saved account; a refusal is said in the server’s words',
  }),
} as const;
