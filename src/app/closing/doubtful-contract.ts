import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { amount, currency, done, id, isoDate, text } from '../../contract/wire.ts';
import { run } from './run-shape.ts';

export const doubtfulReasons = ['insolvency', 'age', 'dispute', 'other'] as const;
const percent = z.string().check(z.regex(/^\d{1,3}([.]\d{1,4})?$/));
const scaleStep = z.object({ fromDays: z.number().check(z.int(), z.minimum(1), z.maximum(3650)), percent });

const row = z.object({
  itemId: id,
  number: z.string(),
  partyId: id,
  partyName: z.string(),
  dueOn: isoDate,
  currency,
  /** Null: the mark was lifted, or nothing is open: what stands is released. */
  mark: z.nullable(
    z.object({ reason: z.enum(doubtfulReasons), note: z.string(), on: isoDate, by: z.string() }),
  ),
  /** Base currency: open at the closing, the same without tax, what stands impaired. */
  openMinor: amount,
  netMinor: amount,
  standingMinor: amount,
  /** The entry of the item says no VAT. */
  isWithoutVat: z.boolean(),
  /** By its age, or as at the last closing; null: nothing is proposed. */
  proposed: z.nullable(percent),
  last: z.nullable(percent),
});

export const doubtfulContract = {
  read: query({
    path: '/closing/doubtful',
    permission: 'reports.read',
    input: z.object({ closingOn: isoDate }),
    output: z.object({
      today: isoDate,
      currency,
      reversesOn: isoDate,
      scale: z.array(scaleStep),
      rows: z.array(row),
      /** Open, late by as many days as the scale begins with, and not marked. */
      candidates: z.array(
        z.object({
          itemId: id,
          number: z.string(),
          partyId: id,
          partyName: z.string(),
          dueOn: isoDate,
          openMinor: amount,
          proposed: percent,
        }),
      ),
      run: z.nullable(run),
    }),
    summary: 'Doubtful items at a closing, what they are impaired by and what is proposed',
  }),
  book: command({
    path: '/closing/doubtful/book',
    permission: 'books.record',
    input: z.object({
      closingOn: isoDate,
      /** The day they come back to 411; the one after, unless it is said. */
      reversesOn: z.optional(isoDate),
      /** One for each marked item that is open. */
      items: z.array(z.object({ itemId: id, percent })).check(z.maxLength(5000)),
    }),
    output: z.object({ run }),
    summary:
      'Book doubtful customers (416) and their impairment (491) at a closing; an earlier booking is replaced',
  }),
  mark: command({
    path: '/closing/doubtful/mark',
    permission: 'customers.edit',
    input: z.object({
      itemIds: z.array(id).check(z.minLength(1), z.maxLength(500)),
      reason: z.enum(doubtfulReasons),
      note: text(300),
    }),
    output: done,
    summary: 'Mark items as doubtful, and why',
  }),
  lift: command({
    path: '/closing/doubtful/lift',
    permission: 'customers.edit',
    input: z.object({ itemId: id }),
    output: done,
    summary: 'An item is not doubtful any more',
  }),
  saveScale: command({
    path: '/closing/doubtful/scale',
    permission: 'books.record',
    input: z.object({ steps: z.array(scaleStep).check(z.maxLength(12)) }),
    output: done,
    summary: 'Set what is proposed by age',
  }),
} as const;
