import * as z from 'zod/mini';
import { download, query } from '../../contract/endpoint.ts';
import { mine } from '../../contract/mine.ts';
import { amount, currency, id, isoDate, none, text } from '../../contract/wire.ts';
import { doubtfulReasons } from '../closing/contract.ts';
import { disputeCategories, promiseSources } from '../openitems/contract.ts';
import { missing, narrowing } from '../party/contract.ts';
import { aging, bucket, count, inCurrency } from './aging-shapes.ts';
import { balancesContract } from './balances-contract.ts';
import { direction, format, itemFilter, itemSorts, reminder } from './item-shapes.ts';
import { timelineEvent } from './timeline-event.ts';

export { bucket } from './aging-shapes.ts';
export { itemKinds, itemSorts, itemStates } from './item-shapes.ts';

export const customerSorts = ['name', 'code', 'balance', 'overdue', 'oldest'] as const;

export const customerShows = [
  'all',
  'owing',
  'late',
  'promised',
  'broken',
  'disputed',
  'held',
  'incomplete',
] as const;

const paging = { cursor: z.optional(z.string().check(z.maxLength(1000))) };
const itemOrder = { sort: z.optional(z.enum(itemSorts)), direction: z.optional(direction) };
const customerFilter = {
  search: z.optional(text(100)),
  /** Only those who owe something, are late, have something going on, or lack what an invoice needs. */
  show: z.optional(z.enum(customerShows)),
  ...narrowing,
  salesperson: z.optional(text(100)),
  debtorGroup: z.optional(text(100)),
  mine,
};
const customerQuery = {
  ...customerFilter,
  sort: z.optional(z.enum(customerSorts)),
  direction: z.optional(direction),
};
export const item = z.object({
  id,
  kind: z.enum([
    'invoice',
    'credit_note',
    'payment',
    'transfer',
    'retention',
    'late_charge',
    'write_off',
    'valuation',
  ]),
  number: z.string(),
  reference: z.string(),
  customerId: id,
  customerName: z.string(),
  customerCode: z.string(),
  currency,
  issuedOn: isoDate,
  dueOn: isoDate,
  state: z.enum(['to-come', 'due', 'late', 'paid', 'part-paid']),
  /** Days after the due date, today or on the day it was settled; 0 or less: in time. */
  daysLate: z.number(),
  /** Index of its aging bucket; null when nothing is due of it. */
  bucket: z.nullable(z.number()),
  amountMinor: amount,
  openMinor: amount,
  settledOn: z.nullable(isoDate),
  lastReminder: z.nullable(reminder),
  nextReminder: z.nullable(reminder),
  /** A person doubts that it will be paid. */
  isDoubtful: z.boolean(),
});

const hold = z.object({
  id,
  itemId: z.nullable(id),
  /** Part of the item; null: all of it. */
  amountMinor: z.nullable(amount),
  currency: z.nullable(currency),
  reason: z.string(),
  fromOn: isoDate,
  untilOn: z.nullable(isoDate),
});
const promise = z.object({
  id,
  itemIds: z.array(id),
  currency,
  amountMinor: amount,
  promisedOn: isoDate,
  dueOn: isoDate,
  state: z.enum(['open', 'kept', 'part_kept', 'broken', 'withdrawn']),
  note: z.string(),
  source: z.enum(promiseSources),
});
const dispute = z.object({
  id,
  itemId: id,
  itemNumber: z.string(),
  currency,
  amountMinor: amount,
  reason: z.string(),
  category: z.enum(disputeCategories),
  /** Who settles it: a user; null: nobody in particular. */
  ownerId: z.nullable(id),
  ownerName: z.string(),
  openedOn: isoDate,
});
const standing = { holds: z.array(hold), promises: z.array(promise), disputes: z.array(dispute) };

const customerRow = z.object({
  id,
  code: z.string(),
  name: z.string(),
  city: z.string(),
  siren: z.string(),
  siret: z.string(),
  vatNumber: z.string(),
  salesperson: z.string(),
  debtorGroup: z.string(),
  /** One per currency in which something is open; the company’s own first. */
  balances: z.array(z.object({ currency, balanceMinor: amount, overdueMinor: amount })),
  oldestDueOn: z.nullable(isoDate),
  averageDelayDays: z.nullable(z.number()),
  lastReminder: z.nullable(reminder),
  tags: z.array(z.string()),
  /** What an invoice to it, or its sending, would lack. */
  missing,
  /** The company’s own fields by key. */
  custom: z.record(z.string(), z.string()),
  /** Put away as a duplicate: shown only where something is owed or going on. */
  isMerged: z.boolean(),
});

