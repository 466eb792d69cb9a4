import * as z from 'zod/mini';
import { documentContent } from '../../contract/document-shapes.ts';
import { command, query, upload } from '../../contract/endpoint.ts';
import { amount, currency, finding, id, instant, isoDate, none, text } from '../../contract/wire.ts';

/** What becomes of a document made without a person: left to check, issued, or issued and e-mailed. */
export const billingModes = ['draft', 'issue', 'send'] as const;
const mode = z.enum(billingModes);
export const deliveryStates = ['waiting', 'drafted', 'invoiced', 'cancelled'] as const;
const decimal = z.string().check(z.regex(/^\d{1,12}(\.\d{1,8})?$/));
const state = z.enum(deliveryStates);
const hour = z.number().check(z.int(), z.minimum(0), z.maximum(23));
const sums = z.array(z.object({ currency, netMinor: amount, grossMinor: amount, count: z.number() }));

const delivery = z.object({
  id,
  customerId: id,
  customerName: z.string(),
  origin: z.string(),
  reference: z.string(),
  nature: z.enum(['goods', 'services']),
  deliveredOn: isoDate,
  purchaseOrder: z.string(),
  currency,
  netMinor: amount,
  grossMinor: amount,
  /** The first thing delivered, in words. */
  summary: z.string(),
  lineCount: z.number(),
  state,
  documentId: z.nullable(id),
  documentNumber: z.string(),
  issuedOn: z.nullable(isoDate),
  cancelReason: z.string(),
  /** Why the customer’s rule could not invoice it. */
  findings: z.array(finding),
  version: z.number(),
});

const newDelivery = z.object({
  customerId: id,
  /** The name of the system it comes from: with its reference, the key by which it is known again. */
  origin: z.optional(text(40)),
  reference: text(60),
  nature: z.enum(['goods', 'services']),
  deliveredOn: isoDate,
  purchaseOrder: text(60),
  /** The customer’s when absent. */
  currency: z.optional(currency),
  lines: documentContent.shape.lines.check(z.minLength(1), z.maxLength(200)),
});

const month = z.object({
  month: isoDate,
  count: z.number(),
  medianDays: z.nullable(z.number()),
  shareWithin: z.nullable(z.number()),
});

const rule = z.object({
  customerId: id,
  customerName: z.string(),
  moment: z.enum(['at_once', 'month_end']),
  byOrder: z.boolean(),
  mode,
  hour,
  /** The clock of the customer where it is not the company’s; the hour is its hour. */
  customerZone: z.nullable(z.string()),
  version: z.number(),
});

const closingRates = z.array(z.object({ currency, rate: decimal })).check(z.maxLength(50));

const accrual = z.object({
  closingOn: isoDate,
  deliveries: z.number(),
  netMinor: amount,
  taxMinor: amount,
  /** Of the closing day, as given: base currency for one unit. */
  rates: closingRates,
  recordedBy: z.string(),
  recordedAt: instant,
});

