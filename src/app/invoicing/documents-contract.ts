import * as z from 'zod/mini';
import { command, download, query } from '../../contract/endpoint.ts';
import { documentContent } from '../../contract/document-shapes.ts';
import { customerVatRegimes } from '../../core/party/index.ts';
import { narrowing } from '../party/contract.ts';
import { amount, currency, done, id, instant, isoDate, text } from '../../contract/wire.ts';
import { document, kind, state } from './document-answer.ts';
import { sendingFilter, sendingMark } from './sending-contract.ts';
import { settingsContract } from './settings-contract.ts';

export { documentStates } from './document-answer.ts';

const creditable = z.object({
  /** Of the invoice, not of its document. */
  id,
  kind,
  number: z.string(),
  issuedOn: isoDate,
  currency,
  totalMinor: amount,
  /** VAT included, after its credit notes. */
  leftMinor: amount,
  /** It was issued here: its lines can be taken over. */
  hasLines: z.boolean(),
});

const row = z.object({
  id,
  kind,
  state,
  number: z.string(),
  title: z.string(),
  customerId: z.nullable(id),
  customerName: z.string(),
  issuedOn: z.nullable(isoDate),
  /** Of what is still open; once all is settled, of what was due last. */
  dueOn: z.nullable(isoDate),
  validUntil: z.nullable(isoDate),
  currency,
  grossMinor: amount,
  openMinor: z.nullable(amount),
  settledOn: z.nullable(isoDate),
  changedAt: instant,
  /** Where it stands on its way to the customer; null for drafts. */
  sending: z.nullable(sendingMark),
});

export const documentGroups = ['all', 'drafts', 'quotes', 'invoices', 'credit_notes'] as const;
/** What the list is narrowed to; « everything » of a bulk run means the same. */
export const listFilter = {
  group: z.optional(z.enum(documentGroups)),
  customerId: z.optional(id),
  search: z.optional(text(100)),
  sending: z.optional(sendingFilter),
  ...narrowing,
};

const identified = z.object({ id, version: z.number() });

/** What the rates and prices offered for a line follow from. */
const parties = z.object({
  vatRegime: z.enum(['real', 'franchise']),
  /** Of the seller, then of the customer: where VAT may be due. */
  places: z.array(z.object({ country: z.string(), postalCode: z.string() })),
  /** Of the customer, for the price of a product. */
  customerGroup: z.string(),
  /** Of the customer: what lines start from; '' = by nature. */
  customerAccount: z.string(),
  customerVatRegime: z.enum(customerVatRegimes),
});

export const documentsContract = {
  list: query({
    path: '/documents',
    permission: 'invoices.read',
    input: z.object({ ...listFilter, cursor: z.optional(z.string()) }),
    output: z.object({ documents: z.array(row), next: z.nullable(z.string()) }),
    summary: 'Drafts, quotes, invoices and credit notes, latest first',
  }),
  count: query({
    path: '/documents/count',
    permission: 'invoices.read',
    input: z.object({}),
    output: z.object({
      drafts: z.number(),
      quotesWaiting: z.number(),
      /** Accepted quotes whose work is not wholly invoiced. */
      quotesAccepted: z.number(),
    }),
    summary: 'What waits to be issued or answered',
  }),
  start: query({
    path: '/documents/new',
    permission: 'invoices.edit',
    input: z.object({ kind, customerId: z.optional(id) }),
    output: z.object({
      content: documentContent,
      today: isoDate,
      baseCurrency: currency,
      parties,
      /** The clock of the customer where it is not the company’s. */
      customerZone: z.nullable(z.string()),
    }),
    summary: 'An empty document with the customer’s terms, language and means of payment',
  }),
  read: query({
    path: '/documents/:id',
    permission: 'invoices.read',
    input: z.object({ id }),
    output: document,
    summary: 'A document with its seller, its buyer, and what keeps it from being issued',
  }),
  create: command({
    path: '/documents/create',
    permission: 'invoices.edit',
    input: z.object({ content: documentContent }),
    output: document,
    summary: 'Keep a new draft',
  }),
  edit: command({
    path: '/documents/:id/edit',
    permission: 'invoices.edit',
    input: z.object({ id, version: z.number(), content: documentContent }),
    output: document,
    summary: 'Change a draft',
  }),
  discard: command({
    path: '/documents/:id/discard',
    permission: 'invoices.edit',
    input: identified,
    output: done,
    summary: 'Throw a draft away; what was sent or issued stays',
  }),
  issue: command({
    path: '/documents/:id/issue',
    permission: 'invoices.issue',
    input: z.object({ id, version: z.number(), send: z.boolean() }),
    output: document,
    summary: 'Issue a draft: number, entry, seal; cannot be undone. `send`: e-mail it once its PDF is made',
  }),
  conclude: command({
    path: '/documents/:id/conclude',
    permission: 'invoices.edit',
    input: z.object({
      id,
      version: z.number(),
      outcome: z.enum(['sent', 'accepted', 'refused']),
      note: text(300),
      /** Of the options of a quote, those that the customer chose; none when it is absent. */
      options: z.optional(z.array(text(40)).check(z.maxLength(500))),
    }),
    output: document,
    summary: 'A quote, confirmation or pro forma was sent; a quote was accepted or refused',
  }),
  convert: command({
    path: '/documents/:id/convert',
    permission: 'invoices.edit',
    input: z.object({
      id,
      to: kind,
      /** Deposits and progress: a part of the whole, in percent. */
      percent: z.optional(z.string().check(z.regex(/^\d{1,3}(\.\d{1,4})?$/))),
    }),
    output: document,
    summary: 'A draft made of another document: quote to order, deposit, progress, final invoice, copy',
  }),
  credit: command({
    path: '/documents/:id/credit',
    permission: 'invoices.edit',
    input: z.object({ id, reason: text(500) }),
    output: document,
    summary: 'A draft credit note of the whole of an issued invoice; parts are taken out of it by editing',
  }),
  creditable: query({
    path: '/documents/creditable',
    permission: 'invoices.read',
    input: z.object({ customerId: id, search: z.optional(text(60)) }),
    output: z.object({ invoices: z.array(creditable), hasMore: z.boolean() }),
    summary: 'Invoices of a customer of which something is left to credit, by number, day or amount',
  }),
  proposeCredit: query({
    path: '/documents/credit-proposal',
    permission: 'invoices.edit',
    input: z.object({ invoiceId: id }),
    output: z.object({ content: documentContent }),
    summary: 'What a credit note of all that is left of an invoice says; nothing is kept',
  }),
  send: command({
    path: '/documents/:id/send',
    permission: 'messages.send',
    input: z.object({
      id,
      to: z.array(text(254)).check(z.minLength(1), z.maxLength(10)),
      subject: text(300),
      body: text(8000),
    }),
    output: document,
    summary: 'E-mail an issued document, or a quote, with its PDF',
  }),
  preview: download(
    {
      path: '/documents/:id/preview',
      permission: 'invoices.read',
      input: z.object({ id }),
      summary: 'The draft as its PDF would be; nothing is kept',
    },
    z.unknown(),
  ),
  pdf: download(
    {
      path: '/documents/:id/pdf',
      permission: 'invoices.read',
      input: z.object({ id }),
      summary: 'The PDF made when it was issued, with its electronic invoice inside',
    },
    z.unknown(),
  ),
  xml: download(
    {
      path: '/documents/:id/xml',
      permission: 'invoices.read',
      input: z.object({ id, syntax: z.enum(['cii', 'ubl']) }),
      summary: 'The electronic invoice by itself',
    },
    z.unknown(),
  ),
  ...settingsContract,
} as const;
