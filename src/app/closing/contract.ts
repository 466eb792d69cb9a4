import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { amount, currency, done, id, isoDate } from '../../contract/wire.ts';
import { run } from './run-shape.ts';

export { doubtfulContract, doubtfulReasons } from './doubtful-contract.ts';
export { ratesContract } from './rates-contract.ts';

const closing = { closingOn: isoDate };
const rate = z.string().check(z.regex(/^\d{1,9}(\.\d{1,10})?$/));
const published = z.object({ on: isoDate, rate, source: z.enum(['ecb', 'hand']) });

const valued = {
  currency,
  /** In the currency; signed. */
  minor: amount,
  /** In base currency, as booked, and at the closing rate; null while there is none. */
  bookedMinor: amount,
  closingMinor: z.nullable(amount),
  differenceMinor: z.nullable(amount),
};

const steps = [
  'bank-lines',
  'suspense',
  'drafts',
  'to-invoice',
  'doubtful',
  'revaluation',
  'vat',
  'lock',
] as const;

export const closingContract = {
  checklist: query({
    path: '/closing/checklist',
    permission: 'reports.read',
    input: z.object({ closingOn: z.optional(isoDate) }),
    output: z.object({
      today: isoDate,
      currency,
      closingOn: isoDate,
      steps: z.array(
        z.object({
          step: z.enum(steps),
          state: z.enum(['done', 'to-do', 'nothing']),
          /** How many wait; of `vat`, `suspense` and `to-invoice` an amount in base currency. */
          count: z.number(),
          minor: z.nullable(amount),
          on: z.nullable(isoDate),
        }),
      ),
      /** Mirrors that are posted and whose day has not come. */
      pending: z.array(z.object({ entryId: id, name: z.string(), label: z.string(), on: isoDate })),
    }),
    summary: 'What is to do before a period closes, and what will undo itself after it',
  }),
  previewRevaluation: query({
    path: '/closing/revaluation',
    permission: 'reports.read',
    /** `rates`: chosen by a person where the day has none, `USD:2026-12-30`, separated by commas. */
    input: z.object({ ...closing, rates: z.optional(z.string().check(z.maxLength(1000))) }),
    output: z.object({
      today: isoDate,
      currency,
      reversesOn: isoDate,
      currencies: z.array(
        z.object({
          currency,
          /** Used; null: a person chooses one of the two. */
          rate: z.nullable(published),
          before: z.nullable(published),
          after: z.nullable(published),
        }),
      ),
      items: z.array(
        z.object({
          itemId: id,
          number: z.string(),
          partyId: id,
          partyName: z.string(),
          account: z.string(),
          ...valued,
        }),
      ),
      banks: z.array(z.object({ account: z.string(), name: z.string(), ...valued })),
      lossMinor: amount,
      gainMinor: amount,
      provisionStandingMinor: amount,
      /** What was booked for this day, to be replaced. */
      run: z.nullable(run),
    }),
    summary: 'Open items and bank accounts in other currencies at the closing rate, before it is booked',
  }),
  revalue: command({
    path: '/closing/revaluation/book',
    permission: 'books.record',
    input: z.object({
      ...closing,
      rates: z.array(z.object({ currency, on: isoDate })),
      withProvision: z.boolean(),
    }),
    output: z.object({ run }),
    summary:
      'Book the differences of conversion of a closing, and their mirror; an earlier booking is replaced',
  }),
  undo: command({
    path: '/closing/runs/:id/undo',
    permission: 'books.record',
    input: z.object({ id }),
    output: done,
    summary: 'Undo what a closing booked, while its period is open',
  }),
  unpaidCopies: query({
    path: '/closing/unpaid-copies',
    permission: 'payments.read',
    input: z.object({ itemId: id }),
    output: z.object({
      copies: z.array(
        z.object({
          writeOffId: id,
          netMinor: amount,
          vatMinor: amount,
          currency,
          writtenOn: isoDate,
          /** Why none can be made; null: it can. */
          refusal: z.nullable(z.enum(['no-pdf'])),
          made: z.nullable(z.object({ sha256: z.string(), on: isoDate, by: z.string() })),
        }),
      ),
    }),
    summary: 'Irrecoverable write-offs of an item whose VAT is taken back, and the copies made for them',
  }),
  makeUnpaidCopy: command({
    path: '/closing/unpaid-copies/make',
    permission: 'payments.write-off',
    input: z.object({ writeOffId: id }),
    output: z.object({ sha256: z.string() }),
    summary: 'Make and keep the copy of an unpaid invoice that gives its VAT back (CGI art. 272)',
  }),
} as const;
