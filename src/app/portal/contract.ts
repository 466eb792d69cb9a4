import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { mine } from '../../contract/mine.ts';
import { amount, currency, done, id, instant, isoDate, none } from '../../contract/wire.ts';

const link = z.object({
  /** The whole address, to copy; '' when the secret key was changed since: make a new link. */
  url: z.string(),
  expiresOn: isoDate,
  isExpired: z.boolean(),
  recordedBy: z.string(),
  recordedAt: instant,
});

/** Without robots and without ourselves. */
const reads = z.object({
  probable: z.number(),
  certain: z.number(),
  machine: z.number(),
  firstAt: z.nullable(instant),
  lastAt: z.nullable(instant),
});

const view = z.object({
  link: z.nullable(link),
  /** Encaisse is reached by https: the link opens from elsewhere than this machine. */
  isPublic: z.boolean(),
  /** Over all links of the document. */
  reads,
  answer: z.nullable(
    z.object({
      answer: z.enum(['accepted', 'refused']),
      name: z.string(),
      note: z.string(),
      at: instant,
      ip: z.string(),
      userAgent: z.string(),
      /** False: somebody told it, and a user of the company wrote it down. */
      isThroughLink: z.boolean(),
      contentSha256: z.string(),
      /** Names of the options that were chosen. */
      options: z.array(z.string()),
      /** With these options, VAT included; null where it was refused. */
      total: z.nullable(z.object({ minor: amount, currency })),
    }),
  ),
});

const accountView = z.object({
  link: z.nullable(link),
  isPublic: z.boolean(),
  reads,
  /** E-mail addresses that have a link of their own, which can be closed alone. */
  recipients: z.array(z.object({ recipient: z.string(), expiresOn: isoDate })),
});

const acknowledge = z.object({ business: z.boolean(), consumer: z.boolean() });
const settings = z.object({
  inMails: z.boolean(),
  inReminders: z.boolean(),
  days: z.number(),
  /** Who may acknowledge its debt in writing on its page. */
  acknowledge,
  /** Thanks, once all is paid after a reminder. */
  thanks: z.boolean(),
  isPublic: z.boolean(),
});

const reply = z.object({
  id,
  /** null: from the page of the account. */
  documentId: z.nullable(id),
  /** The invoices it is about. */
  numbers: z.array(z.string()),
  partyId: id,
  partyName: z.string(),
  kind: z.enum(['promise', 'paid', 'dispute', 'contact', 'plan', 'resend', 'acknowledge']),
  /** Who answered, as they say. */
  name: z.string(),
  /** Announced, said to be paid, or contested; null for a contact. */
  amountMinor: z.nullable(amount),
  currency,
  on: z.nullable(isoDate),
  note: z.string(),
  email: z.string(),
  at: instant,
  readBy: z.string(),
  readAt: z.nullable(instant),
  /** Our answer to a proposal (a plan, another contact); null while there is none. */
  outcome: z.nullable(z.enum(['accepted', 'refused'])),
  /** Of a plan that was proposed. */
  instalments: z.array(z.object({ dueOn: isoDate, amountMinor: amount })),
  /** What came with a dispute. */
  files: z.array(z.object({ name: z.string(), sha256: z.string() })),
});

export const portalContract = {
  replies: query({
    path: '/portal/replies',
    permission: 'customers.read',
    input: z.object({ mine }),
    output: z.object({
      replies: z.array(reply),
      unread: z.number(),
      /** Payment plans that broke and that nobody has seen to yet. */
      brokenPlans: z.number(),
    }),
    summary: 'What customers answered on the pages of their invoices: unread first, then the latest',
  }),
  readReply: command({
    path: '/portal/replies/:id/read',
    permission: 'customers.edit',
    input: z.object({ id }),
    output: done,
    summary: 'Say that a person has read an answer of a customer',
  }),
  decideReply: command({
    path: '/portal/replies/:id/decide',
    permission: 'customers.edit',
    input: z.object({
      id,
      accept: z.boolean(),
      /** Of a plan: the customer gets our answer by e-mail; left out: it is on its page only. */
      tell: z.optional(z.boolean()),
    }),
    output: z.object({ told: z.boolean() }),
    summary: 'Accept or refuse what a customer proposed: instalments, or another person to write to',
  }),
  readLink: query({
    path: '/documents/:id/link',
    permission: 'invoices.read',
    input: z.object({ id }),
    output: view,
    summary: 'The customer’s link to a document, who read it, and what was answered',
  }),
  makeLink: command({
    path: '/documents/:id/link/make',
    permission: 'invoices.edit',
    input: z.object({ id }),
    output: view,
    summary: 'The link that opens a sent or issued document; made when there is none that opens',
  }),
  revokeLink: command({
    path: '/documents/:id/link/revoke',
    permission: 'invoices.edit',
    input: z.object({ id }),
    output: view,
    summary: 'Close the link at once',
  }),
  readAccountLink: query({
    path: '/customers/:id/link',
    permission: 'customers.read',
    input: z.object({ id }),
    output: accountView,
    summary: 'The link to all that a customer owes, and who looked',
  }),
  makeAccountLink: command({
    path: '/customers/:id/link/make',
    permission: 'customers.edit',
    input: z.object({ id }),
    output: accountView,
    summary: 'The link that opens the open invoices and the statement of a customer',
  }),
  revokeAccountLink: command({
    path: '/customers/:id/link/revoke',
    permission: 'customers.edit',
    input: z.object({ id, recipient: z.string() }),
    output: accountView,
    summary: 'Close at once the link made for an address, or the one handed out (empty)',
  }),
  settings: query({
    path: '/portal/settings',
    permission: 'organization.read',
    input: none,
    output: settings,
    summary: 'Whether e-mails carry the link of their document, and how long links open',
  }),
  editSettings: command({
    path: '/portal/settings/edit',
    permission: 'organization.edit',
    input: z.object({
      inMails: z.boolean(),
      inReminders: z.boolean(),
      days: z.number().check(z.int(), z.minimum(1), z.maximum(3650)),
      acknowledge,
      thanks: z.boolean(),
    }),
    output: done,
    summary: 'Change whether e-mails carry links, and how long new links open',
  }),
} as const;

export { openingsContract } from './openings-contract.ts';
