import * as z from 'zod/mini';
import { download, query } from '../../contract/endpoint.ts';
import { amount, currency, id, isoDate } from '../../contract/wire.ts';
import { documentKinds } from '../../core/invoicing/index.ts';
import { sendingFilter, sendingMark } from '../invoicing/contract.ts';
import { direction, format, itemFilter, itemSorts, reminder } from './item-shapes.ts';

/** What stands in the one list: everything that is written to customers, and what they owe of it. */
export const salesGroups = ['all', 'drafts', 'quotes', 'invoices', 'credit_notes', 'payments'] as const;

/** Of what was not issued, or of which nothing is owed. */
export const paperStates = ['draft', 'sent', 'accepted', 'refused', 'expired'] as const;
/** Of what is owed. */
const owedStates = ['open', 'to-come', 'due', 'late', 'part-paid', 'disputed', 'paid', 'credit'] as const;
export const salesStates = ['all', ...paperStates, ...owedStates] as const;

const { kind: _kind, state: _state, ...narrowing } = itemFilter;

/** Every field narrows; none of them: everything. « due » is also the last day of an offer. */
const filter = {
  ...narrowing,
  group: z.optional(z.enum(salesGroups)),
  state: z.optional(z.enum(salesStates)),
  sending: z.optional(sendingFilter),
};
const order = { sort: z.optional(z.enum(itemSorts)), direction: z.optional(direction) };

const row = z.object({
  /** Of the open item, else of the document. */
  id,
  itemId: z.nullable(id),
  /** What was written in Encaisse; null for an invoice of another system. */
  documentId: z.nullable(id),
  kind: z.enum([...documentKinds, 'payment', 'transfer', 'late_charge']),
  /** Held back until the works are accepted (retenue de garantie). */
  isRetention: z.boolean(),
  /** Whether it may be issued or sent together with others; null without a document. */
  documentState: z.nullable(z.enum(['draft', 'sent', 'accepted', 'refused', 'issued'])),
  state: z.enum([...paperStates, 'to-come', 'due', 'late', 'part-paid', 'paid']),
  isDisputed: z.boolean(),
  number: z.string(),
  title: z.string(),
  reference: z.string(),
  customerId: z.nullable(id),
  customerName: z.string(),
  customerCode: z.string(),
  currency,
  issuedOn: z.nullable(isoDate),
  /** When it is due, or the last day of an offer. */
  dueOn: z.nullable(isoDate),
  daysLate: z.number(),
  /** Index of its aging bucket; null when nothing is due of it. */
  bucket: z.nullable(z.number()),
  /** Negative: we owe it to the customer. */
  amountMinor: amount,
  /** Null while nothing can be owed: a draft, an offer. */
  openMinor: z.nullable(amount),
  settledOn: z.nullable(isoDate),
  lastReminder: z.nullable(reminder),
  nextReminder: z.nullable(reminder),
  /** Where the document is on its way to the customer; null where that means nothing. */
  sending: z.nullable(sendingMark),
});

export const salesContract = {
  list: query({
    path: '/sales',
    permission: 'invoices.read',
    input: z.object({
      ...filter,
      ...order,
      cursor: z.optional(z.string().check(z.maxLength(1000))),
      limit: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(100))),
    }),
    output: z.object({ rows: z.array(row), next: z.nullable(z.string()) }),
    summary: 'Drafts, quotes, invoices (also imported ones), credit notes in one list: a page of a hundred',
  }),
  count: query({
    path: '/sales/count',
    permission: 'invoices.read',
    input: z.object(filter),
    output: z.object({
      count: z.number(),
      sums: z.array(
        z.object({
          currency,
          /** Of what is owed, or was. */
          amountMinor: amount,
          openMinor: amount,
          /** Of drafts and offers. */
          papersMinor: amount,
        }),
      ),
    }),
    summary: 'How many rows a filter finds, and their sums by currency',
  }),
  export: download(
    {
      path: '/sales/export',
      permission: 'export',
      input: z.object({ ...filter, ...order, format }),
      summary: 'The one list as CSV or XLSX',
    },
    z.unknown(),
  ),
} as const;
