import * as z from 'zod/mini';
import { command, download, query } from '../../contract/endpoint.ts';
import {
  channels,
  count,
  exclusionCodes,
  params,
  policyContent,
  stepKinds,
} from '../../contract/reminder-shapes.ts';
import { amount, currency, done, id, isoDate, none, text } from '../../contract/wire.ts';

/** What one asks of the list « Pourquoi ? » : each open invoice has exactly one. */
export const outlooks = ['leaves', 'listed', 'waits', 'stopped'] as const;

const offset = z.optional(z.number().check(z.int(), z.minimum(0)));
const step = z.object({ stepCode: z.string(), on: isoDate });

const why = z.object({
  itemId: id,
  partyId: id,
  customerName: z.string(),
  number: z.string(),
  currency,
  dueOn: isoDate,
  daysLate: z.number(),
  openMinor: amount,
  /** The last step done; its code is null when only its day is known. */
  last: z.nullable(z.object({ stepCode: z.nullable(z.string()), on: isoDate })),
  outlook: z.enum(outlooks),
  /** texts.dunning.reason: of the message it leaves in, or is named in. */
  reason: z.nullable(
    z.object({
      key: z.enum(['pre-due', 'first', 'again', 'call', 'formal-notice', 'promise-broken']),
      params,
    }),
  ),
  channel: z.nullable(z.enum(channels)),
  /** texts.dunning.exclusion: why it moves on in no message of today. */
  exclusion: z.nullable(z.object({ code: z.enum(exclusionCodes), params })),
  /** The next step, and its day or that of the next look; null where no day is known. */
  stepCode: z.nullable(z.string()),
  on: z.nullable(isoDate),
  /** What follows if nothing is paid. */
  then: z.nullable(step),
});

const previewRow = z.object({
  on: isoDate,
  partyId: id,
  customerName: z.string(),
  stepCode: z.string(),
  kind: z.enum(stepKinds),
  level: z.number(),
  channel: z.enum(channels),
  itemCount: count,
  totalMinor: amount,
  currency,
});

const replaySums = z.object({
  messages: count,
  calls: count,
  letters: count,
  customers: count,
  items: count,
  byStep: z.array(z.object({ stepCode: z.string(), kind: z.enum(stepKinds), count })),
  byChannel: z.partialRecord(z.enum(channels), count),
  /** Days late of the first reminder, for the middle item; null when none had one. */
  medianFirstDelay: z.nullable(z.number()),
  nearlyPaid: count,
});

const trial = z.object({
  id,
  state: z.enum(['running', 'done', 'cancelled']),
  from: isoDate,
  to: isoDate,
  /** Customers looked at so far, and in all. */
  done: count,
  total: count,
  version: z.number(),
  /** Once it is done: as the policy is now, and as the editor has it. */
  result: z.nullable(z.object({ now: replaySums, changed: replaySums })),
});

export const customerKinds = ['company', 'individual', 'public_body'] as const;

export const resultFilter = {
  /** Days the messages were accepted on, both included; left out: the last twelve months. */
  from: z.optional(isoDate),
  to: z.optional(isoDate),
  customerKind: z.optional(z.enum(customerKinds)),
  channel: z.optional(z.enum(channels)),
  /** `policyId/version`. */
  policy: z.optional(z.string().check(z.regex(/^[0-9a-f-]{36}\/\d{1,6}$/))),
};

/** Of the items whose window is over: how many were asked for, what was paid, how many were paid whole. */
const paidWithin = z.object({
  days: z.number(),
  itemCount: count,
  askedMinor: amount,
  paidMinor: amount,
  paidItemCount: count,
});

const stepResult = z.object({
  stepCode: z.string(),
  kind: z.enum(stepKinds),
  currency,
  itemCount: count,
  customerCount: count,
  askedMinor: amount,
  windows: z.array(paidWithin),
});

const handOverPart = z.enum([
  'statement',
  'claim',
  'invoices',
  'messages',
  'letters',
  'calls',
  'promises',
  'disputes',
  'replies',
  'mails',
  'plans',
  'acknowledgements',
  'proofs',
]);

