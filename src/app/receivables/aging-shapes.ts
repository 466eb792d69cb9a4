import * as z from 'zod/mini';
import { amount, currency } from '../../contract/wire.ts';

export const count = z.number();
const sum = z.object({ count, sumMinor: amount });
export const inCurrency = z.object({ currency, minor: amount });

export const bucket = z.object({
  index: z.number(),
  fromDays: z.nullable(z.number()),
  toDays: z.nullable(z.number()),
  colour: z.string(),
});

/** What is owed in one currency, by delay. */
export const aging = z.object({
  currency,
  buckets: z.array(z.object({ index: z.number(), count, sumMinor: amount })),
  /** Credit notes and unused payments: negative. */
  credits: sum,
  /** Σ buckets. */
  owedMinor: amount,
  overdueMinor: amount,
  /** Σ buckets + credits: what account 411 shows. */
  outstandingMinor: amount,
});
