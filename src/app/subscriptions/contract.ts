import * as z from 'zod/mini';
import { documentContent } from '../../contract/document-shapes.ts';
import { command, query } from '../../contract/endpoint.ts';
import { amount, currency, done, finding, id, isoDate, none, text } from '../../contract/wire.ts';
import { billingModes } from '../billing/contract.ts';

const mode = z.enum(billingModes);
const decimal = z.string().check(z.regex(/^-?\d{1,12}(\.\d{1,8})?$/));
const percent = z.string().check(z.regex(/^\d{1,3}(\.\d{1,4})?$/));
const hour = z.number().check(z.int(), z.minimum(0), z.maximum(23));

const indexation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('percent'), percent }),
  z.object({
    kind: z.literal('index'),
    name: text(60),
    base: decimal,
    values: z.array(z.object({ from: isoDate, value: decimal })).check(z.maxLength(60)),
  }),
]);

const subscriptionFields = {
  customerId: id,
  title: text(200).check(z.minLength(1)),
  /** The document of each period; its customer, dates and period are filled in. */
  content: documentContent,
  everyMonths: z.number().check(z.int(), z.minimum(1), z.maximum(60)),
  /** 31: the last day of the month. */
  anchorDay: z.number().check(z.int(), z.minimum(1), z.maximum(31)),
  timing: z.enum(['advance', 'arrears']),
  startsOn: isoDate,
  endsOn: z.nullable(isoDate),
  prorate: z.boolean(),
  indexation,
  mode,
  hour,
};

const occurrence = z.object({
  on: isoDate,
  from: isoDate,
  to: isoDate,
  state: z.enum(['done', 'failed', 'skipped']),
  documentId: z.nullable(id),
  documentNumber: z.string(),
  grossMinor: z.nullable(amount),
  findings: z.array(finding),
});

const upcoming = z.object({
  on: isoDate,
  from: isoDate,
  to: isoDate,
  /** Days charged of a period cut short. */
  part: z.nullable(z.object({ days: z.number(), of: z.number() })),
  netMinor: amount,
  grossMinor: amount,
});

const row = z.object({
  id,
  customerId: id,
  customerName: z.string(),
  title: z.string(),
  everyMonths: z.number(),
  anchorDay: z.number(),
  timing: z.enum(['advance', 'arrears']),
  mode,
  startsOn: isoDate,
  endsOn: z.nullable(isoDate),
  pausedOn: z.nullable(isoDate),
  currency,
  next: z.nullable(upcoming),
  failed: z.number(),
  /** Of the coming twelve months, without VAT. */
  yearMinor: amount,
});

const subscription = z.object({
  id,
  ...subscriptionFields,
  customerName: z.string(),
  /** The clock of the customer where it is not the company’s; the hour is its hour. */
  customerZone: z.nullable(z.string()),
  pausedOn: z.nullable(isoDate),
  version: z.number(),
  createdBy: z.string(),
  /** Latest first. */
  occurrences: z.array(occurrence),
  /** The next twelve months. */
  upcoming: z.array(upcoming),
  today: isoDate,
});

const identified = z.object({ id, version: z.number() });

export const subscriptionsContract = {
  list: query({
    path: '/subscriptions',
    permission: 'invoices.read',
    input: none,
    output: z.object({ subscriptions: z.array(row), today: isoDate }),
    summary: 'Subscriptions with their next invoice',
  }),
  read: query({
    path: '/subscriptions/:id',
    permission: 'invoices.read',
    input: z.object({ id }),
    output: subscription,
    summary: 'A subscription, what was invoiced of it, and its next twelve months',
  }),
  create: command({
    path: '/subscriptions/create',
    permission: 'invoices.issue',
    input: z.object(subscriptionFields),
    output: subscription,
    summary: 'Invoice a document again and again',
  }),
  edit: command({
    path: '/subscriptions/:id/edit',
    permission: 'invoices.issue',
    input: z.object({ id, version: z.number(), ...subscriptionFields }),
    output: subscription,
    summary: 'Change a subscription from its next period on',
  }),
  pause: command({
    path: '/subscriptions/:id/pause',
    permission: 'invoices.issue',
    input: identified,
    output: subscription,
    summary: 'Invoice nothing of it until it is resumed',
  }),
  resume: command({
    path: '/subscriptions/:id/resume',
    permission: 'invoices.issue',
    input: z.object({ id, version: z.number(), missed: z.enum(['skip', 'bill']) }),
    output: subscription,
    summary: 'Invoice it again; periods of the pause are skipped, or caught up',
  }),
  retry: command({
    path: '/subscriptions/:id/retry',
    permission: 'invoices.issue',
    input: z.object({ id, on: isoDate }),
    output: subscription,
    summary: 'Try a failed period again',
  }),
  skip: command({
    path: '/subscriptions/:id/skip',
    permission: 'invoices.issue',
    input: z.object({ id, on: isoDate }),
    output: subscription,
    summary: 'Leave a failed period out for good',
  }),
  drop: command({
    path: '/subscriptions/:id/drop',
    permission: 'invoices.issue',
    input: identified,
    output: done,
    summary: 'Throw away a subscription of which nothing was invoiced',
  }),
} as const;
