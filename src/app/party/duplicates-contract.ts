import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { currency, done, id, instant, isoDate, none } from '../../contract/wire.ts';

const pairs = z.array(z.object({ a: id, b: id })).check(z.minLength(1), z.maxLength(200));

const duplicate = z.object({
  id,
  code: z.string(),
  kind: z.enum(['company', 'individual', 'public_body']),
  name: z.string(),
  siren: z.string(),
  siret: z.string(),
  vatNumber: z.string(),
  currency,
  address: z.string(),
  contacts: z.number(),
  recordedOn: isoDate,
});

/** Customers that may be one, and those of whom somebody said that they are not. */
export const duplicatesContract = {
  duplicates: query({
    path: '/customers/duplicates',
    permission: 'customers.read',
    input: none,
    output: z.object({
      groups: z.array(
        z.object({
          reason: z.enum(['siren', 'vat', 'name']),
          value: z.string(),
          customers: z.array(duplicate),
        }),
      ),
      /** Pairs somebody has said are two, the latest first. */
      dismissed: z.array(z.object({ customers: z.array(duplicate), by: z.string(), at: instant })),
    }),
    summary: 'Customers that may be one: same SIREN, same VAT number, same name and post code',
  }),
  dismissDuplicates: command({
    path: '/customers/duplicates/dismiss',
    permission: 'customers.edit',
    input: z.object({ pairs }),
    output: done,
    summary: 'Say that customers who look alike are not one: they are not proposed again',
  }),
  restoreDuplicates: command({
    path: '/customers/duplicates/restore',
    permission: 'customers.edit',
    input: z.object({ pairs }),
    output: done,
    summary: 'Let customers who look alike be proposed again',
  }),
} as const;