export const receivablesContract = {
  home: query({
    path: '/receivables/home',
    permission: 'invoices.read',
    input: none,
    output: z.object({
      asOf: isoDate,
      baseCurrency: currency,
      buckets: z.array(bucket),
      /** The company’s own currency first, always there; then the others in use. */
      currencies: z.array(aging),
      week: z.object({ from: isoDate, payers: count, count, sums: z.array(inCurrency) }),
      work: z.object({
        unattributed: z.object({ count, sums: z.array(inCurrency) }),
        brokenPromises: count,
        promisesDueToday: count,
        openDisputes: count,
        /** Items that became late today. */
        newlyLate: count,
        /** What the last verification of the books found. */
        booksFaults: count,
        /** '2026-2': nobody gave the rates of late interest for it, while invoices are late in it. */
        lateRateMissing: z.nullable(z.string()),
        /** The ECB did not answer, or not with its rates. */
        hasRateFeedFailed: z.boolean(),
      }),
      isEmpty: z.boolean(),
    }),
    summary: 'What is due today: totals, aging buckets by currency, payments of the week, what waits',
  }),
  list: query({
    path: '/receivables/items',
    permission: 'invoices.read',
    input: z.object({ ...itemFilter, ...itemOrder, ...paging }),
    output: z.object({ items: z.array(item), next: z.nullable(z.string()) }),
    summary: 'Invoices, credit notes and payments on account: a page of a hundred',
  }),
  count: query({
    path: '/receivables/items/count',
    permission: 'invoices.read',
    input: z.object(itemFilter),
    output: z.object({
      count,
      sums: z.array(z.object({ currency, amountMinor: amount, openMinor: amount })),
    }),
    summary: 'How many items a filter finds, and their sums by currency',
  }),
  readItem: query({
    path: '/receivables/items/:id',
    permission: 'invoices.read',
    input: z.object({ id }),
    output: z.object({
      item,
      invoiceId: z.nullable(id),
      /** What was written in Encaisse; null for an invoice of another system. */
      documentId: z.nullable(id),
      paymentId: z.nullable(id),
      hasPdf: z.boolean(),
      /** Why it is doubtful, and since when. */
      doubtful: z.nullable(
        z.object({ reason: z.enum(doubtfulReasons), note: z.string(), on: isoDate, by: z.string() }),
      ),
      allocations: z.array(
        z.object({
          id,
          itemId: id,
          kind: item.shape.kind,
          number: z.string(),
          /** Positive; negative in a reversal. */
          amountMinor: amount,
          effectiveOn: isoDate,
          lettrage: z.string(),
          isReversed: z.boolean(),
          by: z.string(),
        }),
      ),
      ...standing,
    }),
    summary: 'One item with what settled it and what holds it back',
  }),
  customers: query({
    path: '/receivables/customers',
    permission: 'customers.read',
    input: z.object({ ...customerQuery, ...paging }),
    output: z.object({ customers: z.array(customerRow), next: z.nullable(z.string()) }),
    summary: 'Customers with what they owe: a page of a hundred',
  }),
  countCustomers: query({
    path: '/receivables/customers/count',
    permission: 'customers.read',
    input: z.object(customerFilter),
    output: z.object({ count }),
    summary: 'How many customers a filter finds',
  }),
  readCustomer: query({
    path: '/receivables/customers/:id',
    permission: 'customers.read',
    input: z.object({ id }),
    output: z.object({
      id,
      code: z.string(),
      name: z.string(),
      asOf: isoDate,
      baseCurrency: currency,
      buckets: z.array(bucket),
      currencies: z.array(aging),
      oldestDueOn: z.nullable(isoDate),
      averageDelayDays: z.nullable(z.number()),
      /** What was collected over the twelve months the delay is computed on. */
      collected: z.array(inCurrency),
      lastReminder: z.nullable(reminder),
      nextReminder: z.nullable(reminder),
      ...standing,
    }),
    summary: 'A customer’s balance, delays, and what holds reminders back',
  }),
  timeline: query({
    path: '/receivables/customers/:id/timeline',
    permission: 'customers.read',
    input: z.object({ id, ...paging }),
    output: z.object({ events: z.array(timelineEvent), next: z.nullable(z.string()) }),
    summary: 'What happened with a customer, newest first',
  }),
  ...balancesContract,
  statement: download(
    {
      path: '/receivables/customers/:id/statement',
      permission: 'customers.read',
      input: z.object({ id, asOf: z.optional(isoDate) }),
      summary: 'The customer’s statement of account (relevé de compte) as a PDF, as of a day',
    },
    z.unknown(),
  ),
  exportItems: download(
    {
      path: '/receivables/items/export',
      permission: 'export',
      input: z.object({ ...itemFilter, ...itemOrder, format }),
      summary: 'The list of items as CSV or XLSX',
    },
    z.unknown(),
  ),
  exportCustomers: download(
    {
      path: '/receivables/customers/export',
      permission: 'export',
      input: z.object({ ...customerQuery, format }),
      summary: 'The list of customers as CSV or XLSX',
    },
    z.unknown(),
  ),
} as const;

export { paperStates, salesContract, salesGroups, salesStates } from './sales-contract.ts';
export { viewsContract } from './views-contract.ts';
