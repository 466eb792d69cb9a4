import * as z from 'zod/mini';
import { command, download, query } from '../../contract/endpoint.ts';
import { mine } from '../../contract/mine.ts';
import { amount, currency, done, id, instant, isoDate, sha256, text } from '../../contract/wire.ts';
import { disputeCategories, replyKinds } from '../../core/replies/index.ts';

export { replyMailboxContract } from './mailbox-contract.ts';

/** `reply`: a person; `automatic`: a program; the others: a mail server about a message of ours. */
export const inboundKinds = ['reply', 'automatic', 'bounce', 'delayed', 'delivered'] as const;
export const inboundStates = ['to-sort', 'kept', 'discarded'] as const;
/** Why not all of a mail is shown. */
export const inboundRemarks = [
  '',
  'too-large',
  'refused',
  'unreadable',
  'too-long',
  'winmail',
  'attachments',
] as const;
export const acceptedKinds = [
  'promise',
  'paid',
  'dispute',
  'wrong-person',
  'absence',
  'not-received',
] as const;

const place = z.object({ from: z.number(), to: z.number() });

const proposal = z.object({
  kind: z.enum(replyKinds),
  /** Characters of `text`. */
  found: place,
  details: z.array(place),
  on: z.nullable(isoDate),
  amountMinor: z.nullable(amount),
  currency: z.nullable(currency),
  /** « la moitié » of what is owed, where no amount is said. */
  share: z.nullable(z.object({ numerator: z.number(), denominator: z.number() })),
  reference: z.string(),
  category: z.nullable(z.enum(disputeCategories)),
  email: z.string(),
});

const row = z.object({
  id,
  kind: z.enum(inboundKinds),
  state: z.enum(inboundStates),
  sender: z.string(),
  senderName: z.string(),
  subject: z.string(),
  excerpt: z.string(),
  at: instant,
  partyId: z.nullable(id),
  partyName: z.string(),
  /** What rules found in it. */
  proposed: z.array(z.enum(replyKinds)),
  readBy: z.string(),
  readAt: z.nullable(instant),
  version: z.number(),
});

const detail = z.object({
  ...row.shape,
  text: z.string(),
  /** What it repeats of earlier messages. */
  quoted: z.string(),
  remark: z.enum(inboundRemarks),
  size: z.number(),
  hasSource: z.boolean(),
  attachments: z.array(z.object({ sha256, name: z.string(), size: z.number() })),
  foundBy: z.enum(['', 'thread', 'address', 'person']),
  proposals: z.array(proposal),
  /** Kinds of proposals that somebody accepted, by whom. */
  acts: z.array(z.object({ kind: z.enum(acceptedKinds), by: z.string(), at: instant })),
  /** The message of ours that it answers. */
  answers: z.nullable(
    z.object({ id, subject: z.string(), sentAt: z.nullable(instant), to: z.array(z.string()) }),
  ),
  /** What its customer owes; `isMeant` where the mail, or the message it answers, is about it. */
  items: z.array(
    z.object({
      id,
      number: z.string(),
      dueOn: isoDate,
      currency,
      openMinor: amount,
      isMeant: z.boolean(),
      /** To send it again; null where we have no document of it. */
      documentId: z.nullable(id),
    }),
  ),
  /** Customers whose addresses are of the same domain, while nobody knows whose it is. */
  /** With the number of theirs that the mail names; '' for one with a contact at the same domain. */
  candidates: z.array(z.object({ id, name: z.string(), number: z.string() })),
});

const act = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('promise'),
    itemIds: z.array(id).check(z.minLength(1)),
    amountMinor: amount,
    currency,
    dueOn: isoDate,
  }),
  z.object({
    kind: z.literal('paid'),
    itemIds: z.array(id).check(z.minLength(1)),
    untilOn: isoDate,
    reason: text(300).check(z.minLength(1)),
  }),
  z.object({ kind: z.literal('absence'), untilOn: isoDate, reason: text(300).check(z.minLength(1)) }),
  z.object({
    kind: z.literal('dispute'),
    itemId: id,
    amountMinor: amount,
    reason: text(500).check(z.minLength(1)),
  }),
  z.object({ kind: z.literal('wrong-person'), name: text(120), email: text(254).check(z.minLength(3)) }),
  /** After the invoice was sent again (documents/:id/not-received). */
  z.object({ kind: z.literal('not-received'), documentId: id }),
]);

/** What customers answer by mail. Rules propose; only `accept` does something, with what a person confirmed. */
export const inboxContract = {
  list: query({
    path: '/inbox',
    permission: 'customers.read',
    input: z.object({ mine }),
    output: z.object({
      messages: z.array(row),
      unread: z.number(),
      /** Null: none is read. `problem`: what the server said when it did not work. */
      mailbox: z.nullable(z.object({ problem: z.string(), lookedAt: z.nullable(instant) })),
    }),
    summary: 'Mails of customers and reports of mail servers: unread first, then the latest',
  }),
  read: query({
    path: '/inbox/:id',
    permission: 'customers.read',
    input: z.object({ id }),
    output: detail,
    summary: 'A mail with what rules found in it, and what its customer owes',
  }),
  markRead: command({
    path: '/inbox/:id/read',
    permission: 'customers.edit',
    input: z.object({ id }),
    output: done,
    summary: 'Say that a person has read a mail: reminders go on',
  }),
  attach: command({
    path: '/inbox/:id/attach',
    permission: 'customers.edit',
    input: z.object({ id, partyId: id, version: z.number() }),
    output: detail,
    summary: 'Say whose a mail is',
  }),
  discard: command({
    path: '/inbox/:id/discard',
    permission: 'customers.edit',
    input: z.object({ id, version: z.number() }),
    output: done,
    summary: 'Say that a mail is no customer’s; nothing is deleted in the mailbox',
  }),
  accept: command({
    path: '/inbox/:id/accept',
    permission: 'customers.edit',
    input: z.object({ id, act }),
    output: detail,
    summary: 'Do what a mail means, as a person confirmed it: promise, hold, dispute, contact, invoice again',
  }),
  source: download(
    {
      path: '/inbox/:id/source',
      permission: 'customers.read',
      input: z.object({ id }),
      summary: 'A mail byte for byte as it came',
    },
    z.unknown(),
  ),
} as const;
