import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { vatTreatment } from '../../contract/document-shapes.ts';
import { currency, id, isoDate, none, text } from '../../contract/wire.ts';

const price = z.string().check(z.regex(/^-?\d{1,12}(\.\d{1,6})?$/));

const productFields = {
  name: text(300).check(z.minLength(1)),
  description: text(4000),
  nature: z.enum(['goods', 'services']),
  unit: text(10).check(z.minLength(1)),
  /** Without VAT, in base currency. */
  unitPrice: price,
  vat: vatTreatment,
  /** Revenue account; '' = by nature. */
  account: text(12),
  prices: z.array(z.object({ currency, customerGroup: text(100), unitPrice: price })).check(z.maxLength(100)),
};

export const product = z.object({
  id,
  code: z.string(),
  ...productFields,
  isArchived: z.boolean(),
  version: z.number(),
});

export const productsContract = {
  list: query({
    path: '/products',
    permission: 'products.read',
    input: z.object({
      search: z.optional(text(100)),
      /** Those put away instead of those in use. */
      archived: z.optional(z.enum(['yes', 'no'])),
      cursor: z.optional(z.string().check(z.maxLength(1000))),
    }),
    output: z.object({ products: z.array(product), next: z.nullable(z.string()) }),
    summary: 'Products and services by name',
  }),
  choices: query({
    path: '/products/choices',
    permission: 'products.read',
    input: none,
    output: z.object({
      baseCurrency: currency,
      today: isoDate,
      /** Whose rates apply; null outside French VAT. */
      territory: z.nullable(z.enum(['metropole', 'corse', 'dom', 'without-vat'])),
      vatRegime: z.enum(['real', 'franchise']),
      /** Class 7 of the chart. */
      accounts: z.array(z.object({ code: z.string(), name: z.string() })),
      /** Debtor groups in use. */
      customerGroups: z.array(z.string()),
    }),
    summary: 'What a product can be set to: VAT, revenue accounts, groups of customers',
  }),
  read: query({
    path: '/products/:id',
    permission: 'products.read',
    input: z.object({ id }),
    output: product,
    summary: 'A product or service with its prices',
  }),
  create: command({
    path: '/products/create',
    permission: 'products.edit',
    input: z.object({
      /** Empty: the next one. */
      code: text(40),
      ...productFields,
    }),
    output: product,
    summary: 'Create a product or service',
  }),
  edit: command({
    path: '/products/:id/edit',
    permission: 'products.edit',
    input: z.object({ id, version: z.number(), ...productFields }),
    output: product,
    summary: 'Change a product; documents already written keep what they say',
  }),
  archive: command({
    path: '/products/:id/archive',
    permission: 'products.edit',
    input: z.object({ id, version: z.number(), isArchived: z.boolean() }),
    output: product,
    summary: 'Put a product away, or bring it back',
  }),
} as const;
