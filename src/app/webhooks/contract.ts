import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { id, instant, none, text } from '../../contract/wire.ts';

export const webhookEvents = [
  'invoice.issued',
  'invoice.sent',
  'invoice.paid',
  'credit_note.issued',
  'quote.accepted',
  'quote.refused',
] as const;
const event = z.enum(webhookEvents);

const endpoint = z.object({
  id,
  url: z.string(),
  events: z.array(event),
  state: z.enum(['active', 'failing', 'disabled']),
  /** 'failing': by itself, after days without success. */
  disabledWhy: z.enum(['', 'failing', 'user']),
  failingSince: z.nullable(instant),
  /** Not delivered yet. */
  waiting: z.number(),
  lastAt: z.nullable(instant),
  lastStatus: z.nullable(z.number()),
  recordedBy: z.string(),
  recordedAt: instant,
});

const delivery = z.object({
  eventId: id,
  type: z.string(),
  payload: z.string(),
  state: z.enum(['waiting', 'delivered', 'failed']),
  attempts: z.number(),
  /** When it is tried next, or was to be. */
  notBefore: instant,
  lastAt: z.nullable(instant),
  /** HTTP status; null when no answer came. */
  lastStatus: z.nullable(z.number()),
  /** Start of the answer, or why there was none. */
  lastAnswer: z.string(),
  recordedAt: instant,
});

const list = z.object({ endpoints: z.array(endpoint) });
const deliveries = z.object({ deliveries: z.array(delivery) });

export const webhooksContract = {
  list: query({
    path: '/webhooks',
    permission: 'users.manage',
    input: none,
    output: list,
    summary: 'Where events are sent, and how that goes',
  }),
  create: command({
    path: '/webhooks/create',
    permission: 'users.manage',
    input: z.object({ url: text(500), events: z.array(event).check(z.minLength(1)) }),
    output: z.object({ id, secret: z.string(), endpoints: z.array(endpoint) }),
    summary:
      'Send events to an address; its secret is shown this once. Signed as standardwebhooks.com says: header webhook-signature is v1,base64(HMAC-SHA256(secret, "id.timestamp.body"))',
    answersSecret: true,
  }),
  setEnabled: command({
    path: '/webhooks/:id/enable',
    permission: 'users.manage',
    input: z.object({ id, enabled: z.boolean() }),
    output: list,
    summary: 'Stop sending to an address, or start again with what waits',
  }),
  remove: command({
    path: '/webhooks/:id/remove',
    permission: 'users.manage',
    input: z.object({ id }),
    output: list,
    summary: 'Forget an address',
  }),
  ping: command({
    path: '/webhooks/:id/ping',
    permission: 'users.manage',
    input: z.object({ id }),
    output: deliveries,
    summary: 'Send a test event',
  }),
  deliveries: query({
    path: '/webhooks/:id/deliveries',
    permission: 'users.manage',
    input: z.object({ id }),
    output: deliveries,
    summary: 'The last fifty events for an address, with what it answered',
  }),
  replay: command({
    path: '/webhooks/:id/replay',
    permission: 'users.manage',
    input: z.object({ id, eventId: id }),
    output: deliveries,
    summary: 'Send an event again; it keeps its id',
  }),
} as const;
