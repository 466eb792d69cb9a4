import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { amount, currency, done, id, isoDate, none, text } from '../../contract/wire.ts';

const rate = z.object({
  /** '2026-2': July to December. */
  semester: z.string(),
  /** Percent a year. */
  ecbPercent: z.string(),
  legalPercent: z.string(),
  source: z.enum(['published', 'company']),
  /** The company’s own stands instead of the published one. */
  replaces: z.boolean(),
});

/** A rate as invoices print it, and what it comes to in the current semester. */
const mention = z.object({
  text: z.string(),
  /** `none`: nothing is printed, the law’s applies. `unread`: no rate can be read from it, no interest is computed. */
  kind: z.enum(['none', 'central-bank', 'legal', 'contract', 'unread']),
  /** Points, times or percent. */
  figure: z.string(),
  percent: z.nullable(z.string()),
  /** Three times the legal rate, where it is below (C. com. L441-10 II). */
  floor: z.nullable(z.string()),
});

const rates = z.object({
  rates: z.array(rate),
  /** Of today. */
  semester: z.string(),
  /** The current one, while nobody gave its rates. */
  missing: z.nullable(z.string()),
  mention,
});

const settings = z.object({
  accounts: z.object({ interest: text(12), indemnity: text(12) }),
  waiverDays: z.nullable(z.number().check(z.int(), z.minimum(0), z.maximum(365))),
});

const slice = z.object({
  from: isoDate,
  to: isoDate,
  days: z.number(),
  baseMinor: amount,
  percent: z.string(),
  interestMinor: amount,
});

const sum = z.object({
  computedMinor: amount,
  announcedMinor: amount,
  bookedMinor: amount,
  waivedMinor: amount,
  /** What may still be claimed or booked: computed, less booked and waived. */
  claimableMinor: amount,
});

const charge = z.object({
  itemId: id,
  number: z.string(),
  dueOn: isoDate,
  /** The day all was paid; null while something is open. */
  paidOn: z.nullable(isoDate),
  openMinor: amount,
  contestedMinor: amount,
  /** Of the interest; the indemnity is in euros. */
  currency,
  interest: sum,
  indemnity: sum,
  slices: z.array(slice),
  /** The first semester without rates: interest is counted to the day before. */
  missing: z.nullable(z.string()),
  countedTo: z.nullable(isoDate),
  unreadRate: z.nullable(z.string()),
  exemption: z.nullable(
    z.object({
      /** Null: the company’s rule. */
      id: z.nullable(id),
      scope: z.enum(['item', 'customer', 'rule']),
      reason: z.string(),
      on: z.nullable(isoDate),
      by: z.string(),
    }),
  ),
  /** Booked ones, as the items they are asked for with. */
  booked: z.array(
    z.object({ itemId: id, number: z.string(), amountMinor: amount, currency, openMinor: amount }),
  ),
  events: z.array(
    z.object({
      kind: z.enum(['indemnity', 'interest']),
      state: z.enum(['announced', 'booked', 'waived', 'cancelled']),
      amountMinor: amount,
      currency,
      on: isoDate,
      by: z.string(),
      reason: z.string(),
      upTo: z.nullable(isoDate),
    }),
  ),
});

const customer = z.object({
  asOf: isoDate,
  /** A consumer owes neither indemnity nor L441-10 interest. */
  isConsumer: z.boolean(),
  mention,
  /** '' = the company’s. */
  lateRate: z.string(),
  insolventSince: z.nullable(isoDate),
  exemption: z.nullable(z.object({ id, reason: z.string(), on: isoDate, by: z.string() })),
  items: z.array(charge),
});

export const chargesContract = {
  rates: query({
    path: '/charges/rates',
    permission: 'organization.read',
    input: none,
    output: rates,
    summary: 'Rates of late interest by semester, and what the printed rate comes to',
  }),
  saveRate: command({
    path: '/charges/rates/save',
    permission: 'organization.edit',
    input: z.object({ semester: text(6), ecbPercent: text(10), legalPercent: text(10) }),
    output: rates,
    summary: 'Give the rates of a semester',
  }),
  dropRate: command({
    path: '/charges/rates/drop',
    permission: 'organization.edit',
    input: z.object({ semester: text(6) }),
    output: rates,
    summary: 'Forget the rates given for a semester',
  }),
  settings: query({
    path: '/charges/settings',
    permission: 'organization.read',
    input: none,
    output: settings,
    summary: 'Accounts of late charges, and the rule that gives them up',
  }),
  editSettings: command({
    path: '/charges/settings/edit',
    permission: 'organization.edit',
    input: settings,
    output: settings,
    summary: 'Edit the accounts of late charges and the rule that gives them up',
  }),
  customer: query({
    path: '/charges/customers/:id',
    permission: 'payments.read',
    input: z.object({ id }),
    output: customer,
    summary: 'Late charges of a customer, invoice by invoice, to this day',
  }),
  editTerms: command({
    path: '/charges/customers/terms',
    permission: 'customers.edit',
    input: z.object({ id, lateRate: text(200), insolventSince: z.nullable(isoDate) }),
    output: customer,
    summary: 'Edit the late rate agreed with a customer, and the opening of collective proceedings',
  }),
  book: command({
    path: '/charges/book',
    permission: 'charges.book',
    input: z.object({ itemIds: z.array(id).check(z.minLength(1), z.maxLength(200)) }),
    output: z.object({ booked: z.number() }),
    summary: 'Put the late charges of invoices into the books, as items to be paid',
  }),
  undo: command({
    path: '/charges/undo',
    permission: 'charges.book',
    input: z.object({ itemId: id }),
    output: done,
    summary: 'Take a booked late charge out of the books',
  }),
  waive: command({
    path: '/charges/waive',
    permission: 'payments.write-off',
    input: z.object({
      partyId: id,
      /** Null: all of the customer’s, now and later. */
      itemIds: z.nullable(z.array(id).check(z.minLength(1), z.maxLength(200))),
      reason: text(300),
    }),
    output: done,
    summary: 'Give up late charges, with a reason',
  }),
  liftWaiver: command({
    path: '/charges/waive/lift',
    permission: 'payments.write-off',
    input: z.object({ id }),
    output: done,
    summary: 'Claim again what was given up',
  }),
} as const;