export const billingContract = {
  deliveries: query({
    path: '/billing/deliveries',
    permission: 'invoices.read',
    input: z.object({
      state: z.optional(state),
      customerId: z.optional(id),
      search: z.optional(text(100)),
      cursor: z.optional(z.string()),
    }),
    output: z.object({ deliveries: z.array(delivery), next: z.nullable(z.string()) }),
    summary: 'Deliveries and finished services, those that wait oldest first, others latest first',
  }),
  waiting: query({
    path: '/billing/waiting',
    permission: 'invoices.read',
    input: none,
    output: z.object({
      today: isoDate,
      count: z.number(),
      customers: z.number(),
      oldestOn: z.nullable(isoDate),
      sums,
      /** Drafts of deliveries that are not issued. */
      drafted: z.number(),
      /** Deliveries that their customer’s rule could not invoice. */
      failed: z.number(),
    }),
    summary: 'What waits to be invoiced, and what could not be',
  }),
  delay: query({
    path: '/billing/delay',
    permission: 'invoices.read',
    input: z.object({ withinDays: z.number().check(z.int(), z.minimum(0), z.maximum(365)) }),
    output: z.object({
      count: z.number(),
      medianDays: z.nullable(z.number()),
      shareWithin: z.nullable(z.number()),
      /** Twelve months by the month of issue, latest first; months without an invoice are left out. */
      months: z.array(month),
    }),
    summary: 'Days from delivery to invoice: median, and share within so many days, by month of issue',
  }),
  add: command({
    path: '/billing/deliveries/add',
    permission: 'invoices.edit',
    input: newDelivery,
    output: delivery,
    summary: 'Note a delivery or a finished service to invoice',
  }),
  cancel: command({
    path: '/billing/deliveries/:id/cancel',
    permission: 'invoices.edit',
    input: z.object({ id, version: z.number(), reason: text(300) }),
    output: delivery,
    summary: 'It will not be invoiced: returned, given, noted twice',
  }),
  import: upload({
    path: '/billing/deliveries/import',
    permission: 'invoices.edit',
    input: z.object({ run: z.enum(['check', 'take']) }),
    output: z.object({
      taken: z.boolean(),
      deliveries: z.number(),
      customers: z.number(),
      lines: z.number(),
      sums,
      /** There already, by reference. */
      known: z.number(),
      /** At most 200, with what is wrong. Deliveries with such a line are left out whole. */
      bad: z.array(z.object({ line: z.number(), finding })),
      badCount: z.number(),
    }),
    summary: 'Deliveries from a CSV or XLSX table; `check` takes nothing and says what would be taken',
    maxBytes: 20_000_000,
  }),
  bill: command({
    path: '/billing/bill',
    permission: 'invoices.edit',
    input: z.object({
      ids: z.array(id).check(z.minLength(1), z.maxLength(500)),
      by: z.enum(['each', 'month']),
      byOrder: z.boolean(),
      mode,
    }),
    output: z.object({
      results: z.array(
        z.object({
          customerId: id,
          customerName: z.string(),
          deliveries: z.number(),
          documentId: z.nullable(id),
          number: z.string(),
          currency,
          grossMinor: z.nullable(amount),
          /** Why it was refused; of one that was made, what should be known. */
          findings: z.array(finding),
        }),
      ),
    }),
    summary: 'Invoice deliveries, one by one or a month together; each result stands for itself',
  }),
  rules: query({
    path: '/billing/rules',
    permission: 'invoices.read',
    input: none,
    output: z.object({ rules: z.array(rule) }),
    summary: 'How customers’ deliveries are invoiced by themselves',
  }),
  saveRule: command({
    path: '/billing/rules/save',
    permission: 'invoices.issue',
    input: z.object({
      customerId: id,
      moment: z.enum(['at_once', 'month_end']),
      byOrder: z.boolean(),
      mode,
      hour,
      /** 0 for a new one. */
      version: z.number(),
    }),
    output: z.object({ rules: z.array(rule) }),
    summary: 'Invoice a customer’s deliveries at once or at the end of each month',
  }),
  dropRule: command({
    path: '/billing/rules/drop',
    permission: 'invoices.issue',
    input: z.object({ customerId: id, version: z.number() }),
    output: z.object({ rules: z.array(rule) }),
    summary: 'Deliveries of the customer wait for a person again',
  }),
  accruals: query({
    path: '/billing/accruals',
    permission: 'invoices.read',
    input: none,
    output: z.object({ accruals: z.array(accrual) }),
    summary: 'Closings for which what was not invoiced yet was booked',
  }),
  toAccrue: query({
    path: '/billing/accruals/due',
    permission: 'invoices.read',
    input: z.object({ closingOn: isoDate }),
    output: z.object({ sums }),
    summary: 'What a closing on that day would book, by currency: each foreign one wants its rate of the day',
  }),
  accrue: command({
    path: '/billing/accruals/book',
    permission: 'invoices.record',
    input: z.object({ closingOn: isoDate, rates: z.optional(closingRates) }),
    output: z.object({ accrual }),
    summary: 'Book what was delivered and not invoiced by a day (4181), undone on the next day',
  }),
} as const;
