import * as z from 'zod/mini';
import { amount, currency, id, isoDate, text } from '../../contract/wire.ts';
import { narrowing } from '../party/contract.ts';

/** What the list may show: documents leave out payments that are used up, else every payment would be a second row. */
export const itemKinds = ['documents', 'invoice', 'credit_note', 'payment'] as const;
export const itemStates = [
  'open',
  'to-come',
  'due',
  'late',
  'part-paid',
  'paid',
  'credit',
  'disputed',
  'all',
] as const;
export const itemSorts = [
  'issued',
  'number',
  'customer',
  'due',
  'amount',
  'open',
  'settled',
  'reminded',
] as const;

export const direction = z.enum(['ascending', 'descending']);
export const format = z.enum(['csv', 'xlsx']);
export const reminder = z.object({ step: z.string(), on: isoDate });

/** Every field narrows; none of them: what is open. Dates and amounts include both ends. */
export const itemFilter = {
  kind: z.optional(z.enum(itemKinds)),
  state: z.optional(z.enum(itemStates)),
  /** Index of an aging bucket of today. */
  bucket: z.optional(z.number().check(z.int(), z.minimum(0), z.maximum(9))),
  customerId: z.optional(id),
  ...narrowing,
  issuedFrom: z.optional(isoDate),
  issuedTo: z.optional(isoDate),
  dueFrom: z.optional(isoDate),
  dueTo: z.optional(isoDate),
  settledFrom: z.optional(isoDate),
  settledTo: z.optional(isoDate),
  amountFrom: z.optional(amount),
  amountTo: z.optional(amount),
  currency: z.optional(currency),
  /** The beginning of a number, or of a word of the customer’s name. */
  search: z.optional(text(100)),
};