export const insightContract = {
  why: query({
    path: '/insight/why',
    permission: 'dunning.read',
    input: z.object({
      customerId: z.optional(id),
      outlook: z.optional(z.enum(outlooks)),
      code: z.optional(z.enum(exclusionCodes)),
      text: z.optional(text(100)),
      offset,
    }),
    output: z.object({
      asOf: isoDate,
      items: z.array(why),
      total: count,
      /** Of all that the customer and the text leave, before outlook and code. */
      outlooks: z.array(z.object({ outlook: z.enum(outlooks), count })),
      codes: z.array(z.object({ code: z.enum(exclusionCodes), count })),
    }),
    summary:
      'Why each open invoice would or would not be reminded today, and when next; two hundred at most from `offset`',
  }),
  whyItem: query({
    path: '/insight/items/:id/why',
    permission: 'dunning.read',
    input: z.object({ id }),
    /** null: nothing is open on it. */
    output: z.object({ asOf: isoDate, item: z.nullable(why) }),
    summary: 'Why one open invoice would or would not be reminded today, and when next',
  }),
  preview: query({
    path: '/insight/preview',
    permission: 'dunning.read',
    input: z.object({
      /** The last customer of the part before; left out: the first part. */
      after: z.optional(id),
    }),
    output: z.object({
      from: isoDate,
      to: isoDate,
      /** In order of days and names. */
      rows: z.array(previewRow),
      /** Customers of this part, and of all parts; the latter with the first part alone. */
      customers: count,
      customersInAll: z.nullable(count),
      /** Where the next part begins; null: this was the last. */
      next: z.nullable(id),
    }),
    summary:
      'What would leave within thirty days if nothing were paid; five hundred customers at most from `after`',
  }),
  exportPreview: download(
    {
      path: '/insight/preview.csv',
      permission: 'dunning.read',
      input: none,
      summary: 'What would leave within thirty days if nothing were paid, as CSV',
    },
    z.unknown(),
  ),
  startTrial: command({
    path: '/insight/trials/start',
    permission: 'dunning.policy',
    input: z.object({ policyId: id, ...policyContent }),
    output: z.object({ id }),
    summary: 'Replay the last twelve months under a policy as it is and as it is edited; nothing is saved',
  }),
  trial: query({
    path: '/insight/trials/:id',
    permission: 'dunning.read',
    input: z.object({ id }),
    output: z.object({ trial }),
    summary: 'How far a replay is, and its result',
  }),
  cancelTrial: command({
    path: '/insight/trials/cancel',
    permission: 'dunning.policy',
    input: z.object({ id }),
    output: done,
    summary: 'Stop a replay',
  }),
  results: query({
    path: '/insight/results',
    permission: 'dunning.read',
    input: z.object(resultFilter),
    output: z.object({
      from: isoDate,
      to: isoDate,
      today: isoDate,
      steps: z.array(stepResult),
      /** Policy versions that sent anything in that time. */
      policies: z.array(z.object({ policy: z.string(), name: z.string(), version: z.number() })),
    }),
    summary: 'What was paid within 7, 14 and 30 days after each step',
  }),
  exportResults: download(
    {
      path: '/insight/results.csv',
      permission: 'dunning.read',
      input: z.object(resultFilter),
      summary: 'What was paid after each step, by policy version, kind of customer and channel, as CSV',
    },
    z.unknown(),
  ),
  handOver: query({
    path: '/insight/customers/:id/hand-over',
    permission: 'dunning.hand-over',
    input: z.object({ id }),
    output: z.object({
      asOf: isoDate,
      totals: z.array(
        z.object({
          currency,
          principalMinor: amount,
          interestMinor: amount,
          indemnityMinor: amount,
        }),
      ),
      /** How many of each; messages and letters as they left. */
      parts: z.array(z.object({ part: handOverPart, count })),
      /** What a reader would look for and not find. */
      gaps: z.array(
        z.object({
          code: z.enum([
            'invoice-without-pdf',
            'no-formal-notice',
            'open-dispute',
            'no-debtor-identifier',
            'insolvency',
            'missing-rate',
            'lapsed',
            'lapses-soon',
          ]),
          count,
        }),
      ),
    }),
    summary: 'What the hand-over archive of a customer would hold, and what it lacks',
  }),
  handOverArchive: download(
    {
      path: '/insight/customers/:id/hand-over.zip',
      permission: 'dunning.hand-over',
      input: z.object({ id }),
      summary: 'One archive for a lawyer or commissaire de justice: claim, proofs and their digests',
    },
    z.unknown(),
  ),
} as const;
