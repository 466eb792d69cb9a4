import * as z from 'zod/mini';
import { command, query, upload } from '../../contract/endpoint.ts';
import { currency, done, isoDate, none } from '../../contract/wire.ts';

const rate = z.string().check(z.regex(/^\d{1,9}([.]\d{1,10})?$/));
const published = z.object({ currency, on: isoDate, rate, source: z.enum(['ecb', 'hand']) });

/** Units of a currency for one unit of base. */
export const ratesContract = {
  list: query({
    path: '/rates',
    permission: 'reports.read',
    input: z.object({ currency: z.optional(currency) }),
    output: z.object({
      today: isoDate,
      base: currency,
      /** The latest of each currency, by code. */
      latest: z.array(published),
      /** Of the currency asked for, the latest first, a hundred at most. */
      history: z.array(published),
      /** Asked of the ECB every day: `problem` of the last look, and days that are out and not kept. */
      feed: z.object({
        isOn: z.boolean(),
        problem: z.enum(['', 'unavailable', 'timeout', 'too-large', 'unreadable', 'rate-limited']),
        lookedAt: z.nullable(z.string()),
        missing: z.array(isoDate),
      }),
      counts: z.object({ rates: z.number(), firstOn: z.nullable(isoDate), lastOn: z.nullable(isoDate) }),
    }),
    summary: 'Rates of exchange that are kept',
  }),
  on: query({
    path: '/rates/on',
    permission: 'invoices.read',
    input: z.object({ currency, on: isoDate }),
    output: z.object({
      rate: z.nullable(published),
      before: z.nullable(published),
      after: z.nullable(published),
      /** Base for one unit of the currency, to eight decimals, at `rate` or else `before`. */
      perUnit: z.nullable(z.string()),
    }),
    summary: 'The rate of a day, or the nearest ones published',
  }),
  upload: upload({
    path: '/rates/upload',
    permission: 'books.record',
    maxBytes: 16 * 1024 * 1024,
    input: none,
    output: z.object({
      kept: z.number(),
      /** Older than what is kept. */
      older: z.number(),
      /** Days on which one typed by hand stays. */
      byHand: z.number(),
      from: z.nullable(isoDate),
      until: z.nullable(isoDate),
    }),
    summary: 'Read a file of euro reference rates of the ECB: eurofxref as CSV, XML or ZIP',
  }),
  save: command({
    path: '/rates/save',
    permission: 'books.record',
    input: z.object({ currency, on: isoDate, rate }),
    output: done,
    summary: 'Give a rate by hand; it takes the place of the one kept for that day',
  }),
  feed: command({
    path: '/rates/feed',
    permission: 'books.record',
    input: z.object({ isOn: z.boolean() }),
    output: done,
    summary: 'Ask the ECB for its reference rates every day, or not any more',
  }),
  drop: command({
    path: '/rates/drop',
    permission: 'books.record',
    input: z.object({ currency, on: isoDate }),
    output: done,
    summary: 'Throw a rate away',
  }),
} as const;
