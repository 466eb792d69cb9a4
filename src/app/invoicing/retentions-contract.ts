import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { amount, currency, id, isoDate, text } from '../../contract/wire.ts';

const retention = z.object({
  retention: z.nullable(
    z.object({
      currency,
      amountMinor: amount,
      /** Still kept back: less what credit notes took off, nothing once it is released. */
      heldMinor: amount,
      /** As the invoice says. */
      releaseOn: isoDate,
      /** An opposition, or another day; `until` null: until somebody releases it. */
      hold: z.nullable(z.object({ until: z.nullable(isoDate), reason: z.string(), by: z.string() })),
      release: z.nullable(z.object({ on: isoDate, by: z.string(), amountMinor: amount, openMinor: amount })),
    }),
  ),
});

export const retentionsContract = {
  read: query({
    path: '/documents/:id/retention',
    permission: 'invoices.read',
    input: z.object({ id }),
    output: retention,
    summary: 'What an issued invoice keeps back as a retention of guarantee, until when, and its release',
  }),
  release: command({
    path: '/documents/:id/release-retention',
    permission: 'payments.record',
    input: z.object({ id }),
    output: retention,
    summary:
      'Release a retention of guarantee today: from 4117 to 411, where it is asked for like all claims',
  }),
  hold: command({
    path: '/documents/:id/hold-retention',
    permission: 'payments.record',
    input: z.object({ id, until: z.nullable(isoDate), reason: text(300) }),
    output: retention,
    summary: 'Note an opposition to the release of a retention, or another day for it',
  }),
  undo: command({
    path: '/documents/:id/undo-retention-release',
    permission: 'payments.record',
    input: z.object({ id, reason: text(300) }),
    output: retention,
    summary: 'Undo the release of a retention nobody has paid: it is kept back until somebody releases it',
  }),
} as const;
